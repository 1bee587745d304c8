/** A disk of a few megabytes, for a whole engine in this process; only root may mount one. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type SmallDisk = {
  readonly folder: string;
  /** Nothing more fits on it. */
  readonly fill: () => void;
  /** What filled it is gone again. */
  readonly empty: () => void;
  readonly makeReadOnly: (isReadOnly: boolean) => void;
  readonly remove: () => void;
};

export function mountSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'inari-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(megabytes)}m`, 'inari', folder]);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: () => {
      for (const size of [1 << 20, 1 << 12]) {
        try {
          for (;;) appendFileSync(ballast, Buffer.alloc(size));
        } catch {
          // Full, as it shall be.
        }
      }
    },
    empty: () => {
      rmSync(ballast, { force: true });
    },
    makeReadOnly: (isReadOnly) => {
      execFileSync('mount', ['-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, folder]);
    },
    remove: () => {
      // What a test left open there goes with it.
      execFileSync('umount', ['--lazy', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    mountSmallDisk(1).remove();
    return true;
  } catch {
    // A container that may not.
    return false;
  }
}
