/** Where one can be: one typed value. */
import type { CastingKind } from '../../shared/model/casting.ts';
import type { InboxTab } from '../../shared/model/inbox.ts';
import type { Day, EntityKind, Id, TableKind } from '../../shared/model/studio.ts';
import type { FileHandle } from '../../shared/model/sync.ts';

export const settingsSections = [
  'account',
  'appearance',
  'language',
  'keyboard',
  'notifications',
  'network',
  'files',
  'offline',
  'about',
] as const;
export type SettingsSection = (typeof settingsSections)[number];

export const timesheetSpans = ['day', 'week', 'month', 'year'] as const;

/** The tables of a production, by the words of Kitsu's paths. */
const listPages = {
  shots: 'Shot',
  assets: 'Asset',
  sequences: 'Sequence',
  episodes: 'Episode',
  edits: 'Edit',
  concepts: 'Concept',
} as const satisfies Record<string, TableKind>;
export type ListPage = keyof typeof listPages;

export const kindOfPage = (page: ListPage): TableKind => listPages[page];
export const isListPage = (page: string): page is ListPage => page in listPages;
/** The table that an entity stands in; what has none is looked for among the shots. */
export function pageOfKind(kind: EntityKind): ListPage {
  const found = Object.entries(listPages).find(([, own]) => own === kind)?.[0];
  return found !== undefined && isListPage(found) ? found : 'shots';
}

/** What one goes through in the player, one after the other. */
export type ReviewQueue =
  | { readonly kind: 'playlist'; readonly playlistId: Id }
  | { readonly kind: 'checks' }
  | { readonly kind: 'tasks'; readonly taskIds: readonly Id[] };

/** What a preview is compared with: another one, of any task, or a file of this computer. */
export type Companion =
  | { readonly kind: 'preview'; readonly taskId: Id; readonly previewFileId: Id }
  /** Chosen or dropped: known for as long as the app runs, and in no link. */
  | { readonly kind: 'local'; readonly file: FileHandle };

/** A preview in the player. */
export type ReviewPlace = {
  readonly page: 'review';
  readonly productionId: Id;
  readonly list: ListPage;
  readonly taskId: Id;
  /** Null: the newest. */
  readonly previewFileId: Id | null;
  /** By its number in the shot; null: the first. */
  readonly frame: number | null;
  /** What it is compared with: B, C and D. */
  readonly companions: readonly Companion[];
  readonly queue: ReviewQueue | null;
};

/** `sel`: the selected tasks; of one, the panel shows the detail. */
export type Place =
  | { readonly page: 'my-tasks'; readonly tab: 'todo' | 'done'; readonly search: string; readonly sel: readonly Id[] }
  | { readonly page: 'my-checks'; readonly search: string; readonly sel: readonly Id[] }
  | {
      readonly page: ListPage;
      readonly productionId: Id;
      readonly episodeId: Id | null;
      readonly search: string;
      readonly sel: readonly Id[];
    }
  | { readonly page: 'task'; readonly productionId: Id; readonly list: ListPage; readonly taskId: Id }
  /** One shot, asset, sequence, episode, edit or concept; `sel`: the task that the panel shows. */
  | {
      readonly page: 'entity';
      readonly productionId: Id;
      readonly list: ListPage;
      readonly entityId: Id;
      readonly sel: readonly Id[];
    }
  | ReviewPlace
  /** `groupId`: a sequence, a whole episode of a TV show, or of assets their type; null: the first. */
  | {
      readonly page: 'casting';
      readonly productionId: Id;
      readonly kind: CastingKind;
      /** Its sequences alone; null: all. */
      readonly episodeId: Id | null;
      readonly groupId: Id | null;
    }
  /** Null: none of them is open. */
  | { readonly page: 'playlists'; readonly productionId: Id; readonly playlistId: Id | null }
  /** Null in `productionId`: of all productions. What is null lets all pass. */
  | {
      readonly page: 'news';
      readonly productionId: Id | null;
      readonly look: 'previews' | 'compact';
      readonly personId: Id | null;
      readonly taskTypeId: Id | null;
      readonly taskStatusId: Id | null;
      readonly withPreviewsOnly: boolean;
      readonly day: Day | null;
      /** The comment that the selected news is about. */
      readonly commentId: Id | null;
      readonly sel: readonly Id[];
    }
  | { readonly page: 'team'; readonly productionId: Id }
  | { readonly page: 'people' }
  /** Null: none of them is open. */
  | { readonly page: 'chats'; readonly entityId: Id | null }
  | { readonly page: 'person'; readonly personId: Id; readonly sel: readonly Id[] }
  /** Null: today, whichever day that is. */
  | { readonly page: 'timesheet'; readonly span: 'day' | 'week' | 'month' | 'year'; readonly day: Day | null }
  | {
      readonly page: 'inbox';
      readonly tab: InboxTab;
      readonly fromProductionId: Id | null;
      readonly isFollowedOnly: boolean;
      /** The comment that the selected notification is about. */
      readonly commentId: Id | null;
      readonly sel: readonly Id[];
    }
  | { readonly page: 'sync' }
  | { readonly page: 'settings'; readonly section: SettingsSection }
  /** A link to something this app does not show yet, or to nothing. */
  | { readonly page: 'unknown'; readonly path: string };

export const home: Place = { page: 'my-tasks', tab: 'todo', search: '', sel: [] };

export const checks: Place = { page: 'my-checks', search: '', sel: [] };

export const timesheet: Place = { page: 'timesheet', span: 'week', day: null };

export const inbox = {
  page: 'inbox',
  tab: 'unread',
  fromProductionId: null,
  isFollowedOnly: false,
  commentId: null,
  sel: [],
} as const satisfies Place;

export function entityPlace(list: ListPage, productionId: Id, search = ''): Place {
  return { page: list, productionId, episodeId: null, search, sel: [] };
}

/** The page of one of them. */
export function entityPagePlace(productionId: Id, kind: TableKind, entityId: Id): Place {
  return { page: 'entity', productionId, list: pageOfKind(kind), entityId, sel: [] };
}

/** The page of castings, Kitsu's breakdown. */
export function castingPlace(
  productionId: Id,
  sequenceId: Id | null = null,
): Extract<Place, { readonly page: 'casting' }> {
  return { page: 'casting', productionId, kind: 'Shot', episodeId: null, groupId: sequenceId };
}

export function playlistsPlace(productionId: Id, playlistId: Id | null = null): Place {
  return { page: 'playlists', productionId, playlistId };
}

export function newsPlace(productionId: Id | null): Extract<Place, { page: 'news' }> {
  return { page: 'news', productionId, look: 'previews', ...allNews, commentId: null, sel: [] };
}

export function chatsPlace(entityId: Id | null = null): Place {
  return { page: 'chats', entityId };
}

/** What a page of news is narrowed to when it is narrowed to nothing. */
export const allNews = {
  personId: null,
  taskTypeId: null,
  taskStatusId: null,
  withPreviewsOnly: false,
  day: null,
} as const;

export function reviewPlace(
  of: Pick<ReviewPlace, 'productionId' | 'list' | 'taskId'>,
  more: Partial<Pick<ReviewPlace, 'previewFileId' | 'frame' | 'companions' | 'queue'>> = {},
): ReviewPlace {
  const { productionId, list, taskId } = of;
  return {
    page: 'review',
    productionId,
    list,
    taskId,
    previewFileId: null,
    frame: null,
    companions: [],
    queue: null,
    ...more,
  };
}

/** The production a place is in, if any. */
export function productionOf(place: Place): Id | null {
  return 'productionId' in place ? place.productionId : null;
}
