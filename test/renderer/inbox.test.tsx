import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { InboxPage } from '../../renderer/features/inbox/InboxPage.tsx';
import { WhyNote } from '../../renderer/features/inbox/WhyNote.tsx';
import { currentPlace, enterStudio, usePlace } from '../../renderer/place/navigation.ts';
import { inbox as inboxPlace, type Place } from '../../renderer/place/place.ts';
import { listenForKeys } from '../../renderer/ui/actions.ts';
import { InariError } from '../../shared/errors.ts';
import type { Inbox } from '../../shared/model/inbox.ts';
import type { FakeEngine } from './support/fakeEngine.ts';
import { complete, inbox, liveSync, taskDetail } from './support/fixtures.ts';
import { layOut } from './support/layOut.ts';
import { connect, show } from './support/show.tsx';

let stopKeys = () => {};

beforeAll(layOut);
beforeEach(() => {
  stopKeys = listenForKeys(() => true);
});
afterEach(() => stopKeys());

function Screen() {
  const place = usePlace();
  if (place.page !== 'inbox') return <p>Another page</p>;
  return (
    <>
      <InboxPage place={place} />
      <WhyNote place={place} />
    </>
  );
}

async function open(answer: Inbox | (() => Inbox), place: Place = inboxPlace): Promise<FakeEngine> {
  const shown = connect();
  shown.engine.answer({ inbox: () => (typeof answer === 'function' ? answer() : answer) });
  enterStudio(`inbox-${String(Math.random())}`, place);
  await show(<Screen />, shown);
  return shown.engine;
}

const nothing: Inbox = {
  ...inbox,
  rows: [],
  unreadRowCount: 0,
  unreadIds: [],
  unreadSince: null,
  counts: { unread: 0, mentions: 0, retakes: 0, assigned: 0, all: 0 },
};
const rowOf = (name: string) => screen.findByRole('row', { name: new RegExp(name) });
const marked = ({ asked }: FakeEngine) =>
  asked.filter(({ name }) => name === 'markNotifications').map(({ input }) => input);
const selected = () => {
  const place = currentPlace();
  return place.page === 'inbox' ? { sel: place.sel, commentId: place.commentId } : null;
};
const press = (key: string, more = {}) => fireEvent.keyDown(document.body, { key, ...more });

test('a row says who, why, in which words and where, and what else there is', async () => {
  await open(inbox);
  const row = await rowOf('Unread, Hana Okafor asked for a retake of your work, SQ010 / SH0140, Animation, Retake');
  expect(row.textContent).toContain('“Tail feathers intersect the boom from f1012. The landing itself is right.”');
  expect(within(row).getByText('also Hana mentioned you')).toBeTruthy();
  expect(within(await rowOf('assigned this to you')).getByText('Below the hull, the shoal')).toBeTruthy();
});

test('unread stands before read, each under its head', async () => {
  await open(inbox);
  await rowOf('SH0140');
  const rows = screen.getAllByRole('row').map((row) => row.getAttribute('aria-label') ?? row.textContent);
  expect(rows[0]).toMatch(/^Unreadsince .*3$/);
  expect(rows[4]).toBe('Read1');
  expect(rows[5]).toMatch(/^Tomasz Nowak replied to you/);
});

test('J and K walk, and lead to the exact comment', async () => {
  await open(inbox);
  await rowOf('SH0140');
  press('j');
  expect(selected()).toEqual({ sel: ['task-sq010-sh0140'], commentId: 'comment-sq010-sh0140' });
  press('j');
  expect(selected()).toEqual({ sel: ['task-sq020-sh0060'], commentId: 'comment-sq020-sh0060' });
  press('k');
  expect(selected()?.sel).toEqual(['task-sq010-sh0140']);
});

test('E marks the whole group as read and goes on to the next that is unread', async () => {
  const engine = await open(inbox);
  await rowOf('SH0140');
  press('j');
  press('e');
  await waitFor(() => expect(marked(engine)).toEqual([{ notificationIds: ['n1', 'n2'], isRead: true }]));
  expect(selected()?.sel).toEqual(['task-sq020-sh0060']);
});

test('U marks as unread, which only what is read can be', async () => {
  const engine = await open(inbox, { ...inboxPlace, tab: 'all', sel: ['task-sq020-sh0040'] });
  await rowOf('replied to you');
  press('e');
  press('u');
  await waitFor(() => expect(marked(engine)).toEqual([{ notificationIds: ['n-sq020-sh0040'], isRead: false }]));
});

test('Shift+E marks all that is unread, whatever the tab shows', async () => {
  const engine = await open({ ...inbox, unreadIds: ['n1', 'n2', 'n3', 'elsewhere'] });
  await rowOf('SH0140');
  press('E', { shiftKey: true });
  await waitFor(() =>
    expect(marked(engine)).toEqual([{ notificationIds: ['n1', 'n2', 'n3', 'elsewhere'], isRead: true }]),
  );
});

test('a row’s own button marks it, and does not select it', async () => {
  const engine = await open(inbox);
  fireEvent.click(within(await rowOf('SH0060')).getByRole('button', { name: 'Mark as read' }));
  await waitFor(() => expect(marked(engine)).toHaveLength(1));
  expect(selected()?.sel).toEqual([]);
});

test('Enter selects, Enter again opens the task, Esc lets it go', async () => {
  await open(inbox);
  const row = await rowOf('SH0140');
  row.focus();
  fireEvent.keyDown(row, { key: 'Enter' });
  expect(selected()?.sel).toEqual(['task-sq010-sh0140']);
  press('Escape');
  expect(selected()?.sel).toEqual([]);
  fireEvent.keyDown(row, { key: 'Enter' });
  fireEvent.keyDown(await rowOf('SH0140'), { key: 'Enter' });
  expect(currentPlace()).toMatchObject({ page: 'task', taskId: 'task-sq010-sh0140' });
});

test('why one sees it is said, and what one only follows can be let go', async () => {
  const engine = await open(inbox);
  const task = taskDetail('task-sq020-sh0060');
  engine.answer({ task: () => task && { ...task, task: { ...task.task, isSubscribed: true } } });
  fireEvent.click(await rowOf('SH0060'));
  expect(await screen.findByText(/because you were mentioned/)).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: 'Following' }));
  await waitFor(() =>
    expect(engine.asked.find(({ name }) => name === 'followTask')?.input).toEqual({
      taskId: 'task-sq020-sh0060',
      isFollowed: false,
    }),
  );
});

test('tabs, production and followed tasks are asked of the engine', async () => {
  const engine = await open({ ...inbox, productionIds: ['lanternfall', 'harbour'] });
  await rowOf('SH0140');
  fireEvent.click(screen.getByRole('tab', { name: /Mentions/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Followed only' }));
  fireEvent.click(screen.getByRole('button', { name: 'All productions' }));
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Harbour Tales' }));
  await waitFor(() =>
    expect(engine.asked.filter(({ name }) => name === 'inbox').at(-1)?.input).toEqual({
      tab: 'mentions',
      productionId: 'harbour',
      isFollowedOnly: true,
    }),
  );
});

test('an inbox that is done with is no fault, and leads to what was read', async () => {
  await open(nothing);
  await screen.findByText('Inbox zero');
  fireEvent.click(screen.getByRole('button', { name: 'Show what was read' }));
  expect(currentPlace()).toMatchObject({ tab: 'all' });
});

test('filters that nothing fits can be cleared', async () => {
  await open(nothing, { ...inboxPlace, isFollowedOnly: true });
  await screen.findByText('No notification fits these filters');
  fireEvent.click(screen.getByRole('button', { name: /Clear the filter/ }));
  expect(currentPlace()).toMatchObject({ isFollowedOnly: false });
});

test('what was never pulled is awaited, and offline not promised', async () => {
  const engine = await open({ ...nothing, freshness: { ...complete, state: 'never', asOf: null } });
  await waitFor(() => expect(screen.getByText('Loading')).toBeTruthy());
  engine.answer({
    sync: () => ({ ...liveSync, connection: { kind: 'offline', since: '2026-11-24T09:42:00Z', retryAt: null } }),
  });
  engine.announce({ kind: 'changed', sources: ['sync'] });
  expect(await screen.findByText('Your notifications are not on this disk yet')).toBeTruthy();
});

test('what was here stays under an error', async () => {
  let isFailing = false;
  const engine = await open(() => {
    if (isFailing) throw new InariError('unexpected', {});
    return inbox;
  });
  await rowOf('SH0140');
  isFailing = true;
  engine.announce({ kind: 'changed', sources: ['inbox'] });
  await screen.findByRole('button', { name: 'Retry' });
  expect(await rowOf('SH0140')).toBeTruthy();
});

test('the menu of a line marks it, and offers what is done with its task', async () => {
  const engine = await open(inbox);
  fireEvent.contextMenu(await rowOf('SH0140'));
  await screen.findByRole('menuitem', { name: /^Status/ });
  expect(screen.getByRole('menuitem', { name: /^Reply to this comment/ })).toBeTruthy();
  fireEvent.click(screen.getByRole('menuitem', { name: /^Mark as read/ }));
  await waitFor(() => expect(marked(engine)).toEqual([{ notificationIds: ['n1', 'n2'], isRead: true }]));
});
