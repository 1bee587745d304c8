import { useMutation } from '@tanstack/react-query';
import type { CallAnswer, CallInput, CallMap } from './bridge.ts';
import { useBridge } from './EngineProvider.tsx';
import { asInariError } from './useEngine.ts';

/**
 * Something done now, by the engine or the main process, and never repeated for you: sign in, sync now, choose files.
 *
 *   const syncNow = useCall('syncNow');
 *   <Button onPress={() => syncNow.start({})} isBusy={syncNow.isRunning}>…
 *
 * `run` gives the answer and rejects; `start` only starts, and the failure stands in `error`.
 */
export function useCall<Name extends keyof CallMap>(name: Name) {
  const bridge = useBridge();
  const mutation = useMutation<CallAnswer<Name>, unknown, CallInput<Name>>({
    mutationFn: (input) => bridge.call(name, input),
  });
  return {
    run: mutation.mutateAsync,
    start: (input: CallInput<Name>) => mutation.mutate(input),
    isRunning: mutation.isPending,
    answer: mutation.data,
    error: asInariError(mutation.error),
    forgetError: mutation.reset,
  };
}
