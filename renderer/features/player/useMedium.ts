import { useEffect, useState } from 'react';
import type { Medium } from './movie/medium.ts';
import type { MediumAddress, MediumPool } from './movie/mediumPool.ts';
import { MovieError } from './movie/openMovie.ts';

export type MediumState = {
  /** Of the address it was opened for; null while it is being opened, or could not be. */
  readonly medium: Medium | null;
  readonly problem: MovieError | null;
};

export type TriedMedium = MediumState & {
  /** Why it could not be opened the last time, while it is tried anew. */
  readonly before: MovieError | null;
};

const nothing: TriedMedium = { medium: null, problem: null, before: null };

/** Keeps a medium open for as long as it is asked for. Another `attempt` is a reason to try anew what was not here. */
export function useMedium(pool: MediumPool, address: MediumAddress | null, attempt: string): TriedMedium {
  const [held, setHeld] = useState({ ...nothing, id: '', key: '' });
  const id = address?.id ?? '';
  // What is on screen stays there, whatever else has come; only what failed is tried anew.
  const [tried, setTried] = useState({ attempt, times: 0 });
  if (tried.attempt !== attempt) setTried({ attempt, times: tried.times + (held.problem === null ? 0 : 1) });
  const key = `${id} ${String(tried.times)}`;
  const { kind = 'movie', url = '', productionFps = 0 } = address ?? {};
  // What was opened ahead is there at once: nothing is taken off the page and put back on it.
  const ahead = held.key === key ? null : pool.opened(id);
  if (ahead !== null) setHeld({ ...nothing, medium: ahead, problem: ahead.problem(), id, key });
  useEffect(() => {
    if (id === '') return undefined;
    let isCurrent = true;
    let stopListening = (): void => undefined;
    const known = pool.opened(id);
    const lease = pool.lease({ kind, id, url, productionFps });
    lease.medium.then(
      (medium) => {
        if (!isCurrent) return;
        const tell = () => setHeld({ ...nothing, medium, problem: medium.problem(), id, key });
        stopListening = medium.onChange(() => {
          if (medium.problem() !== null) tell();
        });
        if (medium !== known || medium.problem() !== null) tell();
      },
      (error: unknown) => {
        const problem = error instanceof MovieError ? error : new MovieError('not-readable', String(error));
        if (isCurrent) setHeld({ ...nothing, problem, id, key });
      },
    );
    return () => {
      isCurrent = false;
      stopListening();
      lease.release();
    };
  }, [pool, kind, id, url, productionFps, key]);
  if (held.key === key) return held;
  return held.id === id && held.problem !== null ? { ...nothing, before: held.problem } : nothing;
}
