import type { QueueRow } from '../../../shared/model/sync.ts';
import type { OpenAccount } from '../openAccount.ts';
import { exportedCommands, timeFormat } from './exportedCommands.ts';
import { exportWords, type ExportLanguage } from './exportWords.ts';
import type { ExportOrder } from './queueExport.ts';

/** The queue as it stands, with all that is needed to write it down. */
export function exportOrder(
  rows: readonly QueueRow[],
  { record, tables, overlay }: Pick<OpenAccount, 'record' | 'tables' | 'overlay'>,
  parentFolder: string,
  language: ExportLanguage,
  nowMs: number,
): ExportOrder {
  const words = exportWords[language];
  const now = new Date(nowMs);
  const { personName, serverUrl } = record();
  // Where a file lies is nobody's business.
  const files = tables.outbox.allFiles().map(({ path: _path, ...file }) => file);
  return {
    parentFolder,
    language,
    commands: exportedCommands(rows, { tables, overlay }, words, language),
    introduction: words.introduction({
      count: rows.length,
      person: personName,
      server: new URL(serverUrl).host,
      time: timeFormat(language).format(now),
    }),
    json: `${JSON.stringify({ commands: tables.outbox.all(), files }, null, 2)}\n`,
    time: localTime(now),
  };
}

/** `2026-11-24 18-30`: sorts, and is a name that every file system takes. */
function localTime(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [String(date.getFullYear()), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}-${two(date.getMinutes())}`;
}
