/**
 * Whole productions in memory, for lists of ten thousand rows that are filtered, sorted and counted with every key. Read
 * once, then kept up with the mirror by the revs of changed rows; what waits is laid over the tasks.
 */
import type { EntityKind, Id } from '../../../shared/model/studio.ts';
import { overlaidEntity } from '../commands/overlay.ts';
import type { Overlay, TaskPatch } from '../commands/overlayView.ts';
import type { Database } from '../db/open.ts';
import { createColumnScans, type ColumnScans } from '../db/tables/columnScans.ts';
import type { Tables } from '../db/tables.ts';
import {
  columnOf,
  createInterned,
  readEntityColumn,
  readTaskColumn,
  taskEntityId,
  type EntityColumn,
  type Interned,
  type TaskColumn,
} from './entityColumn.ts';

export type ProductionColumns = {
  readonly productionId: Id;
  /** In no order. */
  readonly ofKind: (kind: EntityKind) => readonly EntityColumn[];
  readonly byId: (id: Id) => EntityColumn | undefined;
  /** Grows when names, descriptions, parents or the rows themselves change: what was ordered or indexed is to be made again. */
  readonly structure: number;
  /** The status of each `statusIndex`. */
  readonly statusIds: readonly Id[];
  readonly count: number;
};

export type Columns = {
  /** Entities alone: names, parents, metadata; what waits laid over. */
  readonly entitiesOf: (productionId: Id) => ProductionColumns;
  /** With their tasks, what waits laid over. */
  readonly withTasks: (productionId: Id) => ProductionColumns;
};

type Mutable<Value> = { -readonly [Name in keyof Value]: Value[Name] };
/** Changed in place, so that every order that holds it stays true. */
type KeptEntity = Mutable<EntityColumn> & { mirrorTasks: TaskColumn[] };

type Fields = Omit<EntityColumn, 'tasks'>;
type Laid = {
  readonly overlay: Pick<Overlay, 'tasks' | 'entities' | 'newEntities'>;
  readonly entities: readonly KeptEntity[];
  readonly fields: ReadonlyMap<KeptEntity, Fields>;
};

/** More rows than this are read anew rather than one by one. */
const MANY = 500;

export function createColumns(db: Database, tables: Tables, overlay: () => Overlay): Columns {
  const scans = createColumnScans(db);
  const kept = new Map<Id, KeptProduction>();
  const of = (productionId: Id): KeptProduction => {
    const known = kept.get(productionId) ?? createKeptProduction(productionId, db, tables, scans);
    kept.set(productionId, known);
    return known;
  };
  /** What was laid over before is not read again, and is looked at all the same. */
  const layOver = (production: KeptProduction): void => {
    db.untracked(() => {
      production.lay(overlay());
    });
    db.noteRead('waiting.entities');
    db.noteRead('waiting.newEntities');
  };
  return {
    entitiesOf: (productionId) => {
      const production = of(productionId);
      production.refresh(false);
      layOver(production);
      return production;
    },
    withTasks: (productionId) => {
      const production = of(productionId);
      production.refresh(true);
      layOver(production);
      db.noteRead('waiting.tasks');
      return production;
    },
  };
}

type KeptProduction = ProductionColumns & {
  readonly refresh: (isWithTasks: boolean) => void;
  readonly lay: (overlay: Overlay) => void;
};

function createKeptProduction(productionId: Id, db: Database, tables: Tables, scans: ColumnScans): KeptProduction {
  const interned: Interned = createInterned();
  const entities = new Map<Id, KeptEntity>();
  const kinds = new Map<EntityKind, KeptEntity[]>();
  let entityRev: number | null = null;
  let taskRev: number | null = null;
  let entityDeletions = 0;
  let taskDeletions = 0;
  let structure = 0;
  /** What is laid over now: the entities whose tasks are, and what those with changes of their own are in the mirror. */
  let laid: Laid | null = null;
  /** Rows that only wait so far: no rows of the mirror, and not counted among them. */
  let waiting = new Map<Id, EntityColumn>();

  const add = (entity: KeptEntity): void => {
    entities.set(entity.id, entity);
    const list = kinds.get(entity.kind);
    if (list === undefined) kinds.set(entity.kind, [entity]);
    else list.push(entity);
  };

  const takeOff = (): void => {
    if (laid === null) return;
    for (const entity of laid.entities) entity.tasks = entity.mirrorTasks;
    for (const [entity, fields] of laid.fields) Object.assign(entity, fields);
    if (laid.fields.size > 0 || waiting.size > 0) structure += 1;
    waiting = new Map();
    laid = null;
  };

  const loadEntities = (): void => {
    entities.clear();
    kinds.clear();
    waiting = new Map();
    laid = null;
    for (const row of scans.entities(productionId, null)) {
      const mirrorTasks: TaskColumn[] = [];
      add({ ...readEntityColumn(row), tasks: mirrorTasks, mirrorTasks });
    }
    entityRev = db.currentRev();
    taskRev = null;
    structure += 1;
  };

  const loadTasks = (): void => {
    takeOff();
    for (const entity of entities.values()) if (entity.mirrorTasks.length > 0) entity.mirrorTasks = [];
    for (const row of scans.tasks(productionId, null))
      entities.get(taskEntityId(row))?.mirrorTasks.push(readTaskColumn(row, interned));
    for (const entity of entities.values()) entity.tasks = entity.mirrorTasks;
    taskRev = db.currentRev();
  };

  /** Rows that came are read; where rows went, or too many came, everything is read anew. */
  const refreshEntities = (): void => {
    if (entityRev === null) {
      loadEntities();
      return;
    }
    let added = 0;
    let isMoved = false;
    for (const row of scans.entities(productionId, entityRev)) {
      const read = readEntityColumn(row);
      const known = entities.get(read.id);
      if (known === undefined) {
        added += 1;
        const mirrorTasks: TaskColumn[] = [];
        if (taskRev !== null && added <= MANY)
          for (const taskRow of scans.tasksOfEntity(read.id)) mirrorTasks.push(readTaskColumn(taskRow, interned));
        add({ ...read, tasks: mirrorTasks, mirrorTasks });
        continue;
      }
      // What waits was laid over the row that was.
      if (laid !== null && laid.fields.has(known)) takeOff();
      if (known.kind !== read.kind || known.key !== read.key) {
        loadEntities();
        return;
      }
      isMoved ||= isStructural(known, read);
      Object.assign(known, read);
    }
    const deletions = db.deletionsOf('entity');
    if (deletions !== entityDeletions && scans.entityCount(productionId) !== entities.size) loadEntities();
    entityDeletions = deletions;
    entityRev = db.currentRev();
    if (added > MANY) taskRev = null;
    if (added > 0 || isMoved) structure += 1;
  };

  const refreshTasks = (): void => {
    if (taskRev === null) {
      loadTasks();
      return;
    }
    for (const row of scans.tasks(productionId, taskRev)) {
      const entity = entities.get(taskEntityId(row));
      const task = readTaskColumn(row, interned);
      const index = entity?.mirrorTasks.findIndex(({ key }) => key === task.key) ?? -1;
      if (index < 0) entity?.mirrorTasks.push(task);
      else entity?.mirrorTasks.splice(index, 1, task);
      // What waits refers to the row that was: laid over anew.
      takeOff();
    }
    taskRev = db.currentRev();
  };

  /** Tasks that went: their number tells. */
  const noticeRemovedTasks = (): void => {
    const deletions = db.deletionsOf('task');
    if (deletions === taskDeletions) return;
    taskDeletions = deletions;
    let known = 0;
    for (const entity of entities.values()) known += entity.mirrorTasks.length;
    if (known !== scans.taskCount(productionId)) loadTasks();
  };

  const layEntities = (overlay: Overlay): Laid['fields'] => {
    const fields = new Map<KeptEntity, Fields>();
    for (const mirrored of tables.entities.byIds([...overlay.entities.keys()])) {
      const entity = entities.get(mirrored.id);
      if (entity === undefined) continue;
      const { tasks: _tasks, mirrorTasks: _mirrorTasks, ...before } = entity;
      fields.set(entity, before);
      Object.assign(entity, columnOf(overlaidEntity(mirrored, overlay)));
    }
    for (const { entity, key } of overlay.newEntities.values())
      if (entity.productionId === productionId)
        waiting.set(entity.id, { ...columnOf({ ...overlaidEntity(entity, overlay), key }), tasks: [] });
    if (fields.size > 0 || waiting.size > 0) structure += 1;
    return fields;
  };

  const lay = (overlay: Overlay): void => {
    const { tasks, entities: changes, newEntities } = overlay;
    if (laid?.overlay.tasks === tasks && laid.overlay.entities === changes && laid.overlay.newEntities === newEntities)
      return;
    takeOff();
    const touched: KeptEntity[] = [];
    for (const task of tables.tasks.byIds([...overlay.tasks.keys()])) {
      const patch = overlay.tasks.get(task.id);
      const entity = task.productionId === productionId ? entities.get(task.entityId) : undefined;
      if (patch === undefined || entity === undefined) continue;
      touched.push(entity);
      const taskStatusId = interned.text(patch.taskStatusId ?? task.taskStatusId);
      const { add: added, remove: removed } = patch.assigneeIds ?? { add: [], remove: [] };
      entity.tasks = entity.tasks.map((column) =>
        column.key === task.key
          ? {
              ...column,
              taskStatusId,
              statusIndex: interned.statusIndex(taskStatusId),
              priority: patch.priority ?? column.priority,
              ...plannedIn(patch),
              assigneeIds: [
                ...column.assigneeIds.filter((id) => !removed.includes(id) && !added.includes(id)),
                ...added,
              ],
              mark: patch.marks.any,
            }
          : column,
      );
    }
    laid = { overlay: { tasks, entities: changes, newEntities }, entities: touched, fields: layEntities(overlay) };
  };

  return {
    productionId,
    ofKind: (kind) => {
      const mirrored = kinds.get(kind) ?? [];
      return waiting.size === 0 ? mirrored : [...mirrored, ...[...waiting.values()].filter((row) => row.kind === kind)];
    },
    byId: (id) => entities.get(id) ?? waiting.get(id),
    get structure() {
      return structure;
    },
    statusIds: interned.statusIds,
    get count() {
      return entities.size + waiting.size;
    },
    refresh: (isWithTasks) => {
      refreshEntities();
      if (!isWithTasks) return;
      refreshTasks();
      noticeRemovedTasks();
    },
    lay,
  };
}

/** The fields of a task that a row of the list shows; difficulty is none. */
function plannedIn({ fields = {} }: TaskPatch): Partial<TaskColumn> {
  const { difficulty: _difficulty, ...planned } = fields;
  return planned;
}

function isStructural(known: EntityColumn, read: Fields): boolean {
  return (
    known.name !== read.name ||
    known.description !== read.description ||
    known.parentId !== read.parentId ||
    known.sourceId !== read.sourceId ||
    known.assetTypeId !== read.assetTypeId ||
    known.isCanceled !== read.isCanceled ||
    known.isShared !== read.isShared
  );
}
