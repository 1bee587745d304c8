import type { ReactNode } from 'react';
import styles from './DialogForm.module.css';

type FormProps = {
  /** What the dialog's main button names in its `form`. */
  readonly id: string;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
};

/** What is filled in within a dialog, one thing below the other. */
export function DialogForm({ id, onSubmit, children }: FormProps) {
  return (
    <form
      id={id}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

type ChoiceProps = { readonly label: string; readonly children: ReactNode };

/** A choice under its words. The control itself has the same words as its name. */
export function DialogChoice({ label, children }: ChoiceProps) {
  return (
    <div className={styles.choice}>
      <span className={styles.label}>{label}</span>
      {children}
    </div>
  );
}
