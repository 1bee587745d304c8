import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readClockTime } from '../../../shared/rules/clockTime.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './ClockField.module.css';

type Props = {
  readonly label: string;
  /** `22:00` */
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** A time of the day, written as all times are: the browser's own field goes by the language of the browser. */
export function ClockField({ label, value, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? value : readClockTime(typed);
  function keep(): void {
    if (read === null) return;
    setTyped(null);
    if (read !== value) onChange(read);
  }
  return (
    <div className={styles.clock}>
      <TextField
        label={label}
        value={typed ?? format.clock(value)}
        onChange={setTyped}
        onLeave={keep}
        onKeyDown={({ key }) => {
          if (key === 'Enter') keep();
        }}
        error={read === null ? t('settings.tells.quiet.unreadable', { example: format.clock('22:30') }) : null}
      />
    </div>
  );
}
