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
