import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { SinceBand } from '../../renderer/features/todo/SinceBand.tsx';
import type { SinceChange, SinceRow } from '../../shared/model/since.ts';
import { shots } from './support/fixtures.ts';
import { connect, show, type Shown } from './support/show.tsx';

const now = Date.parse('2026-11-24T10:42:00Z');
const [entity] = Object.values(shots);
const row = (taskId: string, isMine: boolean, changes: readonly SinceChange[]): SinceRow => {
  if (entity === undefined) throw new Error('no shot');
  const changedAt = '2026-11-24T09:00:00Z';
  return {
    taskId,
    productionId: 'lanternfall',
    entity,
    taskTypeId: 'animation',
    taskStatusId: 'retake',
    isMine,
    changes,
    changedAt,
  };
};
const studio = (rows: readonly SinceRow[], since: string | null = '2026-11-23T17:20:00Z'): Shown => {
  const shown = connect();
  shown.engine.answer({ since: () => ({ since, rows }) });
  return shown;
};
const selected: string[] = [];
const band = (of: 'mine' | 'checks') => <SinceBand of={of} now={now} onSelect={(taskId) => selected.push(taskId)} />;

test('where nothing changed there is no band, and none before there is something to compare with', async () => {
  await show(band('mine'), studio([]));
  await show(band('mine'), studio([], null));
  await waitFor(() => expect(screen.queryByRole('region')).toBe(null));
});

test('a quiet line opens to what others did, task by task, and each leads to its task', async () => {
  const shown = studio([
    row('one', true, [
      { kind: 'status', fromId: 'wfa', toId: 'retake', personId: 'hana' },
      { kind: 'comments', count: 1, personId: 'hana', text: 'The arc breaks' },
    ]),
    row('two', false, [{ kind: 'unassigned' }]),
    row('three', false, [{ kind: 'to-check', personId: null }]),
  ]);
  await show(band('mine'), shown);
  const region = within(await screen.findByRole('region', { name: 'Since you last looked' }));
  const toggle = region.getByRole('button', { name: /^2 tasks have changed since Yesterday/ });
  expect(region.queryByRole('listitem')).toBe(null);
  fireEvent.click(toggle);
  const [first, second] = region.getAllByRole('listitem');
  expect(first?.textContent).toContain('WFA to RETAKE, Hana Okafor');
  expect(first?.textContent).toContain('Hana Okafor: The arc breaks');
  expect(second?.textContent).toContain('No longer yours');
  fireEvent.click(region.getAllByRole('button', { name: /SH0/ })[0] ?? document.body);
  expect(selected).toEqual(['one']);
  fireEvent.click(region.getByRole('button', { name: 'Mark as seen' }));
  await waitFor(() => expect(shown.engine.asked.some(({ name }) => name === 'markSeen')).toBe(true));
});

test('what is to be checked is told on the page of checks', async () => {
  await show(band('checks'), studio([row('three', false, [{ kind: 'to-check', personId: 'hana' }])]));
  const region = within(await screen.findByRole('region', { name: 'Since you last looked' }));
  fireEvent.click(region.getByRole('button', { name: /^1 task has changed/ }));
  expect(region.getByText('Hana Okafor asks for your check')).toBeTruthy();
});
