import { useMutation } from '@tanstack/react-query';
import type { InariError } from '../../shared/errors.ts';
import type { AnswerOf, Commands, InputOf } from '../../shared/ipc.ts';
import { useBridge } from './EngineProvider.tsx';
import { asInariError } from './useEngine.ts';

/**
 * A change that goes through the outbox. It is kept on this computer when the promise resolves and shows at once, through
 * the announcement; the promise rejects only if it could not be kept. Look at `refused` for what the rules turned down.
 *
 *   const setStatus = useCommand('setTaskStatus');
 *   const { refused } = await setStatus.run({ taskIds, taskStatusId });
 */
export function useCommand<Name extends keyof Commands>(name: Name) {
  const bridge = useBridge();
  const mutation = useMutation<AnswerOf<Commands, Name>, unknown, InputOf<Commands, Name>>({
    mutationFn: (input) => bridge.command(name, input),
  });
  return {
    run: mutation.mutateAsync,
    isRunning: mutation.isPending,
    error: asInariError(mutation.error) satisfies InariError | null,
    forgetError: mutation.reset,
  };
}
