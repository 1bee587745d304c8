/** What a text means in a cell of the table, and what a cell holds as text: the same way in and out. */
import type { CellChange } from '../../../../shared/ipc.ts';
import type { EntityChange, MetadataValue } from '../../../../shared/model/changes.ts';
import type { EntityRow } from '../../../../shared/model/screens.ts';
import type { Person, TaskStatus } from '../../../../shared/model/studio.ts';
import {
  type FieldProblem,
  readChecklist,
  readTags,
  writeChecklist,
  writeTags,
} from '../../../../shared/rules/fieldInput.ts';
import { nearestName } from '../../../../shared/rules/nearestName.ts';
import { isSameValue } from '../../../../shared/rules/sameValue.ts';
import { changeTo, editorFor, type EditedField, readTyped, storedText, storedValue } from '../../../parts/fieldEdit.ts';
import type { GridColumn } from '../gridColumns.ts';

/** What the names in a text may be. */
export type CellWords = {
  /** Of the production, those that this person may set. */
  readonly statuses: readonly TaskStatus[];
  readonly people: readonly Person[];
  readonly yes: readonly string[];
  readonly no: readonly string[];
};

export type CellReading =
  | { readonly kind: 'change'; readonly change: CellChange; readonly before: string; readonly after: string }
  | { readonly kind: 'same' }
  /** Nothing has this name; `meant`: what was most likely meant. */
  | { readonly kind: 'unknown'; readonly meant: string | null }
  | { readonly kind: 'problem'; readonly problem: FieldProblem }
  | { readonly kind: 'no-task' }
  /** Sums, and what follows from something else. */
  | { readonly kind: 'fixed' };

export function cellText(column: GridColumn, row: EntityRow, { statuses, people }: CellWords): string {
  if (column.kind === 'task') {
    const cell = row.cells[column.taskTypeId];
    return statuses.find(({ id }) => id === cell?.taskStatusId)?.shortName ?? '';
  }
  const { edited } = column.field;
  if (edited === null) return '';
  const stored = storedValue(edited, row);
  if (edited.kind === 'metadata') {
    const { dataType, choices } = edited.descriptor;
    if (dataType === 'person') return people.find(({ id }) => id === stored)?.fullName ?? '';
    if (dataType === 'checklist')
      return readChecklist(choices, stored)
        .flatMap(({ label, isTicked }) => (isTicked ? [label] : []))
        .join(', ');
  }
  return storedText(edited, row);
}

/** @param text what was pasted there; empty empties a field, and leaves a task as it is */
export function readCell(text: string, column: GridColumn, row: EntityRow, words: CellWords): CellReading {
  return column.kind === 'task'
    ? readStatus(text, column.taskTypeId, row, words)
    : readField(text, column.field.edited, row, words, cellText(column, row, words));
}

function readStatus(text: string, taskTypeId: string, row: EntityRow, { statuses }: CellWords): CellReading {
  const wanted = text.trim().toLowerCase();
  if (wanted === '' || wanted === '–') return { kind: 'same' };
  const cell = row.cells[taskTypeId];
  if (cell === undefined) return { kind: 'no-task' };
  const status = statuses.find(
    ({ shortName, name }) => shortName.toLowerCase() === wanted || name.toLowerCase() === wanted,
  );
  if (status === undefined)
    return {
      kind: 'unknown',
      meant: nearestName(
        wanted,
        statuses.map(({ shortName }) => shortName.toLowerCase()),
      ),
    };
  if (status.id === cell.taskStatusId) return { kind: 'same' };
  return {
    kind: 'change',
    change: { kind: 'setTaskStatus', input: { taskIds: [cell.taskId], taskStatusId: status.id } },
    before: statuses.find(({ id }) => id === cell.taskStatusId)?.shortName ?? '',
    after: status.shortName,
  };
}

function readField(
  text: string,
  field: EditedField | null,
  row: EntityRow,
  words: CellWords,
  before: string,
): CellReading {
  if (field === null || editorFor(field) === null) return { kind: 'fixed' };
  const read = valueOf(text, field, row, words);
  if (read.kind !== 'value') return read;
  if (isSameValue(read.value, storedValue(field, row))) return { kind: 'same' };
  return {
    kind: 'change',
    change: {
      kind: 'editEntity',
      input: { entityIds: [row.id], changes: [changeTo(field, read.value) satisfies EntityChange] },
    },
    before,
    after: text.trim(),
  };
}

type Value = { readonly kind: 'value'; readonly value: MetadataValue };
type NoValue = Extract<CellReading, { readonly kind: 'unknown' | 'problem' | 'fixed' }>;

function valueOf(text: string, field: EditedField, row: EntityRow, words: CellWords): Value | NoValue {
  const typed = text.trim();
  const value = (read: MetadataValue): Value => ({ kind: 'value', value: read });
  const editor = editorFor(field);
  if (field.kind !== 'metadata' || editor === 'line' || editor === 'text' || editor === 'day')
    return readTyped(field, text);
  if (typed === '' && editor !== 'checklist') return value(null);
  const { choices, dataType } = field.descriptor;
  const lower = typed.toLowerCase();
  const unknown = (name: string, names: readonly string[]): NoValue => ({
    kind: 'unknown',
    meant: nearestName(name, names),
  });
  if (editor === 'person') {
    const person = words.people.find(({ fullName }) => fullName.toLowerCase() === lower);
    return person
      ? value(person.id)
      : unknown(
          typed,
          words.people.map(({ fullName }) => fullName),
        );
  }
  if (dataType === 'boolean') {
    if (['true', '1', 'x', ...words.yes].includes(lower)) return value('true');
    return ['false', '0', ...words.no].includes(lower) ? value('false') : unknown(typed, [...words.yes, ...words.no]);
  }
  const offered = editor === 'checklist' ? readChecklist(choices, null).map(({ label }) => label) : choices;
  const named = (name: string) => offered.find((choice) => choice.toLowerCase() === name.toLowerCase());
  if (editor === 'choice') {
    const choice = named(typed);
    return choice === undefined ? unknown(typed, offered) : value(choice);
  }
  const names = readTags(typed);
  const wrong = names.find((name) => named(name) === undefined);
  if (wrong !== undefined) return unknown(wrong, offered);
  const chosen = names.flatMap((name) => named(name) ?? []);
  if (editor === 'tags') return value(writeTags(chosen));
  const stored = row.data[field.descriptor.fieldName];
  return value(
    writeChecklist(
      offered.map((label) => ({ label, isTicked: chosen.includes(label) })),
      stored,
    ),
  );
}
