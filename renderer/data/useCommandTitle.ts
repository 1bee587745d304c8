import { useTranslation } from 'react-i18next';
import type { FieldKey } from '../../shared/model/changes.ts';
import type { QueueRow } from '../../shared/model/sync.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import { commandTitle, entityName } from './commandWords.ts';
import { fieldName } from './fieldWords.ts';
import { useStudio } from './studio.ts';
import { useEngine } from './useEngine.ts';

type Told = Pick<QueueRow, 'kind' | 'taskId' | 'entity' | 'playlist' | 'durationMinutes' | 'excerpt'>;

/** The title of a row of the queue, and the task type it is about; the task is asked for by itself. */
export function useCommandTitle(row: Told, field: FieldKey | null) {
  const { t } = useTranslation();
  const format = useFormat();
  const studio = useStudio();
  const task = useEngine('task', { taskId: row.taskId ?? '-' }, { isOff: row.taskId === null }).value ?? null;
  const named = row.entity ?? task?.entity ?? null;
  const told = { ...row, field: field === null ? '' : fieldName(field, studio, t) };
  const title = commandTitle(told, named === null ? '' : entityName(named), t, format);
  return { title, taskTypeId: task?.task.taskTypeId ?? null, task };
}
