import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { QuestionDialog } from '../../../parts/QuestionDialog.tsx';
import { WouldBreak } from '../../../parts/WouldBreak.tsx';
import { rowName } from '../rowName.ts';
import { AddTasksDialog } from './AddTasksDialog.tsx';
import type { TableDeeds } from './useTableDeeds.ts';

const mostNamed = 3;

/** The question that is open over the table, if any. */
export function DeedDialogs({ deeds }: { readonly deeds: TableDeeds }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { dialog, setDialog } = deeds;
  const close = () => setDialog(null);
  if (dialog === null) return null;
  if (dialog.kind === 'add-tasks') return <AddTasksDialog deeds={deeds} rows={dialog.rows} />;
  if (dialog.kind === 'delete-tasks') {
    const count = dialog.taskIds.length;
    const number = format.number(count);
    return (
      <QuestionDialog
        title={
          dialog.column === null
            ? t('deeds.deleteTasks', { count, number })
            : t('deeds.deleteColumn', { count, number, type: dialog.column })
        }
        description={t('deeds.deleteTasksWhy')}
        action={t('deeds.deleteTasksNow', { count, number })}
        isBusy={deeds.isRunning}
        onConfirm={() => deeds.deleteTasks(dialog.taskIds)}
        onClose={close}
      />
    );
  }
  const { rows } = dialog;
  const names = rows.slice(0, mostNamed).map(rowName);
  const others = rows.length - names.length;
  const tasks = rows.reduce((sum, { cells }) => sum + Object.keys(cells).length, 0);
  return (
    <QuestionDialog
      title={t('deeds.deleteEntities', {
        names: others === 0 ? format.list(names) : t('create.andOthers', { names: names.join(', '), count: others }),
      })}
      description={
        <>
          {t('deeds.deleteEntitiesWhy', { count: tasks })}
          <WouldBreak entityIds={rows.map(({ id }) => id)} />
        </>
      }
      action={t('deeds.deleteForGood', { count: rows.length })}
      isBusy={deeds.isRunning}
      onConfirm={() => deeds.deleteEntities(rows)}
      onClose={close}
    />
  );
}
