/**
 * One owner of a data folder at a time: the app's engine, or a command while no app runs. The owner holds a lock that ends
 * with its process; who comes later speaks with it over its line, and the app asks a command to give way.
 */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { takeOwnerLock, type OwnerLock } from '../db/ownerLock.ts';
import { connectToOwner } from './client.ts';

const lockPath = (dataFolder: string): string => join(dataFolder, 'owner.lock');
const askAgainMs = 25;

/** Null while another process owns the folder. */
export const tryToOwn = (dataFolder: string): OwnerLock | null => takeOwnerLock(lockPath(dataFolder));

/** Owns the folder as soon as whoever has it has finished what it is doing. */
export async function ownInTime(dataFolder: string): Promise<OwnerLock> {
  for (;;) {
    const lock = tryToOwn(dataFolder);
    if (lock !== null) return lock;
    const owner = await connectToOwner(dataFolder);
    if (owner !== null) {
      owner.giveWay();
      await owner.closed;
    }
    // A command without a network serves no line: it is done in a moment.
    await wait(askAgainMs);
  }
}
