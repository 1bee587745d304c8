/** A disk with a real file system, which turns read-only at once when it meets an error, as Linux does; only root may have one. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

export type FailingDisk = {
  readonly folder: string;
  /** An error: from now on nothing is written, through files that are open neither. */
  readonly fail: () => void;
  /** What an administrator does next; nobody may have a file open on it. */
  readonly repair: () => void;
  readonly remove: () => void;
};

const run = (program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

export function mountFailingDisk(megabytes: number): FailingDisk {
  const place = mkdtempSync(join(tmpdir(), 'inari-failing-'));
  const image = join(place, 'image');
  const folder = join(place, 'disk');
  mkdirSync(folder);
  writeFileSync(image, '');
  truncateSync(image, megabytes << 20);
  run('mkfs.ext4', '-q', image);
  const mount = (): void => void run('mount', '-o', 'loop,errors=remount-ro', image, folder);
  const errorSwitch = (): string => {
    const device = run('losetup', '--associated', image, '--output', 'NAME', '--noheadings').trim();
    return join('/sys/fs/ext4', basename(device), 'trigger_fs_error');
  };
  mount();
  return {
    folder,
    fail: () => {
      writeFileSync(errorSwitch(), 'a test');
    },
    repair: () => {
      run('umount', folder);
      try {
        run('e2fsck', '-fy', image);
      } catch (error) {
        // 1: there was something to repair, and it is.
        if (!(error instanceof Error && 'status' in error && error.status === 1)) throw error;
      }
      mount();
    },
    remove: () => {
      // What a test left open there goes with it.
      run('umount', '--lazy', folder);
      rmSync(place, { recursive: true, force: true });
    },
  };
}

export function canFail(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/sbin/mkfs.ext4')) return false;
  try {
    mountFailingDisk(8).remove();
    return true;
  } catch {
    // A container that may not.
    return false;
  }
}
