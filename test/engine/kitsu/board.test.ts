import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { BoardRow } from '../../../electron/engine/kitsu/kitsu.ts';
import { never, signedIn } from './support/person.ts';
import { serve } from './support/serve.ts';
import { wire, wireList } from './support/wire.ts';

const lines = wireList('shots.lines.1.0.97').map((line) => JSON.stringify(line));
const shot = wireList('shots.0.20.52')[1];
const query = { kind: 'shots', productionId: 'production', isInOnePiece: false } as const;

async function answering(
  body: string | Buffer,
  headers: Record<string, string>,
): Promise<{ readonly url: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const { url } = await serve((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, headers);
    response.end(body);
  });
  return { url, asked };
}

async function read(
  url: string,
  version = '1.0.97',
): Promise<{ readonly rows: readonly BoardRow[]; readonly result: unknown }> {
  const rows: BoardRow[] = [];
  const result = await signedIn(url, { version }).kitsu.board(query, (batch) => void rows.push(...batch), never);
  return { rows, result };
}

const ndjson = { 'content-type': 'application/x-ndjson' };
const json = { 'content-type': 'application/json' };

describe('a board', () => {
  test('is asked for in its shortest form and read line by line, packed by the proxy', async () => {
    const { url, asked } = await answering(gzipSync(`${lines.join('\n')}\n`), {
      ...ndjson,
      'content-encoding': 'gzip',
    });
    const { rows, result } = await read(url);
    expect(asked).toEqual(['/api/data/shots/with-tasks?project_id=production&compact=true&stream=true']);
    expect(rows.map(({ entity, tasks }) => [entity.name, tasks.length])).toEqual([['SH0060', 4]]);
    expect(result).toEqual({ rowCount: 1, brokenCount: 0, hasItsEnd: false });
  });

  test('of an older server is asked for plainly and read as one array', async () => {
    const { url, asked } = await answering(JSON.stringify(wire('shots.0.20.52')), json);
    const { rows, result } = await read(url, '0.20.52');
    expect(asked).toEqual(['/api/data/shots/with-tasks?project_id=production']);
    expect(rows).toHaveLength(2);
    expect(result).toEqual({ rowCount: 2, brokenCount: 0, hasItsEnd: true });
  });

  test('that comes as one object is read by its header, and asked for like that where its end is to be sure', async () => {
    const { url, asked } = await answering(JSON.stringify(wire('shots.compact.1.0.97')), json);
    expect((await read(url)).rows.map(({ entity }) => entity.name)).toEqual(['SH0060']);
    const whole = signedIn(url).kitsu.board({ ...query, isInOnePiece: true }, () => {}, never);
    expect(await whole).toMatchObject({ rowCount: 1, hasItsEnd: true });
    expect(asked[1]).toBe('/api/data/shots/with-tasks?project_id=production&compact=true');
  });

  test('with broken rows is read without them, and tells how many', async () => {
    const broken = [lines[0], lines[1], '[1, 2]', 'no json', JSON.stringify({ id: 'x' })].join('\n');
    const { url } = await answering(broken, ndjson);
    const person = signedIn(url);
    const result = await person.kitsu.board(query, () => {}, never);
    expect(result).toMatchObject({ rowCount: 1, brokenCount: 3 });
    expect(person.log).toContainEqual({
      level: 'warning',
      event: 'rows-left-out',
      detail: { path: '/data/shots/with-tasks', count: 3 },
    });
  });

  test('arrives in batches of two hundred, in its order, each taken before the next', async () => {
    const count = 450;
    const rows = Array.from({ length: count }, (_, index) => ({ ...Object(shot), id: `shot-${index}`, tasks: [] }));
    const { url } = await answering(JSON.stringify(rows), json);
    const sizes: number[] = [];
    const ids: string[] = [];
    let isBusy = false;
    await signedIn(url).kitsu.board(
      query,
      async (batch) => {
        expect(isBusy).toBe(false);
        isBusy = true;
        await new Promise((resolve) => setImmediate(resolve));
        isBusy = false;
        sizes.push(batch.length);
        ids.push(...batch.map(({ entity }) => entity.id));
      },
      never,
    );
    expect(sizes).toEqual([200, 200, 50]);
    expect(ids).toEqual(rows.map(({ id }) => id));
  });

  test.each([
    ['cut short', JSON.stringify([shot, shot]).slice(0, -30), json],
    ['a page of the network', '<html>Welcome</html>', { 'content-type': 'text/html' }],
    ['nothing', '', json],
    ['lines without a header', '', ndjson],
    ['lines cut short', lines.join('\n').slice(0, -30), ndjson],
    ['lines that end with an error', `${lines.join('\n')}\n{"error": true, "message": "oops"}\n`, ndjson],
    ['an object that is no list', '{"message": "hello"}', json],
  ])('that is %s is broken', async (_what, body, headers) => {
    const { url } = await answering(body, headers);
    await expect(read(url)).rejects.toMatchObject({ code: 'broken-answer' });
  });

  test('that breaks off while it arrives is broken, after what had arrived', async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(200, ndjson);
      response.write(`${lines.join('\n')}\n`);
      setTimeout(() => response.socket?.destroy(), 50);
    });
    await expect(read(url)).rejects.toMatchObject({ code: 'broken-answer', mayHaveActed: true });
  });

  test('whose taking fails lets the connection go and passes the reason on', async () => {
    let closed = (): void => {};
    const ended = new Promise<void>((resolve) => (closed = resolve));
    const { url } = await serve((_request, response) => {
      response.writeHead(200, ndjson);
      response.write(`${lines[0]}\n`);
      const more = setInterval(() => response.write(`${lines[1]}\n`.repeat(100)), 5);
      response.on('close', () => {
        clearInterval(more);
        closed();
      });
    });
    const reading = signedIn(url).kitsu.board(
      query,
      () => {
        throw new Error('the disk is full');
      },
      never,
    );
    await expect(reading).rejects.toThrow('the disk is full');
    await ended;
  });

  test('can be called off', async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(200, ndjson);
      response.write(`${lines.join('\n')}\n`);
    });
    const calledOff = new AbortController();
    const reading = signedIn(url).kitsu.board(query, () => {}, calledOff.signal);
    setTimeout(() => calledOff.abort(), 50);
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  });
});
