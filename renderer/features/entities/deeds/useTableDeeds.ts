/** What is done to tasks and entities themselves from the table: made, deleted, struck off, taken back, shared. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityRow } from '../../../../shared/model/screens.ts';
import type { Id, TaskType } from '../../../../shared/model/studio.ts';
import { mayDeleteEntity, mayEditEntity } from '../../../../shared/rules/entityRights.ts';
import { useBridge } from '../../../data/EngineProvider.tsx';
import { useStudio } from '../../../data/studio.ts';
import { useCommand } from '../../../data/useCommand.ts';
import { inPieces } from '../../../parts/inPieces.ts';
import { useTellBatch } from '../../../parts/tellBatch.ts';
import { useTellFailure } from '../../../parts/useTellFailure.ts';
import type { EntityKindShown } from '../entityRows.ts';

export type ListQuestion = {
  readonly productionId: Id;
  readonly kind: EntityKindShown;
  readonly episodeId: Id | null;
  readonly search: string;
};

export type DeedDialog =
  | { readonly kind: 'delete-tasks'; readonly taskIds: readonly Id[]; readonly column: string | null }
  | { readonly kind: 'delete-entities'; readonly rows: readonly EntityRow[] }
  /** Null: on every row of the list. */
  | { readonly kind: 'add-tasks'; readonly rows: readonly EntityRow[] | null };

export type TableDeeds = ReturnType<typeof useTableDeeds>;

export function useTableDeeds(question: ListQuestion) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { productions, taskTypes, me, role } = useStudio();
  const createTasks = useCommand('createTasks');
  const deleteTasks = useCommand('deleteTasks');
  const editEntity = useCommand('editEntity');
  const deleteEntity = useCommand('deleteEntity');
  const tell = useTellBatch();
  const tellFailure = useTellFailure();
  const [dialog, setDialog] = useState<DeedDialog | null>(null);
  const production = productions.get(question.productionId) ?? null;
  const actor = me === null ? null : { role: production?.role ?? role, person: me, production };
  const isStaff = production?.isOpen === true && (actor?.role === 'admin' || actor?.role === 'manager');
  const ownTypes: readonly TaskType[] = (production?.taskTypes ?? [])
    .flatMap(({ taskTypeId }) => taskTypes.get(taskTypeId) ?? [])
    .filter(({ forEntity }) => forEntity === question.kind);

  const column = async (taskTypeId: Id) => (await bridge.query('taskColumn', { ...question, taskTypeId })).value;

  async function make(taskTypeId: Id, entityIds: readonly Id[]): Promise<void> {
    const name = taskTypes.get(taskTypeId)?.name ?? '';
    if (entityIds.length === 0) {
      tell({ commandIds: [], refused: [] }, t('deeds.noneMissing', { type: name }));
      return;
    }
    const answer = await inPieces(entityIds, (piece) => createTasks.run({ taskTypeId, entityIds: piece }));
    tell(answer, t('deeds.tasksMade', { count: answer.commandIds.length, type: name }));
  }
  async function remove(taskIds: readonly Id[]): Promise<void> {
    const answer = await inPieces(taskIds, (piece) => deleteTasks.run({ taskIds: piece }));
    setDialog(null);
    tell(answer, t('deeds.tasksDeleted', { count: answer.commandIds.length }));
  }
  const run = (doing: Promise<unknown>): void => void doing.catch(tellFailure);
  const change = (
    rows: readonly EntityRow[],
    value: { readonly isCanceled: boolean } | { readonly isShared: boolean },
  ) =>
    inPieces(
      rows.map(({ id }) => id),
      (entityIds) =>
        editEntity.run({
          entityIds,
          changes: [
            'isCanceled' in value
              ? { field: 'isCanceled', value: value.isCanceled }
              : { field: 'isShared', value: value.isShared },
          ],
        }),
    );
  const mayChange = (row: EntityRow, field: 'isCanceled' | 'isShared'): boolean =>
    actor !== null && mayEditEntity({ ...actor, entity: row }, { field, value: true }).allowed;
  const mayDelete = (row: EntityRow): boolean => actor !== null && mayDeleteEntity({ ...actor, entity: row }).allowed;

  return {
    isStaff,
    ownTypes,
    dialog,
    setDialog,
    isRunning: createTasks.isRunning || deleteTasks.isRunning || deleteEntity.isRunning,
    mayChange,
    mayDelete,
    /** @returns whether a task can be made there. */
    createAt: (row: EntityRow | undefined, taskTypeId: Id | null): boolean => {
      if (!isStaff || row === undefined || taskTypeId === null || row.cells[taskTypeId] !== undefined) return false;
      if (row.isCanceled || row.newTaskMarks[taskTypeId] !== undefined) return false;
      run(make(taskTypeId, [row.id]));
      return true;
    },
    addMissing: (taskTypeId: Id) =>
      run(column(taskTypeId).then(({ missingEntityIds }) => make(taskTypeId, missingEntityIds))),
    addTasks: async (taskTypeIds: readonly Id[], rows: readonly EntityRow[] | null): Promise<void> => {
      for (const taskTypeId of taskTypeIds) await make(taskTypeId, await missingIn(taskTypeId, rows));
      setDialog(null);
    },
    /** How many would be made. */
    missingIn,
    askToDeleteColumn: (taskTypeId: Id) =>
      run(
        column(taskTypeId).then(({ taskIds }) =>
          setDialog({ kind: 'delete-tasks', taskIds, column: taskTypes.get(taskTypeId)?.name ?? '' }),
        ),
      ),
    deleteTasks: (taskIds: readonly Id[]) => run(remove(taskIds)),
    cancel: (rows: readonly EntityRow[], isCanceled: boolean) =>
      run(
        change(rows, { isCanceled }).then((answer) =>
          tell(answer, t(isCanceled ? 'deeds.canceled' : 'deeds.restored', { count: answer.commandIds.length })),
        ),
      ),
    share: (rows: readonly EntityRow[], isShared: boolean) =>
      run(
        change(rows, { isShared }).then((answer) =>
          tell(answer, t(isShared ? 'deeds.shared' : 'deeds.unshared', { count: answer.commandIds.length })),
        ),
      ),
    deleteEntities: (rows: readonly EntityRow[]) =>
      run(
        inPieces(
          rows.map(({ id }) => id),
          (entityIds) => deleteEntity.run({ entityIds }),
        ).then((answer) => {
          setDialog(null);
          tell(answer, t('deeds.entitiesDeleted', { count: answer.commandIds.length }));
        }),
      ),
  };

  async function missingIn(taskTypeId: Id, rows: readonly EntityRow[] | null): Promise<readonly Id[]> {
    if (rows === null) return (await column(taskTypeId)).missingEntityIds;
    return rows
      .filter(({ cells, newTaskMarks, isCanceled }) => !isCanceled && !cells[taskTypeId] && !newTaskMarks[taskTypeId])
      .map(({ id }) => id);
  }
}
