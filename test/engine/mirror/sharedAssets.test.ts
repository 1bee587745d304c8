// Assets that other productions share: offered and named also where nothing else of those productions is on this disk.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';

describe.each(['0.20.52', '1.0.97'] as const)('at a Kitsu %s', (kitsu) => {
  let studio: RunningStudio;
  let manager: SignedIn;
  let productionId = '';
  let otherId = '';
  let foreignId = '';
  let assetTypeId = '';

  const assetIn = (project: string, name: string) =>
    studio.studio().store.entity.insert({
      name,
      project_id: project,
      entity_type_id: assetTypeId,
      is_shared: true,
      data: {},
    }).id;

  beforeAll(async () => {
    studio = await startDemoStudio({ kitsu, shots: 20, tasksPerShot: 3, comments: 60, assets: 6, people: 12 });
    manager = await signedIn(studio, 'manager');
    productionId = await openedProductionOf(manager);
    const { store } = studio.studio();
    const { productions, assetTypes } = await manager.studioRows();
    assetTypeId = assetTypes[0]?.id ?? '';
    // One that the manager is of, and has never opened here; and one that is not theirs.
    const session = await manager.query('session', {});
    const me = session.kind === 'open' ? session.personId : '';
    otherId = productions.find(({ id, isOpen }) => id !== productionId && isOpen)?.id ?? '';
    foreignId = store.project.insert({
      ...store.project.get(otherId),
      id: '00000000-0000-4000-8000-00000000f0f0',
      name: 'Not theirs',
      team: store.project.get(otherId)?.team.filter((id) => id !== me) ?? [],
    }).id;
  });
  afterAll(async () => {
    await manager.remove();
    await studio.stop();
  });

  const offered = async () =>
    (await manager.query('castableAssets', { productionId }))
      .filter(({ sharedFrom }) => sharedFrom !== null)
      .map(({ name, sharedFrom }) => `${name} of ${sharedFrom ?? ''}`);
  const look = async (): Promise<void> => {
    await manager.call('wantScopes', { scopes: [] });
    await manager.call('wantScopes', { scopes: [{ kind: 'shared-assets', productionId }] });
  };

  test('they are offered as soon as something is to be cast, cast as one’s own, and offered no more once taken back', async () => {
    const { steps } = await manager.query('pullSteps', {});
    expect(steps.find(({ key }) => key === `production:${otherId}`)?.state).toBe('later');
    const { store } = studio.studio();
    const lampId = assetIn(otherId, 'Borrowed lamp');
    assetIn(foreignId, 'Nobody’s lamp');
    const other = store.project.get(otherId)?.name ?? '';
    expect((await offered()).some((line) => line.startsWith('Borrowed lamp'))).toBe(false);
    await look();
    await manager.until(async () => (await offered()).includes(`Borrowed lamp of ${other}`), 'it is offered');
    expect((await offered()).some((line) => line.startsWith('Nobody’s lamp'))).toBe(false);

    const shot = store.entity.find((entity) => entity.project_id === productionId && entity.nb_frames !== null);
    await manager.command('changeCasting', {
      changes: [{ entityId: shot?.id ?? '', assetId: lampId, occurrences: 2 }],
    });
    await manager.untilQueueIsEmpty();
    const links = store.entity_link.by('entity_in_id', shot?.id ?? '');
    expect(links.find((link) => link.entity_out_id === lampId)?.nb_occurences).toBe(2);

    store.entity.update(lampId, { is_shared: false });
    await look();
    await manager.until(async () => !(await offered()).includes(`Borrowed lamp of ${other}`), 'it is offered no more');
    // It goes on playing where it does.
    const cast = (await manager.query('entityCasting', { entityId: shot?.id ?? '' }))?.cast ?? [];
    expect(cast.map(({ name }) => name)).toContain('Borrowed lamp');
  });

  test('one of a production that one is not of is named where it is cast already', async () => {
    const { store } = studio.studio();
    const shot = store.entity.filter((entity) => entity.project_id === productionId && entity.nb_frames !== null)[1];
    const ropeId = assetIn(foreignId, 'Their rope');
    store.entity_link.insert({
      entity_in_id: shot?.id ?? '',
      entity_out_id: ropeId,
      nb_occurences: 1,
      label: '',
    });
    store.entity.update(shot?.id ?? '', { description: 'moved on' });
    await manager.call('syncNow', {});
    await look();
    const named = async () =>
      ((await manager.query('entityCasting', { entityId: shot?.id ?? '' }))?.cast ?? []).map(({ name }) => name);
    await manager.until(async () => (await named()).includes('Their rope'), 'it is named');
    expect(await offered()).toContain('Their rope of ');
  });

  test('a production that is read later knows its own assets as before, the shared one among them', async () => {
    const { store } = studio.studio();
    await manager.call('pullProduction', { productionId: otherId });
    await manager.until(async () => {
      const { steps } = await manager.query('pullSteps', {});
      return steps.some(({ key, state }) => key === `production:${otherId}` && state === 'done');
    }, 'it is read');
    const { totalCount } = await manager.query('entityList', {
      productionId: otherId,
      kind: 'Asset',
      episodeId: null,
      search: '',
      sort: null,
      foldedGroupIds: [],
      firstRows: 10,
    });
    const typeIds = new Set((await manager.studioRows()).assetTypes.map(({ id }) => id));
    const own = store.entity.filter((one) => one.project_id === otherId && typeIds.has(one.entity_type_id ?? ''));
    expect(totalCount).toBe(own.length);
  });
});
