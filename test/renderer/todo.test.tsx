import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { Page } from '../../renderer/app/pages.tsx';
import { StudioContext, studioTables } from '../../renderer/data/studio.ts';
import { ChecksPage } from '../../renderer/features/todo/ChecksPage.tsx';
import { TodoPage } from '../../renderer/features/todo/TodoPage.tsx';
import { currentPlace, enterStudio, usePlace } from '../../renderer/place/navigation.ts';
import { checks, home, type Place } from '../../renderer/place/place.ts';
import { listenForKeys } from '../../renderer/ui/actions.ts';
import { InariError } from '../../shared/errors.ts';
import type { TodoList, TodoRow } from '../../shared/model/screens.ts';
import type { FakeEngine } from './support/fakeEngine.ts';
import { account, complete, liveSync, studio, todoRows } from './support/fixtures.ts';
import { layOut } from './support/layOut.ts';
import { connect, show } from './support/show.tsx';

const today = new Date().toISOString().slice(0, 10);
const retakes = todoRows.filter(({ taskStatusId }) => taskStatusId === 'retake');
const [lantern, gull] = retakes;
/** What one chose is kept for each person. */
const viewKey = `inari.my-tasks.${account.id}`;
let stopKeys = () => {};

beforeAll(layOut);
beforeEach(() => {
  stopKeys = listenForKeys(() => true);
});
afterEach(() => stopKeys());

function listOf(rows: readonly TodoRow[], part: Partial<TodoList> = {}): TodoList {
  const statuses = [...new Set(rows.map(({ taskStatusId }) => taskStatusId))];
  const groups = statuses.map((id) => ({
    id,
    start: rows.findIndex(({ taskStatusId }) => taskStatusId === id),
    count: rows.filter(({ taskStatusId }) => taskStatusId === id).length,
  }));
  const counts = { todoCount: rows.length, doneCount: 64, checkCount: 0, matchedCount: rows.length };
  return { rows, groups, ...counts, tokens: [], freshness: complete, ...part };
}

function Screen() {
  const place = usePlace();
  return place.page === 'my-tasks' ? <TodoPage place={place} /> : <p>Another page</p>;
}

/** With the task beside the list. */
function Whole() {
  return <Page place={usePlace()} />;
}

async function open(
  todoList: TodoList | (() => TodoList),
  place: Place = home,
  content = <Screen />,
): Promise<FakeEngine> {
  const shown = connect();
  shown.engine.answer({ todoList: () => (typeof todoList === 'function' ? todoList() : todoList) });
  enterStudio(`todo-${String(Math.random())}`, place);
  await show(content, shown);
  return shown.engine;
}

const names = () => screen.getAllByRole('row').map((row) => row.getAttribute('aria-label') ?? row.textContent);
const rowOf = (name: string) => screen.findByRole('row', { name: new RegExp(name) });
const grid = () => screen.getByRole('treegrid');
const press = (key: string, more = {}) => fireEvent.keyDown(document.activeElement ?? grid(), { key, ...more });
const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;
const selected = () => {
  const place = currentPlace();
  return place.page === 'my-tasks' ? place.sel : null;
};

test('groups are headed by what a status asks for, retakes with the wish to answer them first', async () => {
  await open(listOf(todoRows));
  await rowOf('SH0040');
  expect(names()).toEqual([
    'Retakes2answer these first',
    expect.stringContaining('SQ020 / SH0040, Animation, Retake'),
    expect.stringContaining('SQ010 / SH0140'),
    'In progress1',
    expect.stringContaining('SQ020 / SH0050'),
    'Ready To Start1',
    expect.stringContaining('SQ020 / SH0070'),
  ]);
});

test('a row tells who spoke last, and calls the user “You”', async () => {
  await open(listOf(todoRows));
  expect(within(await rowOf('SH0040')).getByText('Hana')).toBeTruthy();
  expect(within(await rowOf('SH0050')).getByText('You')).toBeTruthy();
});

test('what is due today and what waits to be sent are said with the row', async () => {
  const waiting: TodoRow[] = retakes.map((row) => ({ ...row, dueDate: today, mark: 'waiting' }));
  await open(listOf(waiting));
  const label = (await rowOf('SH0040')).getAttribute('aria-label');
  expect(label).toContain('due Today');
  expect(label).toContain('Waiting to be sent');
});

test('time over the estimate fills its bar in the colour of danger, and no further', async () => {
  const over = retakes.slice(0, 1).map((row) => ({ ...row, estimationMinutes: 480, durationMinutes: 960 }));
  await open(listOf(over));
  const bar = within(await rowOf('SH0040')).getByRole('progressbar');
  expect(bar.getAttribute('aria-valuenow')).toBe('100');
  expect(bar.getAttribute('aria-valuetext')).toBe('2 d / 1 d');
  expect(bar.querySelector('[data-tone="danger"]')).not.toBeNull();
});

test('the arrows walk from task to task past the heads, Enter selects and Enter again opens the task', async () => {
  await open(listOf(todoRows));
  (await rowOf('SH0040')).focus();
  press('ArrowDown');
  press('ArrowDown');
  await waitFor(() => expect(focused()).toContain('SH0050'));
  expect(selected()).toEqual([]);
  press('Enter');
  expect(selected()).toEqual(['task-sq020-sh0050']);
  expect((await rowOf('SH0050')).getAttribute('aria-selected')).toBe('true');
  press('Enter');
  expect(currentPlace()).toEqual({
    page: 'task',
    productionId: 'lanternfall',
    list: 'shots',
    taskId: 'task-sq020-sh0050',
  });
});

test('Home and End reach the first and the last task, and only one line is in the order of Tab', async () => {
  await open(listOf(todoRows));
  (await rowOf('SH0040')).focus();
  press('End');
  await waitFor(() => expect(focused()).toContain('SH0070'));
  press('Home');
  await waitFor(() => expect(focused()).toContain('SH0040'));
  expect(screen.getAllByRole('row').filter((row) => row.tabIndex === 0)).toHaveLength(1);
});

test('J and K walk the selection, from wherever the focus is', async () => {
  await open(listOf(todoRows));
  await rowOf('SH0040');
  fireEvent.keyDown(document.body, { key: 'j' });
  expect(selected()).toEqual([lantern?.taskId]);
  fireEvent.keyDown(document.body, { key: 'j' });
  expect(selected()).toEqual([gull?.taskId]);
  fireEvent.keyDown(document.body, { key: 'k' });
  expect(selected()).toEqual([lantern?.taskId]);
});

test('with none selected C is about the task under the pointer: its panel opens, and one writes', async () => {
  await open(listOf(todoRows), home, <Whole />);
  fireEvent.pointerOver(await rowOf('SH0140'));
  fireEvent.keyDown(document.body, { key: 'c' });
  expect(selected()).toEqual([gull?.taskId]);
  const field = await screen.findByRole('textbox', { name: 'Write a comment' });
  await waitFor(() => expect(document.activeElement).toBe(field));
});

test('the arrows take over from the pointer, and S begins at the task they came to', async () => {
  await open(listOf(todoRows), home, <Whole />);
  fireEvent.pointerOver(await rowOf('SH0140'));
  (await rowOf('SH0040')).focus();
  press('ArrowDown');
  press('ArrowDown');
  await waitFor(() => expect(focused()).toContain('SH0050'));
  press('s');
  expect(selected()).toEqual(['task-sq020-sh0050']);
  expect(await screen.findByRole('menuitemcheckbox', { name: /wfa/ })).toBeTruthy();
});

test('S right after another task was chosen is for that one, though its panel is not there yet', async () => {
  const engine = await open(listOf(todoRows), home, <Whole />);
  const letGo = engine.hold('task');
  fireEvent.click(await rowOf('SH0140'));
  fireEvent.keyDown(document.body, { key: 's' });
  expect(screen.queryByRole('menu')).toBeNull();
  letGo();
  expect(await screen.findByRole('menuitemcheckbox', { name: /wfa/ })).toBeTruthy();
});

test('what was begun from a row is let go by whoever types on', async () => {
  await open(listOf(todoRows), home, <Whole />);
  await rowOf('SH0040');
  fireEvent.keyDown(document.body, { key: 'c' });
  fireEvent.keyDown(document.body, { key: 'Shift' });
  const field = await screen.findByRole('textbox', { name: 'Write a comment' });
  expect(document.activeElement).not.toBe(field);
});

test('a click selects the task, Esc lets it go', async () => {
  await open(listOf(todoRows));
  fireEvent.click(await rowOf('SH0140'));
  expect(selected()).toEqual([gull?.taskId]);
  press('Escape');
  expect(selected()).toEqual([]);
});

test('[ folds the group of the focused task down to its head, ] opens it again, and this computer remembers', async () => {
  await open(listOf(todoRows));
  (await rowOf('SH0040')).focus();
  press('[');
  await waitFor(() => expect(screen.queryByRole('row', { name: /SH0040/ })).toBeNull());
  expect(focused()).toContain('Retakes');
  expect(localStorage.getItem(viewKey)).toContain('retake');
  press(']');
  await waitFor(() => expect(focused()).toContain('SH0040'));
});

test('the focus goes to the next task when the focused one leaves the list', async () => {
  let rows: readonly TodoRow[] = todoRows;
  const engine = await open(() => listOf(rows));
  (await rowOf('SH0040')).focus();
  rows = todoRows.filter(({ taskId }) => taskId !== lantern?.taskId);
  engine.announce({ kind: 'changed', sources: ['todoList'] });
  await waitFor(() => expect(screen.queryByRole('row', { name: /SH0040/ })).toBeNull());
  expect(focused()).toContain('SH0140');
});

test('the chosen grouping and order are asked of the engine, and kept', async () => {
  const engine = await open(listOf(todoRows));
  await rowOf('SH0040');
  fireEvent.click(screen.getByRole('button', { name: 'Group: status' }));
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Due date' }));
  await screen.findByRole('button', { name: 'Group: due date' });
  await waitFor(() =>
    expect(engine.asked.filter(({ name }) => name === 'todoList').at(-1)?.input).toMatchObject({ grouping: 'due' }),
  );
  expect(localStorage.getItem(viewKey)).toContain('"grouping":"due"');
});

test('the production is named only where tasks are from several', async () => {
  await open(listOf(todoRows));
  expect(within(await rowOf('SH0040')).queryByText('Lanternfall')).toBeNull();
  const mixed = todoRows.map((row, index) => (index === 0 ? { ...row, productionId: 'harbour' } : row));
  await open(listOf(mixed));
  expect(await screen.findByText('Harbour Tales')).toBeTruthy();
});

test('finished tasks stand newest first, with the day they were done, and without groups', async () => {
  const done = retakes.map((row, index) => ({
    ...row,
    taskStatusId: 'done',
    doneAt: index === 0 ? '2026-03-02T10:00:00Z' : '2026-04-20T10:00:00Z',
  }));
  await open(listOf(done, { groups: [] }), { page: 'my-tasks', tab: 'done', search: '', sel: [] });
  await rowOf('SH0040');
  expect(names()).toEqual([expect.stringContaining('SH0140'), expect.stringContaining('SH0040')]);
  expect(names()[0]).toMatch(/done .*20 Apr/);
  expect(screen.queryByRole('button', { name: /^Group/ })).toBeNull();
});

test('an empty list is no fault', async () => {
  await open(listOf([]));
  expect(await screen.findByText('Nothing on your list')).toBeTruthy();
});

test('a filter nothing matches is repeated, and can be cleared', async () => {
  await open(listOf([], { todoCount: 9 }), { page: 'my-tasks', tab: 'todo', search: 'sh9999', sel: [] });
  expect(await screen.findByText('Nothing matches “sh9999”')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /Clear the filter/ }));
  expect(currentPlace()).toMatchObject({ search: '' });
});

test('a list that was never pulled is awaited, and offline not promised', async () => {
  const engine = await open(listOf([], { freshness: { ...complete, state: 'never', asOf: null } }));
  await waitFor(() => expect(screen.getByText('Loading')).toBeTruthy());
  engine.answer({
    sync: () => ({ ...liveSync, connection: { kind: 'offline', since: '2026-11-24T09:42:00Z', retryAt: null } }),
  });
  engine.announce({ kind: 'changed', sources: ['sync'] });
  expect(await screen.findByText('Your list is not on this disk yet')).toBeTruthy();
  expect(screen.queryByText('Loading')).toBeNull();
});

test('what was here stays under an error', async () => {
  let isFailing = false;
  const engine = await open(() => {
    if (isFailing) throw new InariError('unexpected', {});
    return listOf(todoRows);
  });
  await rowOf('SH0040');
  isFailing = true;
  engine.announce({ kind: 'changed', sources: ['todoList'] });
  await screen.findByRole('button', { name: 'Retry' });
  expect(await rowOf('SH0040')).toBeTruthy();
});

test('the day’s time counts in hours, entry by entry, and says what waits', async () => {
  const engine = await open(listOf(todoRows));
  engine.answer({
    dayLog: ({ day }) => ({
      day,
      totalMinutes: 330,
      dayMinutes: 480,
      entries: retakes.map(({ taskId, entity, productionId, taskTypeId }, index) => ({
        taskId,
        productionId,
        entity,
        taskTypeId,
        durationMinutes: index === 0 ? 210 : 120,
        mark: index === 0 ? null : 'waiting',
      })),
    }),
  });
  expect(await screen.findByText('5 h 30')).toBeTruthy();
  expect(screen.getByText('of 8 h today')).toBeTruthy();
  expect(
    await screen.findByRole('img', {
      name: 'SQ020 / SH0040 Animation, 3 h 30; SQ010 / SH0140 Animation, 2 h, Waiting to be sent',
    }),
  ).toBeTruthy();
});

const cards = () => screen.findAllByRole('button', { name: /due/ });
const changes = ({ asked }: FakeEngine) =>
  asked.filter(({ name }) => name === 'setTaskStatus').map(({ input }) => input);
test('by sequence and by asset type the heads say which, and what is of none has a head of its own', async () => {
  const [first, second, third] = todoRows;
  if (first === undefined || second === undefined || third === undefined) throw new Error('no rows');
  const engine = await open(
    listOf([first, second, third], {
      groups: [
        { id: 'sq020', name: 'E01 / SQ020', start: 0, count: 2 },
        { id: 'no-sequence', start: 2, count: 1 },
      ],
    }),
  );
  await rowOf('SH0040');
  fireEvent.click(screen.getByRole('button', { name: 'Group: status' }));
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Sequence' }));
  await waitFor(() => expect(names()[0]).toBe('E01 / SQ0202'));
  expect(names()).toContain('Without a sequence1');
  expect(localStorage.getItem(viewKey)).toContain('"grouping":"sequence"');
  // Within the columns of the board they stand over the first card of each.
  look('Board');
  await cards();
  expect(screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toContain('E01 / SQ020');
  // Said by the head; still heard, and there for whoever points at it.
  const own = screen.getByText('SH0040');
  expect(own.parentElement?.title).toBe('SQ020 / SH0040');
  const said = own.closest('[data-card]')?.textContent;
  expect(said).toContain('SQ020 / SH0040');
  expect(said).not.toContain('Lanternfall');
  expect(engine.asked.filter(({ name }) => name === 'todoList').at(-1)?.input).toMatchObject({ grouping: 'sequence' });
});

const look = (name: 'List' | 'Board' | 'Calendar') => fireEvent.click(screen.getByRole('tab', { name }));

async function openBoard(): Promise<FakeEngine> {
  const engine = await open(listOf(todoRows));
  await rowOf('SH0040');
  look('Board');
  await cards();
  return engine;
}
afterEach(() => localStorage.removeItem(viewKey));

test('the board has a column for each status one may set and each that holds a task, and is remembered', async () => {
  await openBoard();
  const columns = screen.getAllByRole('region').map((column) => column.getAttribute('aria-label'));
  expect(columns).toEqual([
    'Ready To Start, 1 task',
    'Retake, 2 tasks',
    'Todo, 0 tasks',
    'Waiting For Approval, 0 tasks',
    'Work In Progress, 1 task',
  ]);
  expect(localStorage.getItem(viewKey)).toContain('"look":"board"');
});

test('a card dragged to where one may put it changes its status; elsewhere the column says why not', async () => {
  const engine = await openBoard();
  const card = screen.getByRole('button', { name: /SH0050.*Animation/ });
  const transfer = { effectAllowed: '', types: ['text/plain'], setData: () => undefined };
  fireEvent.dragStart(card, { dataTransfer: transfer });
  expect(await screen.findByText('Not a place to drop. Retake is set by others.')).toBeTruthy();
  fireEvent.drop(screen.getByRole('region', { name: /^Retake/ }), { dataTransfer: transfer });
  fireEvent.dragStart(card, { dataTransfer: transfer });
  const target = screen.getByRole('region', { name: /^Waiting/ });
  fireEvent.dragEnter(target, { dataTransfer: transfer });
  expect(await screen.findByText('Drop: from Work In Progress to Waiting For Approval')).toBeTruthy();
  fireEvent.drop(target, { dataTransfer: transfer });
  await waitFor(() => expect(changes(engine)).toEqual([{ taskIds: ['task-sq020-sh0050'], taskStatusId: 'wfa' }]));
});

test('on the board S sets the status of the card that has the focus, and the arrows walk from column to column', async () => {
  const engine = await openBoard();
  screen.getByRole('button', { name: /SH0070.*Animation/ }).focus();
  press('ArrowRight');
  await waitFor(() => expect(document.activeElement?.textContent).toContain('SH0040'));
  press('ArrowDown');
  await waitFor(() => expect(document.activeElement?.textContent).toContain('SH0140'));
  press('ArrowRight');
  await waitFor(() => expect(document.activeElement?.textContent).toContain('SH0050'));
  press('s');
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: /Waiting For Approval/ }));
  await waitFor(() => expect(changes(engine)).toEqual([{ taskIds: ['task-sq020-sh0050'], taskStatusId: 'wfa' }]));
});

test('on the board Enter selects, Enter again opens the task', async () => {
  await openBoard();
  screen.getByRole('button', { name: /SH0050.*Animation/ }).focus();
  press('Enter');
  expect(selected()).toEqual(['task-sq020-sh0050']);
  press('Enter');
  expect(currentPlace()).toMatchObject({ page: 'task', taskId: 'task-sq020-sh0050' });
});

test('the calendar shows each task until the day it is due, and those without one below', async () => {
  const rows = todoRows.map((row, index) => ({ ...row, dueDate: index === 3 ? null : today }));
  await open(listOf(rows));
  await rowOf('SH0040');
  look('Calendar');
  expect(await screen.findAllByRole('button', { name: /due/ })).toHaveLength(3);
  const below = screen.getByRole('region', { name: 'Without a due date' });
  fireEvent.click(within(below).getByRole('button', { name: /SH0070.*Animation/ }));
  expect(selected()).toEqual(['task-sq020-sh0070']);
  fireEvent.click(screen.getByRole('button', { name: 'Later' }));
  expect(screen.queryAllByRole('button', { name: /SH0040/ })).toHaveLength(0);
  fireEvent.click(screen.getByRole('button', { name: 'Today' }));
  fireEvent.click(screen.getByRole('tab', { name: 'Week' }));
  expect(screen.getAllByRole('button', { name: /SH0040/ })).toHaveLength(1);
});

const menuItems = async () =>
  (await within(await screen.findByRole('menu')).findAllByRole('menuitem')).map(({ textContent }) => textContent);

test('a right click on a task lists what its keys do, in the words and the order of the table', async () => {
  const engine = await open(listOf(todoRows), home, <Whole />);
  fireEvent.contextMenu(await rowOf('SH0140'));
  await screen.findByRole('menuitem', { name: /Comment/ });
  expect(await menuItems()).toEqual([
    'Open the task↵',
    'Open it in a new windowCtrl ↵',
    'Look at it in the playerV',
    'StatusS',
    'CommentC',
    'Publish a revisionU',
    'Log timeT',
    'Add to playlistL',
    'Following',
    'Make available offlineO',
    'Copy the linkCtrl Shift C',
  ]);
  // What is only looked at is not selected.
  expect(selected()).toEqual([]);
  fireEvent.click(screen.getByRole('menuitem', { name: /^Status/ }));
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: /wfa/ }));
  await waitFor(() => expect(changes(engine)).toEqual([{ taskIds: [gull?.taskId], taskStatusId: 'wfa' }]));
});

test('the menu is there by key, and what it begins is begun in the panel of that task', async () => {
  await open(listOf(todoRows), home, <Whole />);
  (await rowOf('SH0140')).focus();
  press('F10');
  const comment = await screen.findByRole('menuitem', { name: /^Comment/ });
  fireEvent.keyDown(comment, { key: 'Enter' });
  fireEvent.click(comment);
  expect(selected()).toEqual([gull?.taskId]);
  const field = await screen.findByRole('textbox', { name: 'Write a comment' });
  await waitFor(() => expect(document.activeElement).toBe(field));
});

test('a head of the list has no menu, and neither has what was not pressed on', async () => {
  await open(listOf(todoRows));
  await rowOf('SH0140');
  fireEvent.contextMenu(screen.getByText('Retakes'));
  fireEvent.contextMenu(grid());
  expect(screen.queryByRole('menu')).toBe(null);
});

test('on the board and on the calendar a task has the same menu', async () => {
  await openBoard();
  fireEvent.contextMenu(screen.getByRole('button', { name: /SH0140.*Animation/ }));
  expect(await screen.findByRole('menuitem', { name: /^Publish a revision/ })).toBeTruthy();
  press('Escape');
  await waitFor(() => expect(screen.queryByRole('menu')).toBe(null));
  look('Calendar');
  fireEvent.contextMenu(await screen.findByRole('button', { name: /SH0140/ }));
  fireEvent.click(await screen.findByRole('menuitem', { name: /^Open the task/ }));
  expect(currentPlace()).toMatchObject({ page: 'task', taskId: gull?.taskId });
});

/** As whoever leads the production, who plans. */
function Planned() {
  const place = usePlace();
  const led = studio.productions.map((production) => ({ ...production, role: 'manager' as const }));
  const tables = studioTables({ ...studio, productions: led }, account, 'camille', 'manager');
  return <StudioContext value={tables}>{place.page === 'my-tasks' && <TodoPage place={place} />}</StudioContext>;
}
/** All in one week: from Tuesday to Thursday, and one without a day. */
const planned: readonly TodoRow[] = todoRows.slice(0, 2).map((row, index) => ({
  ...row,
  startDate: index === 0 ? '2026-11-24' : null,
  dueDate: index === 0 ? '2026-11-26' : null,
}));
const edits = (engine: FakeEngine) => engine.asked.filter(({ name }) => name === 'editTask').map(({ input }) => input);
const dayCell = (day: string) => {
  const cell = document.querySelector(`[data-day="${day}"]`);
  if (cell === null) throw new Error(`no ${day}`);
  return cell;
};
async function openCalendar(rows: () => readonly TodoRow[], content = <Planned />): Promise<FakeEngine> {
  const engine = await open(
    () => listOf(rows()),
    { page: 'my-tasks', tab: 'todo', search: '', sel: [lantern?.taskId ?? ''] },
    content,
  );
  await rowOf('SH0040');
  look('Calendar');
  await screen.findByRole('button', { name: /SH0040/ });
  return engine;
}
const transfer = () => ({ effectAllowed: '', types: ['text/plain'], setData: () => undefined });

test('a task dragged to another day of the calendar is due then, and begins as much later or earlier', async () => {
  const engine = await openCalendar(() => planned);
  fireEvent.dragStart(screen.getByRole('button', { name: /SH0040/ }), { dataTransfer: transfer() });
  fireEvent.dragOver(dayCell('2026-11-30'), { dataTransfer: transfer() });
  expect(await screen.findByText(/^Drop: due .*30 November/)).toBeTruthy();
  expect([...document.querySelectorAll('[data-target]')].map((cell) => cell.textContent)).toEqual(['28', '29', '30']);
  fireEvent.drop(dayCell('2026-11-30'), { dataTransfer: transfer() });
  const later = [
    { field: 'dueDate', value: '2026-11-30' },
    { field: 'startDate', value: '2026-11-28' },
  ];
  await waitFor(() => expect(edits(engine)).toEqual([{ taskIds: [lantern?.taskId], changes: later }]));
  expect(document.querySelectorAll('[data-target]')).toHaveLength(0);
  // What has no day gets one.
  fireEvent.dragStart(screen.getByRole('button', { name: /SH0140/ }), { dataTransfer: transfer() });
  fireEvent.drop(dayCell('2026-11-27'), { dataTransfer: transfer() });
  await waitFor(() =>
    expect(edits(engine)[1]).toEqual({
      taskIds: [gull?.taskId],
      changes: [{ field: 'dueDate', value: '2026-11-27' }],
    }),
  );
});

test('a task dragged to those without a due date, or told so by its menu, has none any more', async () => {
  const engine = await openCalendar(() => planned.filter(({ dueDate }) => dueDate !== null));
  const none = [{ taskIds: [lantern?.taskId], changes: [{ field: 'dueDate', value: null }] }];
  const below = screen.getByRole('region', { name: 'Without a due date' });
  within(below).getByText(/^Each task has its day/);
  fireEvent.dragStart(screen.getByRole('button', { name: /SH0040/ }), { dataTransfer: transfer() });
  const heading = within(below).getByRole('heading');
  fireEvent.dragOver(heading, { dataTransfer: transfer() });
  expect(await screen.findByText('Drop: without a due date')).toBeTruthy();
  fireEvent.drop(heading, { dataTransfer: transfer() });
  await waitFor(() => expect(edits(engine)).toEqual(none));
  expect(screen.queryByText('Drop: without a due date')).toBeNull();
  fireEvent.contextMenu(screen.getByRole('button', { name: /SH0040/ }));
  await screen.findByRole('menuitem', { name: /^Publish a revision/ });
  fireEvent.click(screen.getByRole('menuitem', { name: /^Move/ }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Take its due date away' }));
  await waitFor(() => expect(edits(engine)).toEqual([...none, ...none]));
});

test('Shift with an arrow moves the task of the calendar by a day or a week, and the focus goes along', async () => {
  let rows = planned;
  const engine = await openCalendar(() => rows);
  screen.getByRole('button', { name: /SH0040/ }).focus();
  press('ArrowLeft', { shiftKey: true });
  const earlier = [
    { field: 'startDate', value: '2026-11-23' },
    { field: 'dueDate', value: '2026-11-25' },
  ];
  await waitFor(() => expect(edits(engine)).toEqual([{ taskIds: [lantern?.taskId], changes: earlier }]));
  // A week on another month is shown, and there it has the focus.
  press('ArrowDown', { shiftKey: true });
  await waitFor(() => expect(edits(engine)).toHaveLength(2));
  const moved = { startDate: '2026-12-01', dueDate: '2026-12-03' };
  rows = rows.map((row) => (row.startDate === null ? row : { ...row, ...moved, rev: row.rev + 1 }));
  engine.announce({ kind: 'changed', sources: ['todoList'] });
  expect(await screen.findByRole('heading', { name: 'December 2026' })).toBeTruthy();
  await waitFor(() => expect(focused()).toContain('SH0040'));
});

test('where its user may not plan a task stays on its day, and it is said why', async () => {
  const engine = await openCalendar(() => planned, <Screen />);
  const bar = screen.getByRole('button', { name: /SH0040/ });
  fireEvent.dragStart(bar, { dataTransfer: transfer() });
  expect(await screen.findByText('It stays where it is. Your role does not allow it.')).toBeTruthy();
  fireEvent.drop(dayCell('2026-11-30'), { dataTransfer: transfer() });
  fireEvent.dragEnd(bar);
  expect(screen.queryByText(/^It stays where it is/)).toBe(null);
  fireEvent.contextMenu(bar);
  expect(await screen.findByText('It stays where it is. Your role does not allow it.')).toBeTruthy();
  expect(edits(engine)).toEqual([]);
});

/** What Hana, who supervises, begins with. */
function Checks() {
  const place = usePlace();
  const tables = studioTables(studio, account, 'hana', 'supervisor');
  return <StudioContext value={tables}>{place.page === 'my-checks' && <ChecksPage place={place} />}</StudioContext>;
}

test('a supervisor for whom all is checked goes on with their own tasks', async () => {
  await open(listOf([], { todoCount: 3 }), checks, <Checks />);
  expect(await screen.findByText('All checked')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /^Open my tasks \(3\)/ }));
  expect(currentPlace()).toEqual(home);
});

test('where they have none of their own either, it is the shots', async () => {
  await open(listOf([], { todoCount: 0 }), checks, <Checks />);
  fireEvent.click(await screen.findByRole('button', { name: /^Go to the shots of/ }));
  expect(currentPlace().page).toBe('shots');
});
