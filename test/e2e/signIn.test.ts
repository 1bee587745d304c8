// Getting in, being thrown out, and getting in again, at a server that stands behind a proxy of the tests.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import { totpOf } from './support/totp.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { post, put } from '../contract/client.ts';
import { colleagueAt, type Account } from '../support/colleague.ts';
import {
  beginWork,
  fillSignIn,
  pictureOnFailure,
  removeApp,
  sideLink,
  startApp,
  todoRows,
  type RunningApp,
} from './app/signedInApp.ts';
import { comments, untilEverythingIsSent, writeComment } from './app/taskPanel.ts';
import { expectUsable } from './app/usable.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;
let artist: Account;
let secret: string;

const keepPicture = (): void => pictureOnFailure(() => running, 'sign-in');

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 80, assets: 10 });
  const account = studio.accounts.find(({ role }) => role === 'user');
  if (account === undefined) throw new Error('no artist');
  artist = account;
  // The artist asks for a second step, as one does in Kitsu's profile.
  const self = await colleagueAt(studio.url, artist);
  ({ otp_secret: secret } = await self.read(z.object({ otp_secret: z.string() }), put('/auth/totp')));
  await self.does(post('/auth/totp', { totp: await totpOf(secret) }));
  proxy = await openProxy(studio.url);
  running = await startApp();
});
afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
});

test('says at once what an address is not', async () => {
  keepPicture();
  const { page } = running;
  await page.getByLabel('Server', { exact: true }).fill('127.0.0.1:1');
  await page.getByText('The server does not answer.').first().waitFor();
  await page.getByLabel('Server', { exact: true }).fill(proxy.url);
  await expect.poll(() => page.getByText(/Kitsu API 0\.20\.52/).isVisible()).toBe(true);
});

test('a wrong password says so and keeps the rest', async () => {
  keepPicture();
  const { page } = running;
  await fillSignIn(page, proxy, { ...artist, password: 'not this one' });
  await page.getByText('Email and password do not match.').waitFor();
  expect(await page.getByLabel('Email', { exact: true }).inputValue()).toBe(artist.email);
});

test('a second step is asked for, a wrong code says so, the right one opens', async () => {
  keepPicture();
  const { page } = running;
  await fillSignIn(page, proxy, artist);
  await page.getByRole('heading', { name: 'Two-step code' }).waitFor();
  await typeCode('000000');
  await page.getByText('The code is wrong or has expired.').waitFor();
  await typeCode(await totpOf(secret));
  await beginWork(page);
  await sideLink(page, 'My tasks').click();
  await todoRows(page).first().waitFor();
  expect(await todoRows(page).count()).toBeGreaterThan(0);
});

test('a session that ends leaves the page as it is, and what is written meanwhile goes after the next sign-in', async () => {
  keepPicture();
  const { app, page } = running;
  await todoRows(page).first().click();
  await comments(page).first().waitFor();
  // The server knows neither token any more.
  studio.faults.set([
    { path: '/auth/refresh-token', action: { kind: 'status', status: 401, body: { msg: 'Token has been revoked' } } },
    { path: '/data/*', action: { kind: 'status', status: 401, body: { msg: 'Token has been revoked' } } },
    { path: '/actions/*', action: { kind: 'status', status: 401, body: { msg: 'Token has been revoked' } } },
  ]);
  await writeComment(app, page, { text: 'Written while nobody let me in.' });
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await dialog.waitFor();
  await expectUsable(page);
  await dialog.getByRole('button', { name: 'Later' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await comments(page).count()).toBeGreaterThan(0);

  studio.faults.clear();
  await page.getByRole('button', { name: 'Sign in again' }).first().click();
  await dialog.getByLabel('Password', { exact: true }).fill(artist.password);
  await dialog.getByLabel('Password', { exact: true }).press('Enter');
  await dialog.getByText('Two-step code').waitFor();
  await typeCode(await totpOf(secret));
  await dialog.waitFor({ state: 'detached' });
  await untilEverythingIsSent(page);
  const sent = studio.studio().store.comment.filter(({ text }) => text === 'Written while nobody let me in.');
  expect(sent).toHaveLength(1);
});

test('nothing broke on the way', () => {
  expect(running.pageErrors).toEqual([]);
});

/** A code may be pasted anywhere, or typed into its boxes. */
async function typeCode(code: string): Promise<void> {
  const { page } = running;
  await page.getByRole('textbox').first().focus();
  await page.keyboard.type(code);
}
