// A small server of files with ranges and entity tags, which can be told to cut, to refuse, to be slow, or to forget ranges.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerError, asApiError } from '../../../electron/engine/kitsu/answerError.ts';
import { createNodeHttp } from '../../../electron/engine/host/nodeHttp.ts';
import type { Kitsu } from '../../../electron/engine/kitsu/kitsu.ts';

export type Answering = {
  bytes: Buffer;
  etag: string;
  status: number;
  contentType: string;
  ignoresRange: boolean;
  /** Bytes of each coming answer after which the line is cut; used up one by one. */
  cuts: number[];
  /** Nothing is sent beyond this many bytes of the file until `release` is called. */
  gateBytes: number | null;
};

export type FileServer = {
  readonly files: Map<string, Answering>;
  readonly put: (path: string, bytes: Buffer, more?: Partial<Answering>) => Answering;
  /** Path and Range of every request, in order. */
  readonly requests: { readonly path: string; readonly range: string | null; readonly ifNoneMatch: string | null }[];
  readonly release: (path: string) => void;
  readonly openFile: Kitsu['openFile'];
  readonly stop: () => Promise<void>;
};

export async function startFileServer(): Promise<FileServer> {
  const files = new Map<string, Answering>();
  const requests: FileServer['requests'] = [];
  const gates = new Map<string, (() => void)[]>();

  const server = http.createServer((request, response) => {
    const path = request.url ?? '';
    const range = request.headers.range ?? null;
    requests.push({ path, range, ifNoneMatch: request.headers['if-none-match'] ?? null });
    const file = files.get(path);
    if (file === undefined || file.status >= 400) {
      response.writeHead(file?.status ?? 404, { 'content-type': 'application/json' });
      response.end('{"message":"no such file"}');
      return;
    }
    if (request.headers['if-none-match'] === file.etag) {
      response.writeHead(304);
      response.end();
      return;
    }
    const from = range === null || file.ignoresRange ? 0 : Number(/bytes=(\d+)-/.exec(range)?.[1] ?? 0);
    if (from > 0 && from >= file.bytes.length) {
      response.writeHead(416, { 'content-type': 'application/json' });
      response.end('{}');
      return;
    }
    response.writeHead(from > 0 ? 206 : file.status, {
      'content-type': file.contentType,
      'content-length': file.bytes.length - from,
      etag: file.etag,
      ...(from > 0
        ? { 'content-range': `bytes ${String(from)}-${String(file.bytes.length - 1)}/${String(file.bytes.length)}` }
        : {}),
    });
    const cut = file.cuts.shift();
    if (cut !== undefined) {
      response.write(file.bytes.subarray(from, from + cut), () => response.destroy());
      return;
    }
    const gate = file.gateBytes;
    if (gate === null || gate <= from) {
      response.end(file.bytes.subarray(from));
      return;
    }
    response.write(file.bytes.subarray(from, gate));
    gates.set(path, [...(gates.get(path) ?? []), () => response.end(file.bytes.subarray(gate))]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const send = createNodeHttp({ routeFor: () => Promise.resolve({ agent: null, ca: null }) });

  return {
    files,
    requests,
    put: (path, bytes, more = {}) => {
      const file: Answering = {
        bytes,
        etag: `"${String(bytes.length)}"`,
        status: 200,
        contentType: path.endsWith('.mp4') ? 'video/mp4' : 'image/png',
        ignoresRange: false,
        cuts: [],
        gateBytes: null,
        ...more,
      };
      files.set(path, file);
      return file;
    },
    release: (path) => {
      const file = files.get(path);
      if (file !== undefined) file.gateBytes = null;
      for (const open of gates.get(path) ?? []) open();
      gates.delete(path);
    },
    openFile: async (path, { range, etag }, signal) => {
      try {
        const headers = { ...(range === null ? {} : { range }), ...(etag === null ? {} : { 'if-none-match': etag }) };
        const response = await send({ url: base + path, method: 'GET', headers, body: null, signal, idleMs: 10_000 });
        if (response.status >= 300 && response.status !== 304) {
          response.cancel();
          throw answerError(response, '{"message":"refused"}', 'file');
        }
        return { ...response, body: asApiErrors(response.body) };
      } catch (error) {
        throw asApiError(error);
      }
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function* asApiErrors(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw asApiError(error);
  }
}
