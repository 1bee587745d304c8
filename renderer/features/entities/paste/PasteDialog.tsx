import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandAnswer } from '../../../../shared/ipc.ts';
import { useCall } from '../../../data/useCall.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { reasonsOf } from '../../../parts/taskOutcome.ts';
import { useTellBatch } from '../../../parts/tellBatch.ts';
import { useTellFailure } from '../../../parts/useTellFailure.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { rowName } from '../rowName.ts';
import { CellDiff } from './CellDiff.tsx';
import { type CellWords, readCell } from './cellText.ts';
import type { PastePlan } from './planPaste.ts';
import styles from './PasteDialog.module.css';

type Props = { readonly plan: PastePlan; readonly words: CellWords; readonly onClose: () => void };

/** What a pasted block changes, before it does; then what was refused, cell by cell. */
export function PasteDialog({ plan, words, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [meant, setMeant] = useState<ReadonlyMap<string, string>>(new Map());
  const [answer, setAnswer] = useState<CommandAnswer | null>(null);
  const change = useCall('changeCells');
  const tell = useTellBatch();
  const tellFailure = useTellFailure();
  const lines = useMemo(
    () =>
      plan.cells.map(({ row, column, text, reading }) => {
        const said = meant.get(text);
        return {
          id: `${row.id} ${column.id}`,
          row: rowName(row),
          column: column.label,
          text,
          reading: said === undefined ? reading : readCell(said, column, row, words),
        };
      }),
    [plan, meant, words],
  );
  const changes = lines.flatMap(({ reading }) => (reading.kind === 'change' ? [reading.change] : []));
  const wrong = lines.filter(({ reading }) => reading.kind !== 'change' && reading.kind !== 'same').length;
  const count = changes.length;

  async function apply(): Promise<void> {
    const given = await change.run({ changes });
    tell(given, t('paste.done', { count: given.commandIds.length, number: format.number(given.commandIds.length) }));
    if (given.refused.length === 0) onClose();
    else setAnswer(given);
  }
  const names = new Map(
    plan.cells.flatMap(({ row }) => [
      [row.id, rowName(row)] as const,
      ...Object.values(row.cells).map(({ taskId }) => [taskId, rowName(row)] as const),
    ]),
  );
  if (answer !== null)
    return (
      <Dialog
        isOpen
        onClose={onClose}
        title={t('tasks.someRefused', { done: answer.commandIds.length, refused: answer.refused.length })}
        actions={
          <Button kind="primary" onClick={onClose}>
            {t('ui.close')}
          </Button>
        }
      >
        <ul className={styles.refused}>
          {answer.refused.map((one, index) => (
            <li key={index}>
              <strong>{names.get(one.taskId ?? one.entityId ?? '') ?? ''}</strong> {reasonsOf({ refused: [one] }, t)}
            </li>
          ))}
        </ul>
      </Dialog>
    );
  return (
    <Dialog
      isOpen
      size="lg"
      onClose={onClose}
      title={t('paste.title')}
      description={[
        t('paste.willChange', { count, number: format.number(count) }),
        wrong === 0 ? '' : t('paste.wrong', { count: wrong }),
        plan.missingRows.length === 0 ? '' : t('paste.missingRows', { count: plan.missingRows.length }),
      ]
        .filter(Boolean)
        .join(' ')}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            kind="primary"
            keys="Mod+Enter"
            isDisabled={count === 0}
            isBusy={change.isRunning}
            onClick={() => void apply().catch(tellFailure)}
          >
            {t('paste.apply', { count, number: format.number(count) })}
          </Button>
        </>
      }
    >
      {count + wrong > 0 && (
        <CellDiff lines={lines} onMeant={(text, name) => setMeant(new Map([...meant, [text, name]]))} />
      )}
    </Dialog>
  );
}
