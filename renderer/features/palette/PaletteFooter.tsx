import { useTranslation } from 'react-i18next';
import type { PaletteAnswer } from '../../../shared/model/screens.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import styles from './PaletteFooter.module.css';

export function PaletteFooter({ answer }: { readonly answer: PaletteAnswer | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={styles.footer}>
      <span className={styles.hints}>
        <span className={styles.hint}>
          <Kbd keys="ArrowUp" />
          <Kbd keys="ArrowDown" />
          {t('palette.hint.move')}
        </span>
        <span className={styles.hint}>
          <Kbd keys="ArrowRight" />
          {t('palette.hint.step')}
        </span>
        <span className={styles.hint}>
          <Kbd keys="Mod+Enter" />
          {t('palette.hint.aside')}
        </span>
        <span className={styles.hint}>
          <Kbd keys=">" />
          {t('palette.hint.commands')}
        </span>
        <span className={styles.hint}>
          <Kbd keys="@" />
          {t('palette.hint.people')}
        </span>
        <span className={styles.hint}>
          <Kbd keys="#" />
          {t('palette.hint.productions')}
        </span>
      </span>
      {answer && (
        <span className={styles.count}>
          {t('palette.searched', {
            count: answer.searchedCount,
            number: format.number(answer.searchedCount),
            ms: format.number(Math.round(answer.tookMs)),
          })}
        </span>
      )}
    </div>
  );
}
