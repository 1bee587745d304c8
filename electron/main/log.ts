import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

export type LogLevel = 'info' | 'warning' | 'error';
export type LogDetail = Readonly<Record<string, string | number | boolean | null>>;
export type Log = {
  readonly folder: string;
  readonly write: (level: LogLevel, event: string, detail?: LogDetail) => void;
};

const LIMIT_BYTES = 5_000_000;
const LONGEST_TEXT = 2_000;

/** One file for all processes, one line an event. The last one is kept when it grows too long. */
export function openLog(folder: string, isEchoed: boolean): Log {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    process.stderr.write(`log: ${String(error)}\n`);
  }
  const file = path.join(folder, 'inari.log');
  let sizeBytes = sizeOf(file);
  return {
    folder,
    write: (level, event, detail = {}) => {
      const shortened = JSON.stringify(detail, (_key, value: unknown) =>
        typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : value,
      );
      const line = `${new Date().toISOString()} ${level} ${event} ${shortened}\n`;
      if (isEchoed) process.stderr.write(line);
      try {
        if (sizeBytes > LIMIT_BYTES) {
          renameSync(file, path.join(folder, 'inari.1.log'));
          sizeBytes = 0;
        }
        appendFileSync(file, line);
        sizeBytes += Buffer.byteLength(line);
      } catch (error) {
        // A full disk must not end the app for want of a log.
        process.stderr.write(`log: ${String(error)}\n${line}`);
      }
    },
  };
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

/** What may be said of an error in the log: its kind and stack, which carry no content of comments. */
export function describeError(error: unknown): LogDetail {
  if (error instanceof Error) return { message: error.message, stack: error.stack ?? '' };
  return { message: String(error) };
}
