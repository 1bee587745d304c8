import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './SettingRow.module.css';

type Props = {
  readonly label: string;
  readonly description?: ReactNode;
  /** What it is unless changed, in words; absent for what is no choice. */
  readonly defaultText?: string;
  /** Set back alone; absent while it has its default. */
  readonly onReset?: (() => void) | null;
  readonly children: ReactNode;
};

/** One choice: what it is, what it would be by default, and the control. Effects are immediate. */
export function SettingRow({ label, description, defaultText, onReset = null, children }: Props) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className={styles.row} role="group" aria-labelledby={id}>
      <div className={styles.text}>
        <p className={styles.label} id={id}>
          {label}
        </p>
        {description !== undefined && <div className={styles.description}>{description}</div>}
        {defaultText !== undefined && <p className={styles.default}>{t('settings.default', { value: defaultText })}</p>}
      </div>
      <div className={styles.control}>
        {onReset && <IconButton icon="undo" size="sm" label={t('settings.reset', { label })} onClick={onReset} />}
        {children}
      </div>
    </div>
  );
}
