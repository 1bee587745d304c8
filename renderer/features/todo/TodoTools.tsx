import { useTranslation } from 'react-i18next';
import { todoGroupings } from '../../../shared/model/screens.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { sorts, type TodoView } from './todoView.ts';

type Props = {
  readonly view: TodoView;
  readonly onView: (part: Partial<TodoView>) => void;
};

/** How the list is grouped and sorted. */
export function TodoTools({ view, onView }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button kind="quiet" icon="layers" hasMenu>
            {t(`todo.grouped.${view.grouping}`)}
          </Button>
        }
        entries={todoGroupings.map((grouping) => ({
          kind: 'item',
          id: grouping,
          label: t(`todo.groupBy.${grouping}`),
          isChecked: grouping === view.grouping,
          onChoose: () => onView({ grouping }),
        }))}
      />
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
