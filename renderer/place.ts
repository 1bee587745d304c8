/**
 * Where you are: one typed value with history. Paths are Kitsu's own, so that a link works in both; what Kitsu has no word
 * for stands in the query part (`?search=anim%3Dwip&sel=…`).
 */
import { create } from 'zustand';
import { type InboxTab, inboxTabs } from '../shared/model/inbox.ts';
import {
  isPageKind,
  type Day,
  type EntityKind,
  type Id,
  type PageKind,
  type TableKind,
} from '../shared/model/studio.ts';
import type { FileHandle } from '../shared/model/sync.ts';

export const settingsSections = [
  'account',
  'appearance',
  'language',
  'keyboard',
  'notifications',
  'network',
  'offline',
  'about',
] as const;
export type SettingsSection = (typeof settingsSections)[number];

const timesheetSpans = ['day', 'week', 'month', 'year'] as const;

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
/** Of entities that have a page each. */
export type EntityListPage = Exclude<ListPage, 'concepts'>;

export const kindOfPage = (page: ListPage): TableKind => listPages[page];
export const isListPage = (page: string): page is ListPage => page in listPages;
const isEntityListPage = (page: string): page is EntityListPage => isListPage(page) && isPageKind(listPages[page]);
/** The table that an entity stands in; what has none is looked for among the shots. */
export function pageOfKind(kind: PageKind): EntityListPage;
export function pageOfKind(kind: EntityKind): ListPage;
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
  /** One shot, asset, sequence, episode or edit; `sel`: the task that the panel shows. */
  | {
      readonly page: 'entity';
      readonly productionId: Id;
      readonly list: EntityListPage;
      readonly entityId: Id;
      readonly sel: readonly Id[];
    }
  | ReviewPlace
  /** `groupId`: a sequence, or of assets their type; null: the first. */
  | {
      readonly page: 'casting';
      readonly productionId: Id;
      readonly kind: 'Shot' | 'Asset';
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

/** The page of one shot, asset, sequence, episode or edit. */
export function entityPagePlace(productionId: Id, kind: PageKind, entityId: Id): Place {
  return { page: 'entity', productionId, list: pageOfKind(kind), entityId, sel: [] };
}

/** The page of castings, Kitsu's breakdown. */
export function castingPlace(productionId: Id, sequenceId: Id | null = null): Place {
  return { page: 'casting', productionId, kind: 'Shot', groupId: sequenceId };
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

/** A selection may be of a whole production: a link and what is kept for the next start name the last of it. */
const mostInPath = 200;

export function pathOf(place: Place): string {
  switch (place.page) {
    case 'my-tasks':
      return withQuery('/my-tasks', { tab: place.tab === 'done' ? 'done' : '', search: place.search, sel: place.sel });
    case 'my-checks':
      return withQuery('/my-checks', { search: place.search, sel: place.sel });
    case 'shots':
    case 'assets':
    case 'sequences':
    case 'episodes':
    case 'edits':
    case 'concepts': {
      const episode = place.episodeId === null ? '' : `/episodes/${encodeURIComponent(place.episodeId)}`;
      const path = `/productions/${encodeURIComponent(place.productionId)}${episode}/${place.page}`;
      return withQuery(path, { search: place.search, sel: place.sel.slice(-mostInPath) });
    }
    case 'task':
      return `/productions/${encodeURIComponent(place.productionId)}/${place.list}/tasks/${encodeURIComponent(place.taskId)}`;
    case 'entity': {
      const path = `/productions/${encodeURIComponent(place.productionId)}/${place.list}/${encodeURIComponent(place.entityId)}`;
      return withQuery(path, { sel: place.sel });
    }
    case 'review': {
      const open = place.previewFileId === null ? '' : `/${encodeURIComponent(place.previewFileId)}`;
      const task = `/productions/${encodeURIComponent(place.productionId)}/${place.list}/tasks/${encodeURIComponent(place.taskId)}`;
      return withQuery(`${task}/previews${open}`, {
        frame: place.frame === null ? '' : String(place.frame),
        compare: companionWords(place),
        playlist: place.queue?.kind === 'playlist' ? place.queue.playlistId : '',
        queue: place.queue?.kind === 'checks' ? 'my-checks' : '',
        tasks: place.queue?.kind === 'tasks' ? place.queue.taskIds.slice(0, mostInPath) : '',
      });
    }
    case 'casting':
      return withQuery(`/productions/${encodeURIComponent(place.productionId)}/breakdown`, {
        of: place.kind === 'Asset' ? 'assets' : '',
        group: place.groupId ?? '',
      });
    case 'playlists': {
      const open = place.playlistId === null ? '' : `/${encodeURIComponent(place.playlistId)}`;
      return `/productions/${encodeURIComponent(place.productionId)}/playlists${open}`;
    }
    case 'news': {
      const { productionId, look, personId, taskTypeId, taskStatusId, withPreviewsOnly, day, commentId, sel } = place;
      const production = productionId === null ? '' : `/productions/${encodeURIComponent(productionId)}`;
      return withQuery(`${production}/news-feed`, {
        look: look === 'compact' ? look : '',
        person: personId ?? '',
        type: taskTypeId ?? '',
        status: taskStatusId ?? '',
        previews: withPreviewsOnly ? 'true' : '',
        day: day ?? '',
        sel,
        comment: commentId ?? '',
      });
    }
    case 'team':
      return `/productions/${encodeURIComponent(place.productionId)}/team`;
    case 'people':
      return '/people';
    case 'chats':
      return place.entityId === null ? '/chats' : `/chats/${encodeURIComponent(place.entityId)}`;
    case 'person':
      return withQuery(`/people/${encodeURIComponent(place.personId)}`, { sel: place.sel });
    case 'timesheet':
      return withQuery('/timesheets', { span: place.span === 'week' ? '' : place.span, day: place.day ?? '' });
    case 'inbox':
      return withQuery('/notifications', {
        tab: place.tab === 'unread' ? '' : place.tab,
        production: place.fromProductionId ?? '',
        watching: place.isFollowedOnly ? 'true' : '',
        sel: place.sel,
        comment: place.commentId ?? '',
      });
    case 'sync':
      return '/sync';
    case 'settings':
      return `/settings/${place.section}`;
    case 'unknown':
      return place.path;
  }
}

/** Also reads Kitsu's forms with an episode before the list. */
export function placeOf(path: string): Place {
  const [route = '', query = ''] = path.split('?');
  const parts = route.split('/').filter(Boolean).map(decode);
  const values = new URLSearchParams(query);
  const search = values.get('search') ?? '';
  const sel = (values.get('sel') ?? '').split(',').filter(Boolean);

  if (parts.length === 0) return home;
  if (parts[0] === 'my-tasks' || parts[0] === 'todos') {
    return { page: 'my-tasks', tab: values.get('tab') === 'done' ? 'done' : 'todo', search, sel };
  }
  const day = dayIn(values);
  if (parts[0] === 'timesheets') {
    return {
      page: 'timesheet',
      span: timesheetSpans.find((span) => span === values.get('span')) ?? 'week',
      day,
    };
  }
  if (parts[0] === 'people')
    return parts[1] === undefined ? { page: 'people' } : { page: 'person', personId: parts[1], sel };
  if (parts[0] === 'chats') return chatsPlace(parts[1] ?? null);
  if (parts[0] === 'news-feed') return newsIn(null, values, sel);
  if (parts[0] === 'my-checks') return { page: 'my-checks', search, sel };
  if (parts[0] === 'notifications') {
    return {
      page: 'inbox',
      tab: inboxTabs.find((tab) => tab === values.get('tab')) ?? 'unread',
      fromProductionId: values.get('production'),
      isFollowedOnly: values.get('watching') === 'true',
      commentId: values.get('comment'),
      sel,
    };
  }
  if (parts[0] === 'sync') return { page: 'sync' };
  if (parts[0] === 'settings') {
    return { page: 'settings', section: settingsSections.find((section) => section === parts[1]) ?? 'account' };
  }
  if (parts[0] === 'productions' && parts[1] !== undefined) {
    // The episodes themselves are a table as well.
    const hasEpisode = parts[2] === 'episodes' && parts.length > 4 && parts[3] !== 'tasks';
    const rest = parts.slice(hasEpisode ? 4 : 2);
    const episodeId = hasEpisode ? (parts[3] ?? null) : null;
    if (rest[0] === 'breakdown')
      return {
        page: 'casting',
        productionId: parts[1],
        kind: values.get('of') === 'assets' || rest[1] === 'asset-types' ? 'Asset' : 'Shot',
        // Kitsu has the group in the path, this app in the query.
        groupId: rest[2] ?? values.get('group'),
      };
    if (rest[0] === 'playlists' && rest.length <= 2) {
      return { page: 'playlists', productionId: parts[1], playlistId: rest[1] ?? null };
    }
    if (rest[0] === 'news-feed' && rest.length === 1) return newsIn(parts[1], values, sel);
    if (rest[0] === 'team' && rest.length === 1) return { page: 'team', productionId: parts[1] };
    const list = rest[0] !== undefined && isListPage(rest[0]) ? rest[0] : null;
    if (list !== null && rest.length === 1) return { page: list, productionId: parts[1], episodeId, search, sel };
    const [, entityId] = rest;
    if (
      list !== null &&
      isEntityListPage(list) &&
      rest.length === 2 &&
      entityId !== undefined &&
      entityId !== 'tasks'
    ) {
      return { page: 'entity', productionId: parts[1], list, entityId, sel };
    }
    if (list !== null && rest[1] === 'tasks' && rest[2] !== undefined && rest[3] === 'previews') {
      const frame = Number(values.get('frame') ?? '');
      return reviewPlace(
        { productionId: parts[1], list, taskId: rest[2] },
        {
          previewFileId: rest[4] ?? null,
          frame: values.get('frame') !== null && Number.isInteger(frame) ? frame : null,
          companions: companionsOf(values, rest[2] ?? ''),
          queue: queueOf(values),
        },
      );
    }
    if (list !== null && rest[1] === 'tasks' && rest[2] !== undefined) {
      return { page: 'task', productionId: parts[1], list, taskId: rest[2] };
    }
  }
  return { page: 'unknown', path };
}

function newsIn(productionId: Id | null, values: URLSearchParams, sel: readonly Id[]): Place {
  return {
    page: 'news',
    productionId,
    look: values.get('look') === 'compact' ? 'compact' : 'previews',
    personId: values.get('person'),
    taskTypeId: values.get('type'),
    taskStatusId: values.get('status'),
    withPreviewsOnly: values.get('previews') === 'true',
    day: dayIn(values),
    commentId: values.get('comment'),
    sel,
  };
}

function dayIn(values: URLSearchParams): Day | null {
  const day = values.get('day') ?? '';
  return /^\d{4}-\d\d-\d\d$/.test(day) ? day : null;
}

/** Of its own task a companion is its preview alone, of another `task:preview`. */
function companionWords({ taskId, companions }: ReviewPlace): readonly string[] {
  return companions.flatMap((one) => {
    if (one.kind === 'local') return [];
    return one.taskId === taskId ? one.previewFileId : `${one.taskId}:${one.previewFileId}`;
  });
}

export const mostCompanions = 3;

function companionsOf(values: URLSearchParams, ownTaskId: Id): readonly Companion[] {
  const words = (values.get('compare') ?? '').split(',').filter(Boolean);
  return words.slice(0, mostCompanions).map((word) => {
    const [first = '', second] = word.split(':');
    return second === undefined
      ? { kind: 'preview', taskId: ownTaskId, previewFileId: first }
      : { kind: 'preview', taskId: first, previewFileId: second };
  });
}

function queueOf(values: URLSearchParams): ReviewQueue | null {
  const playlistId = values.get('playlist');
  if (playlistId !== null) return { kind: 'playlist', playlistId };
  if (values.get('queue') === 'my-checks') return { kind: 'checks' };
  const taskIds = (values.get('tasks') ?? '').split(',').filter(Boolean);
  return taskIds.length > 0 ? { kind: 'tasks', taskIds } : null;
}

/** The way back out of a server's address, `https://kitsu.studio.tv/productions/…`: what another Kitsu user can open. */
export function linkOf(place: Place, serverUrl: string): string {
  return `${serverUrl.replace(/\/$/, '')}${pathOf(place)}`;
}

/** `where`: the place without what is searched for and selected in it; the same value for as long as only that changes. */
type Entry = { readonly key: number; readonly place: Place; readonly where: Place };
type PlaceStore = {
  readonly entries: readonly Entry[];
  readonly index: number;
  /** A new entry; what lay ahead is forgotten. Going where one is does nothing. */
  readonly go: (place: Place) => void;
  /** The same entry, changed: typing a search is not a step one wants to walk back through. */
  readonly replace: (place: Place) => void;
  readonly back: () => void;
  readonly forward: () => void;
  /** Another studio: each keeps its own history for as long as the app runs, and its last place beyond that. */
  readonly enter: (accountId: Id, fallback: Place) => void;
};

const mostEntries = 100;
const histories = new Map<Id, { readonly entries: readonly Entry[]; readonly index: number }>();
/** What a screen wants back when one returns to an entry: scroll, selection, fold. Not part of the place itself. */
const memories = new Map<number, Map<string, unknown>>();
let nextKey = 1;
let currentAccountId: Id | null = null;
/** Where a window begins that was opened at a place. */
let begin = window.location.hash.slice(1);

/** This window is the player's second one: it follows the others, and where it is nobody comes back to. */
export const isSecondWindow = new URLSearchParams(window.location.search).has('second');

const entryOf = (place: Place): Entry => {
  nextKey += 1;
  return { key: nextKey, place, where: whereOf(place) };
};

function whereOf(place: Place): Place {
  const isSearched = 'search' in place ? { search: '' } : {};
  const isSelected = 'sel' in place ? { sel: [] } : {};
  const isAtFrame = 'frame' in place ? { frame: null } : {};
  return { ...place, ...isSearched, ...isSelected, ...isAtFrame };
}

function replaced({ key, where }: Entry, place: Place): Entry {
  const next = whereOf(place);
  return { key, place, where: pathOf(next) === pathOf(where) ? where : next };
}

const usePlaceStore = create<PlaceStore>((set, get) => ({
  entries: [entryOf(home)],
  index: 0,
  go: (place) => {
    const { entries, index } = get();
    const current = entries[index];
    if (current && pathOf(current.place) === pathOf(place)) return;
    const kept = entries.slice(Math.max(0, index + 2 - mostEntries), index + 1);
    set({ entries: [...kept, entryOf(place)], index: kept.length });
  },
  replace: (place) => {
    const { entries, index } = get();
    set({ entries: entries.map((entry, at) => (at === index ? replaced(entry, place) : entry)) });
  },
  back: () => set(({ index }) => ({ index: Math.max(0, index - 1) })),
  forward: () => set(({ index, entries }) => ({ index: Math.min(entries.length - 1, index + 1) })),
  enter: (accountId, fallback) => {
    if (currentAccountId === accountId) return;
    if (currentAccountId !== null) {
      const { entries, index } = get();
      histories.set(currentAccountId, { entries, index });
    }
    currentAccountId = accountId;
    const known = histories.get(accountId);
    const place = placeToReturnTo(accountId) ?? fallback;
    if (begin !== '') {
      begin = '';
      // Loaded again, it goes on where it was then.
      window.history.replaceState(null, '', `${window.location.pathname}${window.location.search}`);
    }
    set(known ?? { entries: [entryOf(place)], index: 0 });
  },
}));

usePlaceStore.subscribe(({ entries, index }) => {
  const place = entries[index]?.place;
  if (currentAccountId !== null && place && !isSecondWindow)
    localStorage.setItem(lastPlaceKey(currentAccountId), pathOf(place));
});

/** The production one was in last, in this studio; the side bar offers its pages. */
export function rememberProduction(accountId: Id, productionId: Id): void {
  localStorage.setItem(`inari.production.${accountId}`, productionId);
}

export function rememberedProduction(accountId: Id): Id | null {
  return localStorage.getItem(`inari.production.${accountId}`);
}

/** Where one was when this studio was open last, or where this window was told to begin. */
export function placeToReturnTo(accountId: Id): Place | null {
  const path = begin === '' ? localStorage.getItem(lastPlaceKey(accountId)) : begin;
  return path === null ? null : placeOf(path);
}

function lastPlaceKey(accountId: Id): string {
  return `inari.place.${accountId}`;
}

export function usePlace(): Place {
  return usePlaceStore(({ entries, index }) => entries[index]?.place ?? home);
}

/** For what stands around the page: it need not hear of every letter of a search. */
export function useWhere(): Place {
  return usePlaceStore(({ entries, index }) => entries[index]?.where ?? home);
}

export function useHistory(): { readonly canGoBack: boolean; readonly canGoForward: boolean } {
  return {
    canGoBack: usePlaceStore(({ index }) => index > 0),
    canGoForward: usePlaceStore(({ entries, index }) => index < entries.length - 1),
  };
}

export function currentPlace(): Place {
  const { entries, index } = usePlaceStore.getState();
  return entries[index]?.place ?? home;
}

export function go(place: Place): void {
  usePlaceStore.getState().go(place);
}

export function goBack(): void {
  usePlaceStore.getState().back();
}

/** Out of a page, past all that one went through in it; where nothing lies before it, to `otherwise`. */
export function leavePage(otherwise: Place): void {
  const { entries, index } = usePlaceStore.getState();
  const page = entries[index]?.place.page;
  const before = entries.slice(0, index).findLastIndex(({ place }) => place.page !== page);
  if (before === -1) go(otherwise);
  else usePlaceStore.setState({ index: before });
}

export function goForward(): void {
  usePlaceStore.getState().forward();
}

export function enterStudio(accountId: Id, fallback: Place): void {
  usePlaceStore.getState().enter(accountId, fallback);
}

export function replacePlace(place: Place): void {
  usePlaceStore.getState().replace(place);
}

/** What was kept at this entry of the history under this name. */
export function recallHere(name: string): unknown {
  const { entries, index } = usePlaceStore.getState();
  return memories.get(entries[index]?.key ?? 0)?.get(name);
}

export function rememberHere(name: string, value: unknown): void {
  const { entries, index } = usePlaceStore.getState();
  const key = entries[index]?.key;
  if (key === undefined) return;
  const memory = memories.get(key) ?? new Map<string, unknown>();
  memory.set(name, value);
  memories.set(key, memory);
  for (const known of memories.keys()) {
    if (memories.size <= mostEntries * 2) break;
    memories.delete(known);
  }
}

function withQuery(path: string, values: { readonly [name: string]: string | readonly string[] }): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    const text = typeof value === 'string' ? value : value.join(',');
    if (text !== '') query.set(name, text);
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A lone percent sign is nobody's escape: take the part as it is.
    return part;
  }
}
