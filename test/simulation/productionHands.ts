/** What is in a production and who works in it: tasks, castings, the end of shots and assets, its team, its columns of metadata. */
import type { CommandAnswer } from '../../shared/ipc.ts';
import type { MetadataDescriptor } from '../../shared/model/production.ts';
import type { TestEngine } from '../support/testEngine.ts';
import type { Archive } from './archive.ts';
import type { Client } from './client.ts';
import type { Grounds } from './fieldHands.ts';
import { castingSays, columnNameOf, sayOnly, teamOf } from './fields.ts';
import { noteOvertaken, type Claim, type Given, type Ledger } from './ledger.ts';

type Doing = {
  readonly note: (more: Partial<Given>) => Given;
  readonly settle: (given: Given, answering: Promise<CommandAnswer>) => Promise<void>;
  readonly name: string;
};

const at = <Value>(values: readonly Value[], index: number): Value | undefined => values[index % values.length];

export async function createTask(
  engine: TestEngine,
  { shotIds, entityIds, taskTypeIds }: Grounds,
  pick: number,
  { note, settle }: Doing,
): Promise<void> {
  const entityId = at(entityIds, pick);
  const taskTypeId = at(shotIds.includes(entityId ?? '') ? taskTypeIds.Shot : taskTypeIds.Asset, Math.trunc(pick / 8));
  if (entityId === undefined || taskTypeId === undefined) return;
  const claim: Claim = {
    isGone: (archive) => archive.wasDeleted(entityId),
    wasSo: (archive) =>
      archive.ever('task', (row) => row.entity_id === entityId && row.task_type_id === taskTypeId).length > 0,
  };
  await settle(
    note({ taskId: '', entityId, claim }),
    engine.command('createTasks', { taskTypeId, entityIds: [entityId] }),
  );
}

/** For a selection, as all that one does to many tasks. */
export const deletionOfTasks: Partial<Given> = {
  claim: { isGone: () => false, wasSo: (archive, { taskId }) => archive.wasDeleted(taskId) },
};

export async function deleteEntity(
  engine: TestEngine,
  { entityIds }: Grounds,
  pick: number,
  { note, settle }: Doing,
): Promise<void> {
  const entityId = at(entityIds, pick);
  if (entityId === undefined) return;
  const claim: Claim = { isGone: () => false, wasSo: (archive) => archive.wasDeleted(entityId) };
  await settle(note({ taskId: '', entityId, claim }), engine.command('deleteEntity', { entityIds: [entityId] }));
}

export async function changeCasting(
  engine: TestEngine,
  { ledger, client, grounds }: { readonly ledger: Ledger; readonly client: Client; readonly grounds: Grounds },
  pick: number,
  { note, settle }: Doing,
): Promise<void> {
  const entityId = at(grounds.shotIds, pick);
  const assetId = at(
    grounds.entityIds.filter((id) => !grounds.shotIds.includes(id)),
    Math.trunc(pick / 8),
  );
  if (entityId === undefined || assetId === undefined) return;
  const occurrences = pick % 4;
  const claim: Claim = {
    isGone: (archive) => archive.wasDeleted(entityId) || archive.wasDeleted(assetId),
    wasSo: (archive) =>
      occurrences === 0 ||
      archive.ever(
        'entity_link',
        (row) => row.entity_in_id === entityId && row.entity_out_id === assetId && row.nb_occurences === occurrences,
      ).length > 0,
  };
  const says = castingSays(entityId, grounds.entityIds, { assetId, occurrences });
  await noteOvertaken(
    engine,
    ledger,
    client,
    (before) => before.what === 'changeCasting' && before.entityId === entityId && before.assetId === assetId,
  );
  await settle(
    note({ taskId: '', entityId, assetId, claim, says }),
    engine.command('changeCasting', { changes: [{ entityId, assetId, occurrences }] }),
  );
}

/** What whoever comes or goes may see and do is no promise from then on. */
export async function changeTeam(
  engine: TestEngine,
  { ledger, personId }: { readonly ledger: Ledger; readonly personId: string },
  productionId: string,
  what: 'addToTeam' | 'removeFromTeam',
  { note, settle }: Doing,
): Promise<void> {
  ledger.changedEyes.add(personId);
  const claim: Claim = {
    isGone: () => false,
    wasSo: (archive) =>
      archive.ever('project', ({ team }) => team.includes(personId) === (what === 'addToTeam')).length > 0,
  };
  const says = sayOnly(teamOf(productionId, personId), what === 'addToTeam');
  await settle(
    note({ taskId: '', personId, claim, says }),
    engine.command(what, { productionId, personIds: [personId] }),
  );
}

export async function createDescriptor(
  engine: TestEngine,
  { productionId }: Grounds,
  pick: number,
  { note, settle, name }: Doing,
): Promise<void> {
  await settle(
    note({ taskId: '' }),
    engine.command('createDescriptor', {
      productionId,
      kind: pick % 2 === 0 ? 'Shot' : 'Asset',
      name,
      dataType: 'string',
      choices: [],
      isForClient: pick % 3 === 0,
      departmentIds: [],
    }),
  );
}

/** Those of a kind from another one on. */
export async function orderDescriptors(
  engine: TestEngine,
  { productionId }: Grounds,
  pick: number,
  { note, settle }: Doing,
): Promise<void> {
  const kind = pick % 2 === 0 ? 'Shot' : 'Asset';
  const { productions } = await engine.query('studio', {});
  const ids = (productions.find(({ id }) => id === productionId)?.descriptors ?? [])
    .filter(({ entityKind }) => entityKind === kind)
    .map(({ id }) => id);
  if (ids.length === 0) return;
  const from = pick % ids.length;
  await settle(
    note({ taskId: '' }),
    engine.command('orderDescriptors', {
      productionId,
      kind,
      descriptorIds: [...ids.slice(from), ...ids.slice(0, from)],
    }),
  );
}

/** One that is there, or one that is still to be made. */
async function aDescriptor(
  engine: TestEngine,
  { productionId }: Grounds,
  pick: number,
): Promise<MetadataDescriptor | undefined> {
  const { productions } = await engine.query('studio', {});
  return at(productions.find(({ id }) => id === productionId)?.descriptors ?? [], pick);
}

/** By its id, or by the name it had while it waited, which no other has. */
const idsOf = (archive: Archive, descriptor: MetadataDescriptor): readonly string[] =>
  archive
    .ever('metadata_descriptor', ({ id, name }) => id === descriptor.id || name === descriptor.name)
    .map(({ id }) => id);

export async function editDescriptor(
  engine: TestEngine,
  grounds: Grounds,
  pick: number,
  { note, settle, name }: Doing,
): Promise<void> {
  const descriptor = await aDescriptor(engine, grounds, pick);
  if (descriptor === undefined) return;
  const claim: Claim = {
    isGone: (archive) => idsOf(archive, descriptor).some(archive.wasDeleted),
    wasSo: (archive) => archive.ever('metadata_descriptor', (row) => row.name === name).length > 0,
  };
  await settle(
    note({ taskId: '', claim, says: sayOnly(columnNameOf(descriptor.id), name) }),
    engine.command('editDescriptor', {
      productionId: grounds.productionId,
      descriptorId: descriptor.id,
      change: { name },
    }),
  );
}

export async function deleteDescriptor(
  engine: TestEngine,
  grounds: Grounds,
  pick: number,
  { note, settle }: Doing,
): Promise<void> {
  const descriptor = await aDescriptor(engine, grounds, pick);
  if (descriptor === undefined) return;
  const claim: Claim = {
    isGone: () => false,
    wasSo: (archive) => idsOf(archive, descriptor).some(archive.wasDeleted),
  };
  await settle(
    note({ taskId: '', claim }),
    engine.command('deleteDescriptor', { productionId: grounds.productionId, descriptorId: descriptor.id }),
  );
}
