import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { streamMedia } from '../../electron/main/mediaStream.ts';
import type { MediaFile } from '../../shared/control.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'inari-stream-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const content = Buffer.from(Array.from({ length: 1_000_000 }, (_, index) => index % 251));
const arriving = (availableBytes: number, more: Partial<MediaFile> = {}): MediaFile => ({
  contentId: 'one',
  path: path.join(folder, 'movie.part'),
  contentType: 'video/mp4',
  totalBytes: content.length,
  availableBytes,
  isComplete: availableBytes === content.length,
  ...more,
});
const read = async (stream: ReadableStream<Uint8Array>): Promise<Buffer> =>
  Buffer.from(await new Response(stream).arrayBuffer());

describe('a movie that is still arriving', () => {
  test('is read to the end, across the renaming of its file', async () => {
    const file = arriving(300_000);
    writeFileSync(file.path, content.subarray(0, 300_000));
    const asked: number[] = [];
    const stream = streamMedia(await open(file.path), file, { first: 100_000, last: null }, (afterBytes) => {
      asked.push(afterBytes);
      if (afterBytes === 300_000) {
        appendFileSync(file.path, content.subarray(300_000, 700_000));
        return Promise.resolve(arriving(700_000));
      }
      appendFileSync(file.path, content.subarray(700_000));
      const complete = path.join(folder, 'movie.mp4');
      renameSync(file.path, complete);
      return Promise.resolve(arriving(1_000_000, { path: complete }));
    });
    expect(await read(stream)).toEqual(content.subarray(100_000));
    expect(asked).toEqual([300_000, 700_000]);
  });

  test('gives a part beyond what is here as soon as that has come', async () => {
    const file = arriving(10);
    writeFileSync(file.path, content);
    const asked: number[] = [];
    const stream = streamMedia(await open(file.path), file, { first: 500_000, last: 500_099 }, (afterBytes) => {
      asked.push(afterBytes);
      return Promise.resolve(arriving(600_000));
    });
    expect(await read(stream)).toEqual(content.subarray(500_000, 500_100));
    expect(asked).toEqual([500_000]);
  });

  test('whose length nobody knows ends where it is complete', async () => {
    const file = arriving(400, { totalBytes: null });
    writeFileSync(file.path, content.subarray(0, 500));
    const stream = streamMedia(await open(file.path), file, { first: 0, last: null }, () =>
      Promise.resolve(arriving(500, { totalBytes: 500, isComplete: true })),
    );
    expect(await read(stream)).toEqual(content.subarray(0, 500));
  });

  test('that began anew is not mixed with what was read before', async () => {
    const file = arriving(100);
    writeFileSync(file.path, content.subarray(0, 100));
    const stream = streamMedia(await open(file.path), file, { first: 0, last: null }, () =>
      Promise.resolve(arriving(200, { contentId: 'two' })),
    );
    await expect(read(stream)).rejects.toThrow('began anew');
  });

  test('is closed when the reader leaves', async () => {
    const file = arriving(content.length);
    writeFileSync(file.path, content);
    const opened = await open(file.path);
    const reader = streamMedia(opened, file, { first: 0, last: null }, () =>
      Promise.reject(new Error('not needed')),
    ).getReader();
    await reader.read();
    await reader.cancel();
    await expect(opened.stat()).rejects.toMatchObject({ code: 'EBADF' });
  });
});
