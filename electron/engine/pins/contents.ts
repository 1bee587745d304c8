/** Which entities and tasks a set is of, as the mirror stands now. */
import type { PinSubject } from '../../../shared/model/pins.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { EntityOfKind } from '../db/tables/entities.ts';
import type { QueryContext } from '../queries/context.ts';
import { doneTest, myTasks } from '../queries/myTasks.ts';
import type { MirrorQueries } from '../queries/registry.ts';

export type PinContents = {
  readonly entities: readonly EntityOfKind[];
  readonly taskIds: readonly Id[];
  /** Files it wants whatever revision they are of. */
  readonly chosenFileIds?: readonly Id[];
  /** The productions it reaches into. */
  readonly productionIds: readonly Id[];
};

export type PinSource = {
  readonly context: QueryContext;
  readonly mirror: Pick<MirrorQueries, 'entityList' | 'playlist'>;
};

/** What its own row in the lists says it is called; empty where it has no name of its own. */
export function nameOf({ context: { tables } }: PinSource, subject: PinSubject): string {
  switch (subject.kind) {
    case 'episode':
      return tables.entities.get(subject.episodeId)?.name ?? '';
    case 'sequence':
      return tables.entities.get(subject.sequenceId)?.name ?? '';
    case 'playlist':
      return tables.playlists.get(subject.playlistId)?.name ?? '';
    case 'my-tasks':
      return '';
    default:
      return tables.productions.get(subject.productionId)?.name ?? '';
  }
}

export function contentsOf(source: PinSource, subject: PinSubject): PinContents {
  const { entities, tasks } = source.context.tables;
  switch (subject.kind) {
    case 'production':
      return {
        entities: entities.kindsOf(subject.productionId),
        taskIds: tasks.idsOf(subject.productionId),
        productionIds: [subject.productionId],
      };
    case 'episode':
      return below(source, subject.productionId, subject.episodeId);
    case 'sequence':
      return below(source, subject.productionId, subject.sequenceId);
    case 'search':
      return searched(source, subject);
    case 'playlist':
      return shownIn(source, subject);
    case 'selection':
      return ofTasks(source, tasks.byIds(subject.taskIds), [subject.productionId]);
    case 'my-tasks': {
      const isDone = doneTest(source.context.tables.taskStatuses.all());
      const open = myTasks(source.context).filter((task) => !isDone(task));
      return ofTasks(source, open, [...new Set(open.map(({ productionId }) => productionId))]);
    }
  }
}

/** A sequence with its shots; an episode with its sequences, their shots, and its assets. */
function below({ context: { tables } }: PinSource, productionId: Id, topId: Id): PinContents {
  const found = new Map(tables.entities.kindsOfIds([topId]).map((entity) => [entity.id, entity]));
  for (let parents: readonly Id[] = [topId]; parents.length > 0;) {
    const next = tables.entities.kindsBelow(productionId, parents).filter(({ id }) => !found.has(id));
    for (const entity of next) found.set(entity.id, entity);
    parents = next.map(({ id }) => id);
  }
  const entities = [...found.values()];
  return {
    entities,
    taskIds: tables.tasks.idsOfEntities(entities.map(({ id }) => id)),
    productionIds: [productionId],
  };
}

function searched(
  { context: { tables }, mirror }: PinSource,
  { productionId, entityKind, episodeId, search }: Extract<PinSubject, { kind: 'search' }>,
): PinContents {
  const { order } = mirror.entityList({
    productionId,
    kind: entityKind,
    episodeId,
    search,
    sort: null,
    foldedGroupIds: [],
  });
  const entities = tables.entities.kindsOfKeys([...order]);
  return {
    entities,
    taskIds: tables.tasks.idsOfEntities(entities.map(({ id }) => id)),
    productionIds: [productionId],
  };
}

/** What it shows, and the tasks that this is of. */
function shownIn(
  { context: { tables }, mirror }: PinSource,
  { productionId, playlistId }: Extract<PinSubject, { kind: 'playlist' }>,
): PinContents {
  const entries = mirror.playlist({ playlistId })?.entries ?? [];
  const files = tables.previewFiles.byIds(entries.flatMap(({ previewFileId }) => previewFileId ?? []));
  return {
    entities: tables.entities.kindsOfIds([...new Set(entries.map(({ entityId }) => entityId))]),
    taskIds: [...new Set(files.map(({ taskId }) => taskId))],
    chosenFileIds: files.map(({ id }) => id),
    productionIds: [productionId],
  };
}

function ofTasks(
  { context: { tables } }: PinSource,
  tasks: readonly { readonly id: Id; readonly entityId: Id }[],
  productionIds: readonly Id[],
): PinContents {
  return {
    entities: tables.entities.kindsOfIds([...new Set(tasks.map(({ entityId }) => entityId))]),
    taskIds: tasks.map(({ id }) => id),
    productionIds,
  };
}
