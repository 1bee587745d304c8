import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { EntitiesPage } from '../../renderer/features/entities/EntitiesPage.tsx';
import { TimesheetPage } from '../../renderer/features/timesheet/TimesheetPage.tsx';
import { TodoPage } from '../../renderer/features/todo/TodoPage.tsx';
import { PrintHost } from '../../renderer/parts/print/PrintHost.tsx';
import { enterStudio, usePlace } from '../../renderer/place/navigation.ts';
import { entityPlace, home, type Place, timesheet } from '../../renderer/place/place.ts';
import { listenForKeys } from '../../renderer/ui/actions.ts';
import { keysFrom, shotList, shotRow } from './support/entityFixtures.ts';
import type { FakeEngine } from './support/fakeEngine.ts';
import { timesheet as timesheetFixture } from './support/fixtures.ts';
import { layOut } from './support/layOut.ts';
import { connect, show } from './support/show.tsx';

let stopKeys = () => {};
beforeAll(layOut);
beforeEach(() => {
  stopKeys = listenForKeys(() => true);
});
afterEach(() => stopKeys());

/** What a printer would see, kept while the system prints it. */
let onPaper: HTMLElement | null = null;
let asked: unknown = null;

function Screen() {
  const place = usePlace();
  return (
    <>
      {place.page === 'shots' && <EntitiesPage place={place} />}
      {place.page === 'my-tasks' && <TodoPage place={place} />}
      {place.page === 'timesheet' && <TimesheetPage place={place} />}
      <PrintHost />
    </>
  );
}

async function open(place: Place, answers: Parameters<FakeEngine['answer']>[0] = {}): Promise<void> {
  const shown = connect();
  onPaper = null;
  asked = null;
  shown.engine.answer({
    printPage: (input) => {
      asked = input;
      const copy = document.querySelector('[data-printed]')?.cloneNode(true);
      onPaper = copy instanceof HTMLElement ? copy : null;
      return { outcome: 'done' };
    },
    ...answers,
  });
  enterStudio(`print-${String(Math.random())}`, place);
  await show(<Screen />, shown);
}
const press = () => fireEvent.keyDown(document.body, { key: 'P', ctrlKey: true, shiftKey: true });
const lines = () =>
  within(onPaper ?? document.body)
    .getAllByRole('row', { hidden: true })
    .map((row) => [...row.children].map(({ textContent }) => textContent));

const sequences = [
  { id: 'sq10', name: 'SQ010', keys: keysFrom(1, 30) },
  { id: 'sq20', name: 'SQ020', keys: keysFrom(31, 30) },
];

test('a table is printed whole, also what is out of view, with its groups and where its tasks stand', async () => {
  await open(entityPlace('shots', 'lanternfall'), {
    entityList: () => shotList(sequences),
    entityRows: ({ keys }) => ({ rows: keys.map((key) => shotRow(key)) }),
  });
  await screen.findByRole('grid');
  await waitFor(() => {
    press();
    expect(asked).toEqual({ way: 'printer', title: 'Shots Lanternfall', isLandscape: false });
  });
  const [heads = [], group, first = []] = lines();
  expect(heads.slice(0, 2)).toEqual(['Name', 'Description']);
  expect(group).toEqual(['SQ010']);
  expect(first[0]).toBe(shotRow(1).name);
  expect(lines()).toHaveLength(1 + 2 + 60);
});

test('my tasks are printed as they are listed, and written as PDF from the menu', async () => {
  await open(home);
  fireEvent.click(await screen.findByRole('button', { name: 'Print or save as PDF' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: /Save as PDF/ }));
  await waitFor(() => expect(asked).toMatchObject({ way: 'pdf', title: 'My tasks Camille Roy' }));
  expect(lines().map(([, entity]) => entity)).toContain('SQ020 / SH0040');
});

test('a timesheet ends with its sum', async () => {
  await open(timesheet);
  await screen.findByRole('grid');
  press();
  await waitFor(() => expect(asked).toMatchObject({ way: 'printer', isLandscape: true }));
  const last = lines().at(-1) ?? [];
  expect([last[0], last.at(-1)]).toEqual(['Sum', '5 h 30']);
});

test('days off stand below the sum, each marked in its column, and none of them is time', async () => {
  await open(timesheet, {
    timesheet: ({ from }) => ({
      ...timesheetFixture,
      daysOff: [{ firstDay: '2000-01-01', lastDay: from, description: 'Holidays', mark: null }],
    }),
  });
  await screen.findByRole('grid');
  press();
  await waitFor(() => expect(asked).not.toBeNull());
  const [sum = [], off = []] = lines().slice(-2);
  expect([sum[0], sum.at(-1)]).toEqual(['Sum', '5 h 30']);
  expect(off.slice(0, 5)).toEqual(['Days off', 'Holidays', '', 'off', '']);
  expect(off.at(-1)).toBe('1 day');
});
