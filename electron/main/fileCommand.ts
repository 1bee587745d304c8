/**
 * The program that opens a pipeline's files on this computer. Kept in main, and chosen in the system's own dialog: neither
 * a page nor a server can name a program to be run. It is started without a shell, with the path as one of its words.
 */
import { spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, isAbsolute } from 'node:path';
import { z } from 'zod';
import type { FileCommand, FileOpening } from '../../shared/model/fileCommand.ts';
import { commandArguments } from '../../shared/rules/commandArguments.ts';
import { readJson, writeWhole } from './wholeFile.ts';

const stored = z.object({ program: z.string().nullable(), words: z.string() });

export type FileCommandStore = {
  readonly current: () => FileCommand;
  readonly keep: (part: Partial<FileCommand>) => FileCommand;
};

export function openFileCommand(file: string): FileCommandStore {
  let command: FileCommand = readJson(file, stored) ?? { program: null, words: '' };
  return {
    current: () => command,
    keep: (part) => {
      command = { ...command, ...part };
      writeWhole(file, JSON.stringify(command));
      return command;
    },
  };
}

/** Whoever gives up does so at once; what runs longer than this is at work. */
const usuallyWithinMs = 1_500;

export async function openByCommand(
  { program, words }: FileCommand,
  path: string,
  givesUpWithinMs = usuallyWithinMs,
): Promise<FileOpening> {
  if (program === null) return { kind: 'no-command' };
  if (!isAbsolute(path) || !(await isThere(path))) return { kind: 'not-found' };
  const told = commandArguments(words, path);
  // On macOS a program is a folder, which the system's own `open` starts.
  const isBundle = process.platform === 'darwin' && program.endsWith('.app');
  const name = basename(program);
  return new Promise((resolve) => {
    const fail = (error: unknown): void => {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      resolve({ kind: 'not-started', program: name, reason });
    };
    try {
      const [start, args] = isBundle ? ['/usr/bin/open', ['-a', program, '--args', ...told]] : [program, [...told]];
      const child = spawn(start, args, { shell: false, detached: true, stdio: 'ignore', cwd: homedir() });
      const isAtWork = setTimeout(() => resolve({ kind: 'opened' }), givesUpWithinMs);
      child.once('error', (error) => {
        clearTimeout(isAtWork);
        fail(error);
      });
      child.once('exit', (code) => {
        clearTimeout(isAtWork);
        resolve(code === null || code === 0 ? { kind: 'opened' } : { kind: 'ended', program: name, code });
      });
      // It goes on when Inari is closed.
      child.unref();
    } catch (error) {
      fail(error);
    }
  });
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
