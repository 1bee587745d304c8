import type { Person } from '../../../../shared/model/studio.ts';
import type { Database } from '../../db/open.ts';
import type { Tables } from '../../db/tables.ts';
import type { Host } from '../../host.ts';
import type { Kitsu } from '../../kitsu/kitsu.ts';
import type { Progress } from '../progress.ts';
import type { Turns } from '../turns.ts';

/** What every pull works with. A pull reads from the server and writes into the mirror; nothing else writes there. */
export type PullParts = {
  readonly db: Database;
  readonly tables: Tables;
  readonly kitsu: Kitsu;
  readonly turns: Turns;
  readonly progress: Progress;
  readonly me: () => Person;
  readonly now: () => number;
  readonly log: Host['log'];
};

export const instantOf = (ms: number): string => new Date(ms).toISOString();
