import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createNodeHost } from '../../../electron/engine/host/nodeHost.ts';
import { checkServer } from '../../../electron/engine/kitsu/checkServer.ts';
import type { BoardRow, CommentDraft, Kitsu, LiveEvent, OutgoingFile } from '../../../electron/engine/kitsu/kitsu.ts';
import { createKitsu } from '../../../electron/engine/kitsu/requests.ts';
import { createSession, type KitsuSession } from '../../../electron/engine/kitsu/session.ts';
import { signIn } from '../../../electron/engine/kitsu/signIn.ts';
import { openEvents } from '../../../electron/engine/sync/socket.ts';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import type { Person, Role } from '../../../shared/model/studio.ts';
import type { Task } from '../../../shared/model/task.ts';
import { never } from './support/person.ts';

/** The smallest picture there is: one dot. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe.each(['0.20.52', '1.0.97'] as const)('a studio that speaks as %s', (kitsuVersion) => {
  let studio: RunningStudio;
  const host = createNodeHost({
    dataFolder: '',
    demo: { start: () => Promise.reject(new Error('not here')), reset: () => Promise.resolve() },
  });

  beforeAll(async () => {
    studio = await startDemoStudio({
      port: 0,
      shots: 30,
      tasksPerShot: 4,
      comments: 120,
      assets: 12,
      people: 14,
      seed: 7,
      kitsu: kitsuVersion,
      isLive: false,
      state: null,
      faults: [],
      accessSeconds: 600,
      refreshSeconds: 1_200,
      now: new Date(),
      log: () => {},
    });
  }, 60_000);
  beforeEach(() => studio.faults.clear());
  afterAll(() => studio.stop());

  async function person(
    role: Role,
  ): Promise<{ readonly kitsu: Kitsu; readonly session: KitsuSession; readonly me: Person }> {
    const account = studio.accounts.find((one) => one.role === role);
    if (account === undefined) throw new Error(`nobody is ${role}`);
    const server = await checkServer(host, studio.url);
    if (server.kind !== 'kitsu') throw new Error(server.code);
    const result = await signIn({ host, serverUrl: server.url }, { ...account, code: null });
    if (result.kind !== 'signed-in') throw new Error(JSON.stringify(result));
    const session = createSession({
      host,
      serverUrl: server.url,
      tokens: result.tokens,
      onTokens: () => {},
      onExpired: () => {},
    });
    return { kitsu: createKitsu(session, server.version, host.log), session, me: result.person };
  }

  async function boardOf(kitsu: Kitsu, productionId: string): Promise<readonly BoardRow[]> {
    const rows: BoardRow[] = [];
    await kitsu.board({ kind: 'shots', productionId, isInOnePiece: false }, (batch) => void rows.push(...batch), never);
    return rows;
  }

  /** A shot task of the first production that has some. */
  async function someTask(kitsu: Kitsu): Promise<Task> {
    for (const production of (await kitsu.bootstrap(never)).productions) {
      const task = (await boardOf(kitsu, production.id)).flatMap(({ tasks }) => tasks)[0];
      if (task !== undefined) return task;
    }
    throw new Error('no task anywhere');
  }

  const draftFor = (task: Task, text: string, files: readonly OutgoingFile[] = []): CommentDraft => ({
    taskStatusId: task.taskStatusId,
    text,
    checklist: [],
    files,
  });

  async function fileOf(name: string, bytes: Buffer): Promise<OutgoingFile> {
    const folder = await mkdtemp(join(tmpdir(), 'inari-studio-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const path = join(folder, 'file');
    await writeFile(path, bytes);
    return { path, name, contentType: 'application/octet-stream', sizeBytes: bytes.length };
  }

  test('says what it is', async () => {
    expect(await checkServer(host, studio.url)).toMatchObject({
      kind: 'kitsu',
      url: studio.url,
      version: kitsuVersion,
      isSupported: true,
    });
  });

  test('lets everybody of it read what is theirs', async () => {
    for (const { role } of studio.accounts) {
      const { kitsu, me } = await person(role);
      const bootstrap = await kitsu.bootstrap(never);
      expect(bootstrap.person).toMatchObject({ id: me.id, role });
      for (const { id } of bootstrap.productions) {
        const rows = await boardOf(kitsu, id);
        expect(new Set(rows.map(({ entity }) => entity.id)).size).toBe(rows.length);
        expect(rows.flatMap(({ tasks }) => tasks).every(({ productionId }) => productionId === id)).toBe(true);
      }
      await kitsu.myTasks('todo', null, never);
      await kitsu.notifications(never);
    }
  });

  test('gives the same shots on the board and in the pages of entities', async () => {
    const { kitsu } = await person('manager');
    const { productions } = await kitsu.bootstrap(never);
    for (const { id } of productions) {
      const board = (await boardOf(kitsu, id)).map(({ entity }) => entity.id);
      const page = await kitsu.entitiesPage({ productionId: id, page: 1, limit: 1_000 }, never);
      const shots = page.rows.filter(({ kind }) => kind === 'Shot').map((entity) => entity.id);
      expect([...shots].sort()).toEqual([...board].sort());
      expect(page.brokenCount).toBe(0);
    }
  });

  test('keeps a comment with its files, edits it, acknowledges it, answers it and lets it go', async () => {
    const { kitsu, me } = await person('manager');
    const task = await someTask(kitsu);
    const posted = await kitsu.postComment(
      task.id,
      draftFor(task, 'Look at the arcs', [await fileOf('é note.txt', Buffer.from('note'))]),
      null,
    );
    expect(posted).toMatchObject({
      taskId: task.id,
      personId: me.id,
      text: 'Look at the arcs',
      attachments: [{ name: 'é note.txt', sizeBytes: 4 }],
    });
    await kitsu.editComment(posted.id, {
      text: 'Better',
      checklist: [{ text: 'arcs', checked: true, about: null }],
      taskStatusId: task.taskStatusId,
    });
    const { reply } = await kitsu.replyToComment(task.id, posted.id, { text: 'Done', files: [] }, null);
    expect(await kitsu.toggleAcknowledgement(task.id, posted.id)).toEqual([me.id]);
    const read = (await kitsu.taskComments(task.id, never)).comments.find(({ id }) => id === posted.id);
    expect(read).toMatchObject({
      text: 'Better',
      checklist: [{ text: 'arcs', checked: true, about: null }],
      acknowledgementIds: [me.id],
      replies: [{ id: reply.id, text: 'Done', personId: me.id }],
    });
    await kitsu.deleteReply(task.id, posted.id, reply.id);
    for (const { id } of posted.attachments) await kitsu.deleteAttachment(task.id, posted.id, id);
    await kitsu.deleteComment(task.id, posted.id);
    await expect(kitsu.deleteComment(task.id, posted.id)).rejects.toMatchObject({
      code: 'not-found',
      mayHaveActed: false,
    });
  });

  test('takes a revision of two files', async () => {
    const { kitsu } = await person('manager');
    const task = await someTask(kitsu);
    const comment = await kitsu.postComment(task.id, draftFor(task, 'A new revision'), null);
    const first = await kitsu.addPreview(task.id, comment.id);
    const uploaded = await kitsu.uploadPreview(first.id, await fileOf('Shot A.png', dot), null);
    expect(uploaded).toMatchObject({ id: first.id, originalName: 'Shot A', extension: 'png', position: 1 });
    await expect(kitsu.uploadPreview(first.id, await fileOf('Shot A.png', dot), null)).rejects.toMatchObject({
      code: 'rejected',
    });
    const second = await kitsu.addExtraPreview(task.id, comment.id, first.id);
    await kitsu.uploadPreview(second.id, await fileOf('Shot B.png', dot), null);
    expect(await kitsu.previewFile(second.id, never)).toMatchObject({
      revision: first.revision,
      position: 2,
      originalName: 'Shot B',
    });
    expect((await kitsu.previewFilesOfTasks([task.id], never)).map(({ id }) => id)).toEqual(
      expect.arrayContaining([first.id, second.id]),
    );
    // Newer servers make the picture after they have answered.
    while ((await kitsu.previewFile(first.id, never)).status === 'processing')
      await new Promise((resolve) => setTimeout(resolve, 50));
    const file = await kitsu.openFile(
      `/pictures/originals/preview-files/${first.id}.png`,
      { range: null, etag: null },
      never,
    );
    const chunks: Uint8Array[] = [];
    for await (const chunk of file.body) chunks.push(chunk);
    expect(Buffer.concat(chunks).subarray(1, 4).toString()).toBe('PNG');
  });

  test('assigns, sets a priority and keeps a day’s minutes', async () => {
    const manager = await person('manager');
    const artist = await person('user');
    const task = await someTask(manager.kitsu);
    expect(await manager.kitsu.assign(artist.me.id, [task.id])).toEqual([task.id]);
    await manager.kitsu.setPriority(task.id, 3);
    const logged = await artist.kitsu.setTimeSpent(task.id, artist.me.id, '2026-11-20', 90);
    expect(logged).toMatchObject({ taskId: task.id, personId: artist.me.id, day: '2026-11-20', durationMinutes: 90 });
    expect(await artist.kitsu.myTimeSpents('2026-11-20', never)).toContainEqual(logged);
    const [read] = await manager.kitsu.tasksById([task.id], never);
    expect(read).toMatchObject({ priority: 3, assigneeIds: expect.arrayContaining([artist.me.id]) });
    await artist.kitsu.removeTimeSpent(task.id, artist.me.id, '2026-11-20');
    await artist.kitsu.removeTimeSpent(task.id, artist.me.id, '2026-11-20');
    expect(await manager.kitsu.unassign(artist.me.id, [task.id])).toEqual([task.id]);
  });

  test('leaves open whether it acted when its answer is lost, and not when it could not be asked', async () => {
    const { kitsu } = await person('manager');
    const task = await someTask(kitsu);
    const path = '/actions/tasks/*/comment';
    const outcomes: unknown[] = [];
    for (const action of [
      { kind: 'cut after' },
      { kind: 'cut before' },
      { kind: 'status', status: 502 },
      { kind: 'status', status: 400 },
    ] as const) {
      studio.faults.set([{ path, times: 1, action }]);
      outcomes.push(
        await kitsu.postComment(task.id, draftFor(task, `sent against ${action.kind}`), null).then(
          () => 'posted',
          ({ code, mayHaveActed }: { code: string; mayHaveActed: boolean }) => [code, mayHaveActed],
        ),
      );
    }
    expect(outcomes).toEqual([
      ['unreachable', true],
      ['unreachable', true],
      ['server-error', true],
      ['rejected', false],
    ]);
    const texts = (await kitsu.taskComments(task.id, never)).comments
      .map(({ text }) => text)
      .filter((text) => text.startsWith('sent against'));
    expect(texts).toEqual(['sent against cut after']);
  });

  test('that breaks off inside an answer is not taken for one with less in it', async () => {
    const { kitsu } = await person('manager');
    studio.faults.set([{ path: '/data/user/context', action: { kind: 'broken json' } }]);
    await expect(kitsu.bootstrap(never)).rejects.toMatchObject({ code: 'broken-answer' });
  });

  test('tells what happens in it', async () => {
    const { kitsu, session } = await person('manager');
    const task = await someTask(kitsu);
    let live = (): void => {};
    let heard = (_ids: LiveEvent['ids']): void => {};
    const isLive = new Promise<void>((resolve) => (live = resolve));
    const isHeard = new Promise<LiveEvent['ids']>((resolve) => (heard = resolve));
    const stream = openEvents({
      serverUrl: session.serverUrl,
      freshToken: session.freshAccessToken,
      routeFor: host.routeFor,
      transports: host.socketTransports,
      onEvent: ({ name, ids }) => {
        if (name === 'comment:new' && ids['task_id'] === task.id) heard(ids);
      },
      onRoom: () => undefined,
      onState: ({ kind }) => {
        if (kind === 'live') live();
      },
    });
    onTestFinished(stream.close);
    await isLive;
    const comment = await kitsu.postComment(task.id, draftFor(task, 'Do you hear me?'), null);
    expect(await isHeard).toMatchObject({ comment_id: comment.id, task_id: task.id });
  });

  test('refuses a wrong password, and a call without rights', async () => {
    const server = { host, serverUrl: studio.url };
    const [account] = studio.accounts;
    expect(await signIn(server, { email: account?.email ?? '', password: 'wrong', code: null })).toMatchObject({
      kind: 'failed',
      code: 'wrong-password',
    });
    const artist = await person('user');
    const task = await someTask((await person('manager')).kitsu);
    await expect(artist.kitsu.setPriority(task.id, 1)).rejects.toMatchObject({
      code: 'forbidden',
      mayHaveActed: false,
    });
    await artist.session.signOut();
    await expect(artist.kitsu.notifications(never)).rejects.toMatchObject({ code: 'unauthorized' });
  });
});
