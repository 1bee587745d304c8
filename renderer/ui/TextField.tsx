import { Field } from '@base-ui/react/field';
import type { HTMLInputTypeAttribute, KeyboardEvent, ReactNode, Ref } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import styles from './TextField.module.css';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: HTMLInputTypeAttribute;
  readonly name?: string;
  readonly icon?: IconName;
  readonly placeholder?: string;
  readonly autoComplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'url' | 'email';
  /** Beside the label: a link, a remark. */
  readonly aside?: ReactNode;
  /** Inside the box at its end: a mark, a button. */
  readonly trailing?: ReactNode;
  readonly hint?: ReactNode;
  /** Takes the place of the hint and is read out. */
  readonly error?: ReactNode;
  readonly size?: 'md' | 'lg';
  /** Of a text that may have several; one where nothing is said. */
  readonly lines?: number;
  readonly isLabelHidden?: boolean;
  readonly isDisabled?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  /** The focus went on. */
  readonly onLeave?: () => void;
};

export function TextField({
  label,
  value,
  onChange,
  type = 'text',
  name,
  icon,
  placeholder,
  autoComplete = 'off',
  inputMode,
  aside,
  trailing,
  hint,
  error,
  size = 'md',
  lines,
  isLabelHidden = false,
  isDisabled = false,
  inputRef,
  onKeyDown,
  onLeave,
}: Props) {
  const isWrong = error !== undefined && error !== null;
  return (
    <Field.Root className={styles.field} data-size={size} invalid={isWrong} disabled={isDisabled}>
      <div className={styles.head} data-hidden={isLabelHidden || undefined}>
        <Field.Label className={styles.label}>{label}</Field.Label>
      </div>
      <div className={styles.box} data-wrong={isWrong || undefined} data-lines={lines}>
        {icon && <Icon name={icon} size="sm" />}
        <Field.Control
          className={styles.input}
          ref={inputRef}
          {...(lines === undefined ? { type } : { render: <textarea rows={lines} /> })}
          name={name}
          value={value}
          placeholder={placeholder}
          autoComplete={autoComplete}
          inputMode={inputMode}
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={onLeave}
        />
        {trailing}
      </div>
      {isWrong ? (
        <Field.Error match className={styles.error}>
          <Icon name="warning" size="xs" />
          <span>{error}</span>
        </Field.Error>
      ) : (
        hint !== undefined && (
          <Field.Description className={styles.hint} render={<div />}>
            {hint}
          </Field.Description>
        )
      )}
      {/* Seen beside the label, and come to after the field: from one field to the next it is one Tab. */}
      {aside !== undefined && <div className={styles.aside}>{aside}</div>}
    </Field.Root>
  );
}
