/**
 * What colleagues do to a production all day, one call each, chosen by chance among what is there. Each deed looks at the
 * server first and answers whether it found something to do.
 */
import { z } from 'zod';
import { get, post, put, remove, upload, type Call } from '../contract/client.ts';
import { pictureFile, textFile } from '../contract/fixtures.ts';
import type { Chance } from './chance.ts';
import type { Colleague } from './colleague.ts';

const idRow = z.object({ id: z.string() });
const shotRow = z.object({
  id: z.string(),
  name: z.string(),
  canceled: z.boolean(),
  tasks: z.array(
    z.object({
      id: z.string(),
      task_type_id: z.string(),
      task_status_id: z.string(),
      assignees: z.array(z.string()),
    }),
  ),
});
const commentRow = z.object({
  id: z.string(),
  replies: z.array(idRow),
  previews: z.array(idRow),
  attachment_files: z.array(idRow),
});

export type Stage = {
  readonly productionId: string;
  readonly manager: Pick<Colleague, 'read' | 'does'>;
  readonly chance: Chance;
  /** Tasks that lost an older revision, for which the server moves no date. */
  readonly silentTaskIds: Set<string>;
};
type Deed = (stage: Stage) => Promise<boolean>;

const fresh = ({ chance }: Stage, what: string): string => `${what} ${chance.below(1_000_000_000).toString(36)}`;

const shotsOf = ({ manager, productionId }: Stage) =>
  manager.read(z.array(shotRow), get('/data/shots/with-tasks', { project_id: productionId }));
const assetsOf = ({ manager, productionId }: Stage) =>
  manager.read(z.array(shotRow), get('/data/assets/with-tasks', { project_id: productionId }));

async function aTask(stage: Stage) {
  const shots = await shotsOf(stage);
  return stage.chance.pick(shots.flatMap(({ tasks }) => tasks));
}

const commentsOf = (stage: Stage, taskId: string) =>
  stage.manager.read(z.array(commentRow), get(`/data/tasks/${taskId}/comments`));

/** A task with a comment that fits, looked for in a few of them. */
async function aComment(stage: Stage, fits: (comment: z.infer<typeof commentRow>) => boolean) {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const task = await aTask(stage);
    if (task === undefined) return undefined;
    const comment = stage.chance.pick((await commentsOf(stage, task.id)).filter(fits));
    if (comment !== undefined) return { task, comment };
  }
  return undefined;
}

async function aStatusId(stage: Stage): Promise<string | undefined> {
  const statuses = await stage.manager.read(
    z.array(z.object({ id: z.string(), for_concept: z.boolean().nullable() })),
    get('/data/task-status'),
  );
  return stage.chance.pick(statuses.filter(({ for_concept: isForConcept }) => isForConcept !== true))?.id;
}

/** A deed on one thing that may be missing. */
const on =
  <Thing>(find: (stage: Stage) => Promise<Thing | undefined>, call: (thing: Thing, stage: Stage) => Call): Deed =>
  async (stage) => {
    const thing = await find(stage);
    if (thing === undefined) return false;
    await stage.manager.does(call(thing, stage));
    return true;
  };

const playlistRow = z.object({
  id: z.string(),
  shots: z.array(z.object({ entity_id: z.string(), preview_file_id: z.string().nullable() })).nullable(),
});
const aPlaylist = async ({ manager, productionId, chance }: Stage) =>
  chance.pick(await manager.read(z.array(playlistRow), get('/data/playlists', { project_id: productionId })));

/** As Kitsu's page does it: the whole list as one sees it. */
async function fillPlaylist(stage: Stage): Promise<boolean> {
  const [playlist, shot] = [await aPlaylist(stage), await aShot(stage)];
  if (playlist === undefined || shot === undefined) return false;
  const others = (playlist.shots ?? []).filter(({ entity_id: id }) => id !== shot.id);
  const shots = stage.chance.number() < 0.5 ? others : [{ entity_id: shot.id, preview_file_id: null }, ...others];
  await stage.manager.does(put(`/data/playlists/${playlist.id}`, { shots }));
  return true;
}

const aShot = async (stage: Stage) => stage.chance.pick(await shotsOf(stage));
const anAsset = async (stage: Stage) => stage.chance.pick(await assetsOf(stage));
const aSequenceId = async (stage: Stage) =>
  stage.chance.pick(await stage.manager.read(z.array(idRow), get(`/data/projects/${stage.productionId}/sequences`)))
    ?.id;
const inTask = ({ id }: { readonly id: string }, rest: string): string => `/tasks/${id}${rest}`;

async function publish(stage: Stage): Promise<boolean> {
  const task = await aTask(stage);
  if (task === undefined) return false;
  const { manager } = stage;
  const comment = await manager.read(
    idRow,
    post(`/actions${inTask(task, '/comment')}`, {
      task_status_id: task.task_status_id,
      comment: fresh(stage, 'A version'),
    }),
  );
  const path = `/actions${inTask(task, `/comments/${comment.id}`)}`;
  const preview = await manager.read(idRow, post(`${path}/add-preview`, {}));
  await manager.does(upload(`/pictures/preview-files/${preview.id}`, [pictureFile(`${fresh(stage, 'frame')}.png`)]));
  // Processed by a job in newer versions, which writes the row and its task once more.
  const isReady = async (): Promise<boolean> =>
    (await manager.read(z.object({ status: z.string() }), get(`/data/preview-files/${preview.id}`))).status !==
    'processing';
  while (!(await isReady())) await new Promise((resolve) => setTimeout(resolve, 50));
  return true;
}

async function cast(stage: Stage): Promise<boolean> {
  const shot = await aShot(stage);
  const assets = (await assetsOf(stage)).filter(({ canceled }) => !canceled);
  if (shot === undefined || shot.canceled || assets.length === 0) return false;
  const chosen = assets.filter(() => stage.chance.number() < 0.3).slice(0, 4);
  await stage.manager.does(
    put(
      `/data/projects/${stage.productionId}/entities/${shot.id}/casting`,
      chosen.map(({ id }) => ({ asset_id: id, nb_occurences: 1 + stage.chance.below(3), label: '' })),
    ),
  );
  return true;
}

async function createTasks(stage: Stage): Promise<boolean> {
  const shots = await shotsOf(stage);
  const typeIds = [...new Set(shots.flatMap(({ tasks }) => tasks.map(({ task_type_id: id }) => id)))];
  const typeId = stage.chance.pick(typeIds);
  const lacking = shots.filter(
    ({ canceled, tasks }) => !canceled && tasks.every(({ task_type_id: id }) => id !== typeId),
  );
  const shot = stage.chance.pick(lacking);
  if (shot === undefined || typeId === undefined) return false;
  await stage.manager.does(
    post(`/actions/projects/${stage.productionId}/task-types/${typeId}/shots/create-tasks`, [shot.id]),
  );
  return true;
}

const team = async ({ manager, productionId }: Stage) =>
  manager.read(z.array(idRow), get(`/data/projects/${productionId}/team`));

async function assign(stage: Stage): Promise<boolean> {
  const task = await aTask(stage);
  const person = stage.chance.pick(await team(stage));
  if (task === undefined || person === undefined) return false;
  await stage.manager.does(put(`/actions/persons/${person.id}/assign`, { task_ids: [task.id] }));
  return true;
}

async function attach(stage: Stage): Promise<boolean> {
  const found = await aComment(stage, () => true);
  if (found === undefined) return false;
  await stage.manager.does(
    upload(`/actions${inTask(found.task, `/comments/${found.comment.id}/add-attachment`)}`, [
      textFile(`${fresh(stage, 'note')}.txt`, fresh(stage, 'content')),
    ]),
  );
  return true;
}

async function detach(stage: Stage): Promise<boolean> {
  const found = await aComment(stage, ({ attachment_files: files }) => files.length > 0);
  const file = found?.comment.attachment_files[0];
  if (found === undefined || file === undefined) return false;
  await stage.manager.does(
    remove(`/data${inTask(found.task, `/comments/${found.comment.id}/attachments/${file.id}`)}`),
  );
  return true;
}

async function comment(stage: Stage): Promise<boolean> {
  const [task, statusId] = [await aTask(stage), await aStatusId(stage)];
  if (task === undefined || statusId === undefined) return false;
  await stage.manager.does(
    post(`/actions${inTask(task, '/comment')}`, { task_status_id: statusId, comment: fresh(stage, 'A remark') }),
  );
  return true;
}

const deeds = {
  'rename a shot': on(aShot, ({ id }, stage) => put(`/data/entities/${id}`, { name: fresh(stage, 'SH') })),
  'describe a shot': on(aShot, ({ id }, stage) => put(`/data/entities/${id}`, { description: fresh(stage, 'Words') })),
  'set the frames of a shot': on(aShot, ({ id }, { chance }) =>
    put(`/data/entities/${id}`, { nb_frames: 24 + chance.below(200) }),
  ),
  'set metadata of a shot': on(aShot, ({ id }, { chance }) =>
    put(`/data/entities/${id}`, { data: { difficulty: String(chance.below(9)) } }),
  ),
  'add a shot': on(aSequenceId, (sequence, stage) =>
    post(`/data/projects/${stage.productionId}/shots`, {
      name: fresh(stage, 'NEW'),
      sequence_id: sequence,
      nb_frames: 50,
    }),
  ),
  'cancel a shot, or delete one without tasks': on(aShot, ({ id }) => remove(`/data/shots/${id}`)),
  'delete a shot for good': on(aShot, ({ id }) => remove(`/data/shots/${id}`, { force: 'true' })),
  'rename a sequence': on(aSequenceId, (id, stage) => put(`/data/entities/${id}`, { name: fresh(stage, 'SEQ') })),
  'rename an asset': on(anAsset, ({ id }, stage) => put(`/data/entities/${id}`, { name: fresh(stage, 'Asset') })),
  'delete an asset for good': on(anAsset, ({ id }) => remove(`/data/assets/${id}`, { force: 'true' })),
  'create a task': createTasks,
  'delete a task': on(aTask, ({ id }) => remove(`/data/tasks/${id}`, { force: 'true' })),
  'assign a task': assign,
  'clear an assignment': on(
    async (stage) => {
      const shots = await shotsOf(stage);
      return stage.chance.pick(shots.flatMap(({ tasks }) => tasks).filter(({ assignees }) => assignees.length > 0));
    },
    ({ id, assignees }) => put('/actions/tasks/clear-assignation', { person_id: assignees[0], task_ids: [id] }),
  ),
  'set a priority': on(aTask, ({ id }, { chance }) => put(`/data/tasks/${id}`, { priority: chance.below(4) })),
  'set an estimation and a date': on(aTask, ({ id }, { chance }) =>
    put(`/data/tasks/${id}`, {
      estimation: 60 * chance.below(40),
      due_date: `2026-12-${String(10 + chance.below(20))}`,
    }),
  ),
  comment,
  'edit a comment': on(
    (stage) => aComment(stage, () => true),
    (found, stage) => put(`/data/comments/${found.comment.id}`, { text: fresh(stage, 'Edited') }),
  ),
  'delete a comment': on(
    (stage) => aComment(stage, () => true),
    (found) => remove(`/data${inTask(found.task, `/comments/${found.comment.id}`)}`),
  ),
  reply: on(
    (stage) => aComment(stage, () => true),
    (found, stage) =>
      post(`/data${inTask(found.task, `/comments/${found.comment.id}/reply`)}`, { text: fresh(stage, 'A reply') }),
  ),
  'delete a reply': on(
    (stage) => aComment(stage, ({ replies }) => replies.length > 0),
    (found) =>
      remove(`/data${inTask(found.task, `/comments/${found.comment.id}/reply/${found.comment.replies[0]?.id ?? ''}`)}`),
  ),
  acknowledge: on(
    (stage) => aComment(stage, () => true),
    (found) => post(`/data${inTask(found.task, `/comments/${found.comment.id}/ack`)}`),
  ),
  publish,
  'delete a preview': on(
    (stage) => aComment(stage, ({ previews }) => previews.length > 0),
    (found, { silentTaskIds }) => {
      silentTaskIds.add(found.task.id);
      return remove(`/data/preview-files/${found.comment.previews[0]?.id ?? ''}`, { force: 'true' });
    },
  ),
  'set a main preview': on(
    (stage) => aComment(stage, ({ previews }) => previews.length > 0),
    (found) => put(`/actions/preview-files/${found.comment.previews[0]?.id ?? ''}/set-main-preview`, {}),
  ),
  'attach a file': attach,
  'delete an attachment': detach,
  cast,
  'add a playlist': async (stage) => {
    const body = { name: fresh(stage, 'Dailies'), project_id: stage.productionId, for_entity: 'shot', shots: [] };
    await stage.manager.does(post('/data/playlists/', body));
    return true;
  },
  'fill a playlist': fillPlaylist,
  'rename a playlist': on(aPlaylist, ({ id }, stage) => put(`/data/playlists/${id}`, { name: fresh(stage, 'Review') })),
  'delete a playlist': on(aPlaylist, ({ id }) => remove(`/data/playlists/${id}`)),
} satisfies Readonly<Record<string, Deed>>;

export type ColleagueDeed = keyof typeof deeds;
const isDeed = (name: string): name is ColleagueDeed => Object.hasOwn(deeds, name);
const everyDeed: readonly ColleagueDeed[] = Object.keys(deeds).filter(isDeed);

const mostAttempts = 60;

/** Does so many things, or fewer where there is not enough to do; answers what was done, for the words of a failure. */
export async function workFor(
  stage: Stage,
  deedCount: number,
  among: readonly ColleagueDeed[] = everyDeed,
): Promise<readonly ColleagueDeed[]> {
  const done: ColleagueDeed[] = [];
  for (let attempt = 0; done.length < deedCount && attempt < mostAttempts + deedCount; attempt += 1) {
    const name = stage.chance.pick(among);
    if (name === undefined) break;
    if (await deeds[name](stage)) done.push(name);
  }
  return done;
}
