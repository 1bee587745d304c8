/** What waits, told in plain words: what a person needs to do it by hand, if it came to that. */
import { z } from 'zod';
import { metadataNameOf } from '../../../shared/model/changes.ts';
import { namesItself, type QueueRow } from '../../../shared/model/sync.ts';
import { checklistItem } from '../../../shared/checklistItem.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { OutboxFile } from '../db/tables/outbox.ts';
import type { OpenAccount } from '../openAccount.ts';
import { entityLabels, labelText } from '../queries/entityLabels.ts';
import type { ExportLanguage, ExportWords } from './exportWords.ts';

export type ExportedCommand = {
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly text: string;
  readonly checklist: readonly { readonly text: string; readonly checked: boolean }[];
  readonly files: readonly OutboxFile[];
};

/** Commands differ in what they hold; each of these reads the same wherever it stands. */
const content = z.looseObject({
  text: z.string().default(''),
  checklist: z.array(checklistItem).default([]),
  isFollowed: z.boolean().optional(),
  isAcknowledged: z.boolean().optional(),
  isRead: z.boolean().optional(),
});

export function exportedCommands(
  rows: readonly QueueRow[],
  from: Pick<OpenAccount, 'tables' | 'overlay'>,
  words: ExportWords,
  language: ExportLanguage,
): readonly ExportedCommand[] {
  const { tables } = from;
  const files = tables.outbox.filesByCommand();
  const time = timeFormat(language);
  return rows.map((row) => {
    const { subject, path } = placeOf(row, from);
    const written = content.safeParse(tables.outbox.get(row.commandId)?.payload).data;
    const isOn = written?.isFollowed ?? written?.isAcknowledged ?? written?.isRead;
    const facts: readonly (readonly [string, string])[] = [
      [words.labels.task, path],
      [words.labels.playlist, row.playlist?.name ?? ''],
      [words.labels.written, time.format(new Date(row.writtenAt))],
      [words.labels.standing, standingOf(row, words)],
      [words.labels.status, nameIn(tables.taskStatuses.all(), row.taskStatusId)],
      [words.labels.person, row.personId === null ? '' : (tables.people.get(row.personId)?.fullName ?? '')],
      [words.labels.priority, row.priority === null ? '' : (words.priorities[row.priority] ?? String(row.priority))],
      [words.labels.time, row.durationMinutes === null ? '' : hours(row.durationMinutes)],
      [words.labels.day, row.day ?? ''],
      [words.labels.field, fieldName(row.change, words)],
      [words.labels.value, valueOf(row.change, tables)],
      [words.labels.description, row.kind === 'createEntity' ? (row.entity?.description ?? '') : ''],
      [words.labels.on, isOn === undefined ? '' : isOn ? words.yes : words.no],
    ];
    return {
      title: titleOf(row, subject, words),
      facts: facts.filter(([, value]) => value !== ''),
      text: written?.text ?? '',
      checklist: written?.checklist ?? [],
      files: files.get(row.commandId) ?? [],
    };
  });
}

export const timeFormat = (language: ExportLanguage): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeStyle: 'short' });

function standingOf({ state, hold, error, turn }: QueueRow, words: ExportWords): string {
  if (state === 'rejected' || state === 'conflict') {
    const reason = error?.detail['serverMessage'] ?? error?.code;
    return reason === undefined || reason === null ? words.standing.rejected : words.refusedBecause(String(reason));
  }
  const standing = words.standing[hold ?? (state === 'checking' ? 'unknown' : 'waiting')];
  return turn === null ? standing : `${standing}, ${words.turn(turn)}`;
}

function placeOf(
  { taskId, entity }: QueueRow,
  from: Pick<OpenAccount, 'tables' | 'overlay'>,
): { readonly subject: string; readonly path: string } {
  const { tables } = from;
  if (entity !== null) return { subject: labelText(entity), path: labelText(entity) };
  const task = taskId === null ? null : tables.tasks.get(taskId);
  if (task === null) return { subject: '', path: '' };
  const label = entityLabels(from, [task.entityId]).get(task.entityId)?.label;
  const subject = label === undefined ? '' : labelText(label);
  const production = tables.productions.get(task.productionId)?.name ?? '';
  const taskType = nameIn(tables.taskTypes.all(), task.taskTypeId);
  return { subject, path: [production, subject, taskType].filter((part) => part !== '').join(' / ') };
}

const nameIn = (things: readonly { readonly id: Id; readonly name: string }[], id: Id | null): string =>
  things.find((thing) => thing.id === id)?.name ?? '';

const hours = (minutes: number): string =>
  `${String(Math.floor(minutes / 60))} h ${String(minutes % 60).padStart(2, '0')}`;

function titleOf(row: QueueRow, subject: string, words: ExportWords): string {
  const { playlist, kind } = row;
  if (namesItself.has(kind)) return words.kinds[kind](row.excerpt);
  if (playlist === null) return words.kinds[kind](subject === '' ? nameless(row, words) : subject);
  if (playlist.deed === null) return words.kinds[kind](playlist.name);
  return words.playlistDeeds[playlist.deed](subject === '' ? words.anEntity : subject, playlist.name);
}

const nameless = ({ kind }: QueueRow, words: ExportWords): string =>
  kind === 'createEntity' || kind === 'editEntity' || kind === 'createTasks' ? words.anEntity : words.aTask;

function fieldName(change: QueueRow['change'], words: ExportWords): string {
  if (change === null) return '';
  const known = Object.entries(words.fields).find(([field]) => field === change.field);
  return known?.[1] ?? metadataNameOf(change.field) ?? change.field;
}

function valueOf(change: QueueRow['change'], tables: OpenAccount['tables']): string {
  if (change === null) return '';
  const { field, value } = change;
  if (field === 'estimationMinutes' && typeof value === 'number') return hours(value);
  if (field === 'assetTypeId' && typeof value === 'string') return nameIn(tables.assetTypes.all(), value);
  return value === null || value === '' ? '–' : String(value);
}
