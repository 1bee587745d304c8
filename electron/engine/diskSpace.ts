import { statfs } from 'node:fs/promises';

/** Left to the databases and the outbox, which must always find room: media stop before it is touched. */
export const RESERVE_BYTES = 500_000_000;

/** What this user may still write there. */
export async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
