import type { CastingLink } from '../../../../shared/model/entity.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import type { Database } from '../open.ts';
import { number, text, type Row } from '../row.ts';

export type Castings = {
  readonly ofEntity: (entityId: Id) => readonly CastingLink[];
  readonly ofEntities: (entityIds: readonly Id[]) => readonly CastingLink[];
  /** In how many shots and assets of a production each asset is cast. */
  readonly useCounts: (productionId: Id) => ReadonlyMap<Id, number>;
  /** What these are cast in. */
  readonly holdersOf: (assetIds: readonly Id[]) => readonly Id[];
  /**
   * Makes the production's castings exactly these: the server's lists are complete and carry no dates.
   * @param exceptIds those of these entities stay as they are.
   */
  readonly replaceOfProduction: (productionId: Id, links: readonly CastingLink[], exceptIds: ReadonlySet<Id>) => void;
  readonly replaceOfEntity: (entityId: Id, links: readonly CastingLink[]) => void;
  /** What they cast, and what casts them. */
  readonly removeOfEntities: (entityIds: readonly Id[]) => void;
};

function readLink(row: Row): CastingLink {
  return {
    productionId: text(row, 'productionId'),
    entityId: text(row, 'entityId'),
    assetId: text(row, 'assetId'),
    occurrences: number(row, 'occurrences'),
    label: text(row, 'label'),
  };
}

const keyOf = (link: CastingLink): string => `${link.entityId} ${link.assetId} ${link.label}`;

export function createCastings(db: Database): Castings {
  const ofEntity = db.prepare('SELECT * FROM casting WHERE entityId = @entityId');
  const ofEntities = db.prepare('SELECT * FROM casting WHERE entityId IN (SELECT value FROM json_each(@ids))');
  const useCounts = db.prepare(
    'SELECT assetId, COUNT(*) AS count FROM casting WHERE productionId = @productionId GROUP BY assetId',
  );
  const holdersOf = db.prepare(
    'SELECT DISTINCT entityId FROM casting WHERE assetId IN (SELECT value FROM json_each(@ids))',
  );
  const ofProduction = db.prepare('SELECT * FROM casting WHERE productionId = @productionId');
  const upsert = db.prepare(`
    INSERT INTO casting (entityId, assetId, label, productionId, occurrences)
    VALUES (@entityId, @assetId, @label, @productionId, @occurrences)
    ON CONFLICT (entityId, assetId, label) DO UPDATE SET occurrences = excluded.occurrences, productionId = excluded.productionId
    WHERE (occurrences, productionId) IS NOT (excluded.occurrences, excluded.productionId)`);
  const removeLink = db.prepare(
    'DELETE FROM casting WHERE entityId = @entityId AND assetId = @assetId AND label = @label',
  );
  const removeOfEntities = db.prepare('DELETE FROM casting WHERE entityId IN (SELECT value FROM json_each(@ids))');

  const removeOfAssets = db.prepare('DELETE FROM casting WHERE assetId IN (SELECT value FROM json_each(@ids))');

  const replace = (known: readonly CastingLink[], links: readonly CastingLink[]): void => {
    const wanted = new Set(links.map(keyOf));
    for (const link of known)
      if (!wanted.has(keyOf(link)))
        removeLink.run({ entityId: link.entityId, assetId: link.assetId, label: link.label });
    for (const link of links) upsert.run({ ...link });
  };

  return {
    ofEntity: (entityId) => ofEntity.all({ entityId }).map(readLink),
    ofEntities: (entityIds) => ofEntities.all({ ids: JSON.stringify(entityIds) }).map(readLink),
    useCounts: (productionId) =>
      new Map(useCounts.all({ productionId }).map((row) => [text(row, 'assetId'), number(row, 'count')])),
    holdersOf: (assetIds) => holdersOf.all({ ids: JSON.stringify(assetIds) }).map((row) => text(row, 'entityId')),
    replaceOfProduction: (productionId, links, exceptIds) => {
      const isMeant = ({ entityId }: CastingLink): boolean => !exceptIds.has(entityId);
      replace(ofProduction.all({ productionId }).map(readLink).filter(isMeant), links.filter(isMeant));
    },
    replaceOfEntity: (entityId, links) => {
      replace(ofEntity.all({ entityId }).map(readLink), links);
    },
    removeOfEntities: (entityIds) => {
      removeOfEntities.run({ ids: JSON.stringify(entityIds) });
      removeOfAssets.run({ ids: JSON.stringify(entityIds) });
    },
  };
}
