/** Whatever is on screen and no longer what it was is announced: by chance among one's own commands and others' deeds. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import { isTouched } from '../../../shared/sources.ts';
import { chanceOf, type Chance } from '../../support/chance.ts';
import { colleagueAt } from '../../support/colleague.ts';
import { workFor } from '../../support/deeds.ts';
import { everyQuestion, type Question } from '../../support/questions.ts';
import { openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

const day = '2026-11-24';

type Held = { readonly question: Question; value: string; reads: readonly string[] };

/** A page that holds answers and asks again exactly what an announcement touches. */
async function pageOf(engine: SignedIn, questions: readonly Question[]) {
  const held: Held[] = [];
  const asked = new Map<string, number>();
  let seen = engine.events.length;
  let isReading = Promise.resolve();

  const ask = async (question: Question) => {
    const { value, reads } = await engine.answered(question.name, question.input);
    return { value: textOf(value), reads };
  };
  for (const question of questions) held.push({ question, ...(await ask(question)) });

  const follow = async (): Promise<void> => {
    for (; seen < engine.events.length; seen += 1) {
      const event = engine.events[seen];
      if (event?.kind !== 'changed') continue;
      const changed = new Set(event.sources);
      const touched = held.filter(({ reads }) => changed.has('*') || isTouched(reads, changed));
      // As over the port: all are asked at once, and answered in turn.
      await Promise.all(
        touched.map(async (entry) => {
          asked.set(entry.question.name, (asked.get(entry.question.name) ?? 0) + 1);
          Object.assign(entry, await ask(entry.question));
        }),
      );
    }
  };
  return {
    asked,
    follow: () => (isReading = isReading.then(follow)),
    /** What is on screen and not what the engine would answer. */
    stale: async () => {
      const found: string[] = [];
      for (const { question, value } of held) {
        const now = await ask(question);
        if (now.value === value) continue;
        let at = 0;
        while (now.value[at] === value[at]) at += 1;
        const part = (text: string): string => text.slice(Math.max(0, at - 120), at + 80);
        found.push(`${JSON.stringify(question)}\n  shown ${part(value)}\n  is    ${part(now.value)}`);
      }
      return found;
    },
  };
}

/** Without how old a list is: a few seconds less are told to whoever asks. And without how long it took to answer. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (name, part: unknown) =>
    name === 'asOf' || name === 'rev' || name === 'tookMs' ? null : part instanceof Uint32Array ? [...part] : part,
  );

type OwnDeed = (engine: SignedIn, chance: Chance, productionId: string) => Promise<unknown>;

const shotsOf = async (engine: SignedIn, productionId: string) =>
  (
    await engine.query('entityList', {
      productionId,
      kind: 'Shot',
      episodeId: null,
      search: '',
      sort: null,
      foldedGroupIds: [],
      firstRows: 200,
    })
  ).rows;
const aTask = async (engine: SignedIn, chance: Chance, productionId: string): Promise<string> =>
  chance.pick((await shotsOf(engine, productionId)).slice(0, 4).flatMap(({ cells }) => Object.values(cells)))?.taskId ??
  '-';
const aShot = async (engine: SignedIn, chance: Chance, productionId: string): Promise<string> =>
  chance.pick((await shotsOf(engine, productionId)).slice(0, 6))?.id ?? '-';
const aStatus = (engine: SignedIn, chance: Chance): Promise<string> =>
  engine.statusId(chance.pick(['wip', 'wfa', 'retake', 'done']) ?? 'wip');
const aPlaylist = async (engine: SignedIn, chance: Chance, productionId: string): Promise<string> =>
  chance.pick((await engine.query('playlists', { productionId })).rows)?.id ?? '-';
const anAsset = async (engine: SignedIn, chance: Chance, productionId: string): Promise<string> =>
  chance.pick(await engine.query('castableAssets', { productionId }))?.assetId ?? '-';

const ownDeeds: Readonly<Record<string, OwnDeed>> = {
  'set a status': async (engine, chance, productionId) =>
    engine.command('setTaskStatus', {
      taskIds: [await aTask(engine, chance, productionId)],
      taskStatusId: await aStatus(engine, chance),
    }),
  'set a priority': async (engine, chance, productionId) =>
    engine.command('setPriority', {
      taskIds: [await aTask(engine, chance, productionId)],
      priority: chance.pick([0, 1, 2, 3] as const) ?? 1,
    }),
  'plan a task': async (engine, chance, productionId) =>
    engine.command('editTask', {
      taskIds: [await aTask(engine, chance, productionId)],
      changes: [
        { field: 'estimationMinutes', value: 60 * chance.below(30) },
        { field: 'dueDate', value: `2026-12-${String(10 + chance.below(20))}` },
      ],
    }),
  assign: async (engine, chance, productionId) =>
    engine.command(chance.number() < 0.6 ? 'assignTask' : 'unassignTask', {
      taskIds: [await aTask(engine, chance, productionId)],
      personId: chance.pick((await engine.studioRows()).people.slice(0, 3))?.id ?? '-',
    }),
  comment: async (engine, chance, productionId) =>
    engine.command('postComment', {
      taskId: await aTask(engine, chance, productionId),
      taskStatusId: chance.number() < 0.5 ? null : await aStatus(engine, chance),
      text: `A remark ${String(chance.below(1_000_000))}`,
      checklist: [],
      handles: [],
      draftKey: null,
    }),
  'answer a comment': async (engine, chance, productionId) => {
    const taskId = await aTask(engine, chance, productionId);
    const comment = chance.pick((await engine.query('comments', { taskId })).comments);
    return comment === undefined
      ? undefined
      : engine.command('replyToComment', { taskId, commentId: comment.id, text: 'Yes', handles: [], draftKey: null });
  },
  'describe a shot': async (engine, chance, productionId) =>
    engine.command('editEntity', {
      entityIds: [await aShot(engine, chance, productionId)],
      changes: [
        chance.pick([
          { field: 'description', value: `Words ${String(chance.below(1_000_000))}` } as const,
          { field: 'name', value: `SH ${String(chance.below(1_000_000))}` } as const,
          { field: 'lengthFrames', value: 20 + chance.below(100) } as const,
          { field: 'isCanceled', value: chance.number() < 0.5 } as const,
        ]) ?? { field: 'description', value: '' },
      ],
    }),
  'add a shot': async (engine, chance, productionId) =>
    engine.command('createEntity', {
      productionId,
      place: {
        kind: 'Shot',
        sequenceId: (await engine.query('sequences', { productionId, episodeId: null }))[0]?.id ?? '-',
      },
      entities: [{ name: `NEW ${String(chance.below(1_000_000))}`, description: '', data: {}, lengthFrames: 40 }],
    }),
  'add a task': async (engine, chance, productionId) =>
    engine.command('createTasks', {
      taskTypeId: chance.pick((await engine.studioRows()).taskTypes)?.id ?? '-',
      entityIds: [await aShot(engine, chance, productionId)],
    }),
  cast: async (engine, chance, productionId) =>
    engine.command('changeCasting', {
      changes: [
        {
          entityId: await aShot(engine, chance, productionId),
          assetId: await anAsset(engine, chance, productionId),
          occurrences: chance.below(3),
        },
      ],
    }),
  'make a playlist': async (engine, chance, productionId) =>
    engine.command('createPlaylist', {
      productionId,
      name: `Dailies ${String(chance.below(1_000_000))}`,
      kind: 'Shot',
      episodeId: null,
      isForAll: false,
      isForClient: false,
      taskTypeId: null,
      entries: [{ entityId: await aShot(engine, chance, productionId), previewFileId: null }],
    }),
  'fill a playlist': async (engine, chance, productionId) =>
    engine.command('changePlaylist', {
      playlistId: await aPlaylist(engine, chance, productionId),
      changes: [
        {
          kind: 'add',
          entry: { entityId: await aShot(engine, chance, productionId), previewFileId: null },
          after: null,
        },
      ],
    }),
  'delete a playlist': async (engine, chance, productionId) =>
    engine.command('deletePlaylist', { playlistId: await aPlaylist(engine, chance, productionId) }),
  'save a search': async (engine, chance, productionId) =>
    engine.command('createSearch', {
      what: 'search',
      productionId,
      kind: 'Shot',
      name: `Search ${String(chance.below(1_000_000))}`,
      query: 'wip',
      groupId: null,
      isShared: false,
    }),
  'log time': async (engine, chance, productionId) =>
    engine.command('logTime', {
      taskId: await aTask(engine, chance, productionId),
      day,
      durationMinutes: 30 * (1 + chance.below(10)),
    }),
  'take a day off': async (engine, chance) =>
    engine.command('setDaysOff', { firstDay: day, lastDay: day, description: '', isOff: chance.number() < 0.6 }),
  follow: async (engine, chance, productionId) =>
    engine.command('followTask', {
      taskId: await aTask(engine, chance, productionId),
      isFollowed: chance.number() < 0.5,
    }),
  'read what one is told': async (engine, chance) => {
    const { rows } = await engine.query('inbox', { tab: 'all', productionId: null, isFollowedOnly: false });
    const ids = chance.pick(rows)?.notificationIds ?? [];
    return ids.length === 0
      ? undefined
      : engine.command('markNotifications', { notificationIds: [...ids], isRead: chance.number() < 0.5 });
  },
  'leave a draft': (engine, chance) =>
    engine.call('saveDraft', { key: 'note', value: chance.number() < 0.3 ? null : String(chance.below(1_000)) }),
  undo: (engine) => engine.call('undo', {}),
  'stop or go on sending': (engine, chance) => engine.call('pauseSync', { isPaused: chance.number() < 0.5 }),
};

/** More of them by hand: `INARI_ROUNDS=18 INARI_SEEDS=1,2,3`. */
const rounds = Number(process.env['INARI_ROUNDS'] ?? 7);
const seeds = (process.env['INARI_SEEDS'] ?? '1').split(',').map(Number);

async function openStage() {
  const studio = await startDemoStudio({
    kitsu: '1.0.97',
    shots: 10,
    tasksPerShot: 3,
    comments: 40,
    assets: 6,
    people: 12,
  });
  opened.push(() => studio.stop());
  const engine = await signedIn(studio, 'manager');
  opened.push(() => engine.remove());
  const productionId = await openedProductionOf(engine);
  await engine.until(async () => (await engine.query('sync', {})).connection.kind === 'live', 'events arrive');
  const admin = studio.accounts.find(({ role }) => role === 'admin') ?? { email: '', password: '' };
  const manager = await colleagueAt(studio.url, admin);
  const page = await pageOf(engine, await everyQuestion(engine, productionId));
  /** Nothing has been announced for longer than announcements are gathered. */
  const untilQuiet = async (): Promise<void> => {
    for (let before = -1; before !== engine.events.length;) {
      before = engine.events.length;
      await pause(400);
      await page.follow();
    }
  };

  return { engine, productionId, manager, page, untilQuiet };
}

test.each(seeds)('what is on screen is asked again whenever it is not what it was, seed %i', async (seed) => {
  const chance = chanceOf(seed);
  const { engine, productionId, manager, page, untilQuiet } = await openStage();
  const stage = { productionId, manager, chance, silentTaskIds: new Set<string>() };
  const done: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (let deed = 0; deed < 3; deed += 1) {
      if (chance.number() < 0.3) done.push(...(await workFor(stage, 1)));
      else {
        const [name, does] = chance.pick(Object.entries(ownDeeds)) ?? ['', () => Promise.resolve()];
        done.push(`own: ${name}`);
        await does(engine, chance, productionId).catch((error: unknown) => done.push(String(error)));
      }
      await page.follow();
    }
    await untilQuiet();
    expect([await page.stale(), done.slice(-3)]).toEqual([[], done.slice(-3)]);
  }
  await engine.call('pauseSync', { isPaused: false });
  await untilQuiet();
  expect(await page.stale()).toEqual([]);
});

test('a priority that is set asks again what it touches, and nothing else', async () => {
  const { engine, productionId, page, untilQuiet } = await openStage();
  await engine.call('pauseSync', { isPaused: true });
  await untilQuiet();
  page.asked.clear();
  const [shot] = await shotsOf(engine, productionId);
  const [cell] = Object.values(shot?.cells ?? {});
  await engine.command('setPriority', { taskIds: [cell?.taskId ?? '-'], priority: cell?.priority === 3 ? 2 : 3 });
  await untilQuiet();
  expect(await page.stale()).toEqual([]);
  // Of two pages of shots and one of assets, of four entities, of six tasks: the one that it is about, with those beside it.
  const askedOf = (name: string) => [name, page.asked.get(name) ?? 0];
  expect(['entityRows', 'entityDetail', 'comments', 'task'].map(askedOf)).toEqual([
    ['entityRows', 1],
    ['entityDetail', 1],
    ['comments', 1],
    ['task', Object.keys(shot?.cells ?? {}).length],
  ]);
  const untouched = ['studio', 'playlists', 'playlist', 'savedSearches', 'inbox', 'news', 'chats', 'reel', 'draft'];
  expect(untouched.map(askedOf)).toEqual(untouched.map((name) => [name, 0]));
});
