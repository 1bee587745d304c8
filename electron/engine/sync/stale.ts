/** What events ask to be read again, until it has been. */
import type { Id } from '../../../shared/model/studio.ts';

export type Stale = {
  readonly taskIds: Set<Id>;
  readonly entityIds: Set<Id>;
  /** Tasks whose comments and preview files are read whole. */
  readonly feedTaskIds: Set<Id>;
  readonly previewFileIds: Set<Id>;
  readonly castingEntityIds: Set<Id>;
  readonly playlistIds: Set<Id>;
  /** Entities in whose chats something was said. */
  readonly chatEntityIds: Set<Id>;
  /** Productions of which there is news. */
  readonly newsProductionIds: Set<Id>;
  /** Productions whose lists must be compared as a whole. */
  readonly boardProductionIds: Set<Id>;
  /** Productions the events spoke of: what is caught up where following them one by one would take longer. */
  readonly productionIds: Set<Id>;
  isAccountStale: boolean;
  /** Only what others are called, how they look, when they were here last: it comes with the account. */
  areOthersStale: boolean;
  areNotificationsStale: boolean;
  isTimeStale: boolean;
  areMyTasksStale: boolean;
  areChecksStale: boolean;
  areChatsStale: boolean;
};

export const nothingStale = (): Stale => ({
  taskIds: new Set(),
  entityIds: new Set(),
  feedTaskIds: new Set(),
  previewFileIds: new Set(),
  castingEntityIds: new Set(),
  playlistIds: new Set(),
  newsProductionIds: new Set(),
  chatEntityIds: new Set(),
  boardProductionIds: new Set(),
  productionIds: new Set(),
  isAccountStale: false,
  areOthersStale: false,
  areNotificationsStale: false,
  isTimeStale: false,
  areMyTasksStale: false,
  areChecksStale: false,
  areChatsStale: false,
});

const idSets = [
  'taskIds',
  'entityIds',
  'feedTaskIds',
  'previewFileIds',
  'castingEntityIds',
  'playlistIds',
  'newsProductionIds',
  'chatEntityIds',
  'boardProductionIds',
] as const;
const flags = [
  'isAccountStale',
  'areOthersStale',
  'areNotificationsStale',
  'isTimeStale',
  'areMyTasksStale',
  'areChecksStale',
  'areChatsStale',
] as const;

export function isAnythingStale(stale: Stale): boolean {
  return idSets.some((name) => stale[name].size > 0) || flags.some((name) => stale[name]);
}

export function addStale(to: Stale, more: Stale): void {
  for (const name of [...idSets, 'productionIds'] as const) for (const id of more[name]) to[name].add(id);
  for (const name of flags) to[name] ||= more[name];
}
