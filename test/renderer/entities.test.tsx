import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Page } from '../../renderer/app/pages.tsx';
import { StudioContext, studioTables } from '../../renderer/data/studio.ts';
import { standardLayout } from '../../renderer/features/entities/layout.ts';
import { EntitiesPage } from '../../renderer/features/entities/EntitiesPage.tsx';
import { RefusedHost } from '../../renderer/parts/RefusedHost.tsx';
import { currentPlace, enterStudio, go, goBack, usePlace } from '../../renderer/place/navigation.ts';
import { entityPlace, home, type Place } from '../../renderer/place/place.ts';
import { keymapOf } from '../../renderer/keys/keymap.ts';
import { listActions, listenForKeys } from '../../renderer/ui/actions.ts';
import { setKeymap } from '../../renderer/ui/liveKeys.ts';
import { Toasts } from '../../renderer/ui/Toasts.tsx';
import { InariError } from '../../shared/errors.ts';
import type { MetadataDescriptor } from '../../shared/model/production.ts';
import type { EntityList, EntityRow } from '../../shared/model/screens.ts';
import { keysFrom, shotList, shotRow, summaryOf, taskIdOf } from './support/entityFixtures.ts';
import type { FakeEngine } from './support/fakeEngine.ts';
import { queueRow } from './support/commentFixtures.ts';
import {
  account,
  chosenRows as rowsChosen,
  complete,
  liveSync,
  shots,
  studio,
  taskDetail,
} from './support/fixtures.ts';
import { playlistRow } from './support/playlistFixtures.ts';
import { connect, show } from './support/show.tsx';

let stopKeys = () => {};

beforeAll(() => {
  // jsdom has no layout: a table of 600 px is what the virtual lines need of it.
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 });
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 900 });
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => 600 });
  Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => 900 });
  Element.prototype.scrollTo = () => {};
  Element.prototype.scrollIntoView = () => {};
  Element.prototype.setPointerCapture = () => {};
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
});
beforeEach(() => {
  stopKeys = listenForKeys(() => true);
});
afterEach(() => stopKeys());

const sequences = [
  { id: 'sq010', name: 'SQ010', keys: keysFrom(1, 3) },
  { id: 'sq020', name: 'SQ020', keys: keysFrom(4, 300) },
];
const place: Place = entityPlace('shots', 'lanternfall');

function Screen() {
  const here = usePlace();
  return here.page === 'shots' || here.page === 'assets' ? <EntitiesPage place={here} /> : <p>Another page</p>;
}

/** With the task beside the table. */
function Whole() {
  return <Page place={usePlace()} />;
}

type Options = {
  readonly list?: () => EntityList;
  readonly row?: (key: number) => EntityRow;
  readonly at?: Place;
  readonly content?: ReactNode;
};

async function open({ list, row = shotRow, at = place, content = <Screen /> }: Options = {}): Promise<FakeEngine> {
  const shown = connect();
  shown.engine.answer({
    task: () => taskDetail('task-sq020-sh0040'),
    chosenTasks: ({ taskIds }) => summaryOf(taskIds),
    entityList: ({ foldedGroupIds }) => list?.() ?? shotList(sequences, foldedGroupIds),
    entityRows: ({ keys }) => ({ rows: keys.map(row) }),
  });
  enterStudio(`entities-${String(Math.random())}`, at);
  await show(
    <>
      <RefusedHost>{content}</RefusedHost>
      <Toasts />
    </>,
    shown,
  );
  return shown.engine;
}

const cell = (name: string) => screen.findByRole('gridcell', { name: new RegExp(name) });
const grid = () => screen.getByRole('grid');
const press = (key: string, more = {}) => fireEvent.keyDown(document.activeElement ?? grid(), { key, ...more });
const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '';
const selected = (): readonly string[] => {
  const here = currentPlace();
  return 'sel' in here ? here.sel : [];
};
const lastAsked = (engine: FakeEngine, name: string) =>
  engine.asked.findLast((request) => request.name === name)?.input;

async function focusOn(name: string): Promise<void> {
  fireEvent.click(await cell(name));
  await waitFor(() => expect(focused()).toContain(name));
}

test('the table says how large it is and what a cell holds, though only what is in view exists', async () => {
  await open({ row: (key) => shotRow(key, key === 1 ? withCell(key, 'animation', waitingRetake) : {}) });
  expect(
    await cell('Animation, SQ010 / SH0001, Retake, High, Camille Roy and Hana Okafor, Waiting to be sent'),
  ).toBeTruthy();
  expect(grid().getAttribute('aria-rowcount')).toBe('306');
  expect(grid().getAttribute('aria-colcount')).toBe('5');
  expect(screen.getAllByRole('row').length).toBeLessThan(40);
  expect(
    screen
      .getByRole('rowheader', { name: /SH0002/ })
      .closest('[role=row]')
      ?.getAttribute('aria-rowindex'),
  ).toBe('4');
});

test('the head of a group says how many frames and days it adds up to, as the foot does of all', async () => {
  await open();
  const head = within(await screen.findByRole('rowheader', { name: /^SQ010/ }));
  expect(head.getByText('288 frames')).toBeTruthy();
  expect(head.getByText('3 d estimated')).toBeTruthy();
  expect(head.queryByText(/spent/)).toBeNull();
  expect(screen.getByText('29,088 frames')).toBeTruthy();
  expect(screen.getByText('00:20:12:00')).toBeTruthy();
});

test('with none selected a key is about the cell under the pointer: its task opens, and there it begins', async () => {
  await open({ content: <Whole /> });
  fireEvent.pointerOver(await cell('Animation, SQ010 / SH0002'));
  fireEvent.keyDown(document.body, { key: 'c' });
  expect(selected()).toEqual([taskIdOf(2, 'animation')]);
  const field = await screen.findByRole('textbox', { name: 'Write a comment' });
  await waitFor(() => expect(document.activeElement).toBe(field));
});

test('a name under the pointer is no task, and a key does nothing there', async () => {
  await open({ content: <Whole /> });
  fireEvent.pointerOver(await screen.findByRole('rowheader', { name: /SH0002/ }));
  fireEvent.keyDown(document.body, { key: 'c' });
  expect(selected()).toEqual([]);
});

test('a field that waits, and a row that is new, are marked where they stand', async () => {
  await open({
    row: (key) =>
      shotRow(key, key === 1 ? { marks: { lengthFrames: 'waiting', name: 'conflict', any: 'conflict' } } : {}),
  });
  const frames = await screen.findByRole('gridcell', { name: /Waiting to be sent/ });
  expect(frames.textContent).toContain('96');
  expect(await screen.findByRole('rowheader', { name: /Both sides changed it.*SH0001/ })).toBeTruthy();
});

const waitingRetake = {
  taskStatusId: 'retake',
  priority: 1,
  assigneeIds: ['camille', 'hana'],
  mark: 'waiting',
} as const;
const withCell = (key: number, taskTypeId: string, part: object): Partial<EntityRow> => {
  const { cells } = shotRow(key);
  const own = cells[taskTypeId];
  return own === undefined ? {} : { cells: { ...cells, [taskTypeId]: { ...own, ...part } } };
};

test('the mark on a cell says why a change waits in the words of the queue, once it is pointed at or has the focus', async () => {
  const marked = (key: number): Partial<EntityRow> => {
    if (key === 1) return withCell(key, 'animation', { mark: 'waiting' });
    if (key === 2) return withCell(key, 'animation', { mark: 'rejected' });
    return key === 3 ? { marks: { lengthFrames: 'waiting', any: 'waiting' } } : {};
  };
  const engine = await open({ row: (key) => shotRow(key, marked(key)) });
  const frames = { field: 'lengthFrames', value: 96 } as const;
  const entity = { ...shots.lantern, entityId: shotRow(3).id };
  engine.answer({
    queue: () => ({
      rows: [
        queueRow('before', { taskId: 'another', kind: 'logTime', durationMinutes: 60 }),
        queueRow('held', {
          taskId: taskIdOf(1, 'animation'),
          isBlockedBy: 'before',
          isHeldUp: true,
          turn: { index: 2, of: 2 },
        }),
        queueRow('refused', {
          taskId: taskIdOf(2, 'animation'),
          state: 'rejected',
          error: { code: 'forbidden', detail: {} },
        }),
        queueRow('name', { taskId: null, entity, change: { field: 'name', value: 'SH' } }),
        queueRow('frames', { taskId: null, entity, change: frames, hold: 'by-author' }),
      ],
      sentToday: [],
    }),
  });
  const waits = await cell('Animation, SQ010 / SH0001');
  const mark = within(waits).getByTitle('Waiting to be sent');
  expect(engine.asked.some(({ name }) => name === 'queue')).toBe(false);
  fireEvent.pointerEnter(mark);
  const why = /^After “.+”\. 2 of 2 on this task\. Waits until it is certain what became of the change before it/;
  expect(await within(waits).findByTitle(why)).toBeTruthy();
  fireEvent.pointerLeave(within(waits).getByTitle(why));
  expect(await within(waits).findByTitle('Waiting to be sent')).toBeTruthy();

  await focusOn('Animation, SQ010 / SH0002');
  const refused = document.activeElement;
  await waitFor(() => expect(refused?.getAttribute('aria-describedby')).toBeTruthy());
  const told = () => document.getElementById(refused?.getAttribute('aria-describedby') ?? '')?.textContent;
  await waitFor(() => expect(told()).toMatch(/your role or team does not allow it\. .+/));

  const held = await screen.findByRole('gridcell', { name: /^Waiting to be sent/ });
  fireEvent.pointerEnter(within(held).getByTitle('Waiting to be sent'));
  expect(await within(held).findByTitle('Held by you.')).toBeTruthy();
});

test('one cell is in the order of Tab, and the arrows carry the focus past the heads of groups', async () => {
  await open();
  await focusOn('Layout, SQ010 / SH0003');
  press('ArrowDown');
  await waitFor(() => expect(focused()).toContain('SH0004'));
  press('ArrowRight');
  await waitFor(() => expect(focused()).toContain('Animation, SQ010 / SH0004'));
  expect(
    within(grid())
      .getAllByRole('gridcell')
      .filter((one) => one.tabIndex === 0),
  ).toHaveLength(1);
  expect(
    within(grid())
      .getAllByRole('rowheader')
      .filter((one) => one.tabIndex === 0),
  ).toHaveLength(0);
});

test('a press selects, Ctrl adds and takes away, Shift takes the rectangle', async () => {
  await open();
  fireEvent.click(await cell('Layout, SQ010 / SH0001'));
  expect(selected()).toEqual(['layout-1']);
  fireEvent.click(await cell('FX, SQ010 / SH0002'), { ctrlKey: true });
  expect(selected()).toEqual(['layout-1', 'fx-2']);
  fireEvent.click(await cell('Layout, SQ010 / SH0001'), { ctrlKey: true });
  expect(selected()).toEqual(['fx-2']);
  fireEvent.click(await cell('Layout, SQ010 / SH0002'));
  fireEvent.click(await cell('Animation, SQ010 / SH0004'), { shiftKey: true });
  await waitFor(() =>
    expect([...selected()].sort()).toEqual([
      'animation-2',
      'animation-3',
      'animation-4',
      'layout-2',
      'layout-3',
      'layout-4',
    ]),
  );
});

/** A double click of the pointer, whose second press lands on what stands there by then. */
function pressTwice(first: Element, second: Element): void {
  fireEvent.click(first, { detail: 1 });
  fireEvent.mouseDown(second, { detail: 2 });
  fireEvent.click(second, { detail: 2 });
  fireEvent.doubleClick(second, { detail: 2 });
}

test('the second press of a double click is for what the first was on, wherever the panel has moved that', async () => {
  await open({
    content: (
      <>
        <Screen />
        <button type="button" onClick={() => go(home)}>
          In the panel
        </button>
      </>
    ),
  });
  const at = await cell('Layout, SQ010 / SH0001');
  pressTwice(at, await cell('Animation, SQ010 / SH0002'));
  const opened = { page: 'task', productionId: 'lanternfall', list: 'shots', taskId: 'layout-1' };
  expect(currentPlace()).toEqual(opened);
  goBack();
  expect(selected()).toEqual(['layout-1']);
  pressTwice(await cell('Layout, SQ010 / SH0001'), screen.getByRole('button', { name: 'In the panel' }));
  expect(currentPlace()).toEqual(opened);
  goBack();
  // What is pressed by itself does what it says, and so does the second of two presses at two places.
  fireEvent.click(await cell('Layout, SQ010 / SH0001'), { detail: 1 });
  fireEvent.mouseDown(await cell('Animation, SQ010 / SH0002'), { detail: 1 });
  fireEvent.click(await cell('Animation, SQ010 / SH0002'), { detail: 1 });
  expect(selected()).toEqual(['animation-2']);
  fireEvent.mouseDown(screen.getByRole('button', { name: 'In the panel' }), { detail: 1 });
  fireEvent.click(screen.getByRole('button', { name: 'In the panel' }), { detail: 1 });
  expect(currentPlace()).toEqual(home);
});

test('the name of a row stands for all of its tasks', async () => {
  await open();
  fireEvent.click(await screen.findByRole('rowheader', { name: /SH0002/ }));
  expect(selected()).toEqual(['layout-2', 'animation-2', 'fx-2']);
});

test('Shift with an arrow grows the rectangle from where it began', async () => {
  await open();
  await focusOn('Layout, SQ010 / SH0001');
  press('ArrowDown', { shiftKey: true });
  await waitFor(() => expect(selected()).toEqual(['layout-1', 'layout-2']));
  await waitFor(() => expect(focused()).toContain('SH0002'));
  press('ArrowRight', { shiftKey: true });
  await waitFor(() => expect(selected()).toEqual(['layout-1', 'animation-1', 'layout-2', 'animation-2']));
});

test('a rectangle reaches over rows that are not here: they are asked for', async () => {
  await open();
  await focusOn('Animation, SQ010 / SH0001');
  press('End', { shiftKey: true, ctrlKey: true });
  await waitFor(() => expect(selected()).toHaveLength(606));
  expect(selected()).toContain(taskIdOf(303, 'fx'));
  expect(selected()).not.toContain(taskIdOf(303, 'layout'));
});

test('Ctrl+A takes every task of the list, Ctrl+Space those of the column, Shift+Space those of the row', async () => {
  await open();
  await focusOn('Animation, SQ010 / SH0002');
  press('a', { ctrlKey: true });
  await waitFor(() => expect(selected()).toHaveLength(909));
  press(' ', { ctrlKey: true });
  await waitFor(() => expect(selected()).toHaveLength(303));
  press(' ', { shiftKey: true });
  await waitFor(() => expect(selected()).toEqual(['layout-2', 'animation-2', 'fx-2']));
});

test('Ctrl+A and Ctrl+Space are about the list, also on heads and on rows that are not here yet', async () => {
  const engine = await open();
  await focusOn('Animation, SQ010 / SH0001');
  press('[');
  await waitFor(() => expect(grid().getAttribute('aria-rowcount')).toBe('303'));
  await waitFor(() => expect(focused()).toMatch(/^SQ010/));
  // What is folded away is not chosen unseen.
  press('a', { ctrlKey: true });
  await waitFor(() => expect(selected()).toHaveLength(900));
  press(' ', { ctrlKey: true });
  await waitFor(() => expect(selected()).toHaveLength(300));
  // From here on none comes: the focus goes on to a row that is blank.
  engine.answer({
    entityRows: () => ({ rows: [] }),
    cellTasks: ({ keys, taskTypeIds }) => keys.flatMap((key) => taskTypeIds.map((typeId) => taskIdOf(key, typeId))),
  });
  press('End', { ctrlKey: true });
  await waitFor(() => expect(document.activeElement?.closest('[aria-busy=true]')).toBeTruthy());
  press('a', { ctrlKey: true });
  await waitFor(() => expect(selected()).toHaveLength(900));
  expect(selected()).toContain(taskIdOf(4, 'layout'));
});

test('X adds the focused cell without a pointer, Esc lets everything go', async () => {
  await open();
  await focusOn('Layout, SQ010 / SH0001');
  press('ArrowDown');
  await waitFor(() => expect(focused()).toContain('SH0002'));
  press('x');
  expect(selected()).toEqual(['layout-1', 'layout-2']);
  press('Escape');
  expect(selected()).toEqual([]);
  await waitFor(() => expect(focused()).toContain('SH0002'));
});

test('Alt with an arrow moves the selected cell, as in Kitsu', async () => {
  await open();
  await focusOn('Layout, SQ010 / SH0001');
  press('ArrowDown', { altKey: true });
  expect(selected()).toEqual(['layout-2']);
  await waitFor(() => expect(focused()).toContain('SH0002'));
  press('ArrowRight', { altKey: true });
  expect(selected()).toEqual(['animation-2']);
});

test('from the panel Alt with an arrow goes on to the next task of the type, over shots that have none', async () => {
  await open({ row: (key) => (key === 2 ? shotRow(2, { cells: {} }) : shotRow(key)) });
  await focusOn('Layout, SQ010 / SH0001');
  fireEvent.keyDown(document.body, { key: 'ArrowDown', altKey: true });
  await waitFor(() => expect(selected()).toEqual(['layout-3']));
  fireEvent.keyDown(document.body, { key: 'ArrowUp', altKey: true });
  await waitFor(() => expect(selected()).toEqual(['layout-1']));
});

test('Enter opens the panel, and Enter again the task', async () => {
  await open();
  await focusOn('Layout, SQ010 / SH0001');
  press('ArrowDown');
  await waitFor(() => expect(focused()).toContain('SH0002'));
  press('Enter');
  expect(selected()).toEqual(['layout-2']);
  press('Enter');
  expect(currentPlace()).toEqual({ page: 'task', productionId: 'lanternfall', list: 'shots', taskId: 'layout-2' });
});

test('large thumbnails make larger rows, from the columns’ menu and by a command; this table of this production remembers', async () => {
  await open({ row: (key) => shotRow(key, { mainPreviewFileId: `preview-${String(key)}` }) });
  const topOf = async (name: RegExp) =>
    (await screen.findByRole('rowheader', { name }))
      .closest<HTMLElement>('[data-line]')
      ?.style.getPropertyValue('--top');
  expect(await topOf(/SH0003/)).toBe('124px');
  fireEvent.click(screen.getByRole('button', { name: 'Columns' }));
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Large' }));
  await waitFor(async () => expect(await topOf(/SH0003/)).toBe('204px'));
  expect(grid().dataset['thumbnails']).toBe('large');
  const kept = (kind: string) => localStorage.getItem(`inari.table.lanternfall.${kind}`) ?? '';
  expect(kept('Shot')).toContain('"thumbnails":"large"');
  expect(kept('Asset')).toBe('');
  listActions()
    .find(({ label }) => label === 'Show small thumbnails')
    ?.run();
  await waitFor(async () => expect(await topOf(/SH0003/)).toBe('124px'));
  expect(grid().dataset['thumbnails']).toBe('small');
});

test('[ folds the group of the focused row to its head, ] unfolds it, and the production remembers', async () => {
  const engine = await open();
  await focusOn('Layout, SQ010 / SH0002');
  press('[');
  await waitFor(() => expect(screen.queryByRole('rowheader', { name: /SH0002/ })).toBeNull());
  await waitFor(() => expect(focused()).toContain('SQ0103 shots'));
  expect(lastAsked(engine, 'entityList')).toMatchObject({ foldedGroupIds: ['sq010'] });
  expect(localStorage.getItem('inari.table.lanternfall.Shot')).toContain('sq010');
  press(']');
  expect(await screen.findByRole('rowheader', { name: /SH0002/ })).toBeTruthy();
});

test('the focus stays on its shot when rows come before it, and goes to the next one when it leaves', async () => {
  let keys = [2, 3, 4];
  const engine = await open({ list: () => shotList([{ id: 'sq010', name: 'SQ010', keys }]) });
  await focusOn('Layout, SQ010 / SH0003');
  keys = [1, 2, 3, 4];
  engine.announce({ kind: 'changed', sources: ['entityList'] });
  await cell('Layout, SQ010 / SH0001');
  expect(focused()).toContain('SH0003');
  keys = [1, 2, 4];
  engine.announce({ kind: 'changed', sources: ['entityList'] });
  await waitFor(() => expect(screen.queryByRole('rowheader', { name: /SH0003/ })).toBeNull());
  await waitFor(() => expect(focused()).toContain('SH0004'));
});

test('lines that a search leaves out are parked: unseen, and drawn again without making anything', async () => {
  let keys = keysFrom(1, 9);
  const engine = await open({ list: () => shotList([{ id: 'sq010', name: 'SQ010', keys }]) });
  await cell('Layout, SQ010 / SH0009');
  const made: Node[] = [];
  const observer = new MutationObserver((records) => {
    for (const { addedNodes, removedNodes } of records)
      made.push(...[...addedNodes, ...removedNodes].filter((node) => node instanceof Element));
  });
  observer.observe(grid(), { subtree: true, childList: true });
  keys = [4];
  engine.announce({ kind: 'changed', sources: ['entityList'] });
  await waitFor(() => expect(grid().getAttribute('aria-rowcount')).toBe('3'));
  expect(within(grid()).getAllByRole('rowheader').at(-1)?.textContent).toContain('SH0004');
  expect(within(grid()).getAllByRole('row')).toHaveLength(3);
  expect(grid().querySelectorAll('[data-line]')).toHaveLength(3);
  expect(grid().querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  keys = keysFrom(1, 9);
  engine.announce({ kind: 'changed', sources: ['entityList'] });
  await cell('Layout, SQ010 / SH0009');
  observer.disconnect();
  expect(made).toEqual([]);
});

test('the rows that come with a list are drawn without asking for them', async () => {
  const keys = keysFrom(1, 60);
  const list = shotList([{ id: 'sq010', name: 'SQ010', keys }]);
  const engine = await open({ list: () => ({ ...list, rows: keys.slice(0, 50).map((key) => shotRow(key)) }) });
  await cell('Layout, SQ010 / SH0001');
  expect(lastAsked(engine, 'entityList')).toMatchObject({ firstRows: 50 });
  expect(engine.asked.filter(({ name }) => name === 'entityRows').map(({ input }) => input)).not.toContainEqual(
    expect.objectContaining({ keys: keys.slice(0, 50) }),
  );
});

test('a changed task changes its own row on screen and no other', async () => {
  let status = 'todo';
  const engine = await open({
    row: (key) =>
      key === 2
        ? shotRow(2, { rev: status === 'todo' ? 1 : 2, ...withCell(2, 'fx', { taskStatusId: status }) })
        : shotRow(key),
  });
  await cell('FX, SQ010 / SH0002, Todo');
  // Beyond the edge: drawn last.
  await cell('FX, SQ010 / SH0016, Todo');
  const touched = new Set<string>();
  const observer = new MutationObserver((records) => {
    for (const { target } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      touched.add(element?.closest('[data-line]')?.getAttribute('data-line') ?? 'elsewhere');
    }
  });
  observer.observe(screen.getByRole('grid'), { subtree: true, childList: true, attributes: true, characterData: true });
  status = 'done';
  engine.announce({ kind: 'changed', sources: ['entityRows'] });
  await cell('FX, SQ010 / SH0002, Done');
  observer.disconnect();
  expect([...touched]).toEqual(['2']);
});

test('cells are copied as a table, and a task by its link', async () => {
  const engine = await open();
  const copied: string[] = [];
  engine.answer({
    copyText: ({ text }) => {
      copied.push(text);
      return null;
    },
  });
  await focusOn('Layout, SQ010 / SH0001');
  press('ArrowDown', { shiftKey: true });
  await waitFor(() => expect(selected()).toHaveLength(2));
  press('c', { ctrlKey: true });
  await waitFor(() => expect(copied).toEqual(['todo\ntodo']));
  await focusOn('FX, SQ010 / SH0003');
  press('c', { ctrlKey: true, shiftKey: true });
  await waitFor(() => expect(copied.at(-1)).toBe('https://kitsu.halcyon.tv/productions/lanternfall/shots/tasks/fx-3'));
});

test('the bar counts the tasks, names their type, and says what the rules turned down', async () => {
  const engine = await open();
  engine.answer({
    setTaskStatus: ({ taskIds }) => ({
      commandIds: taskIds.slice(1),
      refused: [{ taskId: taskIds[0] ?? '', entityId: null, code: 'not-allowed', detail: { reason: 'not-assigned' } }],
    }),
  });
  await focusOn('FX, SQ010 / SH0001');
  press('ArrowDown', { shiftKey: true });
  const bar = await screen.findByRole('toolbar', { name: 'Selected tasks' });
  await waitFor(() => expect(bar.textContent).toMatch(/^2 tasksFX/));
  press('s');
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: /wip/ }));
  expect(await screen.findByText('1 done, 1 refused')).toBeTruthy();
  expect(screen.getByText('You are not assigned.')).toBeTruthy();
  expect(lastAsked(engine, 'setTaskStatus')).toEqual({
    taskIds: ['fx-1', 'fx-2'],
    taskStatusId: 'wip',
    isOnlyWhereOther: true,
  });
  expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy();
  engine.answer({
    chosenRows: ({ taskIds }) =>
      rowsChosen.slice(0, 1).map((row) => ({ ...row, taskId: taskIds[0] ?? '', taskTypeId: 'fx' })),
  });
  fireEvent.click(screen.getByRole('button', { name: 'Which ones' }));
  const list = await screen.findByRole('dialog', { name: '1 done, 1 refused' });
  await waitFor(() =>
    expect(within(list).getByRole('listitem').textContent).toBe('SQ020 / SH0040, FX You are not assigned.'),
  );
  fireEvent.click(within(list).getByRole('button', { name: 'Select these' }));
  expect(selected()).toEqual(['fx-1']);
});

test('a change to several tasks can be taken back, all of it at once', async () => {
  const engine = await open();
  engine.answer({
    setTaskStatus: ({ taskIds }) => ({
      commandIds: taskIds.map((_, index) => `command-${String(index + 1)}`),
      refused: [],
    }),
  });
  await focusOn('FX, SQ010 / SH0001');
  press('ArrowDown', { shiftKey: true });
  await screen.findByRole('toolbar', { name: 'Selected tasks' });
  press('s');
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: /wip/ }));
  await screen.findByRole('button', { name: 'Undo' });
  press('s');
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: /wfa/ }));
  // Sooner than it would go by itself: what came before is taken back by a key, in its turn.
  await screen.findByText('2 tasks set to Waiting For Approval');
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Undo' })).toHaveLength(1), { timeout: 3_000 });
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByText('2 changes taken back');
  expect(lastAsked(engine, 'takeBack')).toEqual({ commandIds: ['command-1', 'command-2'] });
});

test('a status for more tasks than a screen shows says how many cells change, and changes them after Enter', async () => {
  const engine = await open();
  engine.answer({
    chosenTasks: ({ taskIds }) => ({
      ...summaryOf(taskIds),
      statusCounts: [
        { taskStatusId: 'todo', count: taskIds.length - 3 },
        { taskStatusId: 'wip', count: 3 },
      ],
    }),
  });
  await focusOn('FX, SQ010 / SH0001');
  press(' ', { ctrlKey: true });
  await waitFor(() => expect(selected()).toHaveLength(303));
  await screen.findByText('303 tasks');
  const choose = async () => {
    press('s');
    fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: /wip/ }));
    return screen.findByRole('dialog', { name: 'Set the status Work In Progress?' });
  };
  fireEvent.keyDown(await choose(), { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog', { name: /Set the status/ })).toBeNull());
  expect(lastAsked(engine, 'setTaskStatus')).toBeUndefined();
  const dialog = await choose();
  expect(within(dialog).getByText('300 cells will change. 3 are so already.')).toBeTruthy();
  expect(within(dialog).getByRole('button', { name: /Change 300 cells/ })).toBeTruthy();
  // The key that chose in the menu, still held.
  fireEvent.keyDown(dialog, { key: 'Enter', repeat: true });
  expect(lastAsked(engine, 'setTaskStatus')).toBeUndefined();
  // And the answer is the dialog's alone: the table behind it would open what has the focus there.
  expect(fireEvent.keyDown(dialog, { key: 'Enter' })).toBe(false);
  await waitFor(() => expect(lastAsked(engine, 'setTaskStatus')).toMatchObject({ taskStatusId: 'wip' }));
  expect((lastAsked(engine, 'setTaskStatus') as { readonly taskIds: readonly string[] }).taskIds).toHaveLength(303);
});

test('one comment goes on all selected tasks', async () => {
  const engine = await open();
  await focusOn('FX, SQ010 / SH0001');
  press('ArrowDown', { shiftKey: true });
  await screen.findByRole('toolbar', { name: 'Selected tasks' });
  press('c');
  expect(await screen.findByText('Comment on 2 tasks')).toBeTruthy();
  fireEvent.change(screen.getByRole('textbox', { name: 'Write a comment' }), { target: { value: 'Fog is lower now' } });
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'Write a comment' }), { key: 'Enter', ctrlKey: true });
  await screen.findByText('2 tasks commented');
  const said = { text: 'Fog is lower now', taskStatusId: null };
  expect(lastAsked(engine, 'tellTasks')).toMatchObject({
    tellings: ['fx-1', 'fx-2'].map((taskId) => ({ kind: 'postComment', input: { taskId, ...said } })),
  });
});

test('a comment on hundreds of tasks says how many they are and asks first; all of them get it', async () => {
  const engine = await open();
  await focusOn('FX, SQ010 / SH0001');
  press(' ', { ctrlKey: true });
  await waitFor(() => expect(selected()).toHaveLength(303));
  press('c');
  const field = await screen.findByRole('textbox', { name: 'Write a comment' });
  fireEvent.change(field, { target: { value: 'Fog is lower now' } });
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
  expect(await screen.findByText('Write this on 303 tasks?')).toBeTruthy();
  expect(lastAsked(engine, 'tellTasks')).toBeUndefined();
  fireEvent.click(screen.getByRole('button', { name: 'Write on 303 tasks' }));
  await screen.findByText('303 tasks commented');
  expect((lastAsked(engine, 'tellTasks') as { tellings: unknown[] }).tellings).toHaveLength(303);
});

test('all of a selection that reaches beyond the rows in view goes into a playlist, as it stands in the table', async () => {
  const engine = await open();
  engine.answer({
    playlists: () => ({ rows: [playlistRow], canCreate: true }) as never,
    revisionChoices: () => [],
  });
  await focusOn('FX, SQ010 / SH0001');
  press(' ', { ctrlKey: true });
  await waitFor(() => expect(selected()).toHaveLength(303));
  press('l');
  fireEvent.click(await screen.findByRole('menuitem', { name: playlistRow.name }));
  await waitFor(() => expect(lastAsked(engine, 'changePlaylist')).toBeDefined());
  const { changes } = lastAsked(engine, 'changePlaylist') as { changes: { entry: { entityId: string } }[] };
  expect(changes.map(({ entry }) => entry.entityId)).toEqual(keysFrom(1, 303).map((key) => shotRow(key).id));
});

test('for a selection of which much is in the list no more only its own rows are asked for', async () => {
  const long = [{ id: 'sq010', name: 'SQ010', keys: keysFrom(1, 4_000) }];
  const sel = [taskIdOf(3_900, 'fx'), 'gone-1', 'gone-2', taskIdOf(1, 'fx')];
  const engine = await open({
    list: () => shotList(long),
    at: { page: 'shots', productionId: 'lanternfall', episodeId: null, search: '', sel },
  });
  engine.answer({ chosenKeys: ({ taskIds }) => (taskIds.includes(taskIdOf(3_900, 'fx')) ? [3_900, 5_000] : []) });
  await cell('FX, SQ010 / SH0001');
  const rows = () => engine.asked.flatMap(({ name, input }) => (name === 'entityRows' ? [input] : []));
  const before = rows().length;
  fireEvent.click(
    within(await screen.findByRole('toolbar', { name: 'Selected tasks' })).getByRole('button', { name: 'More' }),
  );
  await waitFor(() => expect(rows().slice(before)).toEqual([expect.objectContaining({ keys: [3_900] })]));
});

test('Enter, Space and Ctrl+A of the table are keys as any other: shown, and somebody may have others', async () => {
  await open();
  await focusOn('Layout, SQ010 / SH0002');
  const names = listActions().map(({ label }) => label);
  expect(names).toEqual(expect.arrayContaining(['Open what the cell holds, or edit it', 'Look at the picture']));
  setKeymap(
    keymapOf({ keyPreset: 'kitsu', reboundKeys: { 'table.open': ['Q'], 'table.select-all': ['Mod+Shift+A'] } }),
  );
  press('Enter');
  press('a', { ctrlKey: true });
  expect(selected()).toEqual(['layout-2']);
  expect(currentPlace()).toMatchObject({ page: 'shots' });
  press('q');
  expect(currentPlace()).toMatchObject({ page: 'task', taskId: 'layout-2' });
  setKeymap(keymapOf({ keyPreset: 'kitsu', reboundKeys: {} }));
});

test('the menu of a head sorts, moves and hides its column, and the production remembers', async () => {
  const engine = await open();
  await cell('Layout, SQ010 / SH0001');
  const heads = () => screen.getAllByRole('columnheader').map((head) => head.textContent);
  const choose = async (head: string, entry: string) => {
    fireEvent.click(screen.getByRole('button', { name: head }));
    fireEvent.click(await screen.findByRole('menuitem', { name: entry }));
  };
  await choose('FX', 'Move left');
  await waitFor(() => expect(heads()).toEqual(['Shot', 'Frames', 'Layout', 'FX', 'Animation']));
  await choose('Frames', 'Hide this column');
  await waitFor(() => expect(heads()).toEqual(['Shot', 'Layout', 'FX', 'Animation']));
  fireEvent.click(screen.getByRole('button', { name: 'FX' }));
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Sort down' }));
  await waitFor(() =>
    expect(lastAsked(engine, 'entityList')).toMatchObject({
      sort: { key: { kind: 'taskType', taskTypeId: 'fx' }, direction: 'down' },
    }),
  );
  expect(screen.getByRole('columnheader', { name: 'FX' }).getAttribute('aria-sort')).toBe('descending');
  fireEvent.click(screen.getByRole('button', { name: 'Layout' }));
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Then sort up by this' }));
  await waitFor(() =>
    expect(lastAsked(engine, 'entityList')).toMatchObject({
      sort: { key: { kind: 'taskType', taskTypeId: 'fx' } },
      thenBy: [{ key: { kind: 'taskType', taskTypeId: 'layout' }, direction: 'up' }],
    }),
  );
  expect(heads()).toEqual(['Shot', 'Layout2', 'FX1', 'Animation']);
  expect(localStorage.getItem('inari.table.lanternfall.Shot')).toContain(
    '"columnOrder":["frames","task.layout","task.fx"',
  );
});

test('Esc in the filter empties it, and the text stays in the place', async () => {
  await open();
  await cell('Layout, SQ010 / SH0001');
  fireEvent.keyDown(document.body, { key: '/' });
  const field = screen.getByRole('combobox', { name: 'Filter shots' });
  expect(document.activeElement).toBe(field);
  fireEvent.change(field, { target: { value: 'layout=wip sq0' } });
  expect(currentPlace()).toMatchObject({ search: 'layout=wip sq0' });
  fireEvent.keyDown(field, { key: 'Escape' });
  fireEvent.keyDown(field, { key: 'Escape' });
  expect(currentPlace()).toMatchObject({ search: '' });
});

test('a wrong filter is underlined as a piece, with the reason', async () => {
  await open({
    at: { ...place, page: 'shots', productionId: 'lanternfall', episodeId: null, sel: [], search: 'fx=soon ' },
  });
  expect(await screen.findByText('No status has this short name', { selector: 'span' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Remove fx=soon' }));
  expect(currentPlace()).toMatchObject({ search: '' });
});

test('names are completed in the colours of what they are', async () => {
  await open();
  const field = await screen.findByRole('combobox', { name: 'Filter shots' });
  field.focus();
  fireEvent.change(field, { target: { value: 'anim' } });
  fireEvent.click(await screen.findByRole('option', { name: 'Animation' }));
  expect(currentPlace()).toMatchObject({ search: 'Animation=' });
  const option = await screen.findByRole('option', { name: 'retake' });
  expect(option.querySelector('[data-colour=status]')).not.toBeNull();
  fireEvent.click(option);
  expect(currentPlace()).toMatchObject({ search: 'Animation=retake ' });
});

test('a filter nothing matches is repeated, and can be cleared', async () => {
  const nothing = { ...shotList([]), totalCount: 148 };
  await open({ list: () => nothing, at: { ...entityPlace('shots', 'lanternfall', 'sh9999') } });
  expect(await screen.findByText('Nothing matches “sh9999”')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /Clear the filter/ }));
  expect(currentPlace()).toMatchObject({ search: '' });
});

test('a production without shots says so, one that was never pulled is awaited, and offline not promised', async () => {
  let list = shotList([]);
  const engine = await open({ list: () => list });
  expect(await screen.findByText('No shots yet')).toBeTruthy();
  list = { ...list, freshness: { ...complete, state: 'never', asOf: null } };
  engine.announce({ kind: 'changed', sources: ['entityList'] });
  await waitFor(() => expect(screen.queryByText('No shots yet')).toBeNull());
  engine.answer({
    sync: () => ({ ...liveSync, connection: { kind: 'offline', since: '2026-11-24T09:42:00Z', retryAt: null } }),
  });
  engine.announce({ kind: 'changed', sources: ['sync'] });
  expect(await screen.findByText('This list is not on this disk yet')).toBeTruthy();
});

test('a production that was closed before it was read is not awaited: what is so is said, and what to do', async () => {
  const unread = { ...complete, state: 'never', asOf: null } as const;
  await open({ list: () => ({ ...shotList([]), freshness: unread }), at: entityPlace('shots', 'ostara') });
  expect(await screen.findByText('Ostara was closed before it was read on this computer')).toBeTruthy();
  expect(screen.getByText(/Ask a manager to open it again/)).toBeTruthy();
  expect(screen.queryByText(/it can be read, not changed/)).toBeNull();
});

test('a list on its way says how much is here, and one of one’s own tasks only that', async () => {
  const freshness = { ...complete, state: 'partial', loadedCount: 1_200, expectedCount: 4_800 } as const;
  let list: EntityList = { ...shotList(sequences), freshness };
  const engine = await open({ list: () => list });
  expect(await screen.findByText('1,200 of 4,800 loaded')).toBeTruthy();
  list = { ...list, freshness: { ...complete, state: 'never', asOf: null } };
  engine.announce({ kind: 'changed', sources: ['entityList'] });
  expect(await screen.findByText('Only your own tasks so far')).toBeTruthy();
});

test('what was here stays under an error', async () => {
  let isFailing = false;
  const engine = await open({
    list: () => {
      if (isFailing) throw new InariError('unexpected', {});
      return shotList(sequences);
    },
  });
  await cell('Layout, SQ010 / SH0001');
  isFailing = true;
  engine.announce({ kind: 'changed', sources: ['entityList'] });
  await screen.findByRole('button', { name: 'Retry' });
  expect(await cell('Layout, SQ010 / SH0001')).toBeTruthy();
});

test('a show is narrowed to an episode, its assets to those of none', async () => {
  const [first] = studio.productions;
  if (first === undefined) throw new Error('the fixtures have a production');
  const type = vi.spyOn(first, 'productionType', 'get').mockReturnValue('tvshow');
  const engine = await open({ at: entityPlace('assets', 'lanternfall') });
  engine.answer({ episodes: () => [{ id: 'e1', name: 'E01', isCanceled: false }] });
  engine.announce({ kind: 'changed', sources: ['episodes'] });
  fireEvent.click(await screen.findByRole('button', { name: 'All episodes' }));
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Main pack' }));
  await waitFor(() => expect(lastAsked(engine, 'entityList')).toMatchObject({ kind: 'Asset', episodeId: 'main' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Main pack' }));
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'E01' }));
  expect(currentPlace()).toMatchObject({ episodeId: 'e1' });
  type.mockRestore();
});

test('small tiles of a sheet do with the small picture, also on a fine screen and after large ones', async () => {
  const before = window.devicePixelRatio;
  Object.defineProperty(window, 'devicePixelRatio', { configurable: true, value: 2 });
  const layout = { ...standardLayout('Shot'), look: 'sheet' };
  localStorage.setItem('inari.table.lanternfall.Shot', JSON.stringify({ ...layout, tilePx: 140 }));
  const pictures = () => [...document.querySelectorAll('img')].map(({ src }) => src);
  const areLarge = () => pictures().some((src) => src.includes('/preview/'));
  await open({ row: (key) => shotRow(key, { mainPreviewFileId: `preview-${String(key)}` }) });
  await waitFor(() => expect(pictures().some((src) => src.includes('preview-1'))).toBe(true));
  expect(areLarge()).toBe(false);
  const size = screen.getByRole('slider');
  fireEvent.change(size, { target: { value: '400' } });
  await waitFor(() => expect(areLarge()).toBe(true));
  fireEvent.change(size, { target: { value: '140' } });
  await waitFor(() => expect(areLarge()).toBe(false));
  Object.defineProperty(window, 'devicePixelRatio', { configurable: true, value: before });
});

test('what is drawn anew with ten thousand tasks selected counts them no second time', async () => {
  const engine = await open();
  await focusOn('Animation, SQ010 / SH0001');
  press('a', { ctrlKey: true });
  await waitFor(() => expect(selected()).toHaveLength(909));
  await waitFor(() => expect(engine.asked.some(({ name }) => name === 'chosenTasks')).toBe(true));
  const writes = vi.spyOn(JSON, 'stringify');
  const ofSelection = () => writes.mock.calls.filter(([value]) => Array.isArray(value) && value[0] === 'chosenTasks');
  for (const _ of [1, 2, 3]) {
    const was = document.activeElement;
    press('ArrowDown');
    await waitFor(() => expect(document.activeElement).not.toBe(was));
  }
  const again = ofSelection().length;
  writes.mockRestore();
  expect(again).toBe(0);
});

/** As whoever leads the production, on a server that keeps the order of columns or on one before that. */
function Led({ keepsColumnOrder }: { readonly keepsColumnOrder: boolean }) {
  const productions = studio.productions.map((production) => ({
    ...production,
    role: 'manager' as const,
    descriptors: [descriptor('mood', 1), descriptor('tide', 2)],
  }));
  const tables = studioTables({ ...studio, productions, keepsColumnOrder }, account, 'camille', 'manager');
  return (
    <StudioContext value={tables}>
      <Screen />
    </StudioContext>
  );
}
const descriptor = (name: string, position: number): MetadataDescriptor => ({
  id: name,
  entityKind: 'Shot',
  name,
  fieldName: name,
  dataType: 'string',
  choices: [],
  isForClient: false,
  departmentIds: [],
  position,
});

test('the order of columns is not offered for everyone where the server keeps none, and it is said why', async () => {
  await open({ content: <Led keepsColumnOrder={false} /> });
  fireEvent.click(await screen.findByRole('button', { name: 'Columns' }));
  const entry = await screen.findByRole('menuitem', { name: /^Keep this order for everyone/ });
  expect(entry.getAttribute('aria-disabled')).toBe('true');
  expect(entry.textContent).toContain('Needs Kitsu 0.20.84');
});

test('where it does, the entry says nothing more', async () => {
  await open({ content: <Led keepsColumnOrder /> });
  fireEvent.click(await screen.findByRole('button', { name: 'Columns' }));
  const entry = await screen.findByRole('menuitem', { name: /^Keep this order for everyone/ });
  expect(entry.textContent).toBe('Keep this order for everyone');
});
