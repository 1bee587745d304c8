import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createNodeHttp } from '../../../electron/engine/host/nodeHttp.ts';
import { TransportError } from '../../../electron/engine/host/TransportError.ts';
import type { HttpRequest, HttpResponse } from '../../../electron/engine/host.ts';
import { addressOf, bodyOf, serve } from './support/serve.ts';

const send = createNodeHttp({ routeFor: () => Promise.resolve({ agent: null, ca: null }) });
const request = (url: string, rest: Partial<HttpRequest> = {}): HttpRequest => ({
  url,
  method: 'GET',
  headers: {},
  body: null,
  signal: null,
  idleMs: 5_000,
  ...rest,
});
const post = (url: string, text: string, rest: Partial<HttpRequest> = {}): HttpRequest =>
  request(url, { method: 'POST', body: { kind: 'text', text, contentType: 'application/json' }, ...rest });

async function textOf(response: HttpResponse): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of response.body) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function failureOf(work: Promise<unknown>): Promise<TransportError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof TransportError)) throw new Error('expected a transport error', { cause: error });
  return error;
}

/** A promise to be kept by somebody else. */
function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = (): void => {};
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give: () => give() };
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'inari-transport-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** A server below HTTP: says exactly these bytes, or cuts the line. */
async function serveRaw(
  onData: (write: (text: string | Buffer) => void, end: () => void, cut: () => void) => void,
): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () =>
      onData(
        (text) => socket.write(text),
        () => socket.end(),
        () => socket.resetAndDestroy(),
      ),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  return `http://127.0.0.1:${addressOf(server.address()).port}`;
}

describe('an answer', () => {
  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('packed with %s is unpacked, and tells no length that is not its own', async (coding, pack) => {
    const { url } = await serve((_request, response) => {
      const packed = pack(Buffer.from('a long answer '.repeat(1_000)));
      response.writeHead(200, { 'content-encoding': coding, 'content-length': packed.length });
      response.end(packed);
    });
    const response = await send(request(url));
    expect(response.headers['content-encoding']).toBeUndefined();
    expect(response.headers['content-length']).toBeUndefined();
    expect(await textOf(response)).toBe('a long answer '.repeat(1_000));
  });

  test('keeps every cookie line apart and joins the other headers', async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(200, { 'set-cookie': ['session=a; Path=/', 'other=b, c'], 'x-note': ['one', 'two'] });
      response.end();
    });
    const response = await send(request(url));
    await textOf(response);
    expect(response.setCookies).toEqual(['session=a; Path=/', 'other=b, c']);
    expect(response.headers['x-note']).toBe('one, two');
  });

  test('that leads elsewhere is given as it is', async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(301, { location: 'https://kitsu.example.com/api' });
      response.end();
    });
    const response = await send(request(url));
    await textOf(response);
    expect([response.status, response.headers['location']]).toEqual([301, 'https://kitsu.example.com/api']);
  });

  test('that drips slowly is read for as long as it drips', async () => {
    const { url } = await serve(async (_request, response) => {
      for (let index = 0; index < 9; index += 1) {
        response.write(`${index}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      response.end();
    });
    expect(await textOf(await send(request(url, { idleMs: 700 })))).toBe('012345678');
  });

  test('waits for a slow reader', async () => {
    const { url } = await serve((_request, response) => response.end(Buffer.alloc(4 * 1024 * 1024)));
    const response = await send(request(url, { idleMs: 600 }));
    let bytes = 0;
    for await (const chunk of response.body) {
      if (bytes === 0) await new Promise((resolve) => setTimeout(resolve, 900));
      bytes += chunk.length;
    }
    expect(bytes).toBe(4 * 1024 * 1024);
  });
});

describe('a request that fails', () => {
  test('because nobody listens has surely not acted', async () => {
    const { url, close } = await serve(() => {});
    await close();
    const failure = await failureOf(send(post(url, '{}')));
    expect([failure.code, failure.mayHaveActed]).toEqual(['unreachable', false]);
  });

  test('because its host is unknown has surely not acted', async () => {
    const failure = await failureOf(send(post('http://nowhere.invalid', '{}')));
    expect(['unreachable', 'offline']).toContain(failure.code);
    expect(failure.mayHaveActed).toBe(false);
  });

  test('because the line is cut after sending may have acted', async () => {
    const url = await serveRaw((_write, _end, cut) => cut());
    const failure = await failureOf(send(post(url, '{}')));
    expect([failure.code, failure.mayHaveActed]).toEqual(['unreachable', true]);
  });

  test('because the server keeps silent may have acted', async () => {
    const { url } = await serve(() => {});
    const failure = await failureOf(send(post(url, '{}', { idleMs: 100 })));
    expect([failure.code, failure.mayHaveActed]).toEqual(['timeout', true]);
  });

  test('because the answer stops half-way is told while reading', async () => {
    const url = await serveRaw((write, _end, cut) => {
      write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf');
      setTimeout(cut, 50);
    });
    const failure = await failureOf(send(request(url)).then(textOf));
    expect([failure.code, failure.mayHaveActed]).toEqual(['broken-answer', true]);
  });

  test('because a packed answer is cut short is told, though the connection ended well', async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync(randomBytes(5_000)).subarray(0, 1_000));
    });
    expect((await failureOf(send(request(url)).then(textOf))).code).toBe('broken-answer');
  });

  test('because the body falls silent is told as a time-out', async () => {
    const { url } = await serve((_request, response) => void response.write('begun'));
    expect((await failureOf(send(request(url, { idleMs: 100 })).then(textOf))).code).toBe('timeout');
  });

  test('because something else answers is told as broken', async () => {
    const url = await serveRaw((write, end) => {
      write('SSH-2.0-OpenSSH_9.9\r\n');
      end();
    });
    expect((await failureOf(send(request(url)))).code).toBe('broken-answer');
  });

  test('a plain server asked by https is unreachable, and has not acted', async () => {
    const { port } = await serve((_request, response) => response.end());
    const failure = await failureOf(send(post(`https://127.0.0.1:${port}`, '{}')));
    expect([failure.code, failure.mayHaveActed]).toEqual(['unreachable', false]);
  });

  test('by being called off before it began has not acted', async () => {
    const { url } = await serve((_request, response) => response.end());
    const failure = await failureOf(send(post(url, '{}', { signal: AbortSignal.abort() })));
    expect([failure.code, failure.mayHaveActed]).toEqual(['cancelled', false]);
  });

  test('by being called off while the body arrives lets its connection go', async () => {
    const ended = signal();
    const { url } = await serve((_request, response) => {
      response.write('begun');
      response.on('close', ended.give);
    });
    const calledOff = new AbortController();
    const response = await send(request(url, { signal: calledOff.signal }));
    const reading = failureOf(textOf(response));
    calledOff.abort();
    expect((await reading).code).toBe('cancelled');
    await ended.given;
  });
});

test('a read that meets a connection the server has just closed is sent once more', async () => {
  let answered = 0;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    let asked = 0;
    socket.on('data', () => {
      asked += 1;
      // The second request on the same connection finds it dead.
      if (asked === 2) socket.resetAndDestroy();
      else {
        answered += 1;
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\nok');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const url = `http://127.0.0.1:${addressOf(server.address()).port}`;
  expect(await textOf(await send(request(url)))).toBe('ok');
  expect(await textOf(await send(request(url)))).toBe('ok');
  expect(answered).toBe(2);
});

describe('a form', () => {
  test('arrives with its fields, its files and the names as they are', async () => {
    const path = join(await folder(), 'note.txt');
    await writeFile(path, 'what I saw');
    let contentType = '';
    let length = '';
    let arrived: Uint8Array<ArrayBuffer> = new Uint8Array();
    const { url } = await serve(async (incoming, response) => {
      contentType = incoming.headers['content-type'] ?? '';
      length = incoming.headers['content-length'] ?? '';
      arrived = new Uint8Array(await bodyOf(incoming));
      response.end();
    });
    const fields = [
      { kind: 'text', name: 'comment', value: 'ça va\nà bientôt' },
      { kind: 'file', name: 'file-1', fileName: 'é "note".txt', contentType: 'text/plain', path, sizeBytes: 10 },
    ] as const;
    await textOf(await send(request(url, { method: 'POST', body: { kind: 'form', fields, onSent: null } })));
    expect(Number(length)).toBe(arrived.length);
    const form = await new Response(arrived, { headers: { 'content-type': contentType } }).formData();
    expect(form.get('comment')).toBe('ça va\nà bientôt');
    const file = form.get('file-1');
    if (file === null || typeof file === 'string') throw new Error('no file arrived');
    expect([file.name, file.type, await file.text()]).toEqual(['é "note".txt', 'text/plain', 'what I saw']);
  });

  test('of fifty megabytes is read from disk only as fast as the server takes it, and says how far it is', async () => {
    const path = join(await folder(), 'clip.mov');
    const sizeBytes = 50 * 1024 * 1024;
    const clip = randomBytes(sizeBytes);
    await writeFile(path, clip);

    const arrived = createHash('sha256');
    let resume = (): void => {};
    const { url } = await serve(async (incoming, response) => {
      const contentType = incoming.headers['content-type'] ?? '';
      const parts: Buffer[] = [];
      const open = signal();
      resume = open.give;
      const arriving: AsyncIterable<Uint8Array> = incoming;
      for await (const chunk of arriving) {
        await open.given;
        parts.push(Buffer.from(chunk));
      }
      const form = await new Response(new Uint8Array(Buffer.concat(parts)), {
        headers: { 'content-type': contentType },
      }).formData();
      const file = form.get('file');
      if (file !== null && typeof file !== 'string') arrived.update(Buffer.from(await file.arrayBuffer()));
      response.end('done');
    });

    const steps: number[] = [];
    let totalBytes = 0;
    const sending = send(
      request(url, {
        method: 'POST',
        idleMs: 20_000,
        body: {
          kind: 'form',
          fields: [
            { kind: 'file', name: 'file', fileName: 'clip.mov', contentType: 'video/quicktime', path, sizeBytes },
          ],
          onSent: (sentBytes, ofBytes) => {
            steps.push(sentBytes);
            totalBytes = ofBytes;
          },
        },
      }),
    );
    // The server takes nothing: the reading stops with what the connection itself can hold.
    for (let before = -1; before !== steps.length || before === 0;) {
      before = steps.length;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    expect(steps.at(-1)).toBeLessThan(sizeBytes / 2);
    resume();
    expect(await textOf(await sending)).toBe('done');
    expect(arrived.digest('hex')).toBe(createHash('sha256').update(clip).digest('hex'));
    expect(steps.at(-1)).toBe(totalBytes);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });

  test('that is refused at once is not sent to its end', async () => {
    const path = join(await folder(), 'big.bin');
    await writeFile(path, Buffer.alloc(8 * 1024 * 1024));
    let arrivedBytes = 0;
    const { url } = await serve((incoming, response) => {
      incoming.on('data', (chunk: Buffer) => (arrivedBytes += chunk.length));
      response.writeHead(413, { connection: 'close' });
      response.end('too large');
    });
    const form = {
      kind: 'form',
      fields: [
        { kind: 'file', name: 'file', fileName: 'big.bin', contentType: 'a/b', path, sizeBytes: 8 * 1024 * 1024 },
      ],
      onSent: null,
    } as const;
    const response = await send(request(url, { method: 'POST', body: form }));
    expect(response.status).toBe(413);
    expect(await textOf(response)).toBe('too large');
    expect(arrivedBytes).toBeLessThan(8 * 1024 * 1024);
  });

  test('whose file is gone or has changed is not sent at all', async () => {
    const { url } = await serve((_request, response) => response.end());
    const at = await folder();
    const path = join(at, 'note.txt');
    await writeFile(path, 'longer than it was');
    const form = (file: string): HttpRequest =>
      request(url, {
        method: 'POST',
        body: {
          kind: 'form',
          fields: [{ kind: 'file', name: 'f', fileName: 'f', contentType: 'a/b', path: file, sizeBytes: 4 }],
          onSent: null,
        },
      });
    const changed = await failureOf(send(form(path)));
    const missing = await failureOf(send(form(join(at, 'nothing'))));
    expect([changed.code, changed.mayHaveActed, missing.code, missing.mayHaveActed]).toEqual([
      'file-changed',
      false,
      'file-missing',
      false,
    ]);
  });

  test('called off half-way leaves the server with a cut line, and may have acted', async () => {
    const path = join(await folder(), 'big.bin');
    const sizeBytes = 64 * 1024 * 1024;
    await writeFile(path, Buffer.alloc(sizeBytes));
    const cut = signal();
    const calledOff = new AbortController();
    const { url } = await serve((incoming) => {
      incoming.on('data', () => calledOff.abort());
      incoming.on('error', cut.give);
    });
    const body = {
      kind: 'form',
      fields: [{ kind: 'file', name: 'f', fileName: 'f', contentType: 'a/b', path, sizeBytes }],
      onSent: null,
    } as const;
    const failure = await failureOf(send(request(url, { method: 'POST', body, signal: calledOff.signal })));
    expect([failure.code, failure.mayHaveActed]).toEqual(['cancelled', true]);
    await cut.given;
  });
});

test('a write goes out on a connection of its own, a read on a kept one', async () => {
  const ports: (number | undefined)[] = [];
  const { url } = await serve((incoming, response) => {
    ports.push(incoming.socket.remotePort);
    response.end();
  });
  await textOf(await send(request(url)));
  await textOf(await send(request(url)));
  await textOf(await send(post(url, '{}')));
  expect(ports[1]).toBe(ports[0]);
  expect(ports[2]).not.toBe(ports[0]);
});

test('a hundred answers nobody wanted leave no connection behind', async () => {
  const { url, port } = await serve((_request, response) => void response.write('begun'));
  for (let index = 0; index < 100; index += 1) (await send(request(url, { idleMs: 2_000 }))).cancel();
  const probe = connect(port, '127.0.0.1');
  await once(probe, 'connect');
  probe.destroy();
  const last = await send(request(url));
  expect(last.status).toBe(200);
  last.cancel();
});
