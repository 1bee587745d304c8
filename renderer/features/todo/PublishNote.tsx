import { useTranslation } from 'react-i18next';
import type { TodoRow } from '../../../shared/model/screens.ts';
import { entityName } from '../../data/commandWords.ts';
import { useStudio } from '../../data/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import { DropNote } from '../../ui/DropNote.tsx';

type Props = { readonly row: TodoRow };

/** Over the task that files are held over: what they would become. Its place is the task's. */
export function PublishNote({ row }: Props) {
  const { t } = useTranslation();
  const { taskTypes } = useStudio();
  const detail = useEngine('task', { taskId: row.taskId }).value;
  const task = [entityName(row.entity), taskTypes.get(row.taskTypeId)?.name].filter(Boolean).join(' ');
  return (
    <DropNote over="item">
      {detail === null && t('publish.unknownTask')}
      {detail?.rights.canPublish === false && t('publish.notAllowed')}
      {detail?.rights.canPublish && t('publish.dropOnTask', { task, revision: detail.nextRevision })}
    </DropNote>
  );
}
