import { useTranslation } from 'react-i18next';
import { listActions, type OfferedAction } from '../ui/actions.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import styles from './ShortcutSheet.module.css';

type Props = { readonly isOpen: boolean; readonly onClose: () => void };

/** The keys of the current screen, read from what it offers. */
export function ShortcutSheet({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const groups = isOpen ? grouped(listActions()) : [];
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('shortcuts.title')} size="lg">
      <div className={styles.sheet}>
        {groups.map(([group, actions]) => (
          <section key={group}>
            <h3 className={styles.group}>{group}</h3>
            <dl>
              {actions.map((action) => (
                <div className={styles.row} key={action.id}>
                  <dt>{action.label}</dt>
                  <dd>
                    <Kbd keys={action.keys[0] ?? ''} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function grouped(actions: readonly OfferedAction[]): readonly (readonly [string, readonly OfferedAction[]])[] {
  const groups = new Map<string, OfferedAction[]>();
  for (const action of actions) {
    if (action.keys.length === 0 || action.group === '') continue;
    groups.set(action.group, [...(groups.get(action.group) ?? []), action]);
  }
  return [...groups];
}
