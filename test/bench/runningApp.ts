/** The app at work with a full mirror, ready to be measured. */
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { openKeyring, type Keyring } from '../e2e/support/keyring.ts';
import {
  beginWork,
  chooseProduction,
  fillSignIn,
  sideLink,
  startApp,
  type RunningApp,
} from '../e2e/app/signedInApp.ts';
import { watchPaints } from './painted.ts';
import type { Server } from './network.ts';

const firstSyncLimitMs = 3_600_000;

export type Desk = {
  readonly running: RunningApp;
  /** Of its own: a start finds its session again, as on anybody's desk. */
  readonly keyring: Keyring;
  /** Milliseconds from the sign-in until everything was here. */
  readonly syncMs: number;
};

/** Lines of the table: group heads, rows and its own head. */
export type Lines = { readonly exactly: string } | { readonly moreThan: number };

/**
 * Signed in, its first sync at its end, the production's table of shots on screen.
 * @param mirrorFrom data of an engine that has synced the same account: then only what is new is read
 */
export async function openDesk(
  server: Server,
  productionName: string,
  lines: Lines,
  mirrorFrom: string | null = null,
): Promise<Desk> {
  const keyring = await openKeyring();
  const running = await startApp({
    env: keyring.env,
    ...(mirrorFrom === null ? {} : { userDataFolder: profileWith(mirrorFrom) }),
  });
  const { page } = running;
  const from = performance.now();
  await fillSignIn(page, server, server);
  const ready = page.getByRole('heading', { name: / is ready$/ });
  // With a mirror that is here already there is no first sync to be shown.
  await ready.or(sideLink(page, 'Shots')).first().waitFor({ timeout: firstSyncLimitMs });
  if (await ready.isVisible()) await beginWork(page);
  await chooseProduction(page, productionName);
  await sideLink(page, 'Shots').click();
  // Another production than the first one is pulled when it is opened.
  await page.locator('main [role="grid"] [data-line] [data-task]').first().waitFor({ timeout: firstSyncLimitMs });
  await untilLines(page, lines);
  await page
    .getByText(/^Synced/)
    .first()
    .waitFor({ timeout: firstSyncLimitMs });
  const syncMs = performance.now() - from;
  await watchPaints(page);
  return { running, keyring, syncMs };
}

async function untilLines(page: Page, lines: Lines): Promise<void> {
  const isExact = 'exactly' in lines;
  await page.waitForFunction(
    ({ count, exact }) => {
      const shown = Number(document.querySelector('main [role="grid"]')?.getAttribute('aria-rowcount'));
      return exact ? shown === count : shown > count;
    },
    { count: isExact ? Number(lines.exactly) : lines.moreThan, exact: isExact },
    { timeout: firstSyncLimitMs, polling: 500 },
  );
}

/** The mirror alone: whom it is of is told by the sign-in. */
function profileWith(engineFolder: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'inari-profile-'));
  mkdirSync(join(folder, 'data'), { recursive: true });
  cpSync(join(engineFolder, 'accounts'), join(folder, 'data', 'accounts'), { recursive: true });
  return folder;
}
