/** The built app in its window, driven from outside as a person does. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { onTestFailed } from 'vitest';
import { launchApp } from '../../../tools/launch.mjs';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import type { RecordingProxy } from '../support/recordingProxy.ts';

/** Whoever is this slow is slow by the machine. */
const actionLimitMs = 60_000;
const pictures = join(import.meta.dirname, '../../../artifacts/e2e');

export type RunningApp = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userDataFolder: string;
  /** What the page reported as broken, since the start. */
  readonly pageErrors: readonly string[];
};

export type StartOptions = {
  readonly userDataFolder?: string;
  /** Of a keyring, for instance. */
  readonly env?: Readonly<Record<string, string>>;
};

export async function startApp(
  { userDataFolder, env = {} }: StartOptions = {},
  args: readonly string[] = [],
): Promise<RunningApp> {
  const started = await launchApp({
    ...(userDataFolder === undefined ? {} : { userDataFolder }),
    args: ['--lang=en', ...args],
    env: { ...env },
  });
  // Nobody sits here to say that an upload may be left alone.
  await started.app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
  });
  const page = await started.app.firstWindow();
  page.setDefaultTimeout(actionLimitMs);
  const pageErrors: string[] = [];
  page.on('pageerror', (error) => pageErrors.push(error.message));
  return { ...started, page, pageErrors };
}

/** As when the power goes: nothing in the app gets to say goodbye. */
export async function killApp({ app }: RunningApp): Promise<void> {
  const closed = app.waitForEvent('close');
  app.process().kill('SIGKILL');
  await closed;
}

export async function removeApp({ app, userDataFolder }: RunningApp): Promise<void> {
  await app.close().catch(() => undefined);
  rmSync(userDataFolder, { recursive: true, force: true });
}

type Credentials = { readonly email: string; readonly password: string };

/** Signs in by the form as the first account of a role, and begins as soon as the first sync allows. */
export async function signInAs(
  running: RunningApp,
  proxy: RecordingProxy,
  { accounts }: Pick<RunningStudio, 'accounts'>,
  role: string,
): Promise<void> {
  const account = accounts.find((one) => one.role === role);
  if (account === undefined) throw new Error(`nobody is ${role}`);
  await signInAt(running, proxy, account);
}

/** Every journey goes through a recording proxy: what the app asks must be known to the contract suite. */
export async function signInAt({ page }: RunningApp, proxy: RecordingProxy, account: Credentials): Promise<void> {
  await fillSignIn(page, proxy, account);
  await beginWork(page);
}

export async function fillSignIn(
  page: Page,
  { url }: Pick<RecordingProxy, 'url'>,
  { email, password }: Credentials,
): Promise<void> {
  await page.getByLabel('Server', { exact: true }).fill(url);
  await page.getByLabel('Email', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** From the page of the first sync to the app at work. */
export async function beginWork(page: Page): Promise<void> {
  // The page of the first sync; the sign-in page has an "Open the demo" of its own.
  await page
    .getByRole('button', { name: /^Open (?!the demo)/ })
    .first()
    .click();
  await sideLink(page, 'Shots').waitFor();
}

export const sideLink = (page: Page, name: string) =>
  page.locator('[data-side-link]').filter({ hasText: name }).first();

/**
 * Loads a window anew at a place, as a link opens it: nothing of the page before is left when this answers.
 * @param path null: where it is
 */
export async function openPlace(page: Page, path: string | null): Promise<void> {
  if (path !== null)
    await page.evaluate((to) => {
      window.location.hash = to;
    }, path);
  await page.reload();
}

/** Goes to a production, if it is not the current one. */
export async function chooseProduction(page: Page, name: string): Promise<void> {
  const switcher = page.getByRole('button', { name: /^Current production/ });
  await switcher.waitFor();
  if ((await switcher.getByText(name, { exact: true }).count()) > 0) return;
  await switcher.click();
  await page.getByRole('menu').getByText(name, { exact: true }).click();
  await switcher.getByText(name, { exact: true }).waitFor();
}

/** A line of My tasks. */
export const todoRows = (page: Page) => page.getByRole('treegrid').locator('[role="row"][data-line][aria-selected]');

/** Keeps a picture of the window if the test that calls this fails. */
export function pictureOnFailure(running: () => RunningApp, name: string): void {
  onTestFailed(async () => {
    mkdirSync(pictures, { recursive: true });
    await running().page.screenshot({ path: join(pictures, `${name}.png`) });
  });
}
