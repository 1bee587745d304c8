// Concepts: pictures that are put up offline, once on the server whatever is lost on the way, and what they are of from both ends.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { pictureFixture, textFixture } from '../../support/files.ts';
import { openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';

describe.each(['0.20.52', '1.0.97'] as const)('at a Kitsu %s', (kitsu) => {
  let studio: RunningStudio;
  let manager: SignedIn;
  let productionId = '';
  let assetIds: readonly string[] = [];

  beforeAll(async () => {
    studio = await startDemoStudio({ kitsu, shots: 20, tasksPerShot: 3, comments: 60, assets: 6, people: 12 });
    manager = await signedIn(studio, 'manager');
    productionId = await openedProductionOf(manager);
    assetIds = (await manager.query('castableAssets', { productionId })).map(({ assetId }) => assetId);
  });
  afterEach(async () => {
    studio.faults.clear();
    await manager.call('pauseSync', { isPaused: false });
    await manager.untilQueueIsEmpty();
  });
  afterAll(async () => {
    await manager.remove();
    await studio.stop();
  });

  const assetId = (index: number): string => assetIds[index] ?? '';
  const putUp = async (name: string, linkedIds: readonly string[] = [], engine = manager) =>
    engine.command('createConcept', {
      productionId,
      name,
      linkedIds: [...linkedIds],
      handles: [await pictureFixture(engine, 'harbor.png')],
    });
  const link = (conceptId: string, linkedId: string, value = true) =>
    manager.command('editEntity', { entityIds: [conceptId], changes: [{ field: 'linkedIds', linkedId, value }] });
  const rowsOf = async (engine = manager) =>
    (
      await engine.query('entityList', {
        productionId,
        kind: 'Concept',
        episodeId: null,
        search: '',
        sort: null,
        foldedGroupIds: [],
        firstRows: 200,
      })
    ).rows;
  const idOf = async (name: string): Promise<string> => {
    const row = (await rowsOf()).find((one) => one.name === name);
    if (row === undefined) throw new Error(`no concept ${name}`);
    return row.id;
  };
  const linksOf = async (entityId: string) =>
    ((await manager.query('conceptLinks', { entityId }))?.links ?? []).map(({ label, mark, isGoing }) =>
      [label.entityId, mark ?? 'sent', ...(isGoing ? ['going'] : [])].join(' '),
    );
  /** All that the server has of the concepts of a name. */
  const onServer = (name: string) => {
    const { store } = studio.studio();
    return store.entity
      .filter((entity) => entity.project_id === productionId && entity.name === name)
      .map((entity) => {
        const tasks = store.task.by('entity_id', entity.id);
        const comments = tasks.flatMap(({ id }) => store.comment.by('object_id', id));
        const files = tasks.flatMap(({ id }) => store.preview_file.by('task_id', id));
        return {
          kind: store.entity_type.get(entity.entity_type_id)?.name,
          links: entity.entity_concept_links,
          tasks: tasks.map((task) => ({
            forEntity: store.task_type.get(task.task_type_id)?.for_entity,
            isForConcepts: store.task_status.get(task.task_status_id ?? '')?.for_concept,
          })),
          commentCount: comments.length,
          files: files.map((file) => ({ name: file.original_name, revision: file.revision })),
          isSeenByIt: files.length > 0 && entity.preview_file_id === files[0]?.id,
        };
      });
  };
  const whole = (links: readonly string[]) => ({
    kind: 'Concept',
    links,
    tasks: [{ forEntity: 'Concept', isForConcepts: true }],
    commentCount: 1,
    files: [{ name: 'harbor', revision: 1 }],
    isSeenByIt: true,
  });

  test('a picture that is put up without the server stands in the table at once, and becomes a concept with its task', async () => {
    await manager.call('pauseSync', { isPaused: true });
    const answer = await putUp('Fog over the quay', [assetId(0)]);
    expect([answer.commandIds.length, answer.refused]).toEqual([1, []]);
    const waitingId = await idOf('Fog over the quay');
    expect((await rowsOf()).find(({ id }) => id === waitingId)?.marks.any).toBe('waiting');
    expect(await linksOf(waitingId)).toEqual([`${assetId(0)} waiting`]);
    expect(await linksOf(assetId(0))).toContain(`${waitingId} waiting`);
    const { rows } = await manager.query('queue', {});
    expect(rows[0]).toMatchObject({ kind: 'createConcept', entity: { kind: 'Concept', name: 'Fog over the quay' } });

    await manager.call('pauseSync', { isPaused: false });
    await manager.untilQueueIsEmpty();
    expect(onServer('Fog over the quay')).toEqual([whole([assetId(0)])]);
    // A page that was opened while it waited is of the same one.
    const detail = await manager.query('entityDetail', { entityId: waitingId });
    expect(detail?.entity.linkedIds).toEqual([assetId(0)]);
    expect(detail?.entity.mainPreviewFileId).not.toBeNull();
    expect(detail?.tasks).toHaveLength(1);
    expect(await linksOf(assetId(0))).toContain(`${detail?.entity.id ?? ''} sent`);
  });

  test.each([
    ['the entity', 'POST', '/data/projects/*/concepts'],
    ['what it is of', 'PUT', '/data/entities/*'],
    ['its task', 'POST', '/actions/projects/*/task-types/*/concepts/create-tasks'],
    ['its comment', 'POST', '/actions/tasks/*/comment'],
    ['its preview file', 'POST', '/actions/tasks/*/comments/*/add-preview'],
    ['its upload', 'POST', '/pictures/preview-files/*'],
    ['that it is seen by it', 'PUT', '/actions/preview-files/*/set-main-preview'],
  ])('one whose answer was lost at %s is there once, and whole', async (step, method, path) => {
    const name = `Lost at ${step}`;
    studio.faults.set([{ method, path, times: 1, action: { kind: 'cut after' } }]);
    await putUp(name, [assetId(1)]);
    await manager.untilQueueIsEmpty(30_000);
    expect(onServer(name)).toEqual([whole([assetId(1)])]);
    expect((await rowsOf()).filter((row) => row.name === name)).toHaveLength(1);
  });

  test('a name that is taken, here or on the server alone, gets a number', async () => {
    await putUp('Storm');
    await putUp('Storm');
    const typeId = studio.studio().store.entity_type.find(({ name }) => name === 'Concept')?.id ?? '';
    studio.studio().store.entity.insert({ name: 'Tide', project_id: productionId, entity_type_id: typeId });
    await putUp('Tide');
    await manager.untilQueueIsEmpty();
    for (const name of ['Storm', 'Storm 2', 'Tide 2']) expect([name, onServer(name).length]).toEqual([name, 1]);
    expect(onServer('Storm 2')).toEqual([whole([])]);
  });

  test('what it is of is changed from either end, and what others linked meanwhile stays', async () => {
    await putUp('Lantern', [assetId(2)]);
    await manager.untilQueueIsEmpty();
    const conceptId = await idOf('Lantern');
    await manager.call('pauseSync', { isPaused: true });
    await link(conceptId, assetId(3));
    await link(conceptId, assetId(2), false);
    expect((await linksOf(conceptId)).toSorted()).toEqual(
      [`${assetId(3)} waiting`, `${assetId(2)} waiting going`].toSorted(),
    );
    expect(await linksOf(assetId(3))).toContain(`${conceptId} waiting`);
    const { store } = studio.studio();
    store.entity.update(conceptId, { entity_concept_links: [assetId(2), assetId(4)] });
    await manager.call('pauseSync', { isPaused: false });
    await manager.untilQueueIsEmpty();
    expect(store.entity.get(conceptId)?.entity_concept_links.toSorted()).toEqual([assetId(3), assetId(4)].toSorted());
    await manager.call('syncNow', {});
    await manager.until(
      async () => (await linksOf(assetId(4))).includes(`${conceptId} sent`),
      'what somebody else linked is here',
    );
    expect((await manager.query('linkable', { entityId: conceptId })).map(({ entityId }) => entityId)).not.toContain(
      assetId(3),
    );
    const offered = await manager.query('linkable', { entityId: assetId(2) });
    expect(offered.map(({ entityId }) => entityId)).toContain(conceptId);
  });

  test('what is linked while the concept itself waits goes after it', async () => {
    await manager.call('pauseSync', { isPaused: true });
    await putUp('Pier');
    await link(await idOf('Pier'), assetId(5));
    await manager.call('pauseSync', { isPaused: false });
    await manager.untilQueueIsEmpty();
    expect(onServer('Pier')).toEqual([whole([assetId(5)])]);
  });

  test('a shot is of nothing, and a file that is no picture no concept', async () => {
    const asset = assetId(0);
    const { refused } = await link(asset, assetId(1));
    expect(refused.map(({ detail }) => detail['reason'])).toEqual(['no-such-field']);
    const { handle } = await textFixture(manager, 'notes.pdf', 'words');
    await expect(
      manager.command('createConcept', { productionId, name: 'Notes', linkedIds: [], handles: [handle] }),
    ).rejects.toMatchObject({ code: 'not-allowed', detail: { reason: 'file-type' } });
  });

  test('one that is deleted is gone with its task, and no asset has it any more', async () => {
    await putUp('Not this one', [assetId(0)]);
    await manager.untilQueueIsEmpty();
    const conceptId = await idOf('Not this one');
    await manager.command('deleteEntity', { entityIds: [conceptId] });
    await manager.untilQueueIsEmpty();
    expect(onServer('Not this one')).toEqual([]);
    expect(studio.studio().store.task.by('entity_id', conceptId)).toEqual([]);
    expect((await linksOf(assetId(0))).filter((line) => line.startsWith(conceptId))).toEqual([]);
    expect((await rowsOf()).map(({ name }) => name)).not.toContain('Not this one');
  });
});

describe.each(['0.20.52', '1.0.97'] as const)('by role, at a Kitsu %s', (kitsu) => {
  let studio: RunningStudio;
  beforeAll(async () => {
    studio = await startDemoStudio({ kitsu, shots: 20, tasksPerShot: 3, comments: 60, assets: 6, people: 12 });
  });
  afterAll(() => studio.stop());

  const putUp = async (engine: SignedIn, name: string) =>
    engine.command('createConcept', {
      productionId: await openedProductionOf(engine),
      name,
      linkedIds: [],
      handles: [await pictureFixture(engine, 'harbor.png')],
    });
  /** As the first artist, of a department or of none that makes concepts. */
  const signedInFrom = (isOfConcepts: boolean): Promise<SignedIn> => {
    const { store } = studio.studio();
    const departmentId = store.task_type.find(({ for_entity }) => for_entity === 'Concept')?.department_id ?? '';
    const others = store.department.filter(({ id }) => id !== departmentId).map(({ id }) => id);
    const email = studio.accounts.find(({ role }) => role === 'user')?.email;
    const person = store.person.find((one) => one.email === email);
    store.person.update(person?.id ?? '', { departments: isOfConcepts ? [departmentId] : others.slice(0, 1) });
    return signedIn(studio, 'user');
  };

  test('an artist of the department puts one up and says what it is of', async () => {
    const artist = await signedInFrom(true);
    const [asset] = await artist.query('castableAssets', { productionId: await openedProductionOf(artist) });
    expect((await putUp(artist, 'From an artist')).refused).toEqual([]);
    await artist.untilQueueIsEmpty();
    const { store } = studio.studio();
    const concept = store.entity.find(({ name }) => name === 'From an artist');
    await artist.command('editEntity', {
      entityIds: [concept?.id ?? ''],
      changes: [{ field: 'linkedIds', linkedId: asset?.assetId ?? '', value: true }],
    });
    await artist.untilQueueIsEmpty();
    expect(store.entity.get(concept?.id ?? null)).toMatchObject({ entity_concept_links: [asset?.assetId] });
    expect(store.entity.get(concept?.id ?? null)?.preview_file_id).not.toBeNull();
    await artist.remove();
  });

  test('where a server takes none from an artist of another department, nothing is made', async () => {
    const artist = await signedInFrom(false);
    await putUp(artist, 'From elsewhere');
    const rows = async () => (await artist.query('queue', {})).rows;
    await artist.until(async () => (await rows()).every(({ state }) => state === 'rejected'), 'it is sent or refused');
    const isRefused = kitsu === '0.20.52';
    expect((await rows()).map(({ error }) => error?.detail['reason'])).toEqual(
      isRefused ? ['not-your-department'] : [],
    );
    const made = studio.studio().store.entity.filter(({ name }) => name === 'From elsewhere');
    expect(made).toHaveLength(isRefused ? 0 : 1);
    await artist.remove();
  });

  test('a client cannot', async () => {
    const client = await signedIn(studio, 'client');
    const { refused } = await putUp(client, 'From a client');
    expect(refused.map(({ detail }) => detail['reason'])).toEqual(['role']);
    await client.remove();
  });
});
