import { useTranslation } from 'react-i18next';
import type { Cut } from '../../../../shared/rules/cut/cut.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import type { RangeFrom } from './cutTable.ts';
import styles from './CutNotes.module.css';

type Props = {
  readonly cut: Cut;
  readonly productionFps: number;
  readonly rangeFrom: RangeFrom;
  readonly onRangeFrom: (rangeFrom: RangeFrom) => void;
};

const mostShown = 50;

/** What a cut counts in, where the ranges of its shots begin, and what in it could not be read. */
export function CutNotes({ cut, productionFps, rangeFrom, onRangeFrom }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const fpsText = (fps: number): string => format.number(Math.round(fps * 1000) / 1000);
  const isOtherRate = Math.abs(cut.fps - productionFps) > 0.005;
  const others = cut.problems.length - mostShown;
  return (
    <div className={styles.notes}>
      <p className={styles.rate} data-other={isOtherRate || undefined}>
        {isOtherRate && <Icon name="warning" size="sm" />}
        {[
          t(cut.isDropFrame ? 'cut.rateDrop' : 'cut.rate', { fps: fpsText(cut.fps) }),
          isOtherRate ? t('cut.otherRate', { fps: fpsText(productionFps) }) : '',
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      <RadioGroup
        label={t('cut.range')}
        value={rangeFrom}
        options={[
          { value: 'shot', label: t('cut.rangeShot') },
          { value: 'source', label: t('cut.rangeSource') },
        ]}
        onChange={onRangeFrom}
      />
      {cut.problems.length > 0 && (
        <ul className={styles.problems} aria-label={t('cut.problems')}>
          {cut.problems.slice(0, mostShown).map(({ problem, place, text }) => (
            <li key={`${String(place)} ${problem}`}>
              {t('cut.at', { place: format.number(place), problem: t(`cut.problem.${problem}`) })}{' '}
              {text !== '' && <code>{text}</code>}
            </li>
          ))}
          {others > 0 && <li>{t('cut.more', { count: others, number: format.number(others) })}</li>}
        </ul>
      )}
    </div>
  );
}
