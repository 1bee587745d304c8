import { expect, test } from 'vitest';
import { roles } from '../../shared/model/studio.ts';
import { maySeePage, maySeeWork } from '../../shared/rules/pageRights.ts';

const pages = [
  'inbox',
  'chats',
  'my-tasks',
  'timesheet',
  'assets',
  'shots',
  'sequences',
  'episodes',
  'edits',
  'concepts',
  'casting',
  'playlists',
  'news',
  'team',
  'people',
  'person',
  'sync',
  'settings',
];
const seenBy = (role: (typeof roles)[number]): readonly string[] => pages.filter((page) => maySeePage(role, page));

test('a client sees what is shown to clients, and nothing of who does what', () => {
  expect(seenBy('client')).toEqual(['inbox', 'chats', 'assets', 'shots', 'edits', 'playlists', 'sync', 'settings']);
});

test('a vendor sees the tables of their work, and neither playlists nor the others', () => {
  const hidden = pages.filter((page) => !seenBy('vendor').includes(page));
  expect(hidden).toEqual(['concepts', 'casting', 'playlists', 'team', 'people', 'person']);
});

test('everybody of the studio sees every page', () => {
  for (const role of roles.filter((one) => one !== 'client' && one !== 'vendor')) expect(seenBy(role)).toEqual(pages);
});

test('who works on what, and until when, is kept from clients alone', () => {
  expect(roles.filter((role) => !maySeeWork(role))).toEqual(['client']);
});
