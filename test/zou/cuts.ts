/** Which answers are lost on the way from a server: most of them after it has acted. */
import type { Fate } from '../e2e/support/recordingProxy.ts';
import { chanceOf } from '../support/chance.ts';

export type Cuts = {
  readonly fateOf: (method: string, path: string) => Fate;
  readonly counts: () => Readonly<Record<Fate, number>>;
};

/** Of ten: how often each. */
const fates: readonly Fate[] = [
  ...Array<Fate>(3).fill('pass'),
  ...Array<Fate>(4).fill('cut after'),
  ...Array<Fate>(2).fill('cut within'),
  'cut before',
];

/** Cuts writes alone, and the same one never twice in a row, so that there is an end. */
export function cutsOf(seed: number): Cuts {
  const chance = chanceOf(seed);
  const justCut = new Set<string>();
  const counts: Record<Fate, number> = { pass: 0, 'cut before': 0, 'cut after': 0, 'cut within': 0 };
  return {
    fateOf: (method, path) => {
      if (method === 'GET' || !path.startsWith('/api/') || path.startsWith('/api/auth/')) return 'pass';
      const request = `${method} ${path}`;
      const fate = justCut.delete(request) ? 'pass' : (chance.pick(fates) ?? 'pass');
      if (fate !== 'pass') justCut.add(request);
      counts[fate] += 1;
      return fate;
    },
    counts: () => counts,
  };
}
