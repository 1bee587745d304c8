/** What concepts are of, seen from either end, with what waits laid over. */
import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { ConceptLink, Linkable } from '../../../shared/model/conceptLinks.ts';
import type { Entity } from '../../../shared/model/entity.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Mark } from '../../../shared/model/sync.ts';
import { isLinked } from '../../../shared/rules/conceptLinks.ts';
import { mayCreateConcept, mayEditEntity } from '../../../shared/rules/entityRights.ts';
import { naturalOrder } from '../../../shared/rules/naturalOrder.ts';
import { overlaidEntity, overlaidTask, shownEntity } from '../commands/overlay.ts';
import { byTypeAndName } from './castRows.ts';
import type { QueryContext } from './context.ts';
import { entityLabels } from './entityLabels.ts';
import { actorIn } from './playlists.ts';

/** Null where it is not on this disk. */
export function conceptLinks(
  context: QueryContext,
  { entityId }: InputOf<Queries, 'conceptLinks'>,
): AnswerOf<Queries, 'conceptLinks'> {
  const { tables } = context;
  const id = tables.identities.resolve(entityId);
  const entity = shownEntity(id, tables, context.overlay());
  if (entity === null) return null;
  const { productionId, kind } = entity;
  const mayLink = (concept: Entity): boolean => mayLinkIn(context, concept);
  const concepts = kind === 'Concept' ? [entity] : conceptsOf(context, productionId);
  const links = concepts.flatMap((concept) =>
    linksOf(context, concept)
      .filter(({ linkedId }) => kind === 'Concept' || linkedId === id)
      .map((link) => ({ ...link, concept, otherId: kind === 'Concept' ? link.linkedId : concept.id })),
  );
  const labels = entityLabels(
    context,
    links.map(({ otherId }) => otherId),
  );
  const actor = actorIn(context, productionId);
  return {
    links: links
      .flatMap(({ concept, otherId, mark, isGoing }): readonly ConceptLink[] => {
        // What it is of may be of a production that is not here.
        const known = labels.get(otherId);
        if (known === undefined) return [];
        return [
          {
            label: known.label,
            productionId: known.entity.productionId,
            taskStatusId: kind === 'Concept' ? null : statusOf(context, concept.id),
            mark,
            isGoing,
            canChange: mayLink(concept),
          },
        ];
      })
      .toSorted(
        (one, other) =>
          naturalOrder(one.label.parentName, other.label.parentName) || naturalOrder(one.label.name, other.label.name),
      ),
    canLink: kind === 'Concept' ? mayLink(entity) : concepts.some(mayLink),
    canCreate: mayCreateConcept(actor).allowed,
  };
}

export function linkable(
  context: QueryContext,
  { entityId }: InputOf<Queries, 'linkable'>,
): AnswerOf<Queries, 'linkable'> {
  const { tables } = context;
  const overlay = context.overlay();
  const id = tables.identities.resolve(entityId);
  const entity = shownEntity(id, tables, overlay);
  if (entity === null) return [];
  const { productionId } = entity;
  const typeNames = new Map(tables.assetTypes.all().map((type) => [type.id, type.name]));
  const asLinkable = (one: Entity): Linkable => ({
    entityId: one.id,
    name: one.name,
    assetTypeName: typeNames.get(one.assetTypeId ?? '') ?? '',
    mainPreviewFileId: one.mainPreviewFileId,
  });
  const found =
    entity.kind === 'Concept'
      ? shownOf(context, productionId, 'Asset').filter((asset) => !isLinkedNow(context, entity, asset.id))
      : conceptsOf(context, productionId).filter(
          (concept) => mayLinkIn(context, concept) && !isLinkedNow(context, concept, id),
        );
  return found
    .filter(({ isCanceled }) => !isCanceled)
    .map(asLinkable)
    .toSorted(byTypeAndName);
}

const mayLinkIn = (context: QueryContext, concept: Entity): boolean =>
  mayEditEntity(
    { ...actorIn(context, concept.productionId), entity: concept },
    { field: 'linkedIds', linkedId: '', value: true },
  ).allowed;

function shownOf(context: QueryContext, productionId: Id, kind: 'Asset' | 'Concept'): readonly Entity[] {
  const { tables } = context;
  const overlay = context.overlay();
  const waiting = [...overlay.newEntities.values()].flatMap(({ entity }) =>
    entity.productionId === productionId && entity.kind === kind ? [entity] : [],
  );
  return [...tables.entities.ofProduction(productionId, kind), ...waiting]
    .filter(({ id }) => overlay.entities.get(id)?.isDeleted !== true)
    .map((entity) => overlaidEntity(entity, overlay));
}

const conceptsOf = (context: QueryContext, productionId: Id): readonly Entity[] =>
  shownOf(context, productionId, 'Concept').filter(({ isCanceled }) => !isCanceled);

type Link = { readonly linkedId: Id; readonly mark: Mark | null; readonly isGoing: boolean };

/** What it is of, and what it was of until what waits. */
function linksOf(context: QueryContext, concept: Entity): readonly Link[] {
  const { identities } = context.tables;
  const overlay = context.overlay();
  const isNew = overlay.newEntities.get(concept.id);
  const patches = new Map((overlay.entities.get(concept.id)?.links ?? []).map((link) => [link.linkedId, link]));
  const staying = (concept.linkedIds ?? []).map((id): Link => {
    const linkedId = identities.resolve(id);
    return { linkedId, mark: patches.get(linkedId)?.mark ?? isNew?.mark ?? null, isGoing: false };
  });
  const going = [...patches.values()]
    .filter(({ value }) => !value)
    .map(({ linkedId, mark }): Link => ({ linkedId, mark, isGoing: true }));
  return [...staying, ...going];
}

const isLinkedNow = ({ tables }: QueryContext, concept: Entity, id: Id): boolean =>
  isLinked({ linkedIds: (concept.linkedIds ?? []).map(tables.identities.resolve) }, id);

/** Of the task that it is judged by. */
function statusOf(context: QueryContext, conceptId: Id): Id | null {
  const [task] = context.tables.tasks.ofEntity(conceptId);
  return task === undefined ? null : overlaidTask(task, context.overlay()).taskStatusId;
}
