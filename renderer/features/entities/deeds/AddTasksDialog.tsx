import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityRow } from '../../../../shared/model/screens.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { useTellFailure } from '../../../parts/useTellFailure.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TaskTypeTag } from '../../../ui/TaskTypeTag.tsx';
import styles from './Deeds.module.css';
import type { TableDeeds } from './useTableDeeds.ts';

type Props = {
  readonly deeds: TableDeeds;
  /** Null: on every row of the list. */
  readonly rows: readonly EntityRow[] | null;
};

/** Task types to choose from, each with how many tasks are missing. */
export function AddTasksDialog({ deeds, rows }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const tellFailure = useTellFailure();
  const { ownTypes, missingIn } = deeds;
  const [missing, setMissing] = useState<ReadonlyMap<Id, number> | null>(null);
  const [chosen, setChosen] = useState<readonly Id[]>([]);
  const [isRunning, setIsRunning] = useState(false);

  useEffect(() => {
    let isGone = false;
    Promise.all(ownTypes.map(async ({ id }) => [id, (await missingIn(id, rows)).length] as const)).then(
      (counts) => {
        if (!isGone) setMissing(new Map(counts));
      },
      (error: unknown) => console.error('not counted', error),
    );
    return () => {
      isGone = true;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- counted once, when it opens
  }, []);

  const count = chosen.reduce((sum, id) => sum + (missing?.get(id) ?? 0), 0);
  async function add(): Promise<void> {
    setIsRunning(true);
    try {
      await deeds.addTasks(chosen, rows);
    } finally {
      setIsRunning(false);
    }
  }
  return (
    <Dialog
      isOpen
      onClose={() => deeds.setDialog(null)}
      title={t('deeds.addTasks')}
      description={rows === null ? t('deeds.addTasksAll') : t('deeds.addTasksSome', { count: rows.length })}
      actions={
        <>
          <Button onClick={() => deeds.setDialog(null)}>{t('ui.cancel')}</Button>
          <Button
            kind="primary"
            isDisabled={count === 0}
            isBusy={isRunning}
            onClick={() => void add().catch(tellFailure)}
          >
            {t('deeds.create', { count, number: format.number(count) })}
          </Button>
        </>
      }
    >
      <div className={styles.types}>
        {ownTypes.map(({ id, name, color }) => (
          <div className={styles.type} key={id}>
            <Checkbox
              isChecked={chosen.includes(id)}
              isDisabled={(missing?.get(id) ?? 0) === 0}
              onChange={(isOn) => setChosen(isOn ? [...chosen, id] : chosen.filter((other) => other !== id))}
            >
              <TaskTypeTag name={name} color={color} />
            </Checkbox>
            <span className={styles.missing}>
              {missing === null ? '' : t('deeds.missing', { count: missing.get(id) ?? 0 })}
            </span>
          </div>
        ))}
      </div>
    </Dialog>
  );
}
