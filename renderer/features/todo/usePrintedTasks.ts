import { useTranslation } from 'react-i18next';
import type { TodoGrouping, TodoList, TodoRow } from '../../../shared/model/screens.ts';
import { entityName } from '../../data/commandWords.ts';
import { useStudio } from '../../data/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { mostPrinted, type PrintedCell, type PrintedList } from '../../parts/print/printSheet.ts';
import { useGroupTitles } from './groupTitle.ts';

type Shown = {
  readonly list: Pick<TodoList, 'rows' | 'groups'> | undefined;
  readonly grouping: TodoGrouping;
  readonly title: string;
  readonly search: string;
  readonly now: number;
};

/** One's tasks as they are searched, sorted and grouped; null where there are none. */
export function usePrintedTasks({ list, grouping, title, search, now }: Shown): (() => Promise<PrintedList>) | null {
  const { t } = useTranslation();
  const format = useFormat();
  const { productions, taskTypes, taskStatuses, me } = useStudio();
  const groupTitle = useGroupTitles(grouping, list?.groups ?? []);

  function lineOf(row: TodoRow): readonly PrintedCell[] {
    const status = taskStatuses.get(row.taskStatusId);
    return [
      { text: productions.get(row.productionId)?.name ?? '' },
      { text: entityName(row.entity) },
      { text: taskTypes.get(row.taskTypeId)?.name ?? '' },
      status === undefined ? { text: '' } : { text: status.shortName.toUpperCase(), color: status.color },
      { text: row.dueDate === null ? '' : format.day(row.dueDate, now) },
      { text: format.duration(row.estimationMinutes) },
      { text: format.duration(row.durationMinutes) },
    ];
  }
  function make({ rows, groups }: Pick<TodoList, 'rows' | 'groups'>): PrintedList {
    const printed = rows.slice(0, mostPrinted);
    const head = (label: string, isNumber = false) => ({ label, isNumber });
    return {
      title,
      facts: [
        me?.fullName ?? '',
        search,
        rows.length > printed.length
          ? t('print.firstOf', { number: format.number(printed.length), total: format.number(rows.length) })
          : t('tasks.selected', { count: rows.length, number: format.number(rows.length) }),
      ],
      heads: [
        head(t('timesheet.csv.production')),
        head(t('timesheet.csv.entity')),
        head(t('timesheet.csv.taskType')),
        head(t('tasks.status')),
        head(t('task.due')),
        head(t('task.estimate'), true),
        head(t('task.logged'), true),
      ],
      groups:
        groups.length === 0
          ? [{ name: '', rows: printed.map(lineOf) }]
          : groups.map((group) => ({
              name: groupTitle(group).name,
              rows: printed.slice(group.start, group.start + group.count).map(lineOf),
            })),
    };
  }
  return list === undefined || list.rows.length === 0 ? null : () => Promise.resolve(make(list));
}
