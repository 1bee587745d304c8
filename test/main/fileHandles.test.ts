import { expect, test } from 'vitest';
import { createFileHandles } from '../../electron/main/fileHandles.ts';

test('the page gets the handle of a file once the engine knows it', async () => {
  const order: string[] = [];
  let hasTaken = (): void => undefined;
  const taken = new Promise<void>((resolve) => (hasTaken = resolve));
  const files = createFileHandles(async ({ name }) => {
    order.push(`told of ${name}`);
    await taken;
    order.push('known');
  });
  const registered = files
    .register(import.meta.filename)
    .then((file) => order.push(`given ${file?.name ?? 'nothing'}`));
  await expect.poll(() => order).toEqual(['told of fileHandles.test.ts']);
  // As long as the engine may take: nothing is given before.
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(order).toHaveLength(1);
  hasTaken();
  await registered;
  expect(order).toEqual(['told of fileHandles.test.ts', 'known', 'given fileHandles.test.ts']);
  expect(files.all().map(({ name }) => name)).toEqual(['fileHandles.test.ts']);
});

test('what is no file has no handle, and the engine hears nothing of it', async () => {
  const told: string[] = [];
  const files = createFileHandles(({ name }) => Promise.resolve(void told.push(name)));
  expect(await files.register('fileHandles.test.ts')).toBe(null);
  expect(await files.register(`${import.meta.filename}.gone`)).toBe(null);
  expect(await files.register(import.meta.dirname)).toBe(null);
  expect((await files.register(import.meta.dirname, 'folder'))?.name).toBe('main');
  expect(told).toEqual(['main']);
});
