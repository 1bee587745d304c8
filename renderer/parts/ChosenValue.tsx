import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetadataValue } from '../../shared/model/changes.ts';
import type { MetadataDescriptor } from '../../shared/model/production.ts';
import { readChecklist, readTags, writeChecklist, writeTags } from '../../shared/rules/fieldInput.ts';
import { useStudio } from '../data/studio.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { RadioGroup, type RadioOption } from '../ui/RadioGroup.tsx';
import type { AfterEdit } from './CellEditor.tsx';
import styles from './CellEditor.module.css';
import type { EditedEntity } from './fieldEdit.ts';

type Props = {
  readonly descriptor: MetadataDescriptor;
  readonly editor: 'choice' | 'tags' | 'checklist' | 'person';
  readonly row: EditedEntity;
  readonly label: string;
  readonly selectedCount: number;
  readonly onKeep: (value: MetadataValue, isForAll: boolean, after: AfterEdit) => void;
  readonly onLeave: (after: AfterEdit) => void;
};

/** A value that is chosen from what its field offers. */
export function ChosenValue({ descriptor, editor, row, label, selectedCount, onKeep, onLeave }: Props) {
  const { t } = useTranslation();
  const stored = row.data[descriptor.fieldName] ?? null;
  const [value, setValue] = useState<MetadataValue>(() => plain(stored));
  const hasOthers = selectedCount > 1;

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    event.stopPropagation();
    onKeep(value, hasOthers && (event.ctrlKey || event.metaKey), 'stay');
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of what is chosen inside
    <div className={styles.form} onKeyDown={onKeyDown}>
      <div className={styles.choices} role="group" aria-label={label}>
        {editor === 'choice' || editor === 'person' ? (
          <OneOf descriptor={descriptor} label={label} value={value} onChange={setValue} />
        ) : editor === 'tags' ? (
          <Tags choices={descriptor.choices} value={value} onChange={setValue} />
        ) : (
          <Checklist choices={descriptor.choices} value={value} onChange={setValue} />
        )}
      </div>
      <div className={styles.actions}>
        <Button size="sm" onClick={() => onLeave('stay')}>
          {t('edit.leave')}
        </Button>
        {hasOthers && (
          <Button size="sm" keys="Mod+Enter" onClick={() => onKeep(value, true, 'stay')}>
            {t('edit.forAll', { count: selectedCount })}
          </Button>
        )}
        <Button size="sm" kind="primary" keys="Enter" onClick={() => onKeep(value, false, 'stay')}>
          {t('edit.keep')}
        </Button>
      </div>
    </div>
  );
}

type ChoiceProps = { readonly value: MetadataValue; readonly onChange: (value: MetadataValue) => void };
/** No choice of a field is called so. */
const nothing = '';

function OneOf({ descriptor, label, value, onChange }: ChoiceProps & Pick<Props, 'descriptor' | 'label'>) {
  const { t } = useTranslation();
  const { people } = useStudio();
  const current = value === null ? nothing : String(value);
  const options: readonly RadioOption<string>[] =
    descriptor.dataType === 'boolean'
      ? [
          { value: 'true', label: t('settings.on') },
          { value: 'false', label: t('settings.off') },
        ]
      : descriptor.dataType === 'person'
        ? [...people.values()]
            .filter(({ isActive }) => isActive)
            .map(({ id, fullName }) => ({ value: id, label: fullName }))
        : descriptor.choices.map((choice) => ({ value: choice, label: choice }));
  // What it holds now can be kept, whether it is still offered or not.
  const isKnown = current === nothing || options.some((option) => option.value === current);
  return (
    <RadioGroup<string>
      label={label}
      value={current}
      options={[
        { value: nothing, label: t('fields.empty') },
        ...options,
        ...(isKnown ? [] : [{ value: current, label: current }]),
      ]}
      onChange={(next) => onChange(next === nothing ? null : next)}
    />
  );
}

function Tags({ choices, value, onChange }: ChoiceProps & { readonly choices: readonly string[] }) {
  const tags = readTags(value);
  const all = [...choices, ...tags.filter((tag) => !choices.includes(tag))];
  return all.map((tag) => (
    <Checkbox
      key={tag}
      isChecked={tags.includes(tag)}
      onChange={(isOn) => onChange(writeTags(all.filter((one) => (one === tag ? isOn : tags.includes(one)))))}
    >
      {tag}
    </Checkbox>
  ));
}

function Checklist({ choices, value, onChange }: ChoiceProps & { readonly choices: readonly string[] }) {
  const ticks = readChecklist(choices, value);
  return ticks.map(({ label, isTicked }) => (
    <Checkbox
      key={label}
      isChecked={isTicked}
      onChange={(isOn) =>
        onChange(
          writeChecklist(
            ticks.map((tick) => (tick.label === label ? { label, isTicked: isOn } : tick)),
            value,
          ),
        )
      }
    >
      {label}
    </Checkbox>
  ));
}

const plain = (value: unknown): MetadataValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : value === null
      ? null
      : JSON.stringify(value);
