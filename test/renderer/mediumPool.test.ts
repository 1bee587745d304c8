import { expect, test } from 'vitest';
import type { Medium } from '../../renderer/features/player/movie/medium.ts';
import { createMediumPool, type MediumAddress } from '../../renderer/features/player/movie/mediumPool.ts';
import { movieMedium } from './support/movieMedium.ts';

const addressOf = (at: number): MediumAddress => ({
  kind: 'movie',
  id: `shot ${String(at)}`,
  url: `kitsu-media://movie/${String(at)}`,
  productionFps: 24,
});

/** Movies that are opened at once: which were, which are open, and what was asked of each. */
function openedMovies() {
  const opened: string[] = [];
  const open = new Set<string>();
  const wanted = new Map<string, number>();
  async function openMedium(_kind: string, id: string): Promise<Medium> {
    opened.push(id);
    open.add(id);
    const heard = { id, want: (frame: number) => void wanted.set(id, frame), close: () => void open.delete(id) };
    return await Promise.resolve(movieMedium(24, 100, heard));
  }
  return { opened, open, wanted, openMedium };
}

const settled = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test('what comes next in a queue is open when it is come to, with its first frame, and so is what one comes back to', async () => {
  const { opened, open, wanted, openMedium } = openedMovies();
  const pool = createMediumPool(openMedium);
  const shots = 12;
  let lease = pool.lease(addressOf(0));
  // As the page does it: the one on screen is left, the next is taken, and what lies around it is prepared.
  async function goTo(at: number): Promise<void> {
    lease.release();
    lease = pool.lease(addressOf(at));
    const around = [at + 1, at - 1, at + 2, at + 3].filter((near) => near >= 0 && near < shots);
    pool.prepare(around.map(addressOf));
    await settled();
    // Played to somewhere in it.
    (await lease.medium).want(50, 1);
  }
  await goTo(0);
  for (let at = 1; at < shots; at += 1) {
    expect(pool.opened(addressOf(at).id)?.id).toBe(addressOf(at).id);
    expect(wanted.get(addressOf(at).id)).toBe(0);
    await goTo(at);
  }
  expect(opened).toHaveLength(shots);
  for (let at = shots - 2; at >= 0; at -= 1) {
    expect(pool.opened(addressOf(at).id)?.id).toBe(addressOf(at).id);
    expect(wanted.get(addressOf(at).id)).toBe(0);
    await goTo(at);
  }
  expect(open.size).toBeLessThan(8);
});
