import type { Id, Role } from '../../../../shared/model/studio.ts';
import type { Task } from '../../../../shared/model/task.ts';
import type { Tables } from '../../db/tables.ts';
import { kindOfBoard } from '../../kitsu/decode/board.ts';
import type { BoardKind } from '../../kitsu/kitsu.ts';
import { forgetEntities, forgetTasks } from '../../db/forgetRows.ts';
import { chunksOf } from './chunks.ts';
import { pullEntitiesById } from './entities.ts';
import { writeEntity } from '../../db/owedCastings.ts';
import { keepListed } from './owedFeeds.ts';
import { instantOf, type PullParts } from './parts.ts';
import { goneIn } from './stillOpen.ts';
import { pullTasksById } from './task.ts';

/** Names of groups first: a shot list needs its sequences. */
const order: readonly BoardKind[] = ['episodes', 'sequences', 'shots', 'assets', 'edits', 'concepts'];

/** What the lists of these tell of a task is not all: of edits neither how hard it is nor when it was done, of concepts nor its newest preview. */
const thin: ReadonlySet<BoardKind> = new Set(['edits', 'concepts']);

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
  const roles = rolesIn(parts, productionId);
  // The list of concepts is refused to both.
  const isGuest = roles.includes('vendor') || roles.includes('client');
  for (const kind of order.filter((one) => one !== 'concepts' || !isGuest))
    await pullBoard(parts, productionId, kind, signal, onRows);
}

/** The names that tasks are known by, of a production that is not mirrored itself: few rows. */
export async function pullGroups(parts: PullParts, productionId: Id, signal: AbortSignal): Promise<void> {
  for (const kind of ['episodes', 'sequences'] as const)
    await pullBoard(parts, productionId, kind, signal, () => undefined);
}

type Forget = (
  parts: PullParts,
  productionId: Id,
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
  const isVendor = rolesIn(parts, productionId).includes('vendor');
  const entityIds = new Set<Id>();
  const taskIds = new Set<Id>();
  const untold = new Map<Id, Task>();
  await parts.turns.beside(async (overtaken) => {
    // Only what was here before the list was asked for can be missed in it: an event may bring more meanwhile.
    const knownEntityIds = tables.entities.idsOf(productionId, kindOfBoard[kind]);
    const knownTaskIds = tables.tasks.idsOfKind(productionId, kindOfBoard[kind]);
    const result = await parts.kitsu.board(
      { kind, productionId, isInOnePiece: isVendor },
      (rows) => {
        db.write(() => {
          for (const { entity, tasks: listed } of rows) {
            entityIds.add(entity.id);
            // Lists of sequences and episodes tell vendors of everybody's tasks.
            const tasks = isVendor ? listed.filter(({ assigneeIds }) => assigneeIds.includes(parts.me().id)) : listed;
            for (const task of tasks) taskIds.add(task.id);
            if (!overtaken.has(entity.id)) writeEntity(tables, entity);
            // Deleted while its row was on the way.
            else if (tables.entities.get(entity.id) === null) continue;
            for (const task of tasks) {
              if (overtaken.has(task.id)) continue;
              const whole = thin.has(kind) ? asKnown(task, tables) : task;
              if (whole === null) untold.set(task.id, task);
              else keepListed(tables, whole);
            }
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
        productionId,
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
  await pullUntold(parts, untold, signal);
}

const forgetMissing: Forget = async (parts, productionId, entityIds, taskIds, signal) => {
  const gone = new Set(await goneIn(parts, productionId, [...entityIds, ...taskIds], signal));
  const isGone = (id: Id): boolean => gone.has(id);
  parts.db.write(() => {
    forgetEntities(parts.tables, entityIds.filter(isGone));
    forgetTasks(parts.tables, taskIds.filter(isGone));
  });
};

/**
 * The same where the list alone does not tell: when its sender dies between two lines, a proxy ends properly what it had. Each
 * is asked for by its id.
 */
const askForMissing: Forget = async (parts, _productionId, entityIds, taskIds, signal) => {
  for (const some of chunksOf(entityIds)) await pullEntitiesById(parts, some, signal);
  // With their entities most of them are gone by now.
  const here = taskIds.filter((id) => parts.tables.tasks.has(id));
  for (const some of chunksOf(here)) await pullTasksById(parts, some, signal);
};

/** A task of a thin list with what other lists have told of it; null where none has. */
function asKnown(task: Task, tables: Tables): Task | null {
  const known = tables.tasks.get(task.id);
  if (known === null) return null;
  const { difficulty, doneDate, lastPreviewFileId } = known;
  return { ...task, difficulty, doneDate, lastPreviewFileId: task.lastPreviewFileId ?? lastPreviewFileId };
}

/** Tasks that are not here yet, and of which their list does not tell all; it alone tells who follows them. */
async function pullUntold(
  { db, tables, kitsu, turns }: PullParts,
  listed: ReadonlyMap<Id, Task>,
  signal: AbortSignal,
): Promise<void> {
  for (const some of chunksOf([...listed.keys()]))
    await turns.shared(async () => {
      const tasks = await kitsu.tasksById(some, signal);
      db.write(() => {
        for (const task of tasks)
          keepListed(tables, { ...task, isSubscribed: listed.get(task.id)?.isSubscribed ?? null });
      });
    });
}

/** Of the whole studio, and in the production alone. */
const rolesIn = ({ tables, me }: PullParts, productionId: Id): readonly (Role | null | undefined)[] => [
  tables.productions.get(productionId)?.role,
  me().role,
];
