import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityChange, MetadataValue } from '../../shared/model/changes.ts';
import { readName, type FieldProblem } from '../../shared/rules/fieldInput.ts';
import { isSameValue } from '../../shared/rules/sameValue.ts';
import { changeTo, editorFor, storedValue, type EditedEntity, type EditedField } from './fieldEdit.ts';
import { AnchoredPopup } from '../ui/AnchoredPopup.tsx';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './CellEditor.module.css';
import { ChosenValue } from './ChosenValue.tsx';
import { TypedValue } from './TypedValue.tsx';

/** Where one goes from here: Tab, Shift+Tab, or nowhere. */
export type AfterEdit = 'stay' | 'next' | 'previous';

type Props = {
  readonly anchor: HTMLElement;
  readonly row: EditedEntity;
  /** Null: the name, and what is said about it. */
  readonly field: EditedField | null;
  readonly label: string;
  /** In the place of what stands there, where it was typed on the cell. */
  readonly typed?: string | null;
  /** How many rows are selected, this one among them: all of them can be given the value. */
  readonly selectedCount: number;
  readonly onKeep: (changes: readonly EntityChange[], isForAll: boolean, after: AfterEdit) => void;
  readonly onLeave: (after: AfterEdit) => void;
};

/** The one editor of the table, over the cell that is edited: cells themselves are never fields. */
export function CellEditor({ anchor, row, field, label, typed = null, selectedCount, onKeep, onLeave }: Props) {
  const keepValue = (value: MetadataValue, isForAll: boolean, after: AfterEdit): void => {
    if (field === null) return;
    // What is as it was is no change, for this row; the others may be otherwise.
    if (!isForAll && isSameValue(value, storedValue(field, row))) onLeave(after);
    else onKeep([changeTo(field, value)], isForAll, after);
  };
  const shared = { row, label, selectedCount, onKeep: keepValue, onLeave };
  const editor = field === null ? null : editorFor(field);
  return (
    <AnchoredPopup anchor={anchor} title={label} onClose={() => onLeave('stay')}>
      {field === null && <NameForm row={row} onKeep={onKeep} onLeave={onLeave} />}
      {field !== null && (editor === 'line' || editor === 'text' || editor === 'day') && (
        <TypedValue field={field} editor={editor} typed={typed} {...shared} />
      )}
      {field?.kind === 'metadata' && editor !== 'line' && editor !== 'text' && editor !== 'day' && editor !== null && (
        <ChosenValue descriptor={field.descriptor} editor={editor} {...shared} />
      )}
    </AnchoredPopup>
  );
}

function NameForm({ row, onKeep, onLeave }: Pick<Props, 'row' | 'onKeep' | 'onLeave'>) {
  const { t } = useTranslation();
  const [name, setName] = useState(row.name);
  const [description, setDescription] = useState(row.description);
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  function keep(): void {
    const read = readName(name);
    if (read.kind === 'problem') {
      setProblem(read.problem);
      return;
    }
    const changes: readonly EntityChange[] = [
      ...(read.value === row.name ? [] : [{ field: 'name' as const, value: read.value }]),
      ...(description === row.description ? [] : [{ field: 'description' as const, value: description }]),
    ];
    if (changes.length === 0) onLeave('stay');
    else onKeep(changes, false, 'stay');
  }
  // In the description Enter begins a new line.
  function onKeyDown(event: KeyboardEvent): void {
    const isWritten = event.target instanceof HTMLTextAreaElement;
    if (event.key !== 'Enter' || (isWritten && !event.ctrlKey && !event.metaKey)) return;
    event.preventDefault();
    keep();
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the fields inside
    <div className={styles.form} onKeyDown={onKeyDown}>
      <TextField
        label={t('fields.name')}
        value={name}
        onChange={(text) => {
          setName(text);
          setProblem(null);
        }}
        error={problem === null ? null : t(`edit.problem.${problem}`)}
      />
      <TextField label={t('fields.description')} value={description} onChange={setDescription} lines={4} />
      <div className={styles.actions}>
        <Button size="sm" onClick={() => onLeave('stay')}>
          {t('edit.leave')}
        </Button>
        <Button size="sm" kind="primary" keys="Mod+Enter" onClick={keep}>
          {t('edit.keep')}
        </Button>
      </div>
    </div>
  );
}
