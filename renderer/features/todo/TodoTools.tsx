import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { groupings, sorts, type TodoView } from './todoView.ts';

type Props = {
  readonly view: TodoView;
  readonly onView: (part: Partial<TodoView>) => void;
  /** The board is grouped by itself. */
  readonly isGrouped?: boolean;
};

/** How the list is grouped and sorted. */
export function TodoTools({ view, onView, isGrouped = true }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {isGrouped && (
        <Menu
          align="end"
          trigger={
            <Button kind="quiet" icon="layers" hasMenu>
              {t(`todo.grouped.${view.grouping}`)}
            </Button>
          }
          entries={groupings.map((grouping) => ({
            kind: 'item',
            id: grouping,
            label: t(`todo.groupBy.${grouping}`),
            isChecked: grouping === view.grouping,
            onChoose: () => onView({ grouping }),
          }))}
        />
      )}
      <Menu
        align="end"
        trigger={
          <Button kind="quiet" icon="filter" hasMenu>
            {t(`todo.sorted.${view.sort}`)}
          </Button>
        }
        entries={sorts.map((sort) => ({
          kind: 'item',
          id: sort,
          label: t(`todo.sortBy.${sort}`),
          isChecked: sort === view.sort,
          onChoose: () => onView({ sort }),
        }))}
      />
    </>
  );
}
