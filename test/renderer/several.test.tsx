import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { SeveralPanel } from '../../renderer/features/task/several/SeveralPanel.tsx';
import type { FakeEngine } from './support/fakeEngine.ts';
import { todoRows } from './support/fixtures.ts';
import { layOut } from './support/layOut.ts';
import { connect, show } from './support/show.tsx';

const taskIds = todoRows.map(({ taskId }) => taskId);
let selected: readonly string[] | null = null;

beforeAll(layOut);

async function open(ids = taskIds): Promise<FakeEngine> {
  const shown = connect();
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
  const list = await screen.findByRole('list', { name: 'Selected tasks' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(4);
  fireEvent.click(within(list).getByRole('button', { name: /SH0140/ }));
  expect(selected).toEqual([todoRows.find(({ entity }) => entity.name === 'SH0140')?.taskId]);
});

test('a status from the panel is set on all of them, and a comment is written to each', async () => {
  const engine = await open();
  fireEvent.click(await screen.findByRole('button', { name: 'Status' }));
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: /wip/i }));
  await waitFor(() =>
    expect(engine.asked.find(({ name }) => name === 'setTaskStatus')?.input).toEqual({ taskIds, taskStatusId: 'wip' }),
  );
  const box = screen.getByRole('textbox', { name: 'Write a comment' });
  fireEvent.change(box, { target: { value: 'Same notes for all' } });
  fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true });
  await waitFor(() =>
    expect(engine.asked.filter(({ name }) => name === 'postComment').map(({ input }) => input)).toMatchObject(
      taskIds.map((taskId) => ({ taskId, text: 'Same notes for all', taskStatusId: null })),
    ),
  );
});

test('of more than can be listed it is said how many there are, and following is asked of each', async () => {
  const engine = await open([...taskIds, 'far away']);
  expect(await screen.findByText('and 1 more')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Following' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Follow these tasks' }));
  await waitFor(() => expect(engine.asked.filter(({ name }) => name === 'followTask')).toHaveLength(5));
});
