import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { editableDescriptorTypes, type MetadataDescriptor } from '../../../../shared/model/production.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { useStudio } from '../../../data/studio.ts';
import { useSyncPart } from '../../../data/useSync.ts';
import { useTellFailure } from '../../../parts/useTellFailure.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { DialogChoice, DialogForm } from '../../../ui/DialogForm.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { Descriptors } from './useDescriptors.ts';
import styles from './DescriptorDialog.module.css';

type Props = {
  readonly descriptors: Descriptors;
  /** Null: a new one. */
  readonly descriptor: MetadataDescriptor | null;
};
type DataType = (typeof editableDescriptorTypes)[number];

/** What a server before 1.0 knows. */
const oldTypes: readonly DataType[] = ['string', 'number', 'list', 'taglist', 'boolean', 'checklist'];
const withChoices: readonly DataType[] = ['list', 'taglist', 'checklist'];
const longestName = 120;

/** A column of metadata: its name, its type and choices, and who sees and fills it. */
export function DescriptorDialog({ descriptors, descriptor }: Props) {
  const { t } = useTranslation();
  const { departments, me } = useStudio();
  const serverVersion = useSyncPart((sync) => sync.serverVersion);
  const tellFailure = useTellFailure();
  const known = editableDescriptorTypes.find((type) => type === descriptor?.dataType) ?? 'string';
  const [name, setName] = useState(descriptor?.name ?? '');
  const [dataType, setDataType] = useState<DataType>(known);
  const [choices, setChoices] = useState((descriptor?.choices ?? []).join('\n'));
  const [isForClient, setIsForClient] = useState(descriptor?.isForClient ?? false);
  const [departmentIds, setDepartmentIds] = useState<readonly Id[]>(
    descriptor?.departmentIds ?? (descriptors.mayEdit([]) ? [] : (me?.departmentIds ?? [])),
  );
  const [refusal, setRefusal] = useState<string | null>(null);
  const types = serverVersion.startsWith('0.') ? oldTypes : editableDescriptorTypes;
  const hasChoices = withChoices.includes(dataType);
  const listed = [...new Set(choices.split('\n').flatMap((line) => line.trim() || []))];
  const isRenamed = descriptor !== null && name.trim() !== descriptor.name;
  const isTooLong = name.trim().length > longestName;
  const canKeep = name.trim() !== '' && !isTooLong && (dataType !== 'list' || listed.length > 0);

  function submit(): Promise<void> | undefined {
    if (!canKeep) return undefined;
    return descriptors
      .save(descriptor, {
        name: name.trim(),
        dataType,
        choices: hasChoices ? listed : [],
        isForClient,
        departmentIds: [...departmentIds],
      })
      .then(setRefusal)
      .catch(tellFailure);
  }
  return (
    <Dialog
      isOpen
      onClose={() => descriptors.setDialog(null)}
      title={t(descriptor === null ? 'columns.new' : 'columns.edit')}
      actions={
        <>
          <Button onClick={() => descriptors.setDialog(null)}>{t('ui.cancel')}</Button>
          <Button kind="primary" type="submit" form="descriptor" isDisabled={!canKeep} isBusy={descriptors.isRunning}>
            {t('columns.keep')}
          </Button>
        </>
      }
    >
      <DialogForm id="descriptor" onSubmit={submit}>
        <TextField
          label={t('fields.name')}
          value={name}
          onChange={(value) => {
            setName(value);
            setRefusal(null);
          }}
          error={isTooLong ? t('searches.tooLong', { count: longestName }) : refusal}
          hint={isRenamed ? t('columns.renamed') : undefined}
        />
        <DialogChoice label={t('columns.type')}>
          <Select<DataType>
            label={t('columns.type')}
            value={dataType}
            options={types.map((type) => ({ value: type, label: t(`columns.types.${type}`) }))}
            onChange={setDataType}
            isWide
          />
        </DialogChoice>
        {hasChoices && (
          <TextField
            label={t('columns.choices')}
            value={choices}
            onChange={setChoices}
            lines={5}
            hint={t(dataType === 'checklist' ? 'columns.checklistHint' : 'columns.choicesHint')}
          />
        )}
        <Checkbox isChecked={isForClient} onChange={setIsForClient}>
          {t('columns.forClient')}
        </Checkbox>
        {departments.size > 0 && (
          <fieldset className={styles.departments}>
            <legend className={styles.label}>{t('columns.departments')}</legend>
            {[...departments.values()]
              .filter(({ id, isArchived }) => !isArchived || departmentIds.includes(id))
              .map(({ id, name: department }) => (
                <Checkbox
                  key={id}
                  isChecked={departmentIds.includes(id)}
                  onChange={(isOn) =>
                    setDepartmentIds(isOn ? [...departmentIds, id] : departmentIds.filter((other) => other !== id))
                  }
                >
                  {department}
                </Checkbox>
              ))}
          </fieldset>
        )}
      </DialogForm>
    </Dialog>
  );
}
