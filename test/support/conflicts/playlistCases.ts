/** The cases of playlists: whose entries the server keeps as one list that the last one to write it wins. */
import { expect } from 'vitest';
import { z } from 'zod';
import type { CommandAnswer, Commands, InputOf } from '../../../shared/ipc.ts';
import { get, post, put, remove } from '../../contract/client.ts';
import type { ConflictCase, Deed } from './conflictCase.ts';
import type { Subject } from './stage.ts';

/** `a`, `b`, `c` are in it, `d` and `e` are not; behind a colon the file that is shown, of those that `b` and `d` have. */
type Place = 'a' | 'b' | 'c' | 'd' | 'e' | `${'b' | 'd'}:${1 | 2}`;

const idRow = z.object({ id: z.string() });
const playlistRow = z.object({
  name: z.string(),
  for_client: z.boolean(),
  shots: z.array(z.object({ entity_id: z.string(), preview_file_id: z.string().nullable() })),
});

const entryOf = ({ playlistShots, playlistFiles }: Subject, place: Place) => ({
  entityId: playlistShots[place.charAt(0)] ?? '',
  previewFileId: playlistFiles[place] ?? null,
});
const entriesOf = (subject: Subject, places: readonly Place[]) => places.map((place) => entryOf(subject, place));

// ---- yours
type Change = InputOf<Commands, 'changePlaylist'>['changes'][number];
const change =
  (...changes: readonly ((subject: Subject) => Change)[]): Deed<CommandAnswer> =>
  ({ app }, subject) =>
    app.command('changePlaylist', {
      playlistId: subject.playlistId,
      changes: changes.map((make) => make(subject)),
    });
const add =
  (place: Place, after: readonly Place[] | null = null) =>
  (subject: Subject): Change => ({
    kind: 'add',
    entry: entryOf(subject, place),
    after: after === null ? null : entriesOf(subject, after),
  });
const takeOut =
  (place: Place) =>
  (subject: Subject): Change => ({ kind: 'remove', entry: entryOf(subject, place) });
const move =
  (places: readonly Place[], after: readonly Place[]) =>
  (subject: Subject): Change => ({
    kind: 'move',
    entries: entriesOf(subject, places),
    after: entriesOf(subject, after),
  });
const choose =
  (file: 1 | 2) =>
  (subject: Subject): Change => ({
    kind: 'revision',
    entry: entryOf(subject, 'b'),
    previewFileId: entryOf(subject, `b:${file}`).previewFileId,
  });
const rename: Deed<CommandAnswer> = ({ app }, { playlistId, name }) =>
  app.command('editPlaylist', { playlistId, changes: [{ field: 'name', value: `${name} yours` }] });
const showClient: Deed<CommandAnswer> = ({ app }, { playlistId }) =>
  app.command('editPlaylist', { playlistId, changes: [{ field: 'isForClient', value: true }] });
const deleteIt: Deed<CommandAnswer> = ({ app }, { playlistId }) => app.command('deletePlaylist', { playlistId });
const make: Deed<CommandAnswer> = ({ app, productionId }, { name, shotId }) =>
  app.command('createPlaylist', {
    productionId,
    name: `${name} new`,
    kind: 'Shot',
    episodeId: null,
    isForAll: false,
    isForClient: false,
    taskTypeId: null,
    entries: [{ entityId: shotId, previewFileId: null }],
  });

// ---- theirs
const theyPut =
  (body: object): Deed<unknown> =>
  ({ they }, { playlistId }) =>
    they.does(put(`/data/playlists/${playlistId}`, body));
const theyList =
  (...places: readonly Place[]): Deed<unknown> =>
  (stage, subject) =>
    theyPut({
      shots: entriesOf(subject, places).map(({ entityId, previewFileId }) => ({
        entity_id: entityId,
        preview_file_id: previewFileId,
      })),
    })(stage, subject);
const theyRename: Deed<unknown> = (stage, subject) => theyPut({ name: `${subject.name} theirs` })(stage, subject);
const theyDelete: Deed<unknown> = ({ they }, { playlistId }) => they.does(remove(`/data/playlists/${playlistId}`));
const theyDeleteShot =
  (place: 'd'): Deed<unknown> =>
  ({ they }, { playlistShots }) =>
    they.does(remove(`/data/shots/${playlistShots[place] ?? ''}`, { force: 'true' }));
const theyMake: Deed<unknown> = ({ they, productionId }, { name }) =>
  they.does(post('/data/playlists/', { name: `${name} new`, project_id: productionId, for_entity: 'shot', shots: [] }));

// ---- in the end
const holds =
  (places: readonly Place[], more: { readonly isForClient?: boolean; readonly named?: string } = {}): Deed<void> =>
  async ({ they }, subject) => {
    const found = await they.read(playlistRow, get(`/data/playlists/${subject.playlistId}`));
    const letters = new Map(Object.entries(subject.playlistShots).map(([letter, id]) => [id, letter]));
    const files = new Map(Object.entries(subject.playlistFiles).map(([place, id]) => [id, place.slice(1)]));
    expect({
      name: found.name,
      isForClient: found.for_client,
      shots: found.shots.map(
        (shot) => `${letters.get(shot.entity_id) ?? shot.entity_id}${files.get(shot.preview_file_id ?? '') ?? ''}`,
      ),
    }).toEqual({
      name: `${subject.name} ${more.named ?? 'playlist'}`,
      isForClient: more.isForClient ?? false,
      shots: places,
    });
  };
const isGone: Deed<void> = async ({ they }, { playlistId }) => {
  const { status } = await they.session.send(get(`/data/playlists/${playlistId}`));
  expect(status).toBe(404);
};
const newOnes =
  (count: number): Deed<void> =>
  async ({ they, productionId }, { name }) => {
    const rows = await they.read(
      z.array(idRow),
      get('/data/playlists', { project_id: productionId, name: `${name} new` }),
    );
    expect(rows).toHaveLength(count);
  };

/** Before either side does anything it holds `a`, `b` and `c`. */
const cases: readonly ConflictCase[] = [
  {
    yours: 'a shot added to a playlist',
    theirs: 'another shot added',
    outcome: 'merged',
    give: change(add('d')),
    meanwhile: theyList('a', 'b', 'c', 'e'),
    after: holds(['a', 'b', 'c', 'e', 'd']),
  },
  {
    yours: 'a shot added to a playlist',
    theirs: 'the same shot added',
    outcome: 'the same',
    give: change(add('d')),
    meanwhile: theyList('a', 'd', 'b', 'c'),
    after: holds(['a', 'd', 'b', 'c']),
  },
  {
    yours: 'a shot added to a playlist',
    theirs: 'the same shot added with another revision',
    outcome: 'merged',
    needs: ['playlist', 'files'],
    give: change(add('d')),
    meanwhile: theyList('a', 'b', 'c', 'd:2'),
    after: holds(['a', 'b', 'c', 'd:2', 'd']),
  },
  {
    yours: 'a shot added behind another one',
    theirs: 'that one taken out',
    outcome: 'merged',
    give: change(add('d', ['b'])),
    meanwhile: theyList('a', 'c'),
    after: holds(['a', 'd', 'c']),
  },
  {
    yours: 'a shot added to a playlist',
    theirs: 'its name',
    outcome: 'merged',
    give: change(add('d')),
    meanwhile: theyRename,
    after: holds(['a', 'b', 'c', 'd'], { named: 'theirs' }),
  },
  {
    yours: 'a shot added to a playlist',
    theirs: 'the shot deleted',
    outcome: 'gone',
    give: change(add('d')),
    meanwhile: theyDeleteShot('d'),
    after: holds(['a', 'b', 'c']),
  },
  {
    yours: 'a shot added to a playlist',
    theirs: 'the playlist deleted',
    outcome: 'gone',
    give: change(add('d')),
    meanwhile: theyDelete,
    after: isGone,
  },
  {
    yours: 'a shot taken out of a playlist',
    theirs: 'another one taken out',
    outcome: 'merged',
    give: change(takeOut('a')),
    meanwhile: theyList('a', 'c'),
    after: holds(['c']),
  },
  {
    yours: 'a shot taken out of a playlist',
    theirs: 'the same taken out',
    outcome: 'the same',
    give: change(takeOut('a')),
    meanwhile: theyList('b', 'c'),
    after: holds(['b', 'c']),
  },
  {
    yours: 'a shot taken out of a playlist',
    theirs: 'another revision of it chosen',
    outcome: 'yours',
    needs: ['playlist', 'files'],
    give: change(takeOut('b')),
    meanwhile: theyList('a', 'b:2', 'c'),
    after: holds(['a', 'c']),
  },
  {
    yours: 'a shot moved in a playlist',
    theirs: 'another one added',
    outcome: 'merged',
    give: change(move(['c'], [])),
    meanwhile: theyList('a', 'b', 'c', 'e'),
    after: holds(['c', 'a', 'b', 'e']),
  },
  {
    yours: 'a shot moved behind another one',
    theirs: 'that one moved',
    outcome: 'merged',
    give: change(move(['a'], ['c'])),
    meanwhile: theyList('c', 'a', 'b'),
    after: holds(['c', 'a', 'b']),
  },
  {
    yours: 'a shot moved to the beginning',
    theirs: 'the same moved elsewhere',
    outcome: 'yours',
    give: change(move(['b'], [])),
    meanwhile: theyList('a', 'c', 'b'),
    after: holds(['b', 'a', 'c']),
  },
  {
    yours: 'a shot moved in a playlist',
    theirs: 'the same taken out',
    outcome: 'gone',
    give: change(move(['c'], [])),
    meanwhile: theyList('a', 'b'),
    after: holds(['a', 'b']),
  },
  {
    yours: 'a whole playlist put in another order',
    theirs: 'one taken out, one added',
    outcome: 'merged',
    give: change(move(['c', 'b', 'a'], [])),
    meanwhile: theyList('a', 'c', 'e'),
    after: holds(['c', 'a', 'e']),
  },
  {
    yours: 'a revision chosen for a shot',
    theirs: 'another revision chosen',
    outcome: 'asks',
    needs: ['playlist', 'files'],
    give: change(choose(1)),
    meanwhile: theyList('a', 'b:2', 'c'),
    after: holds(['a', 'b:1', 'c']),
  },
  {
    yours: 'a revision chosen for a shot',
    theirs: 'another revision chosen',
    outcome: 'asks',
    decides: 'theirs',
    needs: ['playlist', 'files'],
    give: change(choose(1)),
    meanwhile: theyList('a', 'b:2', 'c'),
    after: holds(['a', 'b:2', 'c']),
  },
  {
    yours: 'a revision chosen for a shot',
    theirs: 'the same revision chosen',
    outcome: 'the same',
    needs: ['playlist', 'files'],
    give: change(choose(2)),
    meanwhile: theyList('a', 'b:2', 'c'),
    after: holds(['a', 'b:2', 'c']),
  },
  {
    yours: 'a revision chosen for a shot',
    theirs: 'another shot added with one, and another order',
    outcome: 'merged',
    needs: ['playlist', 'files'],
    give: change(choose(1)),
    meanwhile: theyList('c', 'b', 'd:2', 'a'),
    after: holds(['c', 'b:1', 'd:2', 'a']),
  },
  {
    yours: 'a revision chosen for a shot',
    theirs: 'the shot taken out',
    outcome: 'gone',
    needs: ['playlist', 'files'],
    give: change(choose(1)),
    meanwhile: theyList('a', 'c'),
    after: holds(['a', 'c']),
  },
  {
    yours: 'a shot added, one taken out, one moved and a revision chosen',
    theirs: 'another shot added in front',
    outcome: 'merged',
    needs: ['playlist', 'files'],
    give: change(add('d'), takeOut('a'), move(['c'], []), choose(2)),
    meanwhile: theyList('e', 'a', 'b', 'c'),
    after: holds(['c', 'e', 'b:2', 'd']),
  },
  {
    yours: 'name of a playlist',
    theirs: 'another name',
    outcome: 'asks',
    give: rename,
    meanwhile: theyRename,
    after: holds(['a', 'b', 'c'], { named: 'yours' }),
  },
  {
    yours: 'name of a playlist',
    theirs: 'a shot added',
    outcome: 'merged',
    give: rename,
    meanwhile: theyList('a', 'b', 'c', 'd'),
    after: holds(['a', 'b', 'c', 'd'], { named: 'yours' }),
  },
  {
    yours: 'a playlist shown to clients',
    theirs: 'its name',
    outcome: 'merged',
    give: showClient,
    meanwhile: theyRename,
    after: holds(['a', 'b', 'c'], { named: 'theirs', isForClient: true }),
  },
  {
    yours: 'a new playlist',
    theirs: 'one of the same name',
    outcome: 'asks',
    give: make,
    meanwhile: theyMake,
    after: newOnes(2),
  },
  {
    yours: 'a new playlist',
    theirs: 'one of the same name',
    outcome: 'asks',
    decides: 'theirs',
    give: make,
    meanwhile: theyMake,
    after: newOnes(1),
  },
  {
    yours: 'a playlist deleted',
    theirs: 'the same deleted',
    outcome: 'the same',
    give: deleteIt,
    meanwhile: theyDelete,
    after: isGone,
  },
  {
    yours: 'a playlist deleted',
    theirs: 'a shot added',
    outcome: 'asks',
    give: deleteIt,
    meanwhile: theyList('a', 'b', 'c', 'd'),
    after: isGone,
  },
  {
    yours: 'a playlist deleted',
    theirs: 'a shot added',
    outcome: 'asks',
    decides: 'theirs',
    give: deleteIt,
    meanwhile: theyList('a', 'b', 'c', 'd'),
    after: holds(['a', 'b', 'c', 'd']),
  },
];

export const playlistCases: readonly ConflictCase[] = cases.map((one) => ({
  ...one,
  needs: one.needs ?? ['playlist'],
}));
