import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import styles from './CellDiff.module.css';
import type { CellReading } from './cellText.ts';

export type DiffLine = {
  readonly id: string;
  readonly row: string;
  readonly column: string;
  readonly text: string;
  readonly reading: CellReading;
};

type Props = {
  readonly lines: readonly DiffLine[];
  /** Takes what was most likely meant for a name that nothing has, wherever it stands. */
  readonly onMeant: (text: string, meant: string) => void;
};

const mostShown = 200;

/** Cells that are wrong first, then what each becomes. */
export function CellDiff({ lines, onMeant }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const told = lines.filter(({ reading }) => reading.kind !== 'same');
  const ordered = [
    ...told.filter(({ reading }) => reading.kind !== 'change'),
    ...told.filter(({ reading }) => reading.kind === 'change'),
  ];
  const others = ordered.length - mostShown;
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('paste.row')}</th>
            <th scope="col">{t('paste.column')}</th>
            <th scope="col">{t('paste.before')}</th>
            <th scope="col">{t('paste.after')}</th>
          </tr>
        </thead>
        <tbody>
          {ordered.slice(0, mostShown).map(({ id, row, column, text, reading }) => (
            <tr key={id} data-wrong={reading.kind !== 'change' || undefined}>
              <th scope="row">{row}</th>
              <td>{column}</td>
              {reading.kind === 'change' ? (
                <>
                  <td className={styles.before}>{reading.before === '' ? '–' : reading.before}</td>
                  <td>{reading.after === '' ? t('fields.empty') : reading.after}</td>
                </>
              ) : (
                <td colSpan={2}>
                  <span className={styles.wrong}>
                    <Icon name="warning" size="sm" />
                    {problemWords(reading, text, t)}
                    {reading.kind === 'unknown' && reading.meant !== null && (
                      <Button size="sm" kind="quiet" onClick={() => onMeant(text, reading.meant ?? '')}>
                        {t('paste.meant', { name: reading.meant })}
                      </Button>
                    )}
                  </span>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {others > 0 && <p className={styles.more}>{t('paste.more', { count: others, number: format.number(others) })}</p>}
    </div>
  );
}

/** Why a cell stays as it is. */
function problemWords(reading: Exclude<CellReading, { readonly kind: 'change' }>, text: string, t: TFunction): string {
  switch (reading.kind) {
    case 'unknown':
      return t('paste.unknown', { text });
    case 'problem':
      return `${text}: ${t(`edit.problem.${reading.problem}`)}`;
    case 'no-task':
      return t('entities.noTask');
    case 'fixed':
    case 'same':
      return t('paste.fixed');
  }
}
