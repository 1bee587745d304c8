// Links by which people without an account look at a playlist: made, told and revoked on the server, which may have none.
import { afterEach, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { signedIn, type SignedIn } from '../support/signedIn.ts';

let studio: RunningStudio;
let engine: SignedIn;

afterEach(async () => {
  await engine.remove();
  await studio.stop();
});

async function openAt(kitsu: '0.20.52' | '1.0.97', role: string): Promise<string> {
  studio = await startDemoStudio({ shots: 4, tasksPerShot: 1, comments: 4, assets: 2, kitsu });
  engine = await signedIn(studio, role);
  const [playlist] = studio.studio().store.playlist.filter(() => true);
  if (playlist === undefined) throw new Error('no playlist');
  return playlist.id;
}
const of = (playlistId: string) => engine.call('playlistShares', { playlistId });

test('a link is made with its last day and a password, told without that, and gone once it is revoked', async () => {
  const playlistId = await openAt('1.0.97', 'manager');
  expect(await of(playlistId)).toEqual({ shares: [] });
  const wanted = { playlistId, lastDay: '2027-01-31', canComment: false, password: 'for the client' };
  const made = await engine.call('sharePlaylist', wanted);
  expect(made).toMatchObject({ lastDay: '2027-01-31', canComment: false, hasPassword: true });
  const open = await engine.call('sharePlaylist', { playlistId, lastDay: null, canComment: true, password: null });
  expect(open).toMatchObject({ lastDay: null, canComment: true, hasPassword: false });
  const tokens = async () => (await of(playlistId)).shares?.map(({ token }) => token);
  expect(new Set(await tokens())).toEqual(new Set([made.token, open.token]));
  expect(JSON.stringify(await of(playlistId))).not.toContain('for the client');
  await engine.call('revokePlaylistShare', { playlistId, token: made.token });
  expect(await tokens()).toEqual([open.token]);
});

test('an older server has none, and is not asked', async () => {
  const playlistId = await openAt('0.20.52', 'manager');
  expect(await of(playlistId)).toEqual({ shares: null });
});

test('whoever may not share is refused', async () => {
  const playlistId = await openAt('1.0.97', 'supervisor');
  await expect(of(playlistId)).rejects.toMatchObject({ code: 'forbidden' });
});
