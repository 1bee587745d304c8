import type { Id } from '../../../../shared/model/studio.ts';
import type { Task } from '../../../../shared/model/task.ts';
import { isList, isRecord } from '../wireJson.ts';
import type { BoardKind, BoardRow } from '../kitsu.ts';
import { dataOf, lengthOf, linksOf } from './entity.ts';
import type { WireRow } from './rows.ts';
import { readTask } from './task.ts';
import { BrokenRow, flagOf, idOf, neededId, textOf, wholeOf } from './wireValues.ts';

export const kindOfBoard = {
  shots: 'Shot',
  assets: 'Asset',
  sequences: 'Sequence',
  episodes: 'Episode',
  edits: 'Edit',
  concepts: 'Concept',
} as const satisfies Record<BoardKind, string>;

/** What the header of a compact list says: which place of a row holds which field. Never to be guessed. */
export type CompactHeader = { readonly fields: readonly string[]; readonly taskFields: readonly string[] };

/** The header line or object of a list; null where its rows are plain objects. */
export function readCompactHeader(header: unknown): CompactHeader | null {
  if (!isRecord(header) || header['compact'] !== true) return null;
  const [name] = Object.keys(header).filter((key) => key.endsWith('_fields') && key !== 'task_fields');
  const fields = name === undefined ? undefined : header[name];
  const taskFields = header['task_fields'];
  if (!isTexts(fields) || !isTexts(taskFields)) throw new BrokenRow('header');
  return { fields, taskFields };
}

/** A row of a `with-tasks` list with its tasks. Broken tasks are left out and counted. */
export function boardReader(
  kind: BoardKind,
  productionId: Id,
  header: CompactHeader | null,
): (row: unknown) => { readonly row: BoardRow; readonly brokenTaskCount: number } {
  const asRecord = header === null ? plainRow : placedRow(header.fields);
  const asTask = header === null ? plainRow : placedRow(header.taskFields);
  return (item) => {
    const row = asRecord(item);
    const tasks: Task[] = [];
    let brokenTaskCount = 0;
    const wireTasks = row['tasks'];
    if (isList(wireTasks)) {
      for (const wireTask of wireTasks) {
        try {
          tasks.push(readTask(asTask(wireTask), productionId));
        } catch (error) {
          if (!(error instanceof BrokenRow)) throw error;
          brokenTaskCount += 1;
        }
      }
    }
    return { row: { entity: readBoardEntity(row, kind, productionId), tasks }, brokenTaskCount };
  };
}

function readBoardEntity(row: WireRow, kind: BoardKind, productionId: Id): BoardRow['entity'] {
  const isAsset = kind === 'assets';
  return {
    id: neededId(row['id'], 'id'),
    productionId,
    kind: kindOfBoard[kind],
    assetTypeId: isAsset ? idOf(row['asset_type_id']) : null,
    name: textOf(row['name']),
    description: textOf(row['description']),
    parentId: isAsset ? null : parentOf(row, kind),
    // In the lists of assets the main episode goes by another name.
    sourceId: idOf(isAsset ? row['episode_id'] : row['source_id']),
    isCanceled: flagOf(row['canceled']),
    isShared: flagOf(row['is_shared']),
    lengthFrames: lengthOf(row['nb_frames']),
    castCount: isAsset ? null : wholeOf(row['nb_entities_out'], 0),
    isCastingStandby: flagOf(row['is_casting_standby']),
    readyForTaskTypeId: idOf(row['ready_for']),
    mainPreviewFileId: idOf(row['preview_file_id']),
    linkedIds: linksOf(row),
    data: dataOf(row['data']),
    createdBy: idOf(row['created_by']),
    updatedAt: null,
  };
}

function parentOf(row: WireRow, kind: BoardKind): Id | null {
  if (kind === 'shots') return idOf(row['parent_id']) ?? idOf(row['sequence_id']);
  if (kind === 'episodes') return null;
  return idOf(row['parent_id']) ?? idOf(row['episode_id']);
}

function plainRow(item: unknown): WireRow {
  if (!isRecord(item)) throw new BrokenRow('row');
  return item;
}

function placedRow(fields: readonly string[]): (item: unknown) => WireRow {
  return (item) => {
    if (!isList(item) || item.length !== fields.length) throw new BrokenRow('row');
    const row: Record<string, unknown> = {};
    for (const [place, field] of fields.entries()) row[field] = item[place];
    return row;
  };
}

function isTexts(value: unknown): value is readonly string[] {
  return isList(value) && value.every((item) => typeof item === 'string');
}
