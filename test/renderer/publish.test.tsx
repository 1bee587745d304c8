import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { PublishHost } from '../../renderer/features/publish/PublishHost.tsx';
import { TodoPage } from '../../renderer/features/todo/TodoPage.tsx';
import { enterStudio, usePlace } from '../../renderer/place/navigation.ts';
import { home } from '../../renderer/place/place.ts';
import { commands } from '../../shared/ipc.ts';
import type { FileFacts } from '../../shared/model/files.ts';
import { publishSheetKey, readSheet, writeSheet } from '../../shared/publishSheet.ts';
import { complete, movieFacts, shots, taskDetail, todoRows } from './support/fixtures.ts';
import { layOut } from './support/layOut.ts';
import { connect, show, type Shown } from './support/show.tsx';

beforeAll(() => {
  layOut();
  Element.prototype.scrollIntoView = () => {};
});

const [first, second] = Object.values(shots);
const taskIdOf = (shot: typeof first): string => `task-${shot?.entityId ?? ''}`;
const candidate = (shot: typeof first) => {
  if (shot === undefined) throw new Error('no shot');
  return { taskId: taskIdOf(shot), productionId: 'lanternfall', entity: shot, taskTypeId: 'animation' };
};

/** Names that end in `_a` are of the first shot, in `_b` of the second; what holds `two` fits both. */
function studio(facts: Partial<Record<string, FileFacts>> = {}): Shown {
  const shown = connect();
  let kept: string | null = null;
  shown.engine.answer({
    fileMatches: ({ names }) =>
      names.map((name) => {
        if (name.includes('two')) return { name, taskId: null, candidates: [candidate(first), candidate(second)] };
        const shot = name.includes('_a') ? first : name.includes('_b') ? second : undefined;
        return { name, taskId: shot ? taskIdOf(shot) : null, candidates: shot ? [candidate(shot)] : [] };
      }),
    fileFacts: ({ handles }) => handles.map((handle) => facts[handle] ?? movieFacts),
    draft: ({ key }) => ({ value: key === publishSheetKey ? kept : null }),
    saveDraft: ({ key, value }) => {
      if (key === publishSheetKey) kept = value;
      return null;
    },
  });
  // The page only ever sees handles: here a file's is its name.
  Object.assign(window, {
    inari: {
      ...shown.engine.desktop,
      handleOf: (file: File) =>
        Promise.resolve(
          file.name === 'folder' ? null : { handle: file.name, name: file.name, extension: 'mov', sizeBytes: 96e6 },
        ),
    },
  });
  return shown;
}

const drop = (...names: readonly string[]) =>
  fireEvent.drop(window, { dataTransfer: { types: ['Files'], files: names.map((name) => new File(['x'], name)) } });
const publishedIn = ({ engine }: Shown) =>
  engine.asked.flatMap(({ name, input }) =>
    name === 'publishRevision' ? [commands.publishRevision.input.parse(input)] : [],
  );
const open = async (shown: Shown) => {
  await show(<PublishHost productionId="lanternfall" />, shown);
};

test('files that are dropped become a revision of each task they name, with their words and status', async () => {
  const shown = studio();
  await open(shown);
  drop('x_a_v1.mov', 'y_a_v1.mov', 'z_b.mov');
  const card = within(await screen.findByRole('region', { name: /^SQ020 \/ SH0040/ }));
  await card.findByText('2 files as v4');
  fireEvent.change(card.getByRole('textbox'), { target: { value: ' Arms softer ' } });
  fireEvent.click(await screen.findByRole('button', { name: /^Publish 2 revisions/ }));
  await waitFor(() => expect(publishedIn(shown)).toHaveLength(2));
  const [one, two] = publishedIn(shown);
  expect(one).toMatchObject({ text: 'Arms softer', handles: ['x_a_v1.mov', 'y_a_v1.mov'], taskStatusId: 'wfa' });
  // Each leaves the sheet in the same breath as it is queued.
  expect(readSheet(one?.sheet?.rest ?? null)?.files.map(({ name }) => name)).toEqual(['z_b.mov']);
  expect(two).toMatchObject({ handles: ['z_b.mov'], sheet: { key: publishSheetKey, rest: null } });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
});

test('what is published before its file has been looked at goes as soon as it has been', async () => {
  const shown = studio();
  let isRead = false;
  shown.engine.answer({ fileFacts: ({ handles }) => (isRead ? handles.map(() => movieFacts) : []) });
  await open(shown);
  drop('x_a.mov');
  const card = within(await screen.findByRole('region', { name: /^SQ020 \/ SH0040/ }));
  await card.findByText(/^as v4/);
  fireEvent.keyDown(card.getByRole('textbox'), { key: 'Enter', ctrlKey: true });
  expect(publishedIn(shown)).toEqual([]);
  isRead = true;
  fireEvent.focus(window);
  await waitFor(() => expect(publishedIn(shown)).toMatchObject([{ handles: ['x_a.mov'] }]));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
});

test('where two tasks fit nothing is chosen, and a choice is enough', async () => {
  const shown = studio();
  await open(shown);
  drop('two.mov');
  await screen.findByText('Which task is this file of?');
  const publish = screen.getByRole('button', { name: /^Publish/ });
  expect(publish.getAttribute('aria-disabled')).toBe('true');
  fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Enter', ctrlKey: true });
  expect(publishedIn(shown)).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Choose task: two.mov' }));
  const options = await screen.findAllByRole('option');
  expect(options).toHaveLength(2);
  fireEvent.click(options[1] ?? document.body);
  fireEvent.click(await screen.findByRole('button', { name: /^Publish 1 revision/ }));
  await waitFor(() => expect(publishedIn(shown)).toMatchObject([{ taskId: taskIdOf(second) }]));
});

test('what the server would refuse stays with its reason, what the shot does not expect is only said', async () => {
  const shown = studio({
    'late_a.mov': { ...movieFacts, problem: 'incomplete' },
    'fast_b.mov': { ...movieFacts, fps: 25, frameCount: 120, codec: 'ProRes 422 HQ', isPlayableHere: false },
  });
  await open(shown);
  drop('late_a.mov', 'fast_b.mov');
  const late = within(await screen.findByRole('listitem', { name: 'late_a.mov' }));
  await late.findByText('It is damaged, or still being written.');
  const fast = within(screen.getByRole('listitem', { name: 'fast_b.mov' }));
  expect(fast.getByText('25 fps instead of 24: the server will convert it.')).toBeTruthy();
  expect(fast.getByText('120 frames, the shot has 152.')).toBeTruthy();
  expect(fast.getByText('ProRes 422 HQ is not shown here before the server has converted it.')).toBeTruthy();
  expect(fast.queryByRole('button', { name: /^Play/ })).toBe(null);
  expect(screen.getByText(/^1 file stays here/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /^Publish 1 revision/ }));
  await waitFor(() => expect(publishedIn(shown)).toMatchObject([{ handles: ['fast_b.mov'] }]));
  await screen.findByRole('listitem', { name: 'late_a.mov' });
});

test('what the rules turn down stays on the sheet and says why; the others are queued', async () => {
  const shown = studio();
  shown.engine.answer({
    publishRevision: ({ taskId }) =>
      taskId === taskIdOf(first)
        ? { commandIds: [], refused: [{ taskId, entityId: null, code: 'not-allowed', detail: { reason: 'status' } }] }
        : { commandIds: ['command'], refused: [] },
  });
  await open(shown);
  drop('x_a.mov', 'z_b.mov');
  fireEvent.click(await screen.findByRole('button', { name: /^Publish 2 revisions/ }));
  await screen.findByRole('alert');
  expect(screen.queryByRole('listitem', { name: 'z_b.mov' })).toBe(null);
  expect(screen.getByRole('listitem', { name: 'x_a.mov' })).toBeTruthy();
});

test('a sheet that was kept comes back, and says what has gone since', async () => {
  const shown = studio({ 'old_a.mov': { ...movieFacts, problem: 'missing' } });
  const file = { handle: 'old_a.mov', name: 'old_a.mov', extension: 'mov', sizeBytes: 1, taskId: null };
  const kept = writeSheet({
    files: [file],
    words: { [taskIdOf(first)]: { text: 'Typed before', taskStatusId: null } },
  });
  shown.engine.answer({ draft: () => ({ value: kept }) });
  await open(shown);
  drop('folder');
  fireEvent.keyDown(document.body, { key: 'U', ctrlKey: true, shiftKey: true });
  drop('new_b.mov');
  const old = within(await screen.findByRole('listitem', { name: 'old_a.mov' }));
  await old.findByText('It is not there any more. Drop it once more, or remove it here.');
  expect(screen.getByDisplayValue('Typed before')).toBeTruthy();
});

const carried = (...names: readonly string[]) => ({
  dataTransfer: { types: ['Files'], files: names.map((name) => new File(['x'], name)) },
});

function MyTasks() {
  const place = usePlace();
  return place.page === 'my-tasks' && <TodoPage place={place} />;
}

async function openMyTasks(shown: Shown, look: 'list' | 'board', part: Parameters<Shown['engine']['answer']>[0] = {}) {
  localStorage.setItem(
    'inari.my-tasks',
    JSON.stringify({ look, grouping: 'none', sort: 'default', foldedGroupIds: [] }),
  );
  const counts = { todoCount: todoRows.length, doneCount: 0, checkCount: 0, matchedCount: todoRows.length };
  shown.engine.answer({
    todoList: () => ({ rows: todoRows, groups: [], ...counts, tokens: [], freshness: complete }),
    ...part,
  });
  enterStudio(`publish-${look}-${String(Math.random())}`, home);
  await show(
    <>
      <MyTasks />
      <PublishHost productionId="lanternfall" />
    </>,
    shown,
  );
}

test.each([
  ['row', 'list', 'row'],
  ['card', 'board', 'button'],
] as const)(
  'files dropped on the %s of a task are for that task, whatever their names say',
  async (_what, look, role) => {
    const shown = studio();
    await openMyTasks(shown, look);
    const target = await screen.findByRole(role, { name: /SH0140.*Animation/ });
    expect(fireEvent.dragOver(target, carried('z_b.mov'))).toBe(false);
    await screen.findByText('Drop to publish SQ010 / SH0140 Animation as v4');
    expect(screen.queryByText(/^Each file finds its task by its name/)).toBe(null);

    // Between the tasks the window takes them.
    fireEvent.dragOver(screen.getByRole('heading', { name: 'My tasks' }), carried('z_b.mov'));
    fireEvent.dragLeave(target, { relatedTarget: document.body });
    expect(screen.queryByText('Drop to publish SQ010 / SH0140 Animation as v4')).toBe(null);

    fireEvent.dragOver(target, carried('z_b.mov', 'two.mov'));
    fireEvent.drop(target, carried('z_b.mov', 'two.mov'));
    await within(await screen.findByRole('region', { name: 'SQ010 / SH0140 Animation' })).findByText('2 files as v4');
    expect(screen.queryByText(/^Drop to publish/)).toBe(null);
    fireEvent.click(await screen.findByRole('button', { name: /^Publish 1 revision/ }));
    await waitFor(() =>
      expect(publishedIn(shown)).toMatchObject([{ taskId: 'task-sq010-sh0140', handles: ['z_b.mov', 'two.mov'] }]),
    );
  },
);

test('over a task one may not publish to the row says so before the drop', async () => {
  const shown = studio();
  await openMyTasks(shown, 'list', {
    task: ({ taskId }) => {
      const detail = taskDetail(taskId);
      return detail && { ...detail, rights: { ...detail.rights, canPublish: false } };
    },
  });
  const row = await screen.findByRole('row', { name: /SH0140/ });
  fireEvent.dragOver(row, carried('z_b.mov'));
  expect(await within(row).findByText('You may not publish to this task.')).toBeTruthy();
});
