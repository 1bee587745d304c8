import type { Random } from '../random.ts';
import type { Row } from '../tables.ts';
import { add } from './draft.ts';
import type { Making } from './making.ts';
import type { Production } from './production.ts';
import type { Settings } from './settings.ts';

type Kind = NonNullable<Row<'metadata_descriptor'>['data_type']>;

type Line = {
  readonly entityType: 'Shot' | 'Asset' | 'Sequence';
  readonly name: string;
  readonly field: string;
  readonly kind: Kind;
  readonly choices?: readonly string[];
  readonly forClient?: boolean;
  readonly departments?: readonly string[];
  /** Kinds that only servers of the 1.x line have. */
  readonly isNew?: boolean;
  /** The value of an entity, or null to leave the field empty. */
  readonly value: (random: Random) => string | number | null;
};

const weathers = ['Clear', 'Breeze', 'Fog', 'Rain', 'Storm', 'Snow'] as const;
const lenses = ['A, 28 mm', 'A, 35 mm', 'B, 40 mm', 'B, 50 mm', 'A, 85 mm'] as const;
const tags = ['crowd', 'water', 'night', 'hero', 'hook-up'] as const;
const places = ['Harbor', 'Open sea', 'The point', 'Keeper house', 'Under water', 'Forest', 'Old town'] as const;

const maybe = <T>(random: Random, share: number, value: () => T): T | null => (random.chance(share) ? value() : null);

const lines: readonly Line[] = [
  {
    entityType: 'Shot',
    name: 'Weather',
    field: 'weather',
    kind: 'list',
    choices: weathers,
    forClient: true,
    value: (random) => maybe(random, 0.9, () => random.pick(weathers)),
  },
  {
    entityType: 'Shot',
    name: 'Camera',
    field: 'camera',
    kind: 'string',
    value: (random) => maybe(random, 0.8, () => random.pick(lenses)),
  },
  {
    entityType: 'Shot',
    name: 'Size',
    field: 'size',
    kind: 'list',
    choices: ['small', 'medium', 'big'],
    value: (random) => random.pick(['small', 'medium', 'medium', 'big']),
  },
  {
    entityType: 'Shot',
    name: 'Handles',
    field: 'handles',
    kind: 'number',
    departments: ['Layout'],
    value: (random) => maybe(random, 0.5, () => random.pick([5, 8, 10])),
  },
  {
    entityType: 'Shot',
    name: 'Stereo',
    field: 'stereo',
    kind: 'boolean',
    value: (random) => maybe(random, 0.4, () => random.pick(['true', 'false'])),
  },
  {
    entityType: 'Shot',
    name: 'Tags',
    field: 'tags',
    kind: 'taglist',
    choices: tags,
    value: (random) => maybe(random, 0.55, () => tags.filter(() => random.chance(0.35)).join(',') || 'water'),
  },
  {
    entityType: 'Shot',
    name: 'Delivery',
    field: 'delivery',
    kind: 'checklist',
    choices: ['[ ] slate', '[ ] audio', '[x] color'],
    value: (random) =>
      maybe(random, 0.3, () => JSON.stringify({ slate: random.chance(0.5), audio: random.chance(0.5), color: true })),
  },
  {
    entityType: 'Shot',
    name: 'Client remark',
    field: 'client_remark',
    kind: 'string',
    forClient: true,
    value: (random) => maybe(random, 0.06, () => 'Seen in the June screening'),
  },
  {
    entityType: 'Shot',
    name: 'Reference',
    field: 'reference',
    kind: 'url',
    isNew: true,
    value: (random) => maybe(random, 0.1, () => 'https://reference.halcyon.example/boards'),
  },
  {
    entityType: 'Shot',
    name: 'Director note',
    field: 'director_note',
    kind: 'textarea',
    isNew: true,
    value: (random) => maybe(random, 0.1, () => 'The pause is the shot.\nDo not fill it.'),
  },
  {
    entityType: 'Asset',
    name: 'LOD',
    field: 'lod',
    kind: 'list',
    choices: ['high', 'low', 'proxy'],
    value: (random) => random.pick(['high', 'low', 'proxy']),
  },
  {
    entityType: 'Asset',
    name: 'Rigged',
    field: 'rigged',
    kind: 'boolean',
    departments: ['Rigging'],
    value: (random) => random.pick(['true', 'false']),
  },
  {
    entityType: 'Asset',
    name: 'Polygons',
    field: 'polygons',
    kind: 'number',
    value: (random) => maybe(random, 0.6, () => random.whole(4, 220) * 100),
  },
  {
    entityType: 'Asset',
    name: 'Materials',
    field: 'materials',
    kind: 'taglist',
    choices: ['wood', 'brass', 'glass', 'cloth', 'stone'],
    value: (random) => maybe(random, 0.6, () => random.pick(['wood', 'brass,glass', 'cloth', 'stone', 'wood,cloth'])),
  },
  {
    entityType: 'Sequence',
    name: 'Location',
    field: 'location',
    kind: 'string',
    forClient: true,
    value: (random) => random.pick(places),
  },
];

/** Answers what to put into an entity's `data` for the fields of its kind. */
export type FieldFiller = (entityType: Line['entityType'], random: Random) => Record<string, string | number>;

export function makeDescriptors(
  { draft, newId, options }: Making,
  settings: Settings,
  production: Production,
): FieldFiller {
  const used = lines.filter(({ isNew }) => !isNew || options.kitsu === '1.0.97');
  for (const [index, { entityType, name, field, kind, choices, forClient, departments }] of used.entries()) {
    add(draft, 'metadata_descriptor', {
      id: newId(),
      created_at: production.row.created_at,
      project_id: production.id,
      entity_type: entityType,
      name,
      field_name: field,
      data_type: kind,
      choices: choices ?? [],
      for_client: forClient ?? false,
      position: index + 1,
      departments: (departments ?? []).map((department) => settings.departments.get(department) ?? ''),
    });
  }
  return (entityType, random) => {
    const data: Record<string, string | number> = {};
    for (const line of used) {
      if (line.entityType !== entityType) continue;
      const value = line.value(random);
      if (value !== null) data[line.field] = value;
    }
    return data;
  };
}
