import { useEffect, useState } from 'react';
import type { Medium } from './movie/medium.ts';
import type { MediumAddress, MediumPool } from './movie/mediumPool.ts';
import { MovieError } from './movie/openMovie.ts';

export type MediumState = {
  /** Of the address it was opened for; null while it is being opened, or could not be. */
  readonly medium: Medium | null;
  readonly problem: MovieError | null;
};

const nothing: MediumState = { medium: null, problem: null };

/** Keeps a medium open for as long as it is asked for. Another `attempt` is a reason to try anew what was not here. */
export function useMedium(pool: MediumPool, address: MediumAddress | null, attempt: string): MediumState {
  const [held, setHeld] = useState<MediumState & { readonly key: string }>({ ...nothing, key: '' });
  const id = address?.id ?? '';
  // What is on screen stays there, whatever else has come; only what failed is tried anew.
  const [tried, setTried] = useState({ attempt, times: 0 });
  if (tried.attempt !== attempt) setTried({ attempt, times: tried.times + (held.problem === null ? 0 : 1) });
  const key = `${id} ${String(tried.times)}`;
  const { kind = 'movie', url = '', productionFps = 0 } = address ?? {};
  // What was opened ahead is there at once: nothing is taken off the page and put back on it.
  const ahead = held.key === key ? null : pool.opened(id);
  if (ahead !== null) setHeld({ medium: ahead, problem: ahead.problem(), key });
  useEffect(() => {
    if (id === '') return undefined;
    let isCurrent = true;
    let stopListening = (): void => undefined;
    const known = pool.opened(id);
    const lease = pool.lease({ kind, id, url, productionFps });
    lease.medium.then(
      (medium) => {
        if (!isCurrent) return;
        const tell = () => setHeld({ medium, problem: medium.problem(), key });
        stopListening = medium.onChange(() => {
          if (medium.problem() !== null) tell();
        });
        if (medium !== known || medium.problem() !== null) tell();
      },
      (error: unknown) => {
        const problem = error instanceof MovieError ? error : new MovieError('not-readable', String(error));
        if (isCurrent) setHeld({ medium: null, problem, key });
      },
    );
    return () => {
      isCurrent = false;
      stopListening();
      lease.release();
    };
  }, [pool, kind, id, url, productionFps, key]);
  return held.key === key ? held : nothing;
}
