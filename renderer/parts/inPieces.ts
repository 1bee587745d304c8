import type { CommandAnswer } from '../../shared/ipc.ts';
import type { Id } from '../../shared/model/studio.ts';

/** As many tasks as one command takes with ease. */
const mostAtOnce = 2_000;

/** A change to as many tasks as one likes, a piece at a time; the answers are one answer. */
export async function inPieces(
  taskIds: readonly Id[],
  run: (piece: Id[]) => Promise<CommandAnswer>,
): Promise<CommandAnswer> {
  const commandIds: Id[] = [];
  const refused: CommandAnswer['refused'][number][] = [];
  for (let start = 0; start < taskIds.length; start += mostAtOnce) {
    const answer = await run(taskIds.slice(start, start + mostAtOnce));
    commandIds.push(...answer.commandIds);
    refused.push(...answer.refused);
  }
  return { commandIds, refused };
}

/** The same with a command that speaks of one task. */
export async function oneByOne(
  taskIds: readonly Id[],
  run: (taskId: Id) => Promise<CommandAnswer>,
): Promise<CommandAnswer> {
  const answers: CommandAnswer[] = [];
  for (const taskId of taskIds) answers.push(await run(taskId));
  return {
    commandIds: answers.flatMap(({ commandIds }) => commandIds),
    refused: answers.flatMap(({ refused }) => refused),
  };
}
