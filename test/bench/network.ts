/** What another client would wait for: the same lists from the same server, fetched and parsed, nothing kept. */
import type { Host, HttpRequest } from '../../electron/engine/host.ts';
import { asking, type SignedIn } from '../support/signedIn.ts';
import { startTestEngine, type TestEngineOptions } from '../support/testEngine.ts';

const syncLimitMs = 3_600_000;

export type Server = { readonly url: string; readonly email: string; readonly password: string };

/** What an engine asked of its server, counted while it passes. */
export type Traffic = {
  /** The lists that were read, as they were asked for. */
  readonly lists: readonly HttpRequest[];
  /** Unpacked. */
  readonly readBytes: () => number;
};

export type Board = {
  /** Sent for, read and parsed. */
  readonly tookMs: number;
  /** Unpacked. */
  readonly bytes: number;
  readonly rows: unknown;
};

/** The list that Kitsu’s page reads at each visit: gzip, not compact, no ETag. */
export async function readBoard(url: string, token: string, productionId: string): Promise<Board> {
  const from = performance.now();
  const text = await boardText(url, token, `project_id=${productionId}`);
  const rows: unknown = JSON.parse(text);
  return { tookMs: performance.now() - from, bytes: Buffer.byteLength(text), rows };
}

/** The same in the short form that newer servers know: milliseconds until all of it was sent and parsed. */
export async function readCompactBoard(url: string, token: string, productionId: string): Promise<number> {
  const from = performance.now();
  const text = await boardText(url, token, `project_id=${productionId}&compact=true&stream=true`);
  for (const line of text.split('\n')) if (line !== '') JSON.parse(line);
  return performance.now() - from;
}

async function boardText(url: string, token: string, query: string): Promise<string> {
  const answer = await fetch(`${url}/api/data/shots/with-tasks?${query}`, {
    headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip' },
  });
  if (!answer.ok) throw new Error(`the list of shots answered ${String(answer.status)}`);
  return answer.text();
}

export async function countedEngine(
  options: TestEngineOptions = {},
): Promise<{ readonly engine: SignedIn; readonly traffic: Traffic; readonly host: Host }> {
  const lists: HttpRequest[] = [];
  let bytes = 0;
  let own: Host | null = null;
  const engine = await startTestEngine({
    ...options,
    wrapHost: (host) => {
      own = host;
      return { ...host, sendHttp: counted(host) };
    },
  });
  if (own === null) throw new Error('the engine has no host');
  return { engine: asking(engine), host: own, traffic: { lists, readBytes: () => bytes } };

  function counted(host: Host): Host['sendHttp'] {
    return async (request) => {
      const response = await host.sendHttp(request);
      if (request.method === 'GET' && isList(response.headers['content-type'])) lists.push(request);
      return { ...response, body: passed(response.body) };
    };
  }
  async function* passed(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    for await (const chunk of body) {
      bytes += chunk.length;
      yield chunk;
    }
  }
}

export type FirstSync = {
  readonly tookMs: number;
  /** Until the first rows of the production's shots could be worked with. */
  readonly firstRowsMs: number;
  readonly bytes: number;
  /** Signed in, its first pull done; the caller removes it. */
  readonly engine: SignedIn;
  readonly lists: readonly HttpRequest[];
  readonly host: Host;
};

/** A fresh account, from the sign-in to the production complete on the disk. */
export async function firstSync({ url, email, password }: Server, productionId: string): Promise<FirstSync> {
  const { engine, traffic, host } = await countedEngine();
  const from = performance.now();
  const outcome = await engine.call('signIn', { url, email, password, code: null });
  if (outcome.kind !== 'signed-in') throw new Error(`not signed in: ${JSON.stringify(outcome)}`);
  await engine.call('wantScopes', { scopes: [{ kind: 'production', productionId }] });
  let firstRowsMs: number | null = null;
  await engine.until(
    async () => {
      if (firstRowsMs === null && (await hasShots(engine, productionId))) firstRowsMs = performance.now() - from;
      const { steps } = await engine.query('pullSteps', {});
      const { pulling } = await engine.query('sync', {});
      return (
        pulling === null && steps.some(({ key, state }) => key === `production:${productionId}` && state === 'done')
      );
    },
    'the first sync is done',
    syncLimitMs,
  );
  const tookMs = performance.now() - from;
  return {
    tookMs,
    firstRowsMs: firstRowsMs ?? tookMs,
    bytes: traffic.readBytes(),
    engine,
    lists: [...traffic.lists],
    host,
  };
}

async function hasShots(engine: SignedIn, productionId: string): Promise<boolean> {
  const { matchedCount } = await engine.query('entityList', {
    productionId,
    kind: 'Shot',
    episodeId: null,
    search: '',
    sort: null,
    foldedGroupIds: [],
  });
  return matchedCount > 0;
}

/** The same lists once more, one after the other: sent for, read and parsed. */
export async function bareRead(
  lists: readonly HttpRequest[],
  host: Host,
): Promise<{ readonly tookMs: number; readonly bytes: number }> {
  let bytes = 0;
  const from = performance.now();
  for (const request of lists) {
    const response = await host.sendHttp({ ...request, signal: null });
    const chunks: Uint8Array[] = [];
    for await (const chunk of response.body) chunks.push(chunk);
    const whole = Buffer.concat(chunks);
    bytes += whole.length;
    const text = whole.toString('utf8');
    const isLines = response.headers['content-type']?.includes('ndjson') ?? false;
    for (const piece of isLines ? text.split('\n') : [text]) if (piece !== '') JSON.parse(piece);
  }
  return { tookMs: performance.now() - from, bytes };
}

const isList = (contentType = ''): boolean => contentType.includes('json');
