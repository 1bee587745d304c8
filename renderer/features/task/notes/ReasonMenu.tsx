import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../../../ui/actions.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { useReasons } from './reasons.ts';

type Props = { readonly onChoose: (reason: string) => void };

/** Words that were given before, to be given again. */
export function ReasonMenu({ onChoose }: Props) {
  const { t } = useTranslation();
  const { reasons } = useReasons();
  const [isOpen, setIsOpen] = useState(false);
  useActions([
    {
      id: 'review.reason',
      label: t('notes.reason'),
      group: t('review.group.answer'),
      disabledReason: reasons.length === 0 ? t('notes.noReason') : null,
      run: () => setIsOpen(true),
    },
  ]);
  return (
    <Menu
      side="top"
      filter={{ label: t('tasks.find'), empty: t('ui.noMatch') }}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <IconButton
          icon="list"
          size="sm"
          label={t('notes.reason')}
          keysOf="review.reason"
          disabledReason={reasons.length === 0 ? t('notes.noReason') : null}
        />
      }
      entries={reasons.map((reason) => ({
        kind: 'item',
        id: reason,
        label: reason,
        onChoose: () => onChoose(reason),
      }))}
    />
  );
}
