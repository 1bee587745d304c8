import { OTPField } from '@base-ui/react/otp-field';
import { useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './CodeField.module.css';

type Props = {
  readonly label: string;
  readonly length: number;
  readonly value: string;
  readonly isWrong: boolean;
  readonly onChange: (value: string) => void;
  readonly onComplete: (value: string) => void;
};

/** One box a digit. A code pasted anywhere in the window lands here, whatever has the focus. */
export function CodeField({ label, length, value, isWrong, onChange, onComplete }: Props) {
  const { t } = useTranslation();
  const id = useId();

  useEffect(() => {
    function onPaste(event: ClipboardEvent) {
      const digits = (event.clipboardData?.getData('text') ?? '').replace(/[\s-]/g, '');
      if (digits.length !== length || !/^\d+$/.test(digits)) return;
      event.preventDefault();
      event.stopPropagation();
      onChange(digits);
      onComplete(digits);
    }
    window.addEventListener('paste', onPaste, { capture: true });
    return () => window.removeEventListener('paste', onPaste, { capture: true });
  }, [length, onChange, onComplete]);

  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <OTPField.Root
        id={id}
        className={styles.boxes}
        length={length}
        value={value}
        inputMode="numeric"
        autoComplete="one-time-code"
        onValueChange={(next) => onChange(next)}
        onValueComplete={(next) => onComplete(next)}
      >
        {Array.from({ length }, (_, index) => (
          <OTPField.Input
            key={index}
            className={styles.box}
            data-wrong={isWrong || undefined}
            aria-invalid={isWrong || undefined}
            aria-label={index === 0 ? undefined : t('ui.digitOf', { index: index + 1, length })}
            // eslint-disable-next-line jsx-a11y/no-autofocus -- the step before asked for this code
            autoFocus={index === 0}
          />
        ))}
      </OTPField.Root>
    </div>
  );
}
