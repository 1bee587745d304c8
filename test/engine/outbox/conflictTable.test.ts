// Both sides change the same things: the cases of docs/conflicts.md, at the demo studio in the manner of both versions. The real
// servers are asked the same (test/zou/conflicts.test.ts).
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { conflictCases } from '../../support/conflicts/cases.ts';
import { conflictPage, decided } from '../../support/conflicts/page.ts';
import { play, type Played } from '../../support/conflicts/play.ts';

const page = join(import.meta.dirname, '../../../docs/conflicts.md');

test('the page lists the cases as they are', async () => {
  await expect(await conflictPage()).toMatchFileSnapshot(page);
});

describe.each(['0.20.52', '1.0.97'] as const)('at Kitsu %s', (kitsu) => {
  let studio: RunningStudio;
  let played: readonly Played[] = [];
  let leave: () => Promise<void> = () => Promise.resolve();

  beforeAll(async () => {
    studio = await startDemoStudio({ kitsu, shots: 20, tasksPerShot: 3, comments: 60, assets: 6, people: 12 });
    const account = (role: string) => {
      const found = studio.accounts.find((one) => one.role === role);
      if (found === undefined) throw new Error(`nobody is ${role}`);
      return found;
    };
    const { store } = studio.studio();
    const person = store.person.find(({ email }) => email === account('manager').email);
    const production = store.project.find(
      ({ team, production_type: type }) => type !== 'tvshow' && team.includes(person?.id ?? ''),
    );
    ({ played, leave } = await play({
      url: studio.url,
      person: account('manager'),
      colleague: account('admin'),
      productionId: production?.id ?? '',
    }));
  }, 120_000);
  afterAll(async () => {
    await leave();
    await studio.stop();
  });

  test.each(conflictCases.map((one, index) => ({ ...one, index, ends: decided(one) })))(
    'yours: $yours; theirs: $theirs: $ends',
    async ({ index, outcome }) => {
      expect(played[index]?.outcome).toBe(outcome);
      await played[index]?.check();
    },
  );
});
