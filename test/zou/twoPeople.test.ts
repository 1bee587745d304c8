// Two people on real servers: one has the real app open, or closed and opened again, while another changes, assigns, comments
// and deletes. What the window then draws is laid beside the window of somebody who has just signed in for the first time.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { get } from '../contract/client.ts';
import {
  chooseProduction,
  pictureOnFailure,
  removeApp,
  signInAt,
  startApp,
  type RunningApp,
} from '../e2e/app/signedInApp.ts';
import { differencesOnScreen, everythingOnScreen, type OpenedTask } from '../e2e/app/shownOnScreen.ts';
import { openKeyring, type Keyring } from '../e2e/support/keyring.ts';
import { openProxy, type RecordingProxy } from '../e2e/support/recordingProxy.ts';
import { workFor, type Stage } from '../support/deeds.ts';
import { stageOf } from '../support/twoPeople.ts';
import { accountOf, featureOf, zouServers, type ZouAccount } from './servers.ts';

const deedCount = 25;
/** Tasks that moved last, whose conversations are compared. */
const openedCount = 5;

const meetings = zouServers().flatMap((server) => [{ server, version: server.version }]);

describe.each(meetings)('two people at Kitsu $version', ({ server }) => {
  let proxy: RecordingProxy;
  let keyring: Keyring;
  let running: RunningApp;
  let person: ZouAccount;
  let stage: Stage;

  beforeAll(async () => {
    person = accountOf(server, 'supervisor1');
    proxy = await openProxy(server.url);
    keyring = await openKeyring();
    stage = await stageOf({ ...server, colleague: accountOf(server, 'admin') }, featureOf(server), 3);
    running = await startApp({ env: keyring.env });
    await signInAt(running, proxy, person);
    await untilInStep(running);
  });
  afterAll(async () => {
    if (running) await removeApp(running);
    await keyring.close();
    await proxy.close();
  });

  /** In the feature film, with nothing on its way. */
  async function untilInStep({ page }: RunningApp): Promise<void> {
    await chooseProduction(page, 'Seed Feature');
    await page
      .getByText(/^(Connected|Synced)/)
      .first()
      .waitFor({ timeout: 120_000 });
  }

  async function lastMoved(): Promise<readonly OpenedTask[]> {
    const row = z.object({ id: z.string(), entity_id: z.string() });
    const { data } = await stage.manager.read(
      z.object({ data: z.array(row) }),
      get('/data/tasks', { project_id: stage.productionId, page: '1', limit: '40', relations: 'false' }),
    );
    const entity = z.object({ name: z.string(), canceled: z.boolean(), type: z.string() });
    const opened: OpenedTask[] = [];
    for (const { id, entity_id: entityId } of data) {
      if (opened.length === openedCount) break;
      const { name, canceled, type } = await stage.manager.read(entity, get(`/data/entities/${entityId}`));
      if (!canceled && (type === 'Shot' || type === 'Asset'))
        opened.push({ id, entityName: name, list: type === 'Shot' ? 'Shots' : 'Assets' });
    }
    return opened;
  }

  async function expectAsFresh(): Promise<void> {
    const tasks = await lastMoved();
    const fresh = await startApp();
    try {
      await signInAt(fresh, proxy, person);
      await untilInStep(fresh);
      const there = await everythingOnScreen(fresh.page, tasks);
      expect(there.size).toBeGreaterThan(120);
      await expect
        .poll(async () => differencesOnScreen(await everythingOnScreen(running.page, tasks), there), {
          timeout: 90_000,
        })
        .toEqual([]);
      expect([...running.pageErrors, ...fresh.pageErrors]).toEqual([]);
    } finally {
      await removeApp(fresh);
    }
  }

  test('what the other does meanwhile stands in the window as after a first sign-in', async () => {
    pictureOnFailure(() => running, `two-people-open-${server.version}`);
    await workFor(stage, deedCount);
    await expectAsFresh();
  });

  test('what the other did while the app was closed stands there as well', async () => {
    pictureOnFailure(() => running, `two-people-away-${server.version}`);
    const { userDataFolder } = running;
    await running.app.close();
    await workFor(stage, deedCount);
    running = await startApp({ userDataFolder, env: keyring.env });
    await untilInStep(running);
    await expectAsFresh();
  });
});
