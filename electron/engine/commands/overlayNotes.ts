/** Who reads what of the overlay, and what of it is not what it was. */
import { isDeepStrictEqual } from 'node:util';
import { everyKey, keySource, mostKeys } from '../../../shared/sources.ts';
import type { Database } from '../db/open.ts';
import type { Overlay } from './overlayView.ts';

type Notes = Pick<Database, 'noteRead' | 'noteKey'>;
type Part<Value> = ReadonlyMap<string, Value>;

/**
 * The overlay as it was just built, so that reading in it is noted.
 * @param before the one that was shown until now, null at first: what has not changed in it is taken from it
 */
export function followOverlay(
  before: Overlay | null,
  built: Overlay,
  notes: Notes,
): { readonly overlay: Overlay; readonly changed: readonly string[] } {
  const changed: string[] = [];
  const part = <Value>(name: keyof Overlay, of: (overlay: Overlay) => Part<Value>): Part<Value> => {
    const family = `waiting.${name}`;
    // Nobody has read in it so far.
    if (before === null) return noted(of(built), family, notes);
    const { keys, part: next } = following(of(before), of(built));
    if (keys.length === 0) return of(before);
    changed.push(family, ...(keys.length > mostKeys ? [everyKey(family)] : keys.map((key) => keySource(family, key))));
    return noted(next, family, notes);
  };
  const overlay: Overlay = {
    tasks: part('tasks', ({ tasks }) => tasks),
    entities: part('entities', ({ entities }) => entities),
    newEntities: part('newEntities', ({ newEntities }) => newEntities),
    castings: part('castings', ({ castings }) => castings),
    playlists: part('playlists', ({ playlists }) => playlists),
    newPlaylists: part('newPlaylists', ({ newPlaylists }) => newPlaylists),
    newTasks: part('newTasks', ({ newTasks }) => newTasks),
    descriptors: part('descriptors', ({ descriptors }) => descriptors),
    searches: part('searches', ({ searches }) => searches),
    newSearches: part('newSearches', ({ newSearches }) => newSearches),
    comments: part('comments', ({ comments }) => comments),
    revisions: part('revisions', ({ revisions }) => revisions),
    timeSpents: part('timeSpents', ({ timeSpents }) => timeSpents),
    daysOff: part('daysOff', ({ daysOff }) => daysOff),
    notifications: part('notifications', ({ notifications }) => notifications),
    previews: part('previews', ({ previews }) => previews),
    mainPreviews: part('mainPreviews', ({ mainPreviews }) => mainPreviews),
    chats: part('chats', ({ chats }) => chats),
    teams: part('teams', ({ teams }) => teams),
    ownNotes: part('ownNotes', ({ ownNotes }) => ownNotes),
  };
  return { overlay, changed };
}

/** What is new in it, and what is as it was is the same object. */
function following<Value>(
  before: Part<Value>,
  now: Part<Value>,
): { readonly keys: readonly string[]; readonly part: Part<Value> } {
  const keys = [...before.keys()].filter((key) => !now.has(key));
  const part = new Map<string, Value>();
  for (const [key, value] of now) {
    const known = before.get(key);
    const isKnown = known !== undefined && isDeepStrictEqual(known, value);
    if (!isKnown) keys.push(key);
    part.set(key, isKnown ? known : value);
  }
  return { keys, part };
}

function noted<Value>(map: Part<Value>, family: string, notes: Notes): Part<Value> {
  const all = (): Part<Value> => {
    notes.noteRead(family);
    return map;
  };
  return {
    get: (key) => {
      notes.noteKey(family, key);
      return map.get(key);
    },
    has: (key) => {
      notes.noteKey(family, key);
      return map.has(key);
    },
    get size() {
      return all().size;
    },
    keys: () => all().keys(),
    values: () => all().values(),
    entries: () => all().entries(),
    forEach: (tell) => {
      all().forEach(tell);
    },
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  };
}
