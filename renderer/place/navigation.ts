/** Where one is, where one was, and the ways from there: a history for each studio. */
import { create } from 'zustand';
import type { Id } from '../../shared/model/studio.ts';
import { type Place, home } from './place.ts';
import { pathOf, placeOf } from './path.ts';

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
