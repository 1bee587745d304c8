import { type ReactNode, useRef } from 'react';
import styles from './DialogForm.module.css';

type FormProps = {
  /** What the dialog's main button names in its `form`. */
  readonly id: string;
  /** Until what it answers is settled the form is not submitted again. */
  readonly onSubmit: () => Promise<void> | undefined;
  readonly children: ReactNode;
};

/** What is filled in within a dialog, one thing below the other. */
export function DialogForm({ id, onSubmit, children }: FormProps) {
  // Not a state: a key that is held down comes again before anything is drawn.
  const underWay = useRef<Promise<void>>(undefined);
  function submit(): void {
    if (underWay.current !== undefined) return;
    const keeping = onSubmit();
    underWay.current = keeping;
    void keeping?.finally(() => {
      underWay.current = undefined;
    });
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a key of its fields, which come as children
    <form
      id={id}
      className={styles.form}
      onKeyDown={(event) => {
        // As wherever words are sent: from a field of several lines too, where Enter alone begins another.
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.currentTarget.requestSubmit();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
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
