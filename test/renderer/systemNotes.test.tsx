import { waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { SystemNotes } from '../../renderer/app/SystemNotes.ts';
import type { InboxRow } from '../../shared/model/inbox.ts';
import { defaultSettings, type Settings } from '../../shared/model/settings.ts';
import { connect, show } from './support/show.tsx';
import { inbox } from './support/fixtures.ts';

const [pattern] = inbox.rows;
if (pattern === undefined) throw new Error('the inbox of the fixtures is empty');
const mention = (id: string): InboxRow => ({
  ...pattern,
  key: id,
  notificationIds: [id],
  reason: 'mention',
  isRead: false,
});

// jsdom knows nothing of full screens.
Object.defineProperty(document, 'fullscreenElement', { value: null });

/** At no hour of the day quiet. */
const loud: Settings = { ...defaultSettings, quietFrom: '08:00', quietUntil: '08:00' };

/** What the system is handed once these have come, after what was unread before. */
async function told(ids: readonly string[], settings: Settings = loud): Promise<readonly unknown[]> {
  const shown = connect();
  let rows: readonly InboxRow[] = [mention('before')];
  const notes: unknown[] = [];
  shown.engine.answer({
    inbox: () => ({ ...inbox, rows }),
    settings: () => settings,
    tellSystem: (note) => {
      notes.push(note);
      return null;
    },
  });
  await show(<SystemNotes />, shown);
  const asked = (name: string) => shown.engine.asked.filter((one) => one.name === name);
  await waitFor(() => expect(asked('inbox')).toHaveLength(1));
  await waitFor(() => expect(asked('settings').length).toBeGreaterThan(0));
  await new Promise((resolve) => setTimeout(resolve, 20));
  rows = [...ids.map(mention), ...rows];
  shown.engine.announce({ kind: 'changed', sources: ['inbox'] });
  await waitFor(() => expect(asked('inbox')).toHaveLength(2));
  await new Promise((resolve) => setTimeout(resolve, 20));
  return notes;
}

test('each of a few is told by itself, and leads to what it is about', async () => {
  const notes = await told(['one', 'two']);
  expect(notes).toMatchObject([{ key: 'one' }, { key: 'two' }]);
  expect(notes).toMatchObject(notes.map(() => ({ path: expect.stringMatching(/^\/notifications\?/) as unknown })));
});

test('many at once are one note, which leads to the inbox', async () => {
  const notes = await told(['one', 'two', 'three', 'four', 'five']);
  expect(notes).toMatchObject([{ title: '5 notifications', path: '/notifications' }]);
});

test('nothing is told to who does not want to be disturbed', async () => {
  expect(await told(['one'], { ...loud, isQuiet: true })).toEqual([]);
});
