import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { SeveralPanel } from '../../renderer/features/task/several/SeveralPanel.tsx';
import type { FakeEngine } from './support/fakeEngine.ts';
import { chosenRows, todoRows } from './support/fixtures.ts';
import { layOut } from './support/layOut.ts';
import { playlistRow } from './support/playlistFixtures.ts';
import { connect, show } from './support/show.tsx';

const taskIds = todoRows.map(({ taskId }) => taskId);
let selected: readonly string[] | null = null;

beforeAll(layOut);

async function open(ids = taskIds, answers: Parameters<FakeEngine['answer']>[0] = {}): Promise<FakeEngine> {
  const shown = connect();
  shown.engine.answer(answers);
  selected = null;
  await show(
    <SeveralPanel
      productionId="lanternfall"
      kind="Shot"
      taskIds={ids}
      onSelect={(next) => {
        selected = next;
      }}
      onClose={() => {}}
    />,
    shown,
  );
  return shown.engine;
}
/** What stands beside a word of the facts. */
const factOf = async (word: string) => (await screen.findByText(word, { selector: 'dt' })).nextElementSibling;

test('several tasks say what they have in common, and how much of what where they differ', async () => {
  await open();
  expect(await screen.findByRole('heading', { name: '4 tasks' })).toBeDefined();
  expect((await factOf('Status'))?.textContent).toMatch(/1 READY.*1 WIP.*2 RETAKE/i);
  expect((await factOf('Assignees'))?.textContent).toBe('Camille Roy');
  expect((await factOf('Estimate'))?.textContent).toBe('12 d3 d each');
  expect((await factOf('Start'))?.textContent).toBe('No date');
});

test('each of them opens alone', async () => {
  await open();
  const list = await screen.findByRole('grid', { name: 'Selected tasks' });
  await waitFor(() => expect(within(list).getAllByRole('row', { name: /SH/ })).toHaveLength(4));
  fireEvent.click(within(list).getByRole('row', { name: /SH0140/ }));
  expect(selected).toEqual([todoRows.find(({ entity }) => entity.name === 'SH0140')?.taskId]);
});

test('a status from the panel is set on all of them, and a comment is written to each', async () => {
  const engine = await open();
  fireEvent.click(await screen.findByRole('button', { name: 'Status' }));
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: /wip/i }));
  await waitFor(() =>
    expect(engine.asked.find(({ name }) => name === 'setTaskStatus')?.input).toEqual({
      taskIds,
      taskStatusId: 'wip',
      isOnlyWhereOther: true,
    }),
  );
  const box = screen.getByRole('textbox', { name: 'Write a comment' });
  fireEvent.change(box, { target: { value: 'Same notes for all' } });
  fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true });
  await waitFor(() =>
    expect(engine.asked.find(({ name }) => name === 'tellTasks')?.input).toMatchObject({
      tellings: taskIds.map((taskId) => ({
        kind: 'postComment',
        input: { taskId, text: 'Same notes for all', taskStatusId: null },
      })),
    }),
  );
});

test('of thousands only those in view are drawn and asked for; the arrows walk, and Enter opens one alone', async () => {
  const ids = Array.from({ length: 5_000 }, (_, index) => taskIds[index] ?? `task-${String(index)}`);
  const engine = await open(ids);
  const list = await screen.findByRole('grid', { name: 'Selected tasks' });
  expect(list.getAttribute('aria-rowcount')).toBe('5000');
  expect(within(list).getAllByRole('row').length).toBeLessThan(100);
  expect(engine.asked.filter(({ name }) => name === 'chosenRows').length).toBeLessThan(4);
  await waitFor(() => expect(within(list).getAllByRole('row', { name: /SH/ })).toHaveLength(4));
  within(list).getAllByRole('row')[0]?.focus();
  fireEvent.keyDown(document.activeElement ?? list, { key: 'ArrowDown' });
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('2'));
  fireEvent.keyDown(document.activeElement ?? list, { key: 'Enter' });
  expect(selected).toEqual([ids[1]]);
});

test('following is asked for all of them at once', async () => {
  const engine = await open([...taskIds, 'far away']);
  fireEvent.click(await screen.findByRole('button', { name: 'Following' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Follow these tasks' }));
  await waitFor(() =>
    expect(engine.asked.find(({ name }) => name === 'tellTasks')?.input).toMatchObject({
      tellings: [...taskIds, 'far away'].map((taskId) => ({ kind: 'followTask', input: { taskId, isFollowed: true } })),
    }),
  );
});

test('thousands go into a playlist, whether they are drawn or not', async () => {
  const ids = Array.from({ length: 1_000 }, (_, index) => `task-${String(index)}`);
  const engine = await open(ids, {
    playlists: () => ({ rows: [playlistRow], canCreate: true }) as never,
    revisionChoices: () => [],
    chosenRows: ({ taskIds: page }) =>
      page.flatMap((taskId) =>
        chosenRows.slice(0, 1).map((row) => ({ ...row, taskId, entity: { ...row.entity, entityId: `of-${taskId}` } })),
      ),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Add to playlist' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: playlistRow.name }));
  await waitFor(() => expect(engine.asked.find(({ name }) => name === 'changePlaylist')).toBeDefined());
  const given = engine.asked.find(({ name }) => name === 'changePlaylist')?.input;
  expect(given).toMatchObject({ changes: { length: 1_000 } });
});
