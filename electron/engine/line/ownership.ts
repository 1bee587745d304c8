/**
 * One owner of a data folder at a time: the app's engine, or a command while no app runs. The owner holds a lock that ends
 * with its process; who comes later speaks with it over its line, and the app asks a command to give way.
 */
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { takeOwnerLock, type OwnerLock } from '../db/ownerLock.ts';
import { readAddress } from './address.ts';
import { connectToOwner } from './client.ts';

const lockPath = (dataFolder: string): string => join(dataFolder, 'owner.lock');
const askAgainMs = 25;
/** Whoever cannot be asked and has it this long is not a command that is done in a moment. */
const toldAfterMs = 3_000;
const askLaterMs = 500;

/** Null while another process owns the folder. */
export const tryToOwn = (dataFolder: string): OwnerLock | null => takeOwnerLock(lockPath(dataFolder));

/**
 * Owns the folder as soon as whoever has it has finished what it is doing. `onHeld` is told the computer of one that keeps
 * it and cannot be asked: with a home on a network, the one where the app was left open. Fails with the signal's reason once nobody waits for it any more.
 */
export async function ownInTime(
  dataFolder: string,
  onHeld: (computer: string) => void = () => undefined,
  signal?: AbortSignal,
): Promise<OwnerLock> {
  const askedAt = Date.now();
  let isTold = false;
  for (;;) {
    const lock = tryToOwn(dataFolder);
    if (lock !== null) return lock;
    const owner = await connectToOwner(dataFolder);
    if (owner !== null) {
      owner.giveWay();
      await owner.closed;
    } else if (!isTold && Date.now() - askedAt >= toldAfterMs) {
      isTold = true;
      onHeld(readAddress(dataFolder)?.computer ?? hostname());
    }
    // A command without a network serves no line: it is done in a moment.
    await wait(isTold ? askLaterMs : askAgainMs, undefined, { signal });
  }
}
