import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { timesheetCsv } from '../../renderer/features/timesheet/timesheetCsv.ts';
import { rangeOf, turned } from '../../renderer/features/timesheet/spans.ts';
import { TimesheetPage } from '../../renderer/features/timesheet/TimesheetPage.tsx';
import { currentPlace, enterStudio, usePlace } from '../../renderer/place/navigation.ts';
import { type Place, timesheet as timesheetPlace } from '../../renderer/place/place.ts';
import { listenForKeys } from '../../renderer/ui/actions.ts';
import type { Timesheet } from '../../shared/model/timesheet.ts';
import type { FakeEngine } from './support/fakeEngine.ts';
import { complete, timesheet } from './support/fixtures.ts';
import { connect, show } from './support/show.tsx';

const today = new Date().toISOString().slice(0, 10);
let stopKeys = () => {};
beforeEach(() => {
  stopKeys = listenForKeys(() => true);
});
afterEach(() => stopKeys());

function Screen() {
  const place = usePlace();
  return place.page === 'timesheet' ? <TimesheetPage place={place} /> : <p>Another page</p>;
}

async function open(sheet: Timesheet = timesheet, place: Place = timesheetPlace): Promise<FakeEngine> {
  const shown = connect();
  shown.engine.answer({ timesheet: () => sheet });
  enterStudio(`timesheet-${String(Math.random())}`, place);
  await show(<Screen />, shown);
  return shown.engine;
}
const day: Place = { page: 'timesheet', span: 'day', day: today };
const cells = () => screen.findAllByRole('gridcell', { name: /Animation/ });
const cellOf = (name: string) => screen.findByRole('gridcell', { name: new RegExp(name) });
const entered = ({ asked }: FakeEngine) => asked.filter(({ name }) => name === 'logTime').map(({ input }) => input);

test('a week has a cell for each task and day, and what they add up to', async () => {
  await open();
  expect(await cells()).toHaveLength(3 * 7);
  const foot = screen.getAllByRole('row').at(-1);
  expect(foot?.textContent).toContain('Of 8 h a day');
  expect(foot?.textContent).toContain('5 h 30');
});

test('1, 4 and 8 set whole hours, Del takes the time away', async () => {
  const engine = await open(timesheet, day);
  const cell = await cellOf('SH0070');
  cell.focus();
  for (const key of ['1', '4', '8', 'Delete']) fireEvent.keyDown(cell, { key });
  const taskId = 'task-sq020-sh0070';
  await waitFor(() =>
    expect(entered(engine)).toEqual(
      [60, 240, 480, 0].map((durationMinutes) => ({ taskId, day: today, durationMinutes })),
    ),
  );
});

test('Enter begins to write a time, which is kept as people write it, and Esc lets it be', async () => {
  const engine = await open(timesheet, day);
  fireEvent.keyDown(await cellOf('SH0140'), { key: 'Enter' });
  const field = await screen.findByRole('textbox', { name: /SH0140/ });
  fireEvent.change(field, { target: { value: 'soon' } });
  expect(field.getAttribute('aria-invalid')).toBe('true');
  fireEvent.change(field, { target: { value: '1h45' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(() =>
    expect(entered(engine)).toEqual([{ taskId: 'task-sq010-sh0140', day: today, durationMinutes: 105 }]),
  );
  fireEvent.keyDown(await cellOf('SH0140'), { key: 'Enter' });
  fireEvent.change(await screen.findByRole('textbox'), { target: { value: '8' } });
  fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Escape' });
  await cellOf('SH0140');
  expect(entered(engine)).toHaveLength(1);
});

test('the arrows walk from cell to cell, one of which is in the order of Tab', async () => {
  await open(timesheet, day);
  (await cellOf('SH0040')).focus();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowDown' });
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toContain('SH0140'));
  await waitFor(() => expect(screen.getAllByRole('gridcell').filter((cell) => cell.tabIndex === 0)).toHaveLength(1));
});

test('past days are read only where the studio says so, days to come always', async () => {
  const engine = await open(
    { ...timesheet, areDaysLocked: true },
    { page: 'timesheet', span: 'day', day: '2026-01-05' },
  );
  const cell = await cellOf('SH0040');
  expect(cell.getAttribute('aria-disabled')).toBe('true');
  fireEvent.keyDown(cell, { key: '8' });
  expect(entered(engine)).toEqual([]);
  await open(timesheet, { page: 'timesheet', span: 'day', day: '2126-01-05' });
  expect((await screen.findAllByTitle('Time is entered when it has been spent')).length).toBeGreaterThan(0);
});

test('a month adds up by task, a year by month, and both leave as a file', async () => {
  const engine = await open(timesheet, { page: 'timesheet', span: 'month', day: today });
  const table = await screen.findByRole('table', { name: 'Time by task' });
  expect(within(table).getAllByRole('row').at(-1)?.textContent).toContain('5 h 30');
  let saved = '';
  engine.answer({
    saveTextFile: ({ text }) => {
      saved = text;
      return { isSaved: true };
    },
  });
  fireEvent.click(screen.getByRole('button', { name: /Export CSV/ }));
  await waitFor(() => expect(saved).toContain(`${today},Lanternfall,SQ020 / SH0040,Animation,4`));
  fireEvent.click(screen.getByRole('tab', { name: 'Year' }));
  await screen.findByRole('table', { name: 'Time by month' });
  expect(currentPlace()).toMatchObject({ span: 'year' });
});

test('an empty month is no fault', async () => {
  await open({ ...timesheet, rows: [], freshness: complete }, { page: 'timesheet', span: 'month', day: '2026-01-05' });
  expect((await screen.findAllByText('No time logged here')).length).toBeGreaterThan(0);
});

test('days off of the span leave with the file, one line a day, also where no time is logged', async () => {
  const engine = await open(
    { ...timesheet, rows: [], freshness: complete, daysOff: [off('2026-10-30', '2026-11-02')] },
    { page: 'timesheet', span: 'month', day: '2026-11-10' },
  );
  let saved = '';
  engine.answer({
    saveTextFile: ({ text }) => {
      saved = text;
      return { isSaved: true };
    },
  });
  const button = await screen.findByRole('button', { name: /Export CSV/ });
  await waitFor(() => expect(button.getAttribute('aria-disabled')).not.toBe('true'));
  fireEvent.click(button);
  await waitFor(() => expect(saved).not.toBe(''));
  expect(saved.trim().split('\r\n').slice(1)).toEqual([
    '2026-11-01,,Days off: Holidays,,',
    '2026-11-02,,Days off: Holidays,,',
  ]);
});

test('a file keeps commas, quotes and what looks like a formula as text', () => {
  const [row] = timesheet.rows;
  if (row === undefined) throw new Error('no fixture');
  const text = timesheetCsv(
    ['Day', 'Production', 'Entity', 'Task type', 'Hours'],
    [
      {
        row: { ...row, days: { '2026-11-24': { durationMinutes: 90, mark: null } } },
        production: 'A, "B"',
        entity: '=1+1',
        taskType: 'FX',
      },
    ],
    [{ day: '2026-11-23', words: 'Days off: Dentist' }],
  );
  expect(timesheetCsv(['a;=1+1', 'b\r=2'], [], [])).toBe(`"'a;=1+1","'b\r=2"\r\n`);
  expect(text).toBe(
    `Day,Production,Entity,Task type,Hours\r\n2026-11-23,,Days off: Dentist,,\r\n2026-11-24,"A, ""B""",'=1+1,FX,1.5\r\n`,
  );
});

test('spans end where the calendar says', () => {
  expect(rangeOf('week', '2026-11-24')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
  expect(rangeOf('month', '2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  expect(turned('month', '2026-12-31', 1)).toBe('2027-01-01');
  expect(turned('year', '2026-12-31', -1)).toBe('2025-12-01');
});

const daysSet = ({ asked }: FakeEngine) => asked.filter(({ name }) => name === 'setDaysOff').map(({ input }) => input);
const off = (firstDay: string, lastDay: string, mark: 'waiting' | null = null) => ({
  firstDay,
  lastDay,
  description: 'Holidays',
  mark,
});
const dayBefore = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);

test('days off stand above the sheet and in its columns, and are taken back whole', async () => {
  const engine = await open({ ...timesheet, daysOff: [off(dayBefore, today, 'waiting')] }, day);
  expect((await cellOf('SH0070')).getAttribute('data-off')).toBe('true');
  const list = within(screen.getByRole('list', { name: 'Days off' }));
  expect(list.getByText('Holidays')).toBeTruthy();
  expect(list.getByText('Waiting to be sent')).toBeTruthy();
  fireEvent.click(list.getByRole('button', { name: /^Take back/ }));
  await waitFor(() =>
    expect(daysSet(engine)).toEqual([{ firstDay: dayBefore, lastDay: today, description: 'Holidays', isOff: false }]),
  );
});

test('Ctrl+N takes days off, and says what is logged on them before', async () => {
  const engine = await open(timesheet, day);
  await cells();
  fireEvent.keyDown(document.body, { key: 'n', ctrlKey: true });
  expect(await screen.findByText('5 h 30 logged on these days are taken away.')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('Reason, if you like'), { target: { value: ' Dentist ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Take days off' }));
  await waitFor(() =>
    expect(daysSet(engine)).toEqual([{ firstDay: today, lastDay: today, description: 'Dentist', isOff: true }]),
  );
});

test('days that are off already, and a span that ends before it begins, cannot be taken', async () => {
  const engine = await open({ ...timesheet, daysOff: [off(today, today)] }, day);
  await cells();
  fireEvent.keyDown(document.body, { key: 'n', ctrlKey: true });
  expect(await screen.findByText('You have a day off in this time already.')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('First day'), { target: { value: dayBefore } });
  fireEvent.change(screen.getByLabelText('Last day'), { target: { value: '2020-01-01' } });
  expect(await screen.findByText('It ends before it begins.')).toBeTruthy();
  fireEvent.submit(screen.getByLabelText('First day').closest('form') ?? document.body);
  expect(daysSet(engine)).toEqual([]);
});
