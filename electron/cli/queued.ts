/** The end of every command that queues something: what was taken, and with `--wait` what became of it. */
import type { CommandAnswer } from '../../shared/ipc.ts';
import type { Id } from '../../shared/model/studio.ts';
import type { Run } from './command.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import { Failure, failureOfCode } from './failure.ts';
import { reasonWords } from './queueWords.ts';
import { settling, type Settling } from './settle.ts';

/** With `--wait` the server is looked for before anything is queued: what it cannot take now is not left behind unseen. */
export const settlingIfAsked = async (run: Run): Promise<Settling | null> =>
  run.flag('wait') ? settling(run.door) : null;

export async function reportQueued(
  run: Run,
  { commandIds, refused }: CommandAnswer,
  /** Null for what is not about a task. */
  taskId: Id | null,
  waiting: Settling | null,
): Promise<ExitCode> {
  const [no] = refused;
  if (no !== undefined) throw failureOfCode(no.code, no.detail);
  if (waiting === null) {
    run.print({ taskId, commandIds, state: 'queued' }, 'Queued. It is sent at the next sync, or at once by the app.');
    return exitCodes.done;
  }
  const left = await waiting.untilSent(commandIds);
  const [first] = left;
  if (first === undefined) {
    run.print({ taskId, commandIds, state: 'sent' }, 'Sent.');
    return exitCodes.done;
  }
  const isRefused = first.state === 'rejected' || first.state === 'conflict';
  throw new Failure(
    isRefused ? 'rejected' : 'not-sent',
    isRefused ? exitCodes.refused : exitCodes.notReached,
    {
      happened: isRefused
        ? `The server refused it: ${reasonWords(first)}`
        : first.isBlockedBy !== null && first.error === null
          ? 'It comes after another change of the same task, which is held or was not sent.'
          : `It could not be sent: ${reasonWords(first)}`,
      safe: 'It is kept in the outbox.',
      todo: `inari outbox retry ${first.commandId}, or inari outbox discard ${first.commandId}`,
    },
    { commandId: first.commandId, ...first.error?.detail },
  );
}

export const waitOption = { wait: { type: 'boolean' } } as const;
export const waitWords = ['--wait', 'end when the server has it (exits 5 or 6 where it does not)'] as const;
