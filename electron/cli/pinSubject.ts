/** What is to be pinned, by the names that the lists print. */
import type { PinSubject } from '../../shared/model/pins.ts';
import type { Id } from '../../shared/model/studio.ts';
import type { Asking } from './asking.ts';
import { severalNames, unknownName } from './failure.ts';
import type { Words } from './words.ts';

type Asked = {
  /** `Production`, `Production/Sequence`, `Production/Episode` or `Production/Episode/Sequence`. */
  readonly path: string;
  readonly search: string;
  readonly entityKind: 'Shot' | 'Asset';
  /** `Production/Playlist` then. */
  readonly isPlaylist: boolean;
};

export async function findPinSubject(
  asking: Pick<Asking, 'query'>,
  words: Words,
  { path, search, entityKind, isPlaylist }: Asked,
): Promise<PinSubject> {
  const { productionId, names } = splitPath(words, path);
  const [first, second] = names;
  if (isPlaylist) return playlistNamed(asking, productionId, names.join('/'));
  if (names.length > 2) throw unknownName('sequence', path, 'It is: Production/Episode/Sequence');
  const episodeId = first === undefined ? null : await episodeNamed(asking, productionId, first);
  if (search !== '' || entityKind === 'Asset') {
    if (second !== undefined || (first !== undefined && episodeId === null))
      throw unknownName('episode', path, 'A search is of a production or an episode.');
    return { kind: 'search', productionId, entityKind, episodeId, search };
  }
  if (first === undefined) return { kind: 'production', productionId };
  if (episodeId === null)
    return { kind: 'sequence', productionId, sequenceId: await sequenceNamed(asking, productionId, null, first) };
  if (second === undefined) return { kind: 'episode', productionId, episodeId };
  return { kind: 'sequence', productionId, sequenceId: await sequenceNamed(asking, productionId, episodeId, second) };
}

/** A production's name may hold a slash itself. */
function splitPath(words: Words, path: string): { readonly productionId: Id; readonly names: readonly string[] } {
  const asked = path.toLowerCase();
  for (const { id, name } of words.studio.productions)
    if (name !== '' && asked.startsWith(`${name.toLowerCase()}/`))
      return { productionId: id, names: path.slice(name.length + 1).split('/') };
  const [head = '', ...names] = path.split('/');
  return { productionId: words.findProduction(head).id, names };
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

async function episodeNamed(asking: Pick<Asking, 'query'>, productionId: Id, name: string): Promise<Id | null> {
  const episodes = await asking.query('episodes', { productionId });
  return episodes.find((episode) => episode.id === name || same(episode.name, name))?.id ?? null;
}

async function sequenceNamed(
  asking: Pick<Asking, 'query'>,
  productionId: Id,
  episodeId: Id | null,
  name: string,
): Promise<Id> {
  const { groups } = await asking.query('entityList', {
    productionId,
    kind: 'Shot',
    episodeId,
    search: '',
    sort: null,
    foldedGroupIds: [],
  });
  const found = groups.filter((group) => group.id !== '' && (group.id === name || same(group.name, name)));
  const [first] = found;
  if (first === undefined)
    throw unknownName('episode or sequence', name, 'See “inari shots”; “inari sync PRODUCTION” brings its shots.');
  if (found.length > 1)
    throw severalNames(
      'sequence',
      name,
      found.map(({ id }) => id),
    );
  return first.id;
}

async function playlistNamed(
  asking: Pick<Asking, 'query'>,
  productionId: Id,
  name: string,
): Promise<Extract<PinSubject, { kind: 'playlist' }>> {
  const { rows } = await asking.query('playlists', { productionId });
  const found = rows.filter((row) => row.id === name || same(row.name, name));
  const [first] = found;
  if (first === undefined) throw unknownName('playlist', name, 'See “inari playlists PRODUCTION”.');
  if (found.length > 1)
    throw severalNames(
      'playlist',
      name,
      found.map(({ id }) => id),
    );
  return { kind: 'playlist', productionId, playlistId: first.id };
}
