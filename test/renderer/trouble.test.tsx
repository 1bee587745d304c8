import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SyncPage } from '../../renderer/features/outbox/SyncPage.tsx';
import type { ErrorCode } from '../../shared/errors.ts';
import type { Connection, StorageUse, SyncState } from '../../shared/model/sync.ts';
import * as fixtures from './support/fixtures.ts';
import { connect, show } from './support/show.tsx';

const since = '2026-11-24T09:00:00Z';
// What is counted down is said as of a moment that stands still, however long the page takes to be drawn.
const now = Date.parse('2026-11-24T09:30:00Z');
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now }));
afterEach(() => void vi.useRealTimers());
const unreachable = (code: ErrorCode): Connection => ({ kind: 'unreachable', since, retryAt: null, code });

const storage: StorageUse = {
  databaseBytes: 78_000_000,
  mediaBytes: 1_200_000_000,
  pinnedBytes: 0,
  mediaLimitBytes: 20_000_000_000,
  outboxBytes: 0,
  freeBytes: 214_000_000_000,
  networkDisk: null,
};

async function open(sync: Partial<SyncState>, networkDisk: string | null = null): Promise<void> {
  const shown = connect();
  shown.engine.answer({
    sync: () => ({ ...fixtures.liveSync, ...sync }),
    queue: () => ({ rows: [], sentToday: [] }),
    storage: () => ({ ...storage, networkDisk }),
  });
  await show(<SyncPage />, shown);
}

test.each<[what: string, sync: Partial<SyncState>, label: RegExp, happened: string, safe: string, todo: RegExp]>([
  [
    'there is no network',
    { connection: { kind: 'offline', since, retryAt: null } },
    /^Offline/,
    'This computer has no network.',
    'Everything on this disk works, and what you do is kept.',
    /It is sent when the network is back/,
  ],
  [
    'nobody answers',
    { connection: unreachable('unreachable') },
    /^Server not answering/,
    'The server does not answer.',
    'Everything on this disk works, and what you do is kept.',
    /tried again by itself/,
  ],
  [
    'the certificate is not trusted',
    { connection: unreachable('certificate') },
    /^Certificate not trusted/,
    'The server’s certificate is not trusted.',
    'Nothing was sent to it.',
    /certificate authority/,
  ],
  [
    'a sign-in page of the network stands in between',
    { connection: unreachable('broken-answer') },
    /^Another page answers/,
    'What answered is not Kitsu, or its answer was cut short.',
    'Everything on this disk works, and what you do is kept.',
    /open a browser and sign in there/,
  ],
  [
    'the proxy refuses',
    { connection: unreachable('proxy') },
    /^Proxy refuses/,
    'The proxy did not let the request through.',
    'Nothing was sent to the server.',
    /Check the proxy/,
  ],
  [
    'the server is broken',
    { connection: unreachable('server-error') },
    /^Server not working/,
    'The server had an error of its own.',
    'What you do is kept here.',
    /tell your studio’s administrator/,
  ],
  [
    'the server asks to slow down',
    { slowedUntil: new Date(now + 90_000).toISOString() },
    /^Server asks to wait, \d+ s/,
    'The server asks to slow down.',
    'Nothing was lost.',
    /tried again in 90 seconds/,
  ],
])(
  'where %s the page says what happened, what is safe and what to do',
  async (_what, sync, label, happened, safe, todo) => {
    await open(sync);
    expect(await screen.findByText(label)).toBeTruthy();
    const trouble = within(await screen.findByRole('alert'));
    expect(trouble.getByText(happened)).toBeTruthy();
    expect(trouble.getByText(safe)).toBeTruthy();
    expect(trouble.getByText(todo)).toBeTruthy();
  },
);

test('where all is well nothing of it is said', async () => {
  await open({});
  await screen.findByText('This disk');
  expect(screen.queryByRole('alert')).toBe(null);
});

test('a network disk is named where the disk is spoken of', async () => {
  await open({}, 'NFS');
  expect(await screen.findByText(/^This data lies on a network disk \(NFS\)/)).toBeTruthy();
});

test('a disk that others filled is said to be full above everything else, soon after', async () => {
  vi.useRealTimers();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  let freeBytes = 9_000_000_000;
  const shown = connect();
  shown.engine.answer({
    sync: () => fixtures.liveSync,
    queue: () => ({ rows: [], sentToday: [] }),
    storage: () => ({ ...storage, freeBytes }),
  });
  await show(<SyncPage />, shown);
  await screen.findByText('Free 9 GB');
  expect(screen.queryByText('This disk is full.')).toBeNull();
  freeBytes = 100_000_000;
  await vi.advanceTimersByTimeAsync(10_000);
  const alert = await screen.findByText('This disk is full.');
  const first = screen.getByText('Waiting to send');
  expect(alert.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0);
});
