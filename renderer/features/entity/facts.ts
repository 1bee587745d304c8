/** What an entity says of itself, in words, each with how it is changed. */
import type { TFunction } from 'i18next';
import type { FieldKey } from '../../../shared/model/changes.ts';
import type { Entity } from '../../../shared/model/entity.ts';
import type { EntityDetail } from '../../../shared/model/entityPage.ts';
import type { MetadataDescriptor } from '../../../shared/model/production.ts';
import type { EntityLabel } from '../../../shared/model/screens.ts';
import { numberIn } from '../../../shared/rules/search/match.ts';
import { timecode } from '../../../shared/rules/timecode.ts';
import type { StudioTables } from '../../data/studio.ts';
import type { Format } from '../../i18n/format.ts';
import type { EditedField } from '../../parts/fieldEdit.ts';
import { metadataText, plainText } from '../../parts/metadataText.ts';

export type Fact = {
  readonly id: string;
  readonly label: string;
  /** Empty: there is no value. */
  readonly text: string;
  /** Where a change of it waits. */
  readonly key: FieldKey | null;
  /** Null: it follows from something else. */
  readonly edited: EditedField | null;
};

type With = { readonly format: Format; readonly studio: StudioTables; readonly t: TFunction };

type Labelled = Pick<EntityDetail, 'entity' | 'label'>;

export function factsOf({ entity, label }: Labelled, words: With): readonly Fact[] {
  const own = ownFacts(entity, label, words);
  const descriptors = words.studio.productions.get(entity.productionId)?.descriptors ?? [];
  const metadata = descriptors
    .filter(({ entityKind }) => entityKind === entity.kind)
    .toSorted((one, other) => one.position - other.position)
    .map((descriptor) => metadataFact(descriptor, entity, words));
  return [...own, ...metadata];
}

function ownFacts(entity: Entity, label: EntityLabel, words: With): readonly Fact[] {
  if (entity.kind === 'Asset') return assetFacts(entity, words);
  if (entity.kind === 'Shot') return shotFacts(entity, words);
  return entity.kind === 'Edit' ? editFacts(entity, label, words) : [];
}

/** Of which episode it is, and what it is cut in: nothing of it is the edit's own. */
function editFacts(
  { productionId }: Entity,
  { episodeName }: EntityLabel,
  { format, studio, t }: With,
): readonly Fact[] {
  const production = studio.productions.get(productionId);
  const fact = (id: string, label: string, text: string): Fact => ({ id, label, text, key: null, edited: null });
  return [
    fact('episode', t('create.episode'), episodeName),
    fact('fps', t('entities.field.fps'), production === undefined ? '' : format.number(production.fps)),
    fact('resolution', t('entities.field.resolution'), production?.resolution ?? ''),
  ];
}

function metadataFact(descriptor: MetadataDescriptor, { data }: Entity, words: With): Fact {
  return {
    id: `data.${descriptor.fieldName}`,
    label: descriptor.name,
    text: metadataText(descriptor, data[descriptor.fieldName], words),
    key: `data.${descriptor.fieldName}`,
    edited: { kind: 'metadata', descriptor },
  };
}

function shotFacts({ lengthFrames, data, productionId }: Entity, { format, studio, t }: With): readonly Fact[] {
  const fps = numberIn(data['fps']) ?? studio.productions.get(productionId)?.fps ?? null;
  const kitsu = (id: 'frameIn' | 'frameOut' | 'fps' | 'resolution', fieldName: KitsuKey, text: string): Fact => ({
    id,
    label: t(`entities.field.${id}`),
    text,
    key: `data.${fieldName}`,
    edited: { kind: 'kitsu', fieldName },
  });
  const stored = (key: string): string => (data[key] === undefined || data[key] === null ? '' : plainText(data[key]));
  return [
    kitsu('frameIn', 'frame_in', stored('frame_in')),
    kitsu('frameOut', 'frame_out', stored('frame_out')),
    {
      id: 'frames',
      label: t('entities.field.frames'),
      text: lengthFrames === null ? '' : format.number(lengthFrames),
      key: 'lengthFrames',
      edited: { kind: 'frames' },
    },
    {
      id: 'duration',
      label: t('entity.duration'),
      text: lengthFrames === null || fps === null ? '' : timecode(lengthFrames, fps),
      key: null,
      edited: null,
    },
    // What the production says counts where the shot says nothing.
    kitsu('fps', 'fps', fps === null ? '' : format.number(fps)),
    kitsu('resolution', 'resolution', stored('resolution')),
  ];
}
type KitsuKey = 'frame_in' | 'frame_out' | 'fps' | 'resolution';

function assetFacts({ readyForTaskTypeId, assetTypeId }: Entity, { studio, t }: With): readonly Fact[] {
  return [
    {
      id: 'assetType',
      label: t('fields.assetTypeId'),
      text: studio.assetTypes.get(assetTypeId ?? '')?.name ?? '',
      key: 'assetTypeId',
      edited: null,
    },
    {
      id: 'readyFor',
      label: t('entities.field.readyFor'),
      text: studio.taskTypes.get(readyForTaskTypeId ?? '')?.name ?? '',
      key: null,
      edited: null,
    },
  ];
}
