import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/model/studio.ts';
import type { ActionId } from '../../keys/catalogue.ts';
import { useActions } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';

type Group = { readonly id: Id; readonly name: string };
type Props = {
  readonly groups: readonly Group[];
  readonly chosenId: Id | null;
  readonly onChoose: (groupId: Id) => void;
};

/** The sequence, or the asset type, whose castings are shown; Alt with up and down goes through them. */
export function GroupSelect({ groups, chosenId, onChoose }: Props) {
  const { t } = useTranslation();
  const at = groups.findIndex(({ id }) => id === chosenId);
  const chosen = groups[at];
  const walk = (id: ActionId, label: string, step: 1 | -1, icon: 'up' | 'down') => {
    const next = groups[at + step];
    return {
      id,
      label,
      group: t('actions.group.view'),
      icon,
      disabledReason: next === undefined ? t('entity.noOther') : null,
      run: () => {
        if (next !== undefined) onChoose(next.id);
      },
    };
  };
  const previous = walk('view.previous', t('entity.previous'), -1, 'up');
  const next = walk('view.next', t('entity.next'), 1, 'down');
  useActions([previous, next]);
  if (chosen === undefined) return null;
  return (
    <>
      <Menu
        filter={{ label: t('tasks.find'), empty: t('ui.noMatch') }}
        trigger={
          <Button size="sm" hasMenu aria-label={t('casting.choose', { name: chosen.name })}>
            {chosen.name}
          </Button>
        }
        entries={groups.map(({ id, name }) => ({
          kind: 'item',
          id,
          label: name,
          isChecked: id === chosenId,
          onChoose: () => onChoose(id),
        }))}
      />
      <IconButton
        icon="up"
        size="sm"
        label={previous.label}
        keysOf="view.previous"
        isDisabled={previous.disabledReason !== null}
        onClick={previous.run}
      />
      <IconButton
        icon="down"
        size="sm"
        label={next.label}
        keysOf="view.next"
        isDisabled={next.disabledReason !== null}
        onClick={next.run}
      />
    </>
  );
}
