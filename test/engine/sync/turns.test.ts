import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTurns } from '../../../electron/engine/sync/turns.ts';

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

test('pulls overlap, and an accepted command is written only after all that began before it', async () => {
  const turns = createTurns();
  const order: string[] = [];
  const [first, second] = [deferred(), deferred()];
  const pulls = [
    turns.shared(async () => {
      await first.promise;
      order.push('first pull');
    }),
    turns.shared(async () => {
      await second.promise;
      order.push('second pull');
    }),
  ];
  const commit = turns.alone([], () => {
    order.push('commit');
    return 'written';
  });
  second.resolve();
  await pulls[1];
  expect(order).toEqual(['second pull']);
  first.resolve();
  expect(await commit).toBe('written');
  expect(order).toEqual(['second pull', 'first pull', 'commit']);
});

test('a pull that begins while a commit waits comes after it', async () => {
  const turns = createTurns();
  const order: string[] = [];
  const slow = deferred();
  const early = turns.shared(() => slow.promise);
  const commit = turns.alone([], () => order.push('commit'));
  const late = turns.shared(() => {
    order.push('late pull');
    return Promise.resolve();
  });
  slow.resolve();
  await Promise.all([early, commit, late]);
  expect(order).toEqual(['commit', 'late pull']);
});

test('a pull or a commit that fails gives its turn back', async () => {
  const turns = createTurns();
  await expect(turns.shared(() => Promise.reject(new Error('line cut')))).rejects.toThrow('line cut');
  await expect(
    turns.alone([], () => {
      throw new Error('disk full');
    }),
  ).rejects.toThrow('disk full');
  expect(await turns.alone([], () => 'next')).toBe('next');
});

test('nobody waits for a long reading, and it leaves alone what was written meanwhile', async () => {
  const turns = createTurns();
  const slow = deferred();
  let seen: readonly string[] = [];
  const long = turns.beside(async (overtaken) => {
    await slow.promise;
    seen = [...overtaken];
  });
  expect(await turns.alone(['task 1'], () => 'written')).toBe('written');
  expect(await turns.shared(() => Promise.resolve('read'))).toBe('read');
  turns.overtake(['task 2']);
  slow.resolve();
  await long;
  expect(seen).toEqual(['task 1', 'task 2']);
  await turns.beside((overtaken) => {
    expect([...overtaken]).toEqual([]);
    return Promise.resolve();
  });
});

/** What a pull, a long reading and a command do to one row, in any order of their parts. */
test('whatever overtakes whatever, the newest value stays', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('shared', 'beside', 'command'), { minLength: 1, maxLength: 8 }),
      fc.scheduler(),
      async (kinds, scheduler) => {
        const turns = createTurns();
        let server = 0;
        let mirror = 0;
        const doings = kinds.map(async (kind) => {
          await scheduler.schedule(Promise.resolve(), 'begin');
          if (kind === 'command') {
            server += 1;
            const accepted = server;
            await scheduler.schedule(Promise.resolve(), 'answer');
            await turns.alone(['row'], () => {
              mirror = Math.max(mirror, accepted);
            });
          } else if (kind === 'shared')
            await turns.shared(async () => {
              const read = server;
              await scheduler.schedule(Promise.resolve(), 'rows');
              mirror = read;
            });
          else
            await turns.beside(async (overtaken) => {
              const read = server;
              await scheduler.schedule(Promise.resolve(), 'rows');
              if (!overtaken.has('row')) mirror = read;
            });
        });
        await scheduler.waitFor(Promise.all(doings));
        expect(mirror).toBe(server);
      },
    ),
    { numRuns: 300 },
  );
});
