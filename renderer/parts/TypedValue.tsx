import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetadataValue } from '../../shared/model/changes.ts';
import type { FieldProblem } from '../../shared/rules/fieldInput.ts';
import { readTyped, storedText, type EditedEntity, type EditedField } from './fieldEdit.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { AfterEdit } from './CellEditor.tsx';
import styles from './CellEditor.module.css';

type Props = {
  readonly field: EditedField;
  readonly editor: 'line' | 'text' | 'day';
  readonly row: EditedEntity;
  readonly typed: string | null;
  readonly label: string;
  readonly selectedCount: number;
  readonly onKeep: (value: MetadataValue, isForAll: boolean, after: AfterEdit) => void;
  readonly onLeave: (after: AfterEdit) => void;
};

/** A value that is typed: Enter keeps it, Tab keeps it and goes on, Ctrl+Enter gives it to every selected row. */
export function TypedValue({ field, editor, row, typed, label, selectedCount, onKeep }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => typed ?? storedText(field, row));
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const hasOthers = selectedCount > 1;
  const input = useRef<HTMLInputElement>(null);
  const isBegun = typed !== null;
  // At once where the popup lets it, and not with its next frame: what is typed on comes in quickly.
  useLayoutEffect(() => {
    if (isBegun) input.current?.focus();
  }, [isBegun]);
  const isPlaced = useRef(false);
  /** One types on behind what was typed, and over what stands there. */
  function onFocus(): void {
    if (isPlaced.current) return;
    isPlaced.current = true;
    if (isBegun) input.current?.setSelectionRange(text.length, text.length);
    else if (editor === 'line') input.current?.select();
  }

  function keep(isForAll: boolean, after: AfterEdit): void {
    const read = readTyped(field, text);
    if (read.kind === 'problem') setProblem(read.problem);
    else onKeep(read.value, isForAll, after);
  }
  function onKeyDown(event: KeyboardEvent): void {
    const isMod = event.ctrlKey || event.metaKey;
    // On a button the keys are the button's.
    if (event.target instanceof HTMLButtonElement) return;
    if (event.key === 'Tab') keep(false, event.shiftKey ? 'previous' : 'next');
    else if (event.key === 'Enter' && (editor !== 'text' || isMod)) keep(isMod && hasOthers, 'stay');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the field inside
    <div className={styles.form} onKeyDown={onKeyDown} onFocus={onFocus}>
      <TextField
        label={label}
        type={editor === 'day' ? 'date' : 'text'}
        inputRef={input}
        value={text}
        onChange={(next) => {
          setText(next);
          setProblem(null);
        }}
        {...(editor === 'text' ? { lines: 4 } : {})}
        error={problem === null ? null : t(`edit.problem.${problem}`)}
      />
      {(hasOthers || editor === 'text') && (
        <div className={styles.actions}>
          {hasOthers && (
            <Button size="sm" keys="Mod+Enter" onClick={() => keep(true, 'stay')}>
              {t('edit.forAll', { count: selectedCount })}
            </Button>
          )}
          <Button size="sm" kind="primary" onClick={() => keep(false, 'stay')}>
            {t('edit.keep')}
          </Button>
        </div>
      )}
    </div>
  );
}
