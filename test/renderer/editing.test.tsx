// Editing in the table: one editor over the cell, for whoever may, with the keys of a table.
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { EntitiesPage } from '../../renderer/features/entities/EntitiesPage.tsx';
import { StudioContext, studioTables } from '../../renderer/data/studio.ts';
import { Properties } from '../../renderer/features/task/Properties.tsx';
import { enterStudio, usePlace } from '../../renderer/place/navigation.ts';
import { entityPlace } from '../../renderer/place/place.ts';
import { listenForKeys } from '../../renderer/ui/actions.ts';
import { Toasts } from '../../renderer/ui/Toasts.tsx';
import type { DescriptorType, MetadataDescriptor } from '../../shared/model/production.ts';
import type { Role } from '../../shared/model/studio.ts';
import { keysFrom, shotList, shotRow, taskIdOf } from './support/entityFixtures.ts';
import type { FakeEngine } from './support/fakeEngine.ts';
import { account, studio, taskDetail } from './support/fixtures.ts';
import { connect, show } from './support/show.tsx';

let stopKeys = () => {};

beforeAll(() => {
  // jsdom has no layout: a table of 600 px is what the virtual lines need of it.
  for (const [name, size] of [
    ['clientHeight', 600],
    ['clientWidth', 900],
    ['offsetHeight', 600],
    ['offsetWidth', 900],
  ] as const)
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
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
  localStorage.clear();
  stopKeys = listenForKeys(() => true);
});
afterEach(() => stopKeys());

const descriptor = (name: string, dataType: DescriptorType, choices: readonly string[] = []): MetadataDescriptor => ({
  id: name,
  name,
  fieldName: name.toLowerCase(),
  dataType,
  choices,
  entityKind: 'Shot',
  isForClient: false,
  departmentIds: [],
  position: 0,
});
const descriptors = [
  descriptor('Lens', 'string'),
  descriptor('Takes', 'number'),
  descriptor('Mood', 'list', ['dark', 'bright']),
  descriptor('Extras', 'taglist', ['boat', 'gulls']),
  descriptor('Ready', 'checklist', ['[ ] Rig', '[x] Cloth']),
  descriptor('Night', 'boolean'),
  descriptor('Newer', 'unknown'),
];

function Screen() {
  const here = usePlace();
  return here.page === 'shots' || here.page === 'assets' ? <EntitiesPage place={here} /> : <p>Another page</p>;
}

type More = { readonly sel?: readonly string[]; readonly count?: number };

async function open(role: Role = 'manager', more: More = {}): Promise<FakeEngine> {
  const shown = connect();
  const keys = keysFrom(1, more.count ?? 3);
  const ownStudio = {
    ...studio,
    productions: studio.productions.map((production) => ({ ...production, role, descriptors })),
  };
  shown.engine.answer({
    entityList: () => shotList([{ id: 'sq010', name: 'SQ010', keys }]),
    entityRows: (asked) => ({
      rows: asked.keys.map((key) =>
        shotRow(key, { data: { lens: '35 mm', takes: 3, mood: 'dark', extras: 'boat', ready: '{"Rig":false}' } }),
      ),
    }),
  });
  localStorage.setItem(
    'inari.table.lanternfall.Shot',
    JSON.stringify({
      shownFields: ['frames', ...descriptors.map(({ fieldName }) => `data.${fieldName}`)],
      hiddenTaskTypeIds: [],
      sort: null,
      foldedGroupIds: [],
    }),
  );
  const place = entityPlace('shots', 'lanternfall');
  enterStudio(`editing-${String(Math.random())}`, 'sel' in place ? { ...place, sel: more.sel ?? [] } : place);
  await show(
    <StudioContext value={studioTables(ownStudio, account, 'camille', role)}>
      <Screen />
      <Toasts />
    </StudioContext>,
    shown,
  );
  return shown.engine;
}

/** The cell of the first row under a heading. */
async function cellUnder(heading: string): Promise<HTMLElement> {
  const head = await screen.findByRole('columnheader', { name: new RegExp(`^${heading}`) });
  const column = head.getAttribute('aria-colindex') ?? '';
  const [row] = (await screen.findAllByRole('rowheader')).map((name) => name.closest('[role=row]'));
  const cell = row?.querySelector<HTMLElement>(`[aria-colindex="${column}"]`);
  if (!cell) throw new Error(`no cell under ${heading}`);
  return cell;
}
async function edit(heading: string): Promise<HTMLElement> {
  const cell = await cellUnder(heading);
  fireEvent.click(cell);
  await waitFor(() => expect(document.activeElement).toBe(cell));
  fireEvent.keyDown(cell, { key: 'Enter' });
  return screen.findByRole('dialog', { name: heading });
}
const given = (engine: FakeEngine) =>
  engine.asked.filter(({ name }) => name === 'editEntity').map(({ input }) => input);

test('Enter edits the cell that has the focus, Enter keeps it, and what is as it was is no change', async () => {
  const engine = await open();
  const field = within(await edit('Lens')).getByRole<HTMLInputElement>('textbox');
  expect(field.value).toBe('35 mm');
  fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(given(engine)).toEqual([]);
  const again = within(await edit('Lens')).getByRole('textbox');
  fireEvent.change(again, { target: { value: '50 mm' } });
  fireEvent.keyDown(again, { key: 'Enter' });
  await waitFor(() =>
    expect(given(engine)).toEqual([
      { entityIds: ['shot-1'], changes: [{ field: 'metadata', fieldName: 'lens', value: '50 mm' }] },
    ]),
  );
});

test('what is no value of its field is said, and stays to be mended', async () => {
  const engine = await open();
  const field = within(await edit('Frames')).getByRole('textbox');
  fireEvent.change(field, { target: { value: '4.5' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(await screen.findByText('Whole frames are needed.')).toBeTruthy();
  fireEvent.change(field, { target: { value: '48' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(() =>
    expect(given(engine)).toEqual([{ entityIds: ['shot-1'], changes: [{ field: 'lengthFrames', value: 48 }] }]),
  );
});

test('Tab keeps it and goes on to the next that can be edited, Escape leaves everything as it is', async () => {
  const engine = await open();
  const field = within(await edit('Lens')).getByRole('textbox');
  fireEvent.change(field, { target: { value: '85 mm' } });
  fireEvent.keyDown(field, { key: 'Tab' });
  const next = within(await screen.findByRole('dialog', { name: 'Takes' })).getByRole('textbox');
  expect(given(engine)).toHaveLength(1);
  fireEvent.change(next, { target: { value: '9' } });
  fireEvent.keyDown(next, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(given(engine)).toHaveLength(1);
});

test('lists, tags, checklists and switches are chosen from what their field offers', async () => {
  const engine = await open();
  const keep = (): void => {
    fireEvent.click(screen.getByRole('button', { name: /^Keep/ }));
  };
  fireEvent.click(within(await edit('Mood')).getByRole('radio', { name: 'bright' }));
  keep();
  await waitFor(() => expect(given(engine)).toHaveLength(1));
  fireEvent.click(within(await edit('Extras')).getByRole('checkbox', { name: 'gulls' }));
  keep();
  await waitFor(() => expect(given(engine)).toHaveLength(2));
  fireEvent.click(within(await edit('Ready')).getByRole('checkbox', { name: 'Rig' }));
  keep();
  await waitFor(() => expect(given(engine)).toHaveLength(3));
  fireEvent.click(within(await edit('Night')).getByRole('radio', { name: 'on' }));
  keep();
  await waitFor(() => expect(given(engine)).toHaveLength(4));
  expect(
    given(engine).map((input) => (typeof input === 'object' && input !== null ? Reflect.get(input, 'changes') : null)),
  ).toEqual([
    [{ field: 'metadata', fieldName: 'mood', value: 'bright' }],
    [{ field: 'metadata', fieldName: 'extras', value: 'boat,gulls' }],
    [{ field: 'metadata', fieldName: 'ready', value: '{"Rig":true,"Cloth":true}' }],
    [{ field: 'metadata', fieldName: 'night', value: 'true' }],
  ]);
});

test('F2 renames, also from the cell of a task, with what is said about it', async () => {
  const engine = await open();
  fireEvent.click(await screen.findByRole('gridcell', { name: /Layout, SQ010 \/ SH0001/ }));
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'F2' });
  const dialog = await screen.findByRole('dialog', { name: 'Name and description' });
  const [name, description] = within(dialog).getAllByRole('textbox');
  if (name === undefined || description === undefined) throw new Error('two fields are expected');
  fireEvent.change(name, { target: { value: 'SH0015' } });
  fireEvent.change(description, { target: { value: 'The lantern goes out' } });
  fireEvent.keyDown(name, { key: 'Enter' });
  await waitFor(() =>
    expect(given(engine)).toEqual([
      {
        entityIds: ['shot-1'],
        changes: [
          { field: 'name', value: 'SH0015' },
          { field: 'description', value: 'The lantern goes out' },
        ],
      },
    ]),
  );
});

test('a value is given to all selected rows, when asked to', async () => {
  const engine = await open('manager', { sel: ['layout-1', 'layout-2', 'animation-3'] });
  engine.answer({ editEntity: ({ entityIds }) => ({ commandIds: [...entityIds], refused: [] }) });
  const dialog = await edit('Lens');
  fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: '24 mm' } });
  fireEvent.click(within(dialog).getByRole('button', { name: /For all 3 rows/ }));
  await waitFor(() =>
    expect(given(engine)).toEqual([
      {
        entityIds: ['shot-1', 'shot-2', 'shot-3'],
        changes: [{ field: 'metadata', fieldName: 'lens', value: '24 mm' }],
      },
    ]),
  );
  await screen.findByText('3 cells changed');
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() =>
    expect(engine.asked.find(({ name }) => name === 'takeBack')?.input).toEqual({
      commandIds: ['shot-1', 'shot-2', 'shot-3'],
    }),
  );
});

test('who may not change it, and what nobody knows the kind of, has no editor', async () => {
  await open('user');
  const cell = await cellUnder('Lens');
  fireEvent.click(cell);
  fireEvent.keyDown(cell, { key: 'Enter' });
  fireEvent.keyDown(cell, { key: 'F2' });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a field of a kind that this app does not know is never rewritten', async () => {
  await open();
  const cell = await cellUnder('Newer');
  fireEvent.click(cell);
  fireEvent.keyDown(cell, { key: 'Enter' });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('many shots are made at once by a pattern, which says which they will be', async () => {
  const engine = await open();
  engine.answer({ sequences: () => [{ id: 'sq010', name: 'SQ010', ownName: 'SQ010', episodeId: null }] });
  fireEvent.click(await screen.findByRole('button', { name: /^New/ }));
  const dialog = await screen.findByRole('dialog', { name: 'New shots' });
  await waitFor(() => expect(within(dialog).queryByText('There is no sequence to put it into.')).toBeNull());
  const name = within(dialog).getByLabelText('Name, or a pattern of names');
  expect(name.getAttribute('placeholder')).toBe('SH0010…SH0200 step 10');
  fireEvent.change(name, { target: { value: 'SH0010…SQ0040' } });
  expect(within(dialog).getByText('Both ends of a pattern differ in one number only.')).toBeTruthy();
  fireEvent.change(name, { target: { value: 'SH0010…SH0200 step 10' } });
  expect(within(dialog).getByText('SH0010, SH0020, SH0030 and 17 others')).toBeTruthy();
  fireEvent.change(within(dialog).getByLabelText('Frames'), { target: { value: '48' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Create 20' }));
  await waitFor(() => {
    const asked = engine.asked.find((request) => request.name === 'createEntity')?.input;
    expect(asked).toMatchObject({
      productionId: 'lanternfall',
      place: { kind: 'Shot', sequenceId: 'sq010' },
      entities: Array.from({ length: 20 }, (_, index) => ({
        name: `SH${String((index + 1) * 10).padStart(4, '0')}`,
        lengthFrames: 48,
      })),
    });
  });
});

test('Ctrl+Enter makes what is asked for, from a field of several lines too, and once however long it is held', async () => {
  const engine = await open();
  engine.answer({ sequences: () => [{ id: 'sq010', name: 'SQ010', ownName: 'SQ010', episodeId: null }] });
  fireEvent.click(await screen.findByRole('button', { name: /^New/ }));
  const dialog = await screen.findByRole('dialog', { name: 'New shots' });
  await waitFor(() => expect(within(dialog).queryByText('There is no sequence to put it into.')).toBeNull());
  fireEvent.change(within(dialog).getByLabelText('Name, or a pattern of names'), { target: { value: 'SH0010' } });
  const words = within(dialog).getByLabelText('Description');
  for (const repeat of [false, true, true]) fireEvent.keyDown(words, { key: 'Enter', ctrlKey: true, repeat });
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'New shots' })).toBeNull());
  expect(engine.asked.filter(({ name }) => name === 'createEntity')).toHaveLength(1);
});

test('whoever plans a task sets its dates, its estimate and its difficulty in the panel; others read them', async () => {
  const detail = taskDetail('task-sq020-sh0040');
  if (detail === null) throw new Error('no such task');
  const { plan: _, ...refusals } = detail.rights.refusals;
  const planning = {
    ...detail,
    rights: { ...detail.rights, canPlan: true, refusals },
    fieldMarks: { dueDate: 'waiting' as const },
  };
  const shown = connect();
  await show(<Properties detail={planning} />, shown);
  const asked = () => shown.engine.asked.filter(({ name }) => name === 'editTask').map(({ input }) => input);
  fireEvent.keyDown(document.body, { key: 'e' });
  const estimate = await screen.findByLabelText('Estimate', { selector: 'input' });
  fireEvent.change(estimate, { target: { value: 'soon' } });
  expect(screen.getByRole('button', { name: /^Keep/ }).hasAttribute('disabled')).toBe(true);
  fireEvent.change(estimate, { target: { value: '2 d 4 h' } });
  fireEvent.click(screen.getByRole('button', { name: /^Keep/ }));
  await waitFor(() => expect(asked()).toHaveLength(1));
  fireEvent.click(screen.getByRole('button', { name: /^Start: / }));
  fireEvent.change(await screen.findByLabelText('Start', { selector: 'input' }), { target: { value: '2026-12-01' } });
  fireEvent.click(screen.getByRole('button', { name: /^Keep/ }));
  await waitFor(() => expect(asked()).toHaveLength(2));
  expect(asked()).toEqual([
    { taskIds: [planning.task.id], changes: [{ field: 'estimationMinutes', value: 20 * 60 }] },
    { taskIds: [planning.task.id], changes: [{ field: 'startDate', value: '2026-12-01' }] },
  ]);
  expect(screen.getByTitle('Waiting to be sent')).toBeTruthy();
  cleanup();
  await show(<Properties detail={detail} />, connect());
  expect(screen.queryByRole('button', { name: /^Due: / })).toBeNull();
});

const table = (name: string, text: string) => new File([text], name, { type: 'text/csv' });
const dropOn = (element: Element, file: File) =>
  fireEvent.drop(element, { dataTransfer: { types: ['Files'], files: [file] } });

test('a file that is dropped on the import is read in the place of the first', async () => {
  await open();
  const [name] = await screen.findAllByRole('rowheader');
  if (name === undefined) throw new Error('no row');
  dropOn(name, table('first.csv', 'Name,Frames\nSH0001,12'));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText('first.csv');
  dropOn(dialog, table('second.csv', 'Name,Frames\nSH0001,24\nSH0002,24'));
  await within(dialog).findByText('second.csv');
  expect(within(dialog).queryByText('first.csv')).toBeNull();
  expect(within(dialog).getByRole('button', { name: 'Make 2 changes' })).toBeTruthy();
  dropOn(dialog, table('third.mov', ''));
  expect(await within(dialog).findByRole('alert')).toBeTruthy();
});

test('a file that is dropped on another dialog of the table is none to import', async () => {
  await open();
  fireEvent.click(await screen.findByRole('button', { name: /^New/ }));
  const dialog = await screen.findByRole('dialog', { name: 'New shots' });
  dropOn(dialog, table('first.csv', 'Name,Frames\nSH0001,12'));
  expect(screen.getAllByRole('dialog')).toEqual([dialog]);
});

test('a value for all of a selection reaches the rows that are not in view', async () => {
  const sel = Array.from({ length: 300 }, (_, index) => taskIdOf(index + 1, 'layout'));
  const engine = await open('manager', { sel, count: 300 });
  const dialog = await edit('Lens');
  fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: '24 mm' } });
  fireEvent.click(await within(dialog).findByRole('button', { name: /For all 300 rows/ }));
  const question = await screen.findByRole('dialog', { name: 'Lens of all selected rows?' });
  expect(within(question).getByText('300 cells will change.')).toBeTruthy();
  expect(given(engine)).toEqual([]);
  fireEvent.click(within(question).getByRole('button', { name: /Change 300 cells/ }));
  await waitFor(() => expect(given(engine)).toMatchObject([{ changes: [{ fieldName: 'lens', value: '24 mm' }] }]));
  expect((given(engine)[0] as { readonly entityIds: readonly string[] }).entityIds).toHaveLength(300);
});

test('the menu of a selection is about all of its rows, those out of view among them', async () => {
  const sel = Array.from({ length: 300 }, (_, index) => taskIdOf(index + 1, 'layout'));
  await open('manager', { sel, count: 300 });
  const cell = await screen.findByRole('gridcell', { name: /Layout, SQ010 \/ SH0001/ });
  fireEvent.contextMenu(cell);
  expect(await screen.findByRole('menuitem', { name: '300 shots' })).toBeTruthy();
});

test('a right click on a name or a field is about that row, whatever is selected elsewhere', async () => {
  const engine = await open('manager', { sel: [taskIdOf(1, 'layout')] });
  const rowOf = async (shot: string) => {
    const cell = await screen.findByRole('gridcell', { name: new RegExp(`Layout, SQ010 / ${shot}`) });
    return cell.closest<HTMLElement>('[role=row]');
  };
  const name = (await rowOf('SH0002'))?.querySelector('[role=rowheader]');
  const field = (await rowOf('SH0003'))?.querySelector('[data-editable]');
  for (const pressed of [name, field]) {
    if (!pressed) throw new Error('the row is not drawn');
    fireEvent.contextMenu(pressed);
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  }
  expect(given(engine)).toMatchObject([{ entityIds: ['shot-2'] }, { entityIds: ['shot-3'] }]);
});
