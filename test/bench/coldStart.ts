/** From starting the process to what is first seen: of Inari its first real rows, of an empty window its paragraph. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { build } from '../../tools/build.mjs';
import { electronEnvironment, electronFlags } from '../../tools/launch.mjs';
import { projectFolder } from '../../tools/setup/cache.mjs';
import { setUp } from '../../tools/setup.mjs';
import { memoryOf } from './memory.ts';

const startLimitMs = 60_000;

export type Start = { readonly app: ElectronApplication; readonly page: Page; readonly tookMs: number };

/** Nothing but Electron and one window; its profile is kept, so that it finds its caches as Inari does. */
export type EmptyWindow = { readonly start: () => Promise<Start>; readonly remove: () => void };

export function emptyWindow(env: Readonly<Record<string, string>>): EmptyWindow {
  const profile = mkdtempSync(join(tmpdir(), 'inari-empty-'));
  return {
    start: () => start(join(import.meta.dirname, 'emptyWindow'), profile, 'p', env),
    remove: () => rmSync(profile, { recursive: true, force: true }),
  };
}

/** Inari, started where one left off. */
export const inariStart = (userDataFolder: string, env: Readonly<Record<string, string>>): Promise<Start> =>
  start(projectFolder, userDataFolder, 'main [role="row"][data-line] [data-task]', env);

async function start(
  appFolder: string,
  profile: string,
  awaited: string,
  env: Readonly<Record<string, string>>,
): Promise<Start> {
  const electron = await setUp();
  await build();
  const from = Date.now();
  const app = await _electron.launch({
    executablePath: electron.executable,
    args: [...electronFlags(), `--user-data-dir=${profile}`, appFolder, '--lang=en'],
    cwd: projectFolder,
    chromiumSandbox: true,
    env: { ...electronEnvironment(), ...env },
  });
  const page = await app.firstWindow();
  // Looked for in the page itself, at every frame, and told from after the frame that has it.
  const shown = await page.waitForFunction(
    (selector) => {
      const isThere = document.querySelector(selector) !== null;
      return isThere ? new Promise<number>((resolve) => requestAnimationFrame(() => resolve(Date.now()))) : null;
    },
    awaited,
    { timeout: startLimitMs, polling: 'raf' },
  );
  const shownAt = await shown.jsonValue();
  if (shownAt === null) throw new Error('nothing was painted');
  return { app, page, tookMs: shownAt - from };
}

/** Megabytes of an empty window's processes. */
export async function emptyMemory(empty: EmptyWindow): Promise<number> {
  const { app } = await empty.start();
  const megabytes = memoryOf(app.process().pid);
  await app.close();
  return megabytes;
}
