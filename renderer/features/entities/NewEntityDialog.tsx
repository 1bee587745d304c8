import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandAnswer, Commands, InputOf } from '../../../shared/ipc.ts';
import type { Production } from '../../../shared/model/production.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { readFrames } from '../../../shared/rules/fieldInput.ts';
import { type NamePattern, readNamePattern } from '../../../shared/rules/namePattern.ts';
import { useStudio } from '../../data/studio.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { reasonsOf } from '../../parts/refusalWords.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogChoice, DialogForm } from '../../ui/DialogForm.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { EntityKindShown } from './entityRows.ts';
import styles from './NewEntityDialog.module.css';

type Props = {
  readonly production: Production;
  readonly kind: EntityKindShown;
  /** TV shows: the one that is shown; new ones are of it. */
  readonly episodeId: Id | null;
  readonly onClose: () => void;
};

/** How many names of a pattern are read out before the rest is counted. */
const mostNamed = 3;

/** One new shot or asset, or many by a pattern: kept at once, also without a connection. */
export function NewEntityDialog({ production, kind, episodeId, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { assetTypes } = useStudio();
  const isShot = kind === 'Shot';
  const isBelowEpisode = kind === 'Sequence' || kind === 'Edit';
  const isTvShow = production.productionType === 'tvshow';
  const episodes =
    useEngine('episodes', { productionId: production.id }, { isOff: !isBelowEpisode || !isTvShow }).value ?? [];
  const episode = episodeId === 'main' ? null : episodeId;
  const sequences =
    useEngine('sequences', { productionId: production.id, episodeId: episode }, { isOff: !isShot }).value ?? [];
  const places = isShot
    ? sequences.map(({ id, name }) => ({ value: id, label: name }))
    : isBelowEpisode
      ? episodes.map(({ id, name }) => ({ value: id, label: name }))
      : production.assetTypeIds.flatMap((id) => {
          const type = assetTypes.get(id);
          return type === undefined ? [] : [{ value: id, label: type.name }];
        });
  const [chosen, setChosen] = useState<Id | null>(null);
  const placeId = chosen ?? (isBelowEpisode ? episode : null) ?? places[0]?.value ?? null;
  /** What it is put below, where its kind is. */
  const place = placeOf();
  const hasPlaces = isShot || kind === 'Asset' || (isBelowEpisode && isTvShow);
  const [pattern, setPattern] = useState('');
  const [description, setDescription] = useState('');
  const [frames, setFrames] = useState('');
  const placeLabel = t(isShot ? 'create.sequence' : isBelowEpisode ? 'create.episode' : 'fields.assetTypeId');
  const create = useCommand('createEntity');
  const tellFailure = useTellFailure();
  const read = readNamePattern(pattern);
  const length = readFrames(frames);
  const canKeep = place !== null && read.kind === 'names' && length.kind === 'value';

  function submit(): Promise<void> | undefined {
    if (place === null || read.kind !== 'names' || length.kind !== 'value') return undefined;
    return create
      .run({
        productionId: production.id,
        place,
        entities: read.names.map((name) => ({ name, description, data: {}, lengthFrames: length.value })),
      })
      .then(tell)
      .catch(tellFailure);
  }
  function tell(answer: CommandAnswer): void {
    const { commandIds, refused } = answer;
    if (refused.length > 0)
      showToast({
        title: t('tasks.someRefused', { done: commandIds.length, refused: refused.length }),
        description: reasonsOf(answer, t),
      });
    else if (commandIds.length > 1) showToast({ title: t('create.kept', { count: commandIds.length }) });
    if (commandIds.length > 0) onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(`create.titleOf.${kind}`)}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" type="submit" form="new-entity" isDisabled={!canKeep} isBusy={create.isRunning}>
            {t('create.create', { count: read.kind === 'names' ? read.names.length : 1 })}
          </Button>
        </>
      }
    >
      <DialogForm id="new-entity" onSubmit={submit}>
        <TextField
          label={t('create.name')}
          value={pattern}
          onChange={setPattern}
          placeholder={isShot ? t('create.patternExample') : ''}
          hint={hintOf(read)}
          error={read.kind === 'problem' && read.problem !== 'empty' ? t(`create.problem.${read.problem}`) : null}
        />
        {!hasPlaces ? null : placeId === null ? (
          <p className={styles.none}>
            {t(isShot ? 'create.noSequence' : isBelowEpisode ? 'create.noEpisode' : 'create.noType')}
          </p>
        ) : (
          <DialogChoice label={placeLabel}>
            <Select label={placeLabel} value={placeId} options={places} onChange={setChosen} isWide />
          </DialogChoice>
        )}
        <TextField label={t('fields.description')} value={description} onChange={setDescription} lines={2} />
        {isShot && (
          <TextField
            label={t('fields.lengthFrames')}
            value={frames}
            onChange={setFrames}
            inputMode="numeric"
            error={length.kind === 'problem' ? t(`edit.problem.${length.problem}`) : null}
          />
        )}
      </DialogForm>
    </Dialog>
  );

  function placeOf(): InputOf<Commands, 'createEntity'>['place'] | null {
    switch (kind) {
      case 'Shot':
        return placeId === null ? null : { kind, sequenceId: placeId };
      case 'Asset':
        return placeId === null ? null : { kind, assetTypeId: placeId, episodeId: episode };
      case 'Sequence':
      case 'Edit':
        return isTvShow && placeId === null ? null : { kind, episodeId: isTvShow ? placeId : null };
      case 'Episode':
        return { kind };
      case 'Concept':
        return null;
    }
  }
  function hintOf(names: NamePattern): string {
    if (names.kind === 'problem' || names.names.length === 1) return t('create.patternHint');
    const few = names.names.slice(0, mostNamed);
    const others = names.names.length - few.length;
    return others === 0 ? format.list(few) : t('create.andOthers', { names: few.join(', '), count: others });
  }
}
