import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../../data/useCall.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { useRefusedList } from '../../../parts/refusedList.ts';
import { useTellBatch } from '../../../parts/tellBatch.ts';
import { useTellFailure } from '../../../parts/useTellFailure.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { rowName } from '../rowName.ts';
import { CellDiff } from './CellDiff.tsx';
import { type CellWords, readCell } from './cellText.ts';
import type { PastePlan } from './planPaste.ts';

type Props = { readonly plan: PastePlan; readonly words: CellWords; readonly onClose: () => void };

/** What a pasted block changes, before it does; then what was refused, cell by cell. */
export function PasteDialog({ plan, words, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [meant, setMeant] = useState<ReadonlyMap<string, string>>(new Map());
  const change = useCall('changeCells');
  const tell = useTellBatch();
  const listRefused = useRefusedList();
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
    onClose();
    if (given.refused.length > 0) listRefused({ answer: given, onShowRefused: undefined });
  }
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
