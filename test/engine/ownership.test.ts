// Whoever cannot have the data at once waits for it, and says who has it.
import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { writeAddress } from '../../electron/engine/line/address.ts';
import { ownInTime, tryToOwn } from '../../electron/engine/line/ownership.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'inari-owner-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the computer that has the data open is told, and the data is had as soon as that closes', async () => {
  const theirs = tryToOwn(folder);
  // As another computer leaves it on a home that both have: nobody can be reached there.
  writeAddress(folder, { address: join(folder, 'owner.sock'), appVersion: '1.0.0', computer: 'comp-12' });
  const told = vi.fn<(computer: string) => void>();
  const owned = ownInTime(folder, told);
  await vi.waitFor(() => expect(told).toHaveBeenCalledWith('comp-12'), { timeout: 20_000 });
  theirs?.release();
  const ours = await owned;
  expect(tryToOwn(folder)).toBe(null);
  ours.release();
});

test('one that left no name is at this computer', async () => {
  const theirs = tryToOwn(folder);
  const leaving = new AbortController();
  const told = vi.fn<(computer: string) => void>();
  const owned = ownInTime(folder, told, leaving.signal);
  await vi.waitFor(() => expect(told).toHaveBeenCalledWith(hostname()), { timeout: 20_000 });
  leaving.abort();
  await expect(owned).rejects.toThrow('aborted');
  theirs?.release();
});
