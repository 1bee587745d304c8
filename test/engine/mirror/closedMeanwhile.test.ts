// A production that is closed while its lists are read: they are empty all at once, and nothing of it is gone.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';

describe.each(['0.20.52', '1.0.97'] as const)('at a Kitsu %s', (kitsu) => {
  let studio: RunningStudio;
  let manager: SignedIn;
  let productionId = '';

  beforeEach(async () => {
    studio = await startDemoStudio({ kitsu, shots: 20, tasksPerShot: 3, comments: 60, assets: 6, people: 12 });
    manager = await signedIn(studio, 'manager');
    productionId = await openedProductionOf(manager);
  });
  afterEach(async () => {
    await manager.remove();
    await studio.stop();
  });

  const shots = (): Promise<number> => manager.shotCount(productionId);
  const playlists = async () => (await manager.query('playlists', { productionId })).rows.length;
  const isOpenHere = async () =>
    (await manager.studioRows()).productions.find(({ id }) => id === productionId)?.isOpen ?? false;
  const setStatus = (name: 'Open' | 'Closed') => {
    const { project, project_status: statuses } = studio.studio().store;
    project.update(productionId, { project_status_id: statuses.find((status) => status.name === name)?.id ?? null });
  };
  const wasAsked = (path: string) => studio.requests.all().some((request) => request.path === path);

  /** Catches up, and does so once the account has been read, before its lists are. */
  async function catchUpAnd(meanwhile: () => void): Promise<void> {
    studio.faults.set([{ method: 'GET', path: '/data/user/tasks', times: 1, action: { kind: 'delay', ms: 1_000 } }]);
    studio.requests.clear();
    await manager.call('syncNow', {});
    await manager.until(() => Promise.resolve(wasAsked('/data/user/tasks')), 'the account has been read');
    meanwhile();
  }

  test('what was here stays, and is told as closed', async () => {
    const before = [await shots(), await playlists()];
    expect(Math.min(...before)).toBeGreaterThan(0);
    await catchUpAnd(() => {
      setStatus('Closed');
    });
    await manager.until(async () => !(await isOpenHere()), 'it is known to be closed');
    expect([await shots(), await playlists()]).toEqual(before);
    setStatus('Open');
    await catchUpAnd(() => undefined);
    await manager.until(isOpenHere, 'it is known to be open again');
    await manager.untilPulled();
    expect([await shots(), await playlists()]).toEqual(before);
  });

  test('what is deleted while it is open goes, though nobody told of it', async () => {
    const before = await shots();
    const { store } = studio.studio();
    const typeId = store.entity_type.find(({ name }) => name === 'Shot')?.id;
    const shot = store.entity.find((row) => row.project_id === productionId && row.entity_type_id === typeId);
    await catchUpAnd(() => {
      store.entity.delete(shot?.id ?? '');
    });
    await manager.until(async () => (await shots()) < before, 'the shot is gone');
    expect(await shots()).toBe(before - 1);
  });
});
