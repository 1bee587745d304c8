import path from 'node:path';
import { parseArgs } from 'node:util';

/** Followed by `--` and the command, so that Chromium takes none of it for its own. */
const mark = '--command-line';

/** The command that the launcher was given; null where the app itself is to start. */
export function commandAmong(words: readonly string[]): readonly string[] | null {
  const end = words.indexOf('--');
  return end > 0 && words.slice(0, end).includes(mark) ? words.slice(end + 1) : null;
}

/** The folder a command names: its secrets lie there as well. */
export function folderNamedIn(args: readonly string[]): string | null {
  const options = { data: { type: 'string' } } as const;
  const { data } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true }).values;
  return typeof data === 'string' && data !== '' ? path.resolve(data) : null;
}
