import type { EntityKind, Id } from '../../../../shared/model/studio.ts';
import type { Task } from '../../../../shared/model/task.ts';
import type { Tables } from '../../db/tables.ts';
import { boardKinds, type BoardKind } from '../../kitsu/kitsu.ts';
import { forgetEntities, forgetTasks } from '../../db/forgetRows.ts';
import { chunksOf } from './chunks.ts';
import { pullEntitiesById } from './entities.ts';
import { writeEntity } from '../../db/owedCastings.ts';
import { keepListed } from './owedFeeds.ts';
import { instantOf, type PullParts } from './parts.ts';
import { pullTasksById } from './task.ts';

const kindOf: Record<BoardKind, EntityKind> = {
  shots: 'Shot',
  assets: 'Asset',
  sequences: 'Sequence',
  episodes: 'Episode',
  edits: 'Edit',
};

/** Names of groups first: a shot list needs its sequences. */
const order: readonly BoardKind[] = ['episodes', 'sequences', 'shots', 'assets', 'edits'];

/**
 * The complete lists of a production with their tasks: GET /data/{kind}/with-tasks?project_id=. What is not in them is
 * gone; it is also how deletions made while away are found, for there are no tombstones. Their tags are not used: rows carry
 * no date, so a list may be again what it once was, while what came by other ways in between is not.
 */
export async function pullBoards(
  parts: PullParts,
  productionId: Id,
  signal: AbortSignal,
  onRows: (kind: BoardKind, entityCount: number, taskCount: number) => void,
): Promise<void> {
  for (const kind of order.filter((wanted) => boardKinds.includes(wanted)))
    await pullBoard(parts, productionId, kind, signal, onRows);
}

/** The names that tasks are known by, of a production that is not mirrored itself: few rows. */
export async function pullGroups(parts: PullParts, productionId: Id, signal: AbortSignal): Promise<void> {
  for (const kind of ['episodes', 'sequences'] as const)
    await pullBoard(parts, productionId, kind, signal, () => undefined);
}

type Forget = (
  parts: PullParts,
  entityIds: readonly Id[],
  taskIds: readonly Id[],
  signal: AbortSignal,
) => Promise<void>;

async function pullBoard(
  parts: PullParts,
  productionId: Id,
  kind: BoardKind,
  signal: AbortSignal,
  onRows: (kind: BoardKind, entityCount: number, taskCount: number) => void,
): Promise<void> {
  const { db, tables } = parts;
  const scopeKey = `board:${productionId}:${kind}`;
  // What is asked for by its id tells a vendor more than these lists do, so that only they can say what is gone. They are short.
  const isVendor = [tables.productions.get(productionId)?.role, parts.me().role].includes('vendor');
  const entityIds = new Set<Id>();
  const taskIds = new Set<Id>();
  await parts.turns.beside(async (overtaken) => {
    // Only what was here before the list was asked for can be missed in it: an event may bring more meanwhile.
    const knownEntityIds = tables.entities.idsOf(productionId, kindOf[kind]);
    const knownTaskIds = tables.tasks.idsOfKind(productionId, kindOf[kind]);
    const result = await parts.kitsu.board(
      { kind, productionId, isInOnePiece: isVendor },
      (rows) => {
        db.write(() => {
          for (const { entity, tasks } of rows) {
            entityIds.add(entity.id);
            for (const task of tasks) taskIds.add(task.id);
            if (!overtaken.has(entity.id)) writeEntity(tables, entity);
            // Deleted while its row was on the way.
            else if (tables.entities.get(entity.id) === null) continue;
            for (const task of tasks) if (!overtaken.has(task.id)) keepListed(tables, asTold(kind, task, tables));
          }
        });
        onRows(kind, entityIds.size, taskIds.size);
      },
      signal,
    );
    // A row that could not be read is not a row that is gone.
    if (result.brokenCount === 0) {
      const forget = result.hasItsEnd ? forgetMissing : askForMissing;
      await forget(
        parts,
        knownEntityIds.filter((id) => !entityIds.has(id)),
        knownTaskIds.filter((id) => !taskIds.has(id)),
        signal,
      );
    }
    db.write(() => {
      tables.scopes.note(scopeKey, {
        state: 'complete',
        asOf: instantOf(parts.now()),
        loadedCount: entityIds.size,
      });
    });
  });
}

const forgetMissing: Forget = async ({ db, tables }, entityIds, taskIds) => {
  db.write(() => {
    forgetEntities(tables, entityIds);
    forgetTasks(tables, taskIds);
  });
};

/**
 * The same where the list alone does not tell: when its sender dies between two lines, a proxy ends properly what it had. Each
 * is asked for by its id.
 */
const askForMissing: Forget = async (parts, entityIds, taskIds, signal) => {
  for (const some of chunksOf(entityIds)) await pullEntitiesById(parts, some, signal);
  // With their entities most of them are gone by now.
  const here = taskIds.filter((id) => parts.tables.tasks.has(id));
  for (const some of chunksOf(here)) await pullTasksById(parts, some, signal);
};

/** The list of edits tells neither how hard their tasks are nor when they were done: what other lists told stays. */
function asTold(kind: BoardKind, task: Task, tables: Tables): Task {
  const known = kind === 'edits' ? tables.tasks.get(task.id) : null;
  return known === null ? task : { ...task, difficulty: known.difficulty, doneDate: known.doneDate };
}
