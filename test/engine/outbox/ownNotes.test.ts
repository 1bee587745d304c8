// By which ways the server tells one of what happens: changed without a connection, sent once, and nothing else is read again for it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { signedIn, type SignedIn } from '../../support/signedIn.ts';

let studio: RunningStudio;
let artist: SignedIn;

beforeAll(async () => {
  studio = await startDemoStudio({ kitsu: '0.20.52', shots: 10, tasksPerShot: 2, comments: 10, assets: 4, people: 8 });
  artist = await signedIn(studio, 'user');
});
afterAll(async () => {
  await artist.remove();
  await studio.stop();
});

const shown = () => artist.query('ownNotes', {});
const me = async (): Promise<string> => (await shown())?.notes.id ?? '';
const onServer = async () => {
  const id = await me();
  return studio.studio().store.person.find((person) => person.id === id);
};

test('mails and messages are switched without a connection, stand as waiting, and are sent', async () => {
  await expect.poll(shown).toMatchObject({ notes: { isMailed: false, isInSlack: false, slackUserId: '' }, marks: {} });
  await artist.call('pauseSync', { isPaused: true });
  await artist.command('editOwnNotes', { change: { field: 'isMailed', value: true } });
  await artist.command('editOwnNotes', { change: { field: 'isInSlack', value: true } });
  await artist.command('editOwnNotes', { change: { field: 'slackUserId', value: 'U0123' } });
  expect(await shown()).toMatchObject({
    notes: { isMailed: true, isInSlack: true, slackUserId: 'U0123', isInDiscord: false },
    marks: { isMailed: 'waiting', isInSlack: 'waiting', slackUserId: 'waiting' },
  });
  expect(await onServer()).toMatchObject({ notifications_enabled: false });
  await artist.call('pauseSync', { isPaused: false });
  await artist.untilQueueIsEmpty();
  expect(await onServer()).toMatchObject({
    notifications_enabled: true,
    notifications_slack_enabled: true,
    notifications_slack_userid: 'U0123',
  });
  expect(await shown()).toMatchObject({ notes: { isMailed: true, slackUserId: 'U0123' }, marks: {} });
});

test('what the server refuses stays as it is there, and says so', async () => {
  studio.faults.add({ method: 'PUT', path: '/data/persons/*', action: { kind: 'status', status: 403 } });
  await artist.command('editOwnNotes', { change: { field: 'isInDiscord', value: true } });
  await expect.poll(shown).toMatchObject({ notes: { isInDiscord: false }, marks: { isInDiscord: 'rejected' } });
});
