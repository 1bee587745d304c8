import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { QueueSection } from '../../renderer/features/outbox/QueueSection.tsx';
import { Toasts } from '../../renderer/ui/Toasts.tsx';
import { InariError } from '../../shared/errors.ts';
import type { QueueRow } from '../../shared/model/sync.ts';
import * as fixtures from './support/fixtures.ts';
import { connect, show, type Shown } from './support/show.tsx';

const waiting = fixtures.queueRows.filter(({ state }) => state === 'waiting');
const withPart = (part: Partial<QueueRow>): readonly QueueRow[] => waiting.map((row) => ({ ...row, ...part }));

async function open(rows: readonly QueueRow[], shown: Shown = connect()): Promise<Shown> {
  shown.engine.answer({ queue: () => ({ rows, sentToday: [] }) });
  await show(
    <>
      <QueueSection />
      <Toasts />
    </>,
    shown,
  );
  await screen.findByText('Waiting to send');
  return shown;
}
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const inputsOf = ({ engine }: Shown, wanted: string) =>
  engine.asked.filter(({ name }) => name === wanted).map(({ input }) => input);

test('one is held, or all are, and what is held is released', async () => {
  const shown = await open(waiting);
  fireEvent.click((await screen.findAllByRole('button', { name: 'Hold' }))[0] ?? document.body);
  await waitFor(() => expect(inputsOf(shown, 'holdCommands')).toEqual([{ commandIds: ['c4'] }]));
  fireEvent.click(await button('Hold all'));
  await waitFor(() => expect(inputsOf(shown, 'holdCommands')).toHaveLength(2));

  shown.engine.answer({ queue: () => ({ rows: withPart({ hold: 'by-author', isBlockedBy: null }), sentToday: [] }) });
  shown.engine.announce({ kind: 'changed', sources: ['queue'] });
  expect(await screen.findAllByText('Held by you.')).toHaveLength(2);
  fireEvent.click(await button('Release all'));
  await waitFor(() => expect(inputsOf(shown, 'releaseCommands')).toEqual([{ commandIds: null }]));
});

test('a change that comes after a held one says which, and how manieth it is', async () => {
  const [first, second] = waiting;
  if (first === undefined || second === undefined) throw new Error('too few rows');
  await open([
    { ...first, hold: 'by-author', isBlockedBy: null, turn: { index: 1, of: 2 } },
    { ...second, isBlockedBy: first.commandId, turn: { index: 2, of: 2 } },
  ]);
  await screen.findByText(/^After “Comment on .*”, which is held\. 2 of 2 on this task\.$/);
  expect(screen.getByText('1 later change of this task waits with it.', { exact: false })).toBeTruthy();
});

test('what waits until it is certain what became of the change before it says so, and for how long', async () => {
  const [first, second] = waiting;
  if (first === undefined || second === undefined) throw new Error('too few rows');
  await open([
    { ...first, state: 'checking', isBlockedBy: null },
    { ...second, isBlockedBy: first.commandId, isHeldUp: true, turn: { index: 2, of: 2 } },
    // Of what came before it, that was discarded, there is no row.
    { ...second, commandId: 'c6', isBlockedBy: null, isHeldUp: true, turn: null },
  ]);
  await screen.findByText(/^After “Comment on .*2 of 2 on this task\. Waits until it is certain what became/);
  expect(
    await screen.findByText(/^Waits until it is certain what became of the change before it.*up to 75 s\.$/),
  ).toBeTruthy();
});

test('what waits for a look is sent by one button, and not without a connection', async () => {
  const shown = connect();
  shown.engine.answer({
    sync: () => ({
      ...fixtures.liveSync,
      connection: { kind: 'offline', since: '2026-11-24T09:42:00Z', retryAt: null },
    }),
  });
  await open(withPart({ hold: 'until-seen' }), shown);
  await screen.findByText('No connection.');
  expect((await button('Send 2 changes')).getAttribute('aria-disabled')).toBe('true');
  shown.engine.answer({ sync: () => fixtures.liveSync });
  shown.engine.announce({ kind: 'changed', sources: ['sync'] });
  await screen.findByText('The connection is back.');
  fireEvent.click(await button('Send 2 changes'));
  await waitFor(() => expect(inputsOf(shown, 'releaseCommands')).toEqual([{ commandIds: ['c4', 'c5'] }]));
});

test('an export says how far it is, can be cancelled, and says where it is or why it is not', async () => {
  const shown = await open(waiting);
  const folder = { handle: 'folder', name: 'Desktop', extension: '', sizeBytes: 0 };
  shown.engine.answer({ chooseFolder: () => folder });
  fireEvent.click(await button('Export'));
  await screen.findByText('1 change written to “Inari queue 2026-11-24 18-30”');
  expect(inputsOf(shown, 'exportQueue')).toEqual([{ handle: 'folder', language: 'en' }]);

  shown.engine.answer({
    queueExport: () => ({ doneCount: 0, totalCount: 2, doneBytes: 18_000_000, totalBytes: 96_000_000 }),
  });
  shown.engine.announce({ kind: 'changed', sources: ['queueExport'] });
  const bar = await screen.findByRole('progressbar', { name: 'Export' });
  expect(bar.getAttribute('aria-valuetext')).toBe('18 MB of 96 MB');
  fireEvent.click(await button('Cancel'));
  await waitFor(() => expect(inputsOf(shown, 'cancelQueueExport')).toHaveLength(1));

  shown.engine.answer({
    queueExport: () => null,
    exportQueue: () => {
      throw new InariError('disk-full', { neededBytes: 95_000_000, freeBytes: 40_000_000 });
    },
  });
  shown.engine.announce({ kind: 'changed', sources: ['queueExport'] });
  fireEvent.click(await button('Export'));
  // A failure is read out, too.
  expect(await screen.findAllByText('There is no room for it: it needs 95 MB, and 40 MB are free.')).not.toEqual([]);
  expect(screen.getAllByText('Everything that waits is still here.')).not.toEqual([]);
});

test('a field that both sides changed says which, whose and what, and is kept by one button', async () => {
  const [first] = waiting;
  if (first === undefined) throw new Error('too few rows');
  const shown = await open([
    {
      ...first,
      kind: 'editEntity',
      taskId: null,
      entity: fixtures.shots.lantern,
      change: { field: 'lengthFrames', value: 48 },
      excerpt: '',
      state: 'conflict',
      error: { code: 'conflict', detail: { field: 'lengthFrames', ownValue: 48, serverValue: null } },
    },
  ]);
  const { parentName, name } = fixtures.shots.lantern;
  await screen.findByText(`Frames of ${parentName} / ${name}`);
  expect(screen.getByText(/to 48/)).toBeTruthy();
  fireEvent.click(await button('Choose'));
  fireEvent.click(await screen.findByRole('radio', { name: /Yours/ }));
  expect(screen.getByText('empty')).toBeTruthy();
  fireEvent.click(await button(/Keep yours/));
  await waitFor(() => expect(inputsOf(shown, 'retryCommand')).toEqual([{ commandId: first.commandId }]));
});

test('a queue of thousands is drawn in part: its beginning, and what waits for its author; more on demand', async () => {
  const [first] = waiting;
  if (first === undefined) throw new Error('too few rows');
  const rows = Array.from({ length: 5_000 }, (_unused, index) => ({
    ...first,
    commandId: `many-${String(index)}`,
    excerpt: `change ${String(index)}`,
    state: index === 4_321 ? ('rejected' as const) : ('waiting' as const),
  }));
  await open(rows);
  await screen.findByText('“change 99”');
  expect(screen.queryByText('“change 100”')).toBe(null);
  expect(screen.getByText('“change 4321”')).toBeTruthy();
  expect(screen.getByText('5,000')).toBeTruthy();
  fireEvent.click(await button('Show 100 more of 4,899'));
  await screen.findByText('“change 199”');
});
