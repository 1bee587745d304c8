// Answers lost on real servers: an engine in plain Node whose line is cut, most often after the server has committed. Another
// client then finds everything on the server once, with all its files. INARI_LOST_ANSWERS=whole runs two hundred comments
// and sixty of everything else, and writes docs/lost-answers.md.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { get, put } from '../contract/client.ts';
import { openProxy } from '../e2e/support/recordingProxy.ts';
import { colleagueAt, type Colleague } from '../support/colleague.ts';
import { markdownPage } from '../support/markdownPage.ts';
import { signedInAt, type SignedIn } from '../support/signedIn.ts';
import { cutsOf } from './cuts.ts';
import { accountOf, featureOf, zouServers, type ZouServer } from './servers.ts';

const isWhole = process.env['INARI_LOST_ANSWERS'] === 'whole';
const counts = isWhole
  ? { comments: 200, publishes: 60, replies: 60, assets: 60 }
  : { comments: 24, publishes: 6, replies: 8, assets: 8 };
const limitMs = isWhole ? 3_000_000 : 300_000;
const seed = Number(process.env['INARI_SEED'] ?? 1);

const attachmentText = `what I saw\n${'0123456789'.repeat(400)}`;
const scratch = mkdtempSync(join(tmpdir(), 'inari-lost-'));
const files = {
  note: join(scratch, 'notes.txt'),
  first: join(scratch, 'front.png'),
  second: join(scratch, 'side.png'),
  movie: join(scratch, 'turn.mp4'),
} as const;

const commentRow = z.object({
  id: z.string(),
  text: z.string(),
  person_id: z.string(),
  task_status_id: z.string(),
  replies: z.array(z.object({ text: z.string() })).nullable(),
  attachment_files: z.array(z.object({ name: z.string(), size: z.number() })),
  previews: z.array(z.object({ id: z.string(), revision: z.number(), position: z.number() })),
});
const previewRow = z.object({ original_name: z.string(), extension: z.string(), status: z.string() });

type Given = { readonly taskId: string; readonly text: string; readonly statusId: string; readonly hasFile: boolean };
type Result = { readonly version: string; readonly requests: number; readonly cuts: number; readonly text: string };
const results: Result[] = [];

beforeAll(() => {
  writeFileSync(files.note, attachmentText);
  draw('color=c=gray:size=320x180', files.first, '-frames:v', '1');
  draw('testsrc=size=320x180', files.second, '-frames:v', '1');
  draw('testsrc=size=320x180:rate=25', files.movie, '-t', '1', '-pix_fmt', 'yuv420p');
});
afterAll(async () => {
  rmSync(scratch, { recursive: true, force: true });
  if (!isWhole || results.length === 0) return;
  writeFileSync(join(import.meta.dirname, '../../docs/lost-answers.md'), await markdownPage(page(results)));
});

function draw(source: string, path: string, ...options: readonly string[]): void {
  const { status, stderr } = spawnSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', source, ...options, path]);
  if (status !== 0) throw new Error(`ffmpeg: ${stderr.toString()}`);
}

// Both at once: they wait for their lines most of the time.
test.concurrent.each(zouServers().map((server) => ({ server, version: server.version })))(
  'what is sent over a line that loses answers is on Kitsu $version once, with its files',
  async ({ server, version }) => {
    const witness = await colleagueAt(server.url, accountOf(server, 'admin'));
    await witness.does(put(`/data/projects/${featureOf(server)}`, { resolution: '320x180' }));
    const cuts = cutsOf(seed);
    const proxy = await openProxy(server.url, cuts.fateOf);
    const manager = await signedInAt(proxy.url, accountOf(server, 'manager1'));
    try {
      const stage = await stageOf(manager, server);
      const comments = await giveComments(manager, stage);
      const publishes = await givePublishes(manager, stage);
      const assets = await giveAssets(manager, stage);
      await manager.untilQueueIsEmpty(limitMs);
      const replies = await giveReplies(manager, comments);
      await manager.untilQueueIsEmpty(limitMs);

      await expectComments(witness, comments, replies);
      await expectPublishes(witness, publishes);
      await expectAssets(witness, stage.productionId, assets);
      const { pass, ...cut } = cuts.counts();
      const cutCount = Object.values(cut).reduce((sum, count) => sum + count, 0);
      expect(cutCount).toBeGreaterThan(pass / 2);
      const { sentToday } = await manager.query('queue', {});
      const recognised = sentToday.filter(({ wasRecognised }) => wasRecognised).length;
      results.push({
        version,
        requests: pass + cutCount,
        cuts: cutCount,
        text: `${String(cut['cut after'])} after the server had answered, ${String(cut['cut within'])} within the answer, ${String(cut['cut before'])} before the server heard of it; ${String(recognised)} commands were found on the server instead of being sent again`,
      });
      console.info(`${version}: ${results.at(-1)?.text ?? ''}`);
    } finally {
      await manager.remove();
      await proxy.close();
    }
  },
  limitMs * 2,
);

type Place = {
  readonly productionId: string;
  readonly taskIds: readonly string[];
  readonly statusIds: readonly string[];
  readonly assetTypeId: string;
};

async function stageOf(manager: SignedIn, server: ZouServer): Promise<Place> {
  const productionId = featureOf(server);
  await manager.call('pullProduction', { productionId });
  await manager.untilPulled(60_000);
  const list = await manager.query('entityList', {
    productionId,
    kind: 'Shot',
    episodeId: null,
    search: '',
    sort: null,
    foldedGroupIds: [],
    firstRows: 60,
  });
  const taskIds = list.rows.flatMap(({ cells }) => Object.values(cells).map(({ taskId }) => taskId));
  const production = (await manager.studioRows()).productions.find(({ id }) => id === productionId);
  return {
    productionId,
    taskIds,
    statusIds: [await manager.statusId('wip'), await manager.statusId('wfa')],
    assetTypeId: production?.assetTypeIds[0] ?? '',
  };
}

const at = <Value>(values: readonly Value[], index: number): Value => {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
};

const handle = (manager: SignedIn, path: string): string => {
  const id = randomUUID();
  manager.engine.addFile({ handle: id, path, name: path.slice(scratch.length + 1), sizeBytes: statSync(path).size });
  return id;
};

/** Some say the same words on the same task: those are as many as were said. */
async function giveComments(manager: SignedIn, { taskIds, statusIds }: Place): Promise<readonly Given[]> {
  const given: Given[] = [];
  for (let index = 0; index < counts.comments; index += 1) {
    const comment = {
      taskId: at(taskIds, index % 20),
      text: index % 5 === 0 ? 'Once more.' : `Remark ${String(index)}`,
      statusId: at(statusIds, index),
      hasFile: index % 3 === 0,
    };
    given.push(comment);
    const { refused } = await manager.command('postComment', {
      taskId: comment.taskId,
      taskStatusId: comment.statusId,
      text: comment.text,
      checklist: [],
      handles: comment.hasFile ? [handle(manager, files.note)] : [],
      draftKey: null,
    });
    expect(refused).toEqual([]);
  }
  return given;
}

async function givePublishes(manager: SignedIn, { taskIds, statusIds }: Place): Promise<readonly Given[]> {
  const given: Given[] = [];
  for (let index = 0; index < counts.publishes; index += 1) {
    const publish = {
      taskId: at(taskIds, 20 + (index % 20)),
      text: `Revision ${String(index)}`,
      statusId: at(statusIds, 1),
      hasFile: true,
    };
    given.push(publish);
    const { refused } = await manager.command('publishRevision', {
      taskId: publish.taskId,
      taskStatusId: publish.statusId,
      text: publish.text,
      checklist: [],
      handles: [files.first, files.second, files.movie].map((path) => handle(manager, path)),
      draftKey: null,
    });
    expect(refused).toEqual([]);
  }
  return given;
}

async function giveAssets(manager: SignedIn, { productionId, assetTypeId }: Place): Promise<readonly string[]> {
  const names = Array.from({ length: counts.assets }, (_nothing, index) => `Lost asset ${String(index)}`);
  const { refused } = await manager.command('createEntity', {
    productionId,
    place: { kind: 'Asset', assetTypeId, episodeId: null },
    entities: names.map((name) => ({ name, description: 'made on a bad line', data: {}, lengthFrames: null })),
  });
  expect(refused).toEqual([]);
  return names;
}

async function giveReplies(manager: SignedIn, comments: readonly Given[]): Promise<readonly Given[]> {
  const given: Given[] = [];
  const unique = comments.filter(({ text }) => text !== 'Once more.');
  for (let index = 0; index < counts.replies; index += 1) {
    const parent = at(unique, index);
    const feed = await manager.query('comments', { taskId: parent.taskId });
    const comment = feed.comments.find(({ text }) => text === parent.text);
    if (comment === undefined) throw new Error(`${parent.text} is not shown`);
    const text = `Reply ${String(index)}`;
    given.push({ ...parent, text });
    const { refused } = await manager.command('replyToComment', {
      taskId: parent.taskId,
      commentId: comment.id,
      text,
      handles: [],
      draftKey: null,
    });
    expect(refused).toEqual([]);
  }
  return given;
}

const commentsOn = (witness: Colleague, taskId: string) =>
  witness.read(z.array(commentRow), get(`/data/tasks/${taskId}/comments`));

async function expectComments(witness: Colleague, given: readonly Given[], replies: readonly Given[]): Promise<void> {
  for (const taskId of new Set(given.map((comment) => comment.taskId))) {
    const there = (await commentsOn(witness, taskId)).filter(({ text }) => /^(Remark \d|Once more)/.test(text));
    const described = there.map((row) => [
      row.text,
      row.task_status_id,
      row.attachment_files.map(({ name, size }) => [name, size]),
    ]);
    const wanted = given
      .filter((comment) => comment.taskId === taskId)
      .map(({ text, statusId, hasFile }) => [text, statusId, hasFile ? [['notes.txt', attachmentText.length]] : []]);
    expect(described.map((row) => JSON.stringify(row)).toSorted()).toEqual(
      wanted.map((row) => JSON.stringify(row)).toSorted(),
    );
    const said = there.flatMap((row) => (row.replies ?? []).map(({ text }) => text));
    expect(said.toSorted()).toEqual(
      replies
        .filter((reply) => reply.taskId === taskId)
        .map(({ text }) => text)
        .toSorted(),
    );
  }
}

async function expectPublishes(witness: Colleague, given: readonly Given[]): Promise<void> {
  const revisions = new Map<string, number[]>();
  for (const { taskId, text } of given) {
    const [comment, ...twins] = (await commentsOn(witness, taskId)).filter((row) => row.text === text);
    expect(twins).toEqual([]);
    const previews = (comment?.previews ?? []).toSorted((one, other) => one.position - other.position);
    expect(previews.map(({ position }) => position)).toEqual([1, 2, 3]);
    expect(new Set(previews.map(({ revision }) => revision)).size).toBe(1);
    revisions.set(taskId, [...(revisions.get(taskId) ?? []), previews[0]?.revision ?? 0]);
    const named = await Promise.all(
      previews.map(({ id }) => witness.read(previewRow, get(`/data/preview-files/${id}`))),
    );
    expect(named.map(({ original_name: name, extension }) => `${name}.${extension}`)).toEqual([
      'front.png',
      'side.png',
      'turn.mp4',
    ]);
    expect(named.map(({ status }) => status)).not.toContain('broken');
  }
  // No revision was numbered for something that is not there.
  for (const [taskId, numbers] of revisions) {
    const all = (await commentsOn(witness, taskId)).flatMap(({ previews }) => previews.map(({ revision }) => revision));
    const last = Math.max(...all);
    expect(numbers.toSorted((one, other) => one - other)).toEqual(
      numbers.map((_number, index) => last - numbers.length + 1 + index),
    );
  }
}

async function expectAssets(witness: Colleague, productionId: string, names: readonly string[]): Promise<void> {
  const rows = z.array(z.object({ name: z.string(), description: z.string().nullable() }));
  for (const name of names)
    expect(await witness.read(rows, get('/data/entities', { project_id: productionId, name }))).toEqual([
      expect.objectContaining({ name, description: 'made on a bad line' }),
    ]);
}

const page = (ran: readonly Result[]): string => `# Answers lost on real servers

Written by \`test/zou/lostAnswers.test.ts\` (\`INARI_LOST_ANSWERS=whole\`, seed ${String(seed)}): an engine in plain Node sends
${String(counts.comments)} comments with a status (every third with a file), ${String(counts.publishes)} publishes of two pictures and a movie of one second in a production of 320×180,
${String(counts.replies)} replies and ${String(counts.assets)} new assets through a proxy that cuts most of its writes. Another client then looks at the server.

| Kitsu | writes | of them cut | double | missing | comments without their file |
| ----- | ------ | ----------- | ------ | ------- | --------------------------- |
${ran.map(({ version, requests, cuts }) => `| ${version} | ${String(requests)} | ${String(cuts)} | 0 | 0 | 0 |`).join('\n')}

${ran.map(({ version, text }) => `- ${version}: ${text}.`).join('\n')}
`;
