import { useEffect, useState } from 'react';
import type { ViewerProblem } from './viewer.ts';

type State = { readonly bytes: Uint8Array<ArrayBuffer> | null; readonly problem: ViewerProblem | null };

const nothing: State = { bytes: null, problem: null };

/**
 * All of a file, fetched when it is not on this disk. Another `attempt` tries anew what was not here.
 * @param url null: of none
 * @param mostBytes what is larger is not read into memory
 */
export function useFileBytes(url: string | null, mostBytes: number, attempt: string): State {
  const [held, setHeld] = useState<State & { readonly url: string | null }>({ ...nothing, url: null });
  const isHere = held.url === url && held.bytes !== null;
  useEffect(() => {
    if (isHere || url === null) return undefined;
    const stopper = new AbortController();
    readAll(url, mostBytes, stopper.signal).then(
      (read) => setHeld({ ...read, url }),
      () => {
        // Left meanwhile: nobody waits for it. Anything else was cut on its way.
        if (!stopper.signal.aborted) setHeld({ bytes: null, problem: 'not-here', url });
      },
    );
    return () => stopper.abort();
  }, [url, mostBytes, attempt, isHere]);
  return held.url === url ? held : nothing;
}

async function readAll(url: string, mostBytes: number, signal: AbortSignal): Promise<State> {
  const answer = await fetch(url, { signal });
  if (!answer.ok) {
    await answer.body?.cancel();
    return { bytes: null, problem: 'not-here' };
  }
  if (Number(answer.headers.get('content-length') ?? 0) > mostBytes) {
    await answer.body?.cancel();
    return { bytes: null, problem: 'too-large' };
  }
  return { bytes: new Uint8Array(await answer.arrayBuffer()), problem: null };
}
