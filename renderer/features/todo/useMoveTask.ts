/** A task to another day or to none, where its user may plan it: it keeps its length, waits like any change, and can be taken back. */
import { useTranslation } from 'react-i18next';
import type { TodoRow } from '../../../shared/model/screens.ts';
import type { Day } from '../../../shared/model/studio.ts';
import { mayEditTask } from '../../../shared/rules/permissions.ts';
import { entityName } from '../../data/commandWords.ts';
import { roleIn, useStudio } from '../../data/studio.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { refusalWords } from '../../parts/refusalWords.ts';
import { useTellBatch } from '../../parts/tellBatch.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { changesTo } from './calendarWeeks.ts';

export function useMoveTask() {
  const { t } = useTranslation();
  const format = useFormat();
  const studio = useStudio();
  const edit = useCommand('editTask');
  const tell = useTellBatch();
  const tellFailure = useTellFailure();

  /** Why it stays where it is; null where it may go. */
  function refusalOf(row: TodoRow): string | null {
    const { me, productions, taskTypes } = studio;
    if (me === null) return null;
    const verdict = mayEditTask({
      role: roleIn(studio, row.productionId),
      person: me,
      production: productions.get(row.productionId) ?? null,
      task: row,
      taskType: taskTypes.get(row.taskTypeId) ?? null,
      entity: null,
    });
    return verdict.allowed ? null : refusalWords(verdict.reason, t);
  }

  return {
    refusalOf,
    move: (row: TodoRow, dueDate: Day | null): void => {
      const changes = changesTo(row, dueDate);
      if (changes.length === 0) return;
      const name = entityName(row.entity);
      const title =
        dueDate === null
          ? t('todo.calendar.cleared', { name })
          : t('todo.calendar.moved', { name, day: format.dayFull(dueDate) });
      edit
        .run({ taskIds: [row.taskId], changes: [...changes] })
        .then((answer) => tell(answer, title))
        .catch(tellFailure);
    },
  };
}
