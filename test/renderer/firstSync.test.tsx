// Where the page of the first sync leads: to what one is there for, as far as it is here.
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { StudioContext, studioTables } from '../../renderer/data/studio.ts';
import { FirstSyncPage } from '../../renderer/features/firstSync/FirstSyncPage.tsx';
import { currentPlace, enterStudio } from '../../renderer/place/navigation.ts';
import { entityPlace, home } from '../../renderer/place/place.ts';
import type { Studio } from '../../shared/model/screens.ts';
import type { Role } from '../../shared/model/studio.ts';
import type { PullStep } from '../../shared/model/sync.ts';
import { account, studio } from './support/fixtures.ts';
import { connect, show } from './support/show.tsx';

const [production] = studio.productions;
const productionId = production?.id ?? '';

const step = (part: Pick<PullStep, 'key' | 'subject' | 'state'>): PullStep => ({
  counts: [],
  elapsedMs: null,
  error: null,
  ...part,
});
const accountStep = (state: PullStep['state']) => step({ key: 'account', subject: { kind: 'account' }, state });
const productionStep = step({ key: 'production', subject: { kind: 'production', productionId }, state: 'running' });

async function open(role: Role, steps: readonly PullStep[], of: Studio = studio) {
  const shown = connect();
  let current = steps;
  shown.engine.answer({ pullSteps: () => ({ steps: [...current], isFirst: true, elapsedMs: 400 }) });
  enterStudio(`first-${String(Math.random())}`, home);
  let hasStarted = false;
  await show(
    <StudioContext value={studioTables(of, account, 'camille', role)}>
      <FirstSyncPage onStart={() => (hasStarted = true)} />
    </StudioContext>,
    shown,
  );
  const now = (next: readonly PullStep[]) => {
    current = next;
    shown.engine.announce({ kind: 'changed', sources: ['pullSteps'] });
  };
  return { now, hasStarted: () => hasStarted };
}
const button = (name: RegExp) => screen.findByRole<HTMLButtonElement>('button', { name });

test('whoever leads is led to the shots of the production, as soon as it is known, and may go to their tasks instead', async () => {
  // The productions are planned a moment after the account is here.
  const { now, hasStarted } = await open('manager', [accountStep('done')]);
  await screen.findByText(/^Account, people/);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/^Getting/);
  expect((await button(/^Open the production/)).disabled).toBe(true);
  expect((await button(/^Open my tasks/)).disabled).toBe(false);
  now([accountStep('done'), productionStep]);
  const first = await button(new RegExp(`^Open ${production?.name ?? ''}`));
  await waitFor(() => expect(document.activeElement).toBe(first));
  expect(screen.getAllByRole('button', { name: /^Open/ })).toHaveLength(2);
  fireEvent.click(first);
  expect(hasStarted()).toBe(true);
  expect(currentPlace()).toEqual(entityPlace('shots', productionId));
});

test('without a production of theirs, whoever leads begins with their tasks', async () => {
  await open('admin', [accountStep('done')], { ...studio, productions: [] });
  // Until it is known, one of each.
  await waitFor(() => expect(screen.getAllByRole('button', { name: /^Open/ })).toHaveLength(1));
  expect((await button(/^Open my tasks/)).disabled).toBe(false);
});

test('artists begin with their tasks, and the production stands below', async () => {
  await open('user', [accountStep('done'), productionStep]);
  await button(new RegExp(`^Open ${production?.name ?? ''}`));
  const names = screen.getAllByRole('button', { name: /^Open/ }).map(({ textContent }) => textContent);
  expect(names).toEqual([expect.stringMatching(/^Open my tasks/), `Open ${production?.name ?? ''}`]);
  fireEvent.click(await button(/^Open my tasks/));
  expect(currentPlace()).toEqual(home);
});
