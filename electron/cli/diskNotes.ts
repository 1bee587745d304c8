import type { Run } from './command.ts';
import { repairWords } from './noticeWords.ts';

/** What is to be known of the disk the data lies on, and of what became of the data. */
export async function noteDisk(run: Run): Promise<void> {
  const { networkDisk } = await run.door.query('storage', {});
  if (networkDisk !== null)
    run.note(
      `This data lies on a network disk (${networkDisk}): it is written in a safer, slower way, and used by one computer at a time.`,
    );
  for (const notice of await run.door.query('notices', {}))
    if (notice.kind === 'repaired') run.note(repairWords(notice));
}
