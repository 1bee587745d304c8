/** Where both sides change things: for each case a shot with a task of its own, as both have seen it before. */
import { z } from 'zod';
import type { CommandAnswer } from '../../../shared/ipc.ts';
import { get, post, put } from '../../contract/client.ts';
import { colleagueAt, type Account, type Colleague } from '../colleague.ts';
import { signedInAt, type SignedIn } from '../signedIn.ts';

export type Meeting = {
  readonly url: string;
  /** Who sits at the app: a manager. */
  readonly person: Account;
  /** Who works elsewhere: an admin. */
  readonly colleague: Account;
  /** A production with both in its team. */
  readonly productionId: string;
};

export type Stage = {
  readonly app: SignedIn;
  readonly they: Colleague;
  /** The person at the app at another client: what they did before. */
  readonly self: Colleague;
  readonly productionId: string;
  readonly status: (shortName: string) => string;
  readonly assetTypeIds: readonly string[];
  readonly sequenceIds: readonly string[];
  /** Two that are assigned to nothing here. */
  readonly peopleIds: readonly string[];
  /** Makes the app's clock go on. */
  readonly later: (ms: number) => void;
};

export type Subject = {
  /** Told apart by it: no other case has a thing of this name. */
  readonly name: string;
  readonly shotId: string;
  readonly taskId: string;
  readonly assetId: string;
  /** One of its own, empty. */
  readonly sequenceId: string;
  /** By the person at the app, on the task. */
  readonly commentId: string;
  /** With `a`, `b` and `c` of these shots in it; `d` and `e` are not. */
  readonly playlistId: string;
  readonly playlistShots: Readonly<Record<string, string>>;
  /** `x` and `y` are cast in the shot, `w` and `z` are not. */
  readonly castAssets: Readonly<Record<string, string>>;
  /** Two that can be shown of `b` and of `d`: by `b:1`, … */
  readonly playlistFiles: Readonly<Record<string, string>>;
};
export type Need = 'casting' | 'asset' | 'sequence' | 'comment' | 'assignee' | 'playlist' | 'files';

const idRow = z.object({ id: z.string() });

export async function enter(meeting: Meeting): Promise<Stage> {
  let laterMs = 0;
  const { url, productionId } = meeting;
  const app = await signedInAt(url, meeting.person, { now: () => Date.now() + laterMs });
  const [they, self] = await Promise.all([colleagueAt(url, meeting.colleague), colleagueAt(url, meeting.person)]);
  const { taskStatuses, productions, people } = await app.studioRows();
  const production = productions.find(({ id }) => id === productionId);
  const sequences = await they.read(z.array(idRow), get(`/data/projects/${productionId}/sequences`));
  return {
    app,
    they,
    self,
    productionId,
    status: (shortName) => taskStatuses.find((one) => one.shortName === shortName)?.id ?? '',
    assetTypeIds: production?.assetTypeIds ?? [],
    sequenceIds: sequences.slice(0, 2).map(({ id }) => id),
    peopleIds: people
      .filter(({ id, role, isActive }) => role === 'user' && isActive && production?.teamIds.includes(id) === true)
      .map(({ id }) => id),
    later: (ms) => {
      laterMs += ms;
    },
  };
}

/** What the shot, its task and its asset are before either side changes them. */
export const before = {
  description: 'as it was',
  nb_frames: 100,
  data: { frame_in: 1001, frame_out: 1100, lens: '35 mm' },
} as const;

export async function subjectsFor(stage: Stage, needs: readonly (readonly Need[])[]): Promise<readonly Subject[]> {
  const { they, productionId } = stage;
  const made: Subject[] = [];
  for (const [index, need] of needs.entries()) {
    const name = `CF${String(index + 1).padStart(2, '0')}`;
    const make = async (path: string, body: object): Promise<string> =>
      (await they.read(idRow, post(`/data/projects/${productionId}/${path}`, body))).id;
    const assetPath = `asset-types/${stage.assetTypeIds[0] ?? ''}/assets/new`;
    const playlistShots: Record<string, string> = {};
    if (need.includes('playlist'))
      for (const letter of ['a', 'b', 'c', 'd', 'e'])
        playlistShots[letter] = await make('shots', { name: `${name} ${letter}`, sequence_id: stage.sequenceIds[0] });
    const castAssets: Record<string, string> = {};
    if (need.includes('casting'))
      for (const letter of ['w', 'x', 'y', 'z'])
        castAssets[letter] = await make(assetPath, { name: `${name} ${letter}`, description: '' });
    made.push({
      name,
      shotId: await make('shots', { name, sequence_id: stage.sequenceIds[0], ...before }),
      assetId: need.includes('asset') ? await make(assetPath, { name, description: before.description }) : '',
      sequenceId: need.includes('sequence') ? await make('sequences', { name: `${name} sequence` }) : '',
      taskId: '',
      commentId: '',
      playlistId: need.includes('playlist') ? await playlistOf(stage, name, playlistShots) : '',
      playlistShots,
      playlistFiles: {},
      castAssets,
    });
  }
  const withFiles = made.flatMap(({ playlistShots: { b, d } }, index) =>
    needs[index]?.includes('files') === true ? [b ?? '', d ?? ''] : [],
  );
  const taskIds = await tasksOf(stage, [...made.map(({ shotId }) => shotId), ...withFiles]);
  const subjects: Subject[] = [];
  for (const [index, subject] of made.entries()) {
    const taskId = taskIds.get(subject.shotId) ?? '';
    const need = needs[index] ?? [];
    if (need.includes('assignee')) await they.read(z.unknown(), assignment(stage, taskId));
    const commentId = need.includes('comment') ? await commentBefore(stage, taskId) : '';
    const playlistFiles = need.includes('files') ? await filesFor(stage, subject, taskIds) : {};
    subjects.push({ ...subject, taskId, commentId, playlistFiles });
  }
  for (const subject of subjects) if (subject.castAssets['x'] !== undefined) await castBefore(stage, subject);
  await untilSeen(stage, subjects);
  return subjects;
}

async function playlistOf(
  { they, productionId }: Stage,
  name: string,
  shots: Readonly<Record<string, string>>,
): Promise<string> {
  const body = {
    name: `${name} playlist`,
    project_id: productionId,
    for_entity: 'shot',
    shots: ['a', 'b', 'c'].map((letter) => ({ entity_id: shots[letter], preview_file_id: null })),
  };
  return (await they.read(idRow, post('/data/playlists/', body))).id;
}

async function castBefore({ they, productionId }: Stage, { shotId, castAssets: { x, y } }: Subject): Promise<void> {
  await they.does(
    put(`/data/projects/${productionId}/entities/${shotId}/casting`, [
      { asset_id: x, nb_occurences: 1, label: '' },
      { asset_id: y, nb_occurences: 2, label: 'fixed' },
    ]),
  );
}

async function filesFor(
  { they, status }: Stage,
  { playlistShots }: Subject,
  taskIds: ReadonlyMap<string, string>,
): Promise<Readonly<Record<string, string>>> {
  const files: Record<string, string> = {};
  for (const letter of ['b', 'd']) {
    const path = `/actions/tasks/${taskIds.get(playlistShots[letter] ?? '') ?? ''}/comment`;
    const comment = await they.read(idRow, post(path, { task_status_id: status('todo'), comment: 'Files.' }));
    const first = await they.read(idRow, post(`${path}s/${comment.id}/add-preview`, {}));
    const second = await they.read(idRow, post(`${path}s/${comment.id}/preview-files/${first.id}`, {}));
    files[`${letter}:1`] = first.id;
    files[`${letter}:2`] = second.id;
  }
  return files;
}

const assignment = (stage: Stage, taskId: string) =>
  ({
    method: 'PUT',
    path: `/actions/persons/${stage.peopleIds[0] ?? ''}/assign`,
    json: { task_ids: [taskId] },
  }) as const;

async function tasksOf(stage: Stage, shotIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { they, productionId } = stage;
  const { taskTypes, productions } = await stage.app.studioRows();
  const own = new Set(productions.find(({ id }) => id === productionId)?.taskTypes.map(({ taskTypeId }) => taskTypeId));
  const type = taskTypes.find(({ id, forEntity }) => forEntity === 'Shot' && own.has(id));
  const rows = await they.read(
    z.array(z.object({ id: z.string(), entity_id: z.string() })),
    post(`/actions/projects/${productionId}/task-types/${type?.id ?? ''}/shots/create-tasks`, shotIds),
  );
  return new Map(rows.map(({ id, entity_id: shotId }) => [shotId, id]));
}

async function commentBefore({ self, status }: Stage, taskId: string): Promise<string> {
  const body = { task_status_id: status('todo'), comment: 'Before.' };
  return (await self.read(idRow, post(`/actions/tasks/${taskId}/comment`, body))).id;
}

/** The app has all of it in its mirror: that is what its person sees. */
async function untilSeen({ app, productionId }: Stage, subjects: readonly Subject[]): Promise<void> {
  await app.call('pullProduction', { productionId });
  const isSeen = async ({ taskId, commentId }: Subject): Promise<boolean> => {
    const detail = await app.query('task', { taskId });
    if (detail === null) return false;
    if (commentId === '') return true;
    return (await app.query('comments', { taskId })).comments.some(({ id }) => id === commentId);
  };
  for (const subject of subjects) {
    if (subject.commentId !== '') await app.call('wantScopes', { scopes: [{ kind: 'task', taskId: subject.taskId }] });
    await app.until(() => isSeen(subject), `${subject.name} is seen`, 60_000);
  }
  for (const { playlistId, name } of subjects)
    if (playlistId !== '')
      await app.until(
        async () => {
          const detail = await app.query('playlist', { playlistId });
          return detail?.entries.length === 3 && detail.entries.every(({ entity }) => entity !== null);
        },
        `the playlist of ${name} is seen`,
        60_000,
      );
  for (const { castAssets, shotId, name } of subjects)
    if (castAssets['x'] !== undefined)
      await app.until(
        async () => {
          const casting = await app.query('entityCasting', { entityId: shotId });
          const isCastable = await Promise.all(
            Object.values(castAssets).map((entityId) => app.query('entityDetail', { entityId })),
          );
          return casting?.cast.length === 2 && isCastable.every((asset) => asset !== null);
        },
        `the casting of ${name} is seen`,
        60_000,
      );
  const assets = subjects.filter(({ assetId }) => assetId !== '');
  await app.until(
    async () => {
      const list = await app.query('entityList', {
        productionId,
        kind: 'Asset',
        episodeId: null,
        search: 'CF',
        sort: null,
        foldedGroupIds: [],
        firstRows: 200,
      });
      const seen = new Set(list.rows.map(({ id }) => id));
      return assets.every(({ assetId }) => seen.has(assetId));
    },
    'the assets are seen',
    60_000,
  );
  await app.call('wantScopes', { scopes: [] });
}

export const both = async (...answers: readonly Promise<CommandAnswer>[]): Promise<CommandAnswer> => {
  const all: CommandAnswer[] = [];
  for (const answer of answers) all.push(await answer);
  return { commandIds: all.flatMap(({ commandIds }) => commandIds), refused: all.flatMap(({ refused }) => refused) };
};
