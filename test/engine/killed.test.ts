import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { get } from '../contract/client.ts';
import { chanceOf } from '../support/chance.ts';
import { colleagueAt } from '../support/colleague.ts';
import { asking, signedIn, type SignedIn } from '../support/signedIn.ts';
import { startTestEngine } from '../support/testEngine.ts';
import { busyEngine, fateOf, someTime, type BusyEngine } from './killed/busyEngine.ts';
import { attachmentText, day, type LoadGiven } from './killed/loadLine.ts';

/** More by hand: `INARI_KILLS=1000`. */
const killCount = Number(process.env['INARI_KILLS'] ?? 300);
const chance = chanceOf(7);

let studio: RunningStudio;
let engine: SignedIn;
let dataFolder: string;
let taskIds: readonly string[];
let busy: BusyEngine;
let given: readonly LoadGiven[];
let taken: ReadonlySet<number>;

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 40, assets: 6 });
  const first = await signedIn(studio, 'user');
  ({ dataFolder } = first);
  taskIds = (await first.todo()).slice(0, 5).map(({ taskId }) => taskId);
  await first.close();
  busy = busyEngine(dataFolder, taskIds);
  ({ given, taken } = busy);
  // Answers take a while, so that many a kill comes between a request and its answer; some answers are lost besides.
  studio.faults.set([
    { method: 'POST', after: 5, times: 2, action: { kind: 'cut after' } },
    { method: 'POST', after: 30, times: 2, action: { kind: 'cut before' } },
    { method: 'POST', action: { kind: 'delay', ms: 30 } },
  ]);
});

afterAll(async () => {
  await engine.remove();
  await studio.stop();
  await busy.remove();
});

test(
  'an engine killed again and again at work loses nothing that it has taken, and sends nothing twice',
  async () => {
    for (let kill = 0; kill < killCount; kill += 1) await busy.runAndKill(kill, someTime(chance, busy));
    expect(taken.size).toBeGreaterThan(killCount);

    studio.faults.clear();
    engine = asking(await startTestEngine({ dataFolder }));
    // On a busy machine most of what was given is still there: it may take as long as it takes, if it goes on.
    const left = async (): Promise<number> => (await engine.query('queue', {})).rows.length;
    for (let before = await left(); before > 0; before = await left())
      await engine.until(
        async () => (await left()) < before,
        `${String(before)} wait, and one of them is sent`,
        120_000,
      );

    const { store } = studio.studio();
    const wanted = given.filter(({ what }) => what === 'comment' || what === 'attachment' || what === 'publish');
    const timesSent = new Map<number, number>(wanted.map(({ number }) => [number, 0]));
    const orders = new Map<string, number[]>(taskIds.map((id) => [id, []]));
    for (const comment of store.comment.all()) {
      const number = Number(/^load (\d+)$/.exec(comment.text ?? '')?.[1]);
      const order = orders.get(comment.object_id);
      if (Number.isNaN(number) || order === undefined) continue;
      timesSent.set(number, (timesSent.get(number) ?? 0) + 1);
      order.push(number);
    }
    expect(fateOf(studio, busy)).toEqual({ lost: [], twice: [] });
    for (const order of orders.values()) expect(order).toEqual(order.toSorted((one, other) => one - other));

    for (const { number, what } of wanted.filter((one) => timesSent.get(one.number) === 1)) {
      const files = store.preview_file.filter(({ original_name: name }) => name === `load-${String(number)}`);
      expect([number, files.length]).toEqual([number, what === 'publish' ? 1 : 0]);
      const attachments = store.attachment_file.filter(({ name }) => name === `load-${String(number)}.txt`);
      expect([number, attachments.length]).toEqual([number, what === 'attachment' ? 1 : 0]);
    }
  },
  360_000 + killCount * 30_000,
);

test('what was attached arrived byte by byte', async () => {
  const account = studio.accounts.find(({ role }) => role === 'admin');
  if (account === undefined) throw new Error('no admin');
  const colleague = await colleagueAt(studio.url, account);
  const attachments = studio
    .studio()
    .store.attachment_file.all()
    .flatMap(({ id, name }) => (name?.startsWith('load-') === true ? [{ id, name }] : []))
    .slice(0, 10);
  for (const { id, name } of attachments) {
    const answer = await colleague.session.send(get(`/data/attachment-files/${id}/file/${name}`));
    expect(answer.bytes.toString('utf8')).toBe(attachmentText(Number(/\d+/.exec(name)?.[0])));
  }
});

test('the time logged last is the time on the server', () => {
  const times = given.filter(({ what }) => what === 'time');
  for (const taskId of taskIds) {
    const ofTask = times.filter((one) => one.taskId === taskId);
    const lastTaken = ofTask.findLast(({ number }) => taken.has(number));
    if (lastTaken === undefined) continue;
    // The very last one may have been taken without the time left to say so.
    const possible = ofTask.slice(ofTask.indexOf(lastTaken)).map(({ minutes }) => minutes);
    const rows = studio.studio().store.time_spent.filter(({ task_id: id, date }) => id === taskId && date === day);
    expect(rows).toHaveLength(1);
    expect(possible).toContain(rows[0]?.duration);
  }
});

test('the app shows each of them once', async () => {
  for (const taskId of taskIds) {
    const { comments } = await engine.query('comments', { taskId });
    const shown = comments.map(({ text }) => text).filter((text) => text.startsWith('load '));
    const there = studio
      .studio()
      .store.comment.filter(({ object_id: id, text }) => id === taskId && text?.startsWith('load ') === true);
    expect(shown.toSorted()).toEqual(there.map(({ text }) => text ?? '').toSorted());
    expect(comments.every(({ mark }) => mark === null)).toBe(true);
  }
});
