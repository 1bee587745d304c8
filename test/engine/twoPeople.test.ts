import { afterEach, describe, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import { workFor } from '../support/deeds.ts';
import { asking, openedProductionOf, signedInAt, type SignedIn } from '../support/signedIn.ts';
import { startTestEngine } from '../support/testEngine.ts';
import { expectAsFresh, stageOf, type Meeting } from '../support/twoPeople.ts';

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

async function meet(kitsu: '0.20.52' | '1.0.97', role: string): Promise<Meeting> {
  const studio = await startDemoStudio({ kitsu, shots: 20, tasksPerShot: 3, comments: 80, assets: 10 });
  opened.push(() => studio.stop());
  const [person, colleague] = [role, 'admin'].map((wanted) => studio.accounts.find((one) => one.role === wanted));
  if (person === undefined || colleague === undefined) throw new Error(`nobody is ${role}`);
  return { url: studio.url, person, colleague, isNewest: kitsu === '1.0.97', withinMs: 20_000 };
}

async function enter(meeting: Meeting): Promise<SignedIn> {
  const engine = await signedInAt(meeting.url, meeting.person);
  opened.push(() => engine.remove());
  return engine;
}

describe.each([
  ['0.20.52', 'user'],
  ['1.0.97', 'user'],
  ['0.20.52', 'supervisor'],
  ['1.0.97', 'manager'],
] as const)('two people at a Kitsu %s, the app with a %s', (kitsu, role) => {
  test('what others do meanwhile shows as after a fresh sign-in', async () => {
    const meeting = await meet(kitsu, role);
    const engine = await enter(meeting);
    const stage = await stageOf(meeting, await openedProductionOf(engine), 1);
    for (let burst = 0; burst < 2; burst += 1) {
      await workFor(stage, 25);
      await expectAsFresh(meeting, engine, stage);
    }
  });

  test('what others did while the app was closed shows as after a fresh sign-in', async () => {
    const meeting = await meet(kitsu, role);
    const before = await enter(meeting);
    const stage = await stageOf(meeting, await openedProductionOf(before), 2);
    const { dataFolder } = before;
    await before.close();
    for (let absence = 0; absence < 2; absence += 1) {
      await workFor(stage, 25);
      const engine = asking(await startTestEngine({ dataFolder }));
      await expectAsFresh(meeting, engine, stage);
      await engine.close();
    }
  });
});
