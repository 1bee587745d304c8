/** The app at work with a full mirror, ready to be measured. */
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

const firstSyncLimitMs = 600_000;

/** With a key store of its own: a start finds its session again, as on anybody's desk. */
export type Desk = { readonly running: RunningApp; readonly keyring: Keyring };

/**
 * Signed in, its first sync at its end, the production's table of shots on screen.
 * @param lineCount of that table: group heads, rows and its own head
 */
export async function openDesk(server: Server, productionName: string, lineCount: string): Promise<Desk> {
  const keyring = await openKeyring();
  const running = await startApp({ env: keyring.env });
  const { page } = running;
  await fillSignIn(page, server, server);
  await page.getByRole('heading', { name: / is ready$/ }).waitFor({ timeout: firstSyncLimitMs });
  await beginWork(page);
  await chooseProduction(page, productionName);
  await sideLink(page, 'Shots').click();
  // Another production than the first one is pulled when it is opened.
  await page
    .locator(`main [role="grid"][aria-rowcount="${lineCount}"] [data-line] [data-task]`)
    .first()
    .waitFor({ timeout: firstSyncLimitMs });
  await page
    .getByText(/^Synced/)
    .first()
    .waitFor({ timeout: firstSyncLimitMs });
  await watchPaints(page);
  return { running, keyring };
}
