/** An engine whose every request is written down, and passed on to whoever replays it. */
import type { Host, HttpRequest } from '../../electron/engine/host.ts';
import { asking, type SignedIn } from '../support/signedIn.ts';
import { startTestEngine } from '../support/testEngine.ts';

export type Asked = {
  readonly request: HttpRequest;
  readonly atMs: number;
  /** Null while there is no answer, and where none came. */
  status: number | null;
  /** Unpacked, as far as it has been read. */
  bytes: number;
};

export type WatchedEngine = {
  readonly engine: SignedIn;
  readonly asked: readonly Asked[];
  readonly onRequest: (listener: (request: HttpRequest) => void) => void;
};

export async function watchedEngine(dataFolder: string): Promise<WatchedEngine> {
  const asked: Asked[] = [];
  const listeners: ((request: HttpRequest) => void)[] = [];
  const engine = await startTestEngine({ dataFolder, wrapHost: (host) => ({ ...host, sendHttp: watched(host) }) });
  return { engine: asking(engine), asked, onRequest: (listener) => void listeners.push(listener) };

  function watched(host: Host): Host['sendHttp'] {
    return async (request) => {
      const one: Asked = { request, atMs: performance.now(), status: null, bytes: 0 };
      asked.push(one);
      for (const told of listeners) told(request);
      const response = await host.sendHttp(request);
      one.status = response.status;
      return { ...response, body: counted(one, response.body) };
    };
  }
}

async function* counted(one: Asked, body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const chunk of body) {
    one.bytes += chunk.length;
    yield chunk;
  }
}

/**
 * A list that is as long as the production: a board of shots or assets that was not answered with "unchanged", a page of a walk over all rows,
 * or all castings. Whoever was in step has no need of any.
 */
export function isFullPull({ request, status }: Asked): boolean {
  const { pathname, searchParams } = new URL(request.url);
  if (status !== 200) return false;
  return (
    /\/data\/(shots|assets)\/with-tasks$/.test(pathname) ||
    pathname.endsWith('/sequences/all/casting') ||
    Number(searchParams.get('limit')) > longestPageOfChanges
  );
}

const longestPageOfChanges = 100;
