/** What a file makes of a table: rows that are new, cells that change, and what in it cannot be read, line by line. */
import type { CellChange, Commands, InputOf } from '../../../../shared/ipc.ts';
import type { EntityRow } from '../../../../shared/model/screens.ts';
import type { Id, TableKind } from '../../../../shared/model/studio.ts';
import { type CellReading, type CellWords, readCell } from '../paste/cellText.ts';
import type { DiffLine } from '../paste/CellDiff.tsx';
import { rowName } from '../rowName.ts';
import type { CsvTarget } from './csvTargets.ts';

type Place = InputOf<Commands, 'createEntity'>['place'];
type NewEntity = InputOf<Commands, 'createEntity'>['entities'][number];

export type CsvPlaces = {
  /** Sequences with their episode, asset types, episodes: by their names. */
  readonly parents: readonly { readonly id: Id; readonly name: string; readonly episodeId: Id | null }[];
  readonly episodes: readonly { readonly id: Id; readonly name: string }[];
};

export type CsvPlan = {
  readonly lines: readonly DiffLine[];
  readonly changes: readonly CellChange[];
  readonly newCount: number;
  readonly changedCount: number;
  readonly wrongCount: number;
};

type Options = {
  readonly productionId: Id;
  readonly kind: TableKind;
  /** Without its heads. */
  readonly lines: readonly (readonly string[])[];
  /** What each column of the file is. */
  readonly targets: readonly CsvTarget[];
  readonly rows: readonly EntityRow[];
  readonly places: CsvPlaces;
  readonly words: CellWords;
  /** Otherwise rows that are there stay as they are. */
  readonly updatesExisting: boolean;
  readonly labels: { readonly description: string; readonly place: string; readonly isNew: string };
};

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

export function planCsv(options: Options): CsvPlan {
  const { productionId, kind, lines, targets, rows, places, words, updatesExisting, labels } = options;
  const indexOf = (wanted: CsvTarget['kind']): number => targets.findIndex((target) => target.kind === wanted);
  const [nameAt, parentAt, episodeAt, descriptionAt] = [
    indexOf('name'),
    indexOf('parent'),
    indexOf('episode'),
    indexOf('description'),
  ];
  const diff: DiffLine[] = [];
  const changes: CellChange[] = [];
  const created = new Map<string, { readonly place: Place; readonly entities: NewEntity[] }>();
  let newCount = 0;
  const known = rowIndex(rows);

  for (const [index, line] of lines.entries()) {
    const at = (column: number): string => (column < 0 ? '' : (line[column] ?? '')).trim();
    const name = at(nameAt);
    if (line.every((cell) => cell.trim() === '')) continue;
    const label = [at(episodeAt), at(parentAt), name].filter(Boolean).join(' / ') || String(index + 2);
    const tell = (column: string, text: string, reading: CellReading): void => {
      diff.push({ id: `${String(index)} ${column}`, row: label, column, text, reading });
    };
    if (name === '') {
      tell('', '', { kind: 'problem', problem: 'empty' });
      continue;
    }
    const row = known(at(episodeAt), at(parentAt), name, { hasEpisode: episodeAt >= 0, hasParent: parentAt >= 0 });
    if (row !== undefined) {
      if (!updatesExisting) continue;
      // An empty cell says nothing: a file that holds less than the table empties none of it.
      if (at(descriptionAt) !== '' && at(descriptionAt) !== row.description) {
        const change: CellChange = {
          kind: 'editEntity',
          input: { entityIds: [row.id], changes: [{ field: 'description', value: at(descriptionAt) }] },
        };
        changes.push(change);
        tell(labels.description, at(descriptionAt), {
          kind: 'change',
          change,
          before: row.description,
          after: at(descriptionAt),
        });
      }
      for (const [column, target] of targets.entries()) {
        if (target.kind !== 'column' || at(column) === '') continue;
        const reading = readCell(line[column] ?? '', target.column, row, words);
        tell(target.column.label, line[column] ?? '', reading);
        if (reading.kind === 'change') changes.push(reading.change);
      }
      continue;
    }
    const place = placeOf(kind, { episode: at(episodeAt), parent: at(parentAt) }, places);
    if (place === null) {
      tell(labels.place, at(parentAt) || at(episodeAt) || name, { kind: 'unknown', meant: null });
      continue;
    }
    const entity = newEntity(name, at(descriptionAt), line, targets, words, tell);
    newCount += 1;
    const key = JSON.stringify(place);
    const group = created.get(key);
    if (group === undefined) created.set(key, { place, entities: [entity] });
    else group.entities.push(entity);
    tell(labels.isNew, name, {
      kind: 'change',
      change: { kind: 'createEntity', input: { productionId, place, entities: [entity] } },
      before: '',
      after: name,
    });
  }
  return {
    lines: diff,
    changes: [
      ...[...created.values()].map(({ place, entities }): CellChange => ({
        kind: 'createEntity',
        input: { productionId, place, entities },
      })),
      ...changes,
    ],
    newCount,
    changedCount: changes.length,
    // A new row has no tasks: what the file says of them is told, and is no fault.
    wrongCount: diff.filter(({ reading }) => ['unknown', 'problem'].includes(reading.kind)).length,
  };
}

/** By name, and by what the file says of where it stands. */
function rowIndex(rows: readonly EntityRow[]) {
  const byName = new Map<string, EntityRow[]>();
  for (const row of rows) {
    const key = row.name.toLowerCase();
    const list = byName.get(key);
    if (list === undefined) byName.set(key, [row]);
    else list.push(row);
  }
  return (
    episode: string,
    parent: string,
    name: string,
    { hasEpisode, hasParent }: { readonly hasEpisode: boolean; readonly hasParent: boolean },
  ): EntityRow | undefined => {
    const found = (byName.get(name.toLowerCase()) ?? []).filter(
      (row) =>
        (!hasEpisode || episode === '' || same(row.episodeName, episode)) &&
        (!hasParent || same(row.groupName, parent)),
    );
    // Of several that fit nothing is guessed.
    return found.length === 1 || found.every((row) => rowName(row) === rowName(found[0] ?? row)) ? found[0] : undefined;
  };
}

function placeOf(
  kind: TableKind,
  { episode, parent }: { readonly episode: string; readonly parent: string },
  { parents, episodes }: CsvPlaces,
): Place | null {
  const episodeId = episodes.find(({ name }) => same(name, episode))?.id ?? null;
  if (episode !== '' && episodeId === null) return null;
  const found = parents.find(
    (one) => same(one.name, parent) && (kind !== 'Shot' || episodeId === null || one.episodeId === episodeId),
  );
  switch (kind) {
    case 'Shot':
      return found === undefined ? null : { kind, sequenceId: found.id };
    case 'Asset':
      return found === undefined ? null : { kind, assetTypeId: found.id, episodeId };
    case 'Sequence':
    case 'Edit':
      return { kind, episodeId };
    case 'Episode':
      return { kind };
    case 'Concept':
      return null;
  }
}

function newEntity(
  name: string,
  description: string,
  line: readonly string[],
  targets: readonly CsvTarget[],
  words: CellWords,
  tell: (column: string, text: string, reading: CellReading) => void,
): NewEntity {
  const data: NewEntity['data'] = {};
  let lengthFrames: number | null = null;
  for (const [index, target] of targets.entries()) {
    const text = line[index] ?? '';
    if (target.kind !== 'column' || target.column.kind !== 'field' || text.trim() === '') continue;
    const reading = readCell(text, target.column, emptyRow, words);
    if (reading.kind !== 'change') {
      tell(target.column.label, text, reading);
      continue;
    }
    const [change] = reading.change.kind === 'editEntity' ? reading.change.input.changes : [];
    if (change?.field === 'lengthFrames') lengthFrames = change.value;
    else if (change?.field === 'metadata') data[change.fieldName] = change.value;
  }
  return { name, description, data, lengthFrames };
}

const emptyRow: EntityRow = {
  key: 0,
  id: '-',
  rev: 0,
  kind: 'Shot',
  name: '',
  description: '',
  groupName: '',
  episodeName: '',
  mainPreviewFileId: null,
  lengthFrames: null,
  frameIn: null,
  frameOut: null,
  fps: null,
  castCount: 0,
  readyForTaskTypeId: null,
  isCanceled: false,
  isShared: false,
  createdBy: null,
  estimationMinutes: 0,
  durationMinutes: 0,
  data: {},
  marks: {},
  cells: {},
  newTaskMarks: {},
};
