import { entityKinds, type EntityKind, type Id, type Instant } from '../../../../shared/model/studio.ts';
import type { Entity, EntityData } from '../../../../shared/model/entity.ts';
import type { Database } from '../open.ts';
import { flag, ids as idsIn, json, number, numberOrNull, oneOf, text, textOrNull, type Row } from '../row.ts';

export type EntityRecord = Entity & { readonly key: number; readonly rev: number };

export type EntityOfKind = { readonly id: Id; readonly kind: EntityKind };

export type Entities = {
  readonly get: (id: Id) => EntityRecord | null;
  readonly byIds: (ids: readonly Id[]) => readonly EntityRecord[];
  readonly byKeys: (keys: readonly number[]) => readonly EntityRecord[];
  /** Of the entities that these tasks are of, each once. */
  readonly keysOfTasks: (taskIds: readonly Id[]) => readonly number[];
  readonly ofProduction: (productionId: Id, kind: EntityKind) => readonly EntityRecord[];
  /** The assets that these productions share. */
  readonly sharedIn: (productionIds: readonly Id[]) => readonly EntityRecord[];
  /** Exactly of that name, of whatever kind. */
  readonly named: (productionId: Id, name: string) => readonly EntityRecord[];
  readonly countByKind: (productionId: Id) => ReadonlyMap<string, number>;
  readonly idsOf: (productionId: Id, kind: EntityKind) => readonly Id[];
  readonly idsOfProduction: (productionId: Id) => readonly Id[];
  /** At that moment or after it. */
  readonly idsMovedSince: (productionId: Id, since: Instant) => readonly Id[];
  readonly mainPreviewsOf: (productionId: Id) => readonly Id[];
  readonly kindsOf: (productionId: Id) => readonly EntityOfKind[];
  readonly kindsOfKeys: (keys: readonly number[]) => readonly EntityOfKind[];
  readonly kindsOfIds: (ids: readonly Id[]) => readonly EntityOfKind[];
  /** Those right below these: shots of a sequence; sequences, edits and assets of an episode. */
  readonly kindsBelow: (productionId: Id, parentIds: readonly Id[]) => readonly EntityOfKind[];
  readonly mainPreviewIds: (ids: readonly Id[]) => readonly Id[];
  /**
   * Writes what differs, and answers whether anything did. What a list does not tell (null `updatedAt`, `createdBy`,
   * `castCount`, `linkedIds`) keeps what is known.
   */
  readonly upsert: (entity: Entity) => boolean;
  /** Rows known by name alone (a to-do list tells no more) never replace a fuller one. */
  readonly insertIfAbsent: (entity: Entity) => void;
  /** Of these, the assets: lists do not tell how many assets are cast in an asset, the castings do. */
  readonly countCast: (ids: readonly Id[]) => void;
  readonly remove: (ids: readonly Id[]) => number;
};

function readEntity(row: Row): EntityRecord {
  return {
    key: number(row, 'key'),
    id: text(row, 'id'),
    productionId: text(row, 'productionId'),
    kind: oneOf(row, 'kind', entityKinds),
    assetTypeId: textOrNull(row, 'assetTypeId'),
    name: text(row, 'name'),
    description: text(row, 'description'),
    parentId: textOrNull(row, 'parentId'),
    sourceId: textOrNull(row, 'sourceId'),
    isCanceled: flag(row, 'isCanceled'),
    isShared: flag(row, 'isShared'),
    lengthFrames: numberOrNull(row, 'lengthFrames'),
    castCount: number(row, 'castCount'),
    isCastingStandby: flag(row, 'isCastingStandby'),
    readyForTaskTypeId: textOrNull(row, 'readyForTaskTypeId'),
    mainPreviewFileId: textOrNull(row, 'mainPreviewFileId'),
    linkedIds: idsIn(row, 'linkedIds'),
    data: readData(row),
    createdBy: textOrNull(row, 'createdBy'),
    updatedAt: textOrNull(row, 'updatedAt'),
    rev: number(row, 'rev'),
  };
}

function readData(row: Row): EntityData {
  const value = json(row, 'data');
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {};
}

export function createEntities(db: Database): Entities {
  const get = db.prepare('SELECT * FROM entity WHERE id = @id');
  const byIds = db.prepare('SELECT * FROM entity WHERE id IN (SELECT value FROM json_each(@ids))');
  const byKeys = db.prepare('SELECT * FROM entity WHERE key IN (SELECT value FROM json_each(@keys))');
  const keysOfTasks = db.prepare(
    `SELECT DISTINCT entity.key AS key FROM task JOIN entity ON entity.id = task.entityId
     WHERE task.id IN (SELECT value FROM json_each(@taskIds))`,
  );
  const ofProduction = db.prepare('SELECT * FROM entity WHERE productionId = @productionId AND kind = @kind');
  const sharedIn = db.prepare(
    `SELECT * FROM entity
     WHERE productionId IN (SELECT value FROM json_each(@productionIds)) AND kind = 'Asset' AND isShared = 1`,
  );
  const named = db.prepare('SELECT * FROM entity WHERE productionId = @productionId AND name = @name');
  const countByKind = db.prepare(
    'SELECT kind, count(*) AS count FROM entity WHERE productionId = @productionId GROUP BY kind',
  );
  const idsOf = db.prepare('SELECT id FROM entity WHERE productionId = @productionId AND kind = @kind');
  const mainPreviewsOf = db.prepare(
    'SELECT mainPreviewFileId FROM entity WHERE productionId = @productionId AND mainPreviewFileId IS NOT NULL',
  );
  const idsOfProduction = db.prepare('SELECT id FROM entity WHERE productionId = @productionId');
  const movedSince = db.prepare('SELECT id FROM entity WHERE productionId = @productionId AND updatedAt >= @since');
  const kindsOf = db.prepare('SELECT id, kind FROM entity WHERE productionId = @productionId');
  const kindsOfKeys = db.prepare('SELECT id, kind FROM entity WHERE key IN (SELECT value FROM json_each(@keys))');
  const kindsOfIds = db.prepare('SELECT id, kind FROM entity WHERE id IN (SELECT value FROM json_each(@ids))');
  const kindsBelow = db.prepare(`
    SELECT id, kind FROM entity WHERE productionId = @productionId
      AND (parentId IN (SELECT value FROM json_each(@ids)) OR sourceId IN (SELECT value FROM json_each(@ids)))`);
  const mainPreviewIds = db.prepare(`
    SELECT mainPreviewFileId AS id FROM entity
    WHERE id IN (SELECT value FROM json_each(@ids)) AND mainPreviewFileId IS NOT NULL`);
  const ofKind = (row: Row): EntityOfKind => ({ id: text(row, 'id'), kind: oneOf(row, 'kind', entityKinds) });
  const insert = `
    INSERT INTO entity (id, productionId, kind, assetTypeId, name, description, parentId, sourceId, isCanceled, isShared,
      lengthFrames, castCount, isCastingStandby, readyForTaskTypeId, mainPreviewFileId, linkedIds, data, createdBy, updatedAt, rev)
    VALUES (@id, @productionId, @kind, @assetTypeId, @name, @description, @parentId, @sourceId, @isCanceled, @isShared,
      @lengthFrames, coalesce(@castCount, 0), @isCastingStandby, @readyForTaskTypeId, @mainPreviewFileId,
      coalesce(@linkedIds, '[]'), @data, @createdBy, @updatedAt, @rev)`;
  const insertIfAbsent = db.prepare(`${insert} ON CONFLICT (id) DO NOTHING`);
  const upsert = db.prepare(`${insert}
    ON CONFLICT (id) DO UPDATE SET productionId = excluded.productionId, kind = excluded.kind,
      assetTypeId = excluded.assetTypeId, name = excluded.name, description = excluded.description,
      parentId = excluded.parentId, sourceId = excluded.sourceId, isCanceled = excluded.isCanceled,
      isShared = excluded.isShared, lengthFrames = excluded.lengthFrames, castCount = coalesce(@castCount, castCount),
      isCastingStandby = excluded.isCastingStandby, readyForTaskTypeId = excluded.readyForTaskTypeId,
      mainPreviewFileId = excluded.mainPreviewFileId, linkedIds = coalesce(@linkedIds, linkedIds), data = excluded.data,
      createdBy = coalesce(excluded.createdBy, createdBy), updatedAt = coalesce(excluded.updatedAt, updatedAt),
      rev = excluded.rev
    WHERE (productionId, kind, assetTypeId, name, description, parentId, sourceId, isCanceled, isShared, lengthFrames,
      castCount, isCastingStandby, readyForTaskTypeId, mainPreviewFileId, linkedIds, data, createdBy, updatedAt)
    IS NOT (excluded.productionId, excluded.kind, excluded.assetTypeId, excluded.name, excluded.description,
      excluded.parentId, excluded.sourceId, excluded.isCanceled, excluded.isShared, excluded.lengthFrames,
      coalesce(@castCount, castCount), excluded.isCastingStandby, excluded.readyForTaskTypeId, excluded.mainPreviewFileId,
      coalesce(@linkedIds, linkedIds), excluded.data,
      coalesce(excluded.createdBy, createdBy), coalesce(excluded.updatedAt, updatedAt))`);
  const countCast = db.prepare(`
    UPDATE entity SET castCount = counted.cast, rev = @rev
    FROM (
      SELECT value AS id, (SELECT count(*) FROM casting WHERE casting.entityId = value) AS cast FROM json_each(@ids)
    ) AS counted
    WHERE entity.id = counted.id AND entity.kind = 'Asset' AND entity.castCount <> counted.cast`);
  const remove = db.prepare('DELETE FROM entity WHERE id IN (SELECT value FROM json_each(@ids))');

  const values = (entity: Entity) => ({
    id: entity.id,
    productionId: entity.productionId,
    kind: entity.kind,
    assetTypeId: entity.assetTypeId,
    name: entity.name,
    description: entity.description,
    parentId: entity.parentId,
    sourceId: entity.sourceId,
    isCanceled: Number(entity.isCanceled),
    isShared: Number(entity.isShared),
    lengthFrames: entity.lengthFrames,
    castCount: entity.castCount,
    isCastingStandby: Number(entity.isCastingStandby),
    readyForTaskTypeId: entity.readyForTaskTypeId,
    mainPreviewFileId: entity.mainPreviewFileId,
    linkedIds: entity.linkedIds === null ? null : JSON.stringify(entity.linkedIds),
    data: JSON.stringify(entity.data),
    createdBy: entity.createdBy,
    updatedAt: entity.updatedAt,
    rev: db.currentRev(),
  });

  return {
    get: (id) => {
      const row = get.get({ id });
      return row === undefined ? null : readEntity(row);
    },
    byIds: (ids) => byIds.all({ ids: JSON.stringify(ids) }).map(readEntity),
    byKeys: (keys) => byKeys.all({ keys: JSON.stringify(keys) }).map(readEntity),
    keysOfTasks: (taskIds) => keysOfTasks.all({ taskIds: JSON.stringify(taskIds) }).map((row) => number(row, 'key')),
    ofProduction: (productionId, kind) => ofProduction.all({ productionId, kind }).map(readEntity),
    sharedIn: (productionIds) => sharedIn.all({ productionIds: JSON.stringify(productionIds) }).map(readEntity),
    named: (productionId, name) => named.all({ productionId, name }).map(readEntity),
    countByKind: (productionId) =>
      new Map(countByKind.all({ productionId }).map((row) => [text(row, 'kind'), number(row, 'count')])),
    idsOf: (productionId, kind) => idsOf.all({ productionId, kind }).map((row) => text(row, 'id')),
    mainPreviewsOf: (productionId) => mainPreviewsOf.all({ productionId }).map((row) => text(row, 'mainPreviewFileId')),
    idsMovedSince: (productionId, since) => movedSince.all({ productionId, since }).map((row) => text(row, 'id')),
    idsOfProduction: (productionId) => idsOfProduction.all({ productionId }).map((row) => text(row, 'id')),
    kindsOf: (productionId) => kindsOf.all({ productionId }).map(ofKind),
    kindsOfKeys: (keys) => kindsOfKeys.all({ keys: JSON.stringify(keys) }).map(ofKind),
    kindsOfIds: (ids) => kindsOfIds.all({ ids: JSON.stringify(ids) }).map(ofKind),
    kindsBelow: (productionId, parentIds) =>
      kindsBelow.all({ productionId, ids: JSON.stringify(parentIds) }).map(ofKind),
    mainPreviewIds: (ids) => mainPreviewIds.all({ ids: JSON.stringify(ids) }).map((row) => text(row, 'id')),
    upsert: (entity) => upsert.run(values(entity)) > 0,
    insertIfAbsent: (entity) => {
      insertIfAbsent.run(values(entity));
    },
    countCast: (ids) => {
      countCast.run({ ids: JSON.stringify(ids), rev: db.currentRev() });
    },
    remove: (ids) => remove.run({ ids: JSON.stringify(ids) }),
  };
}
