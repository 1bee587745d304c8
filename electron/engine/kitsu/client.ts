import type { HttpBody, HttpResponse, LogLine } from '../host.ts';
import { answerError, asApiError, brokenAnswer } from './answerError.ts';
import { ApiError } from './ApiError.ts';
import { callOf, withoutIds } from './callOf.ts';
import type { KitsuSession, SessionRequest } from './session.ts';
import { parseJson, readText } from './wireJson.ts';

export type Query = Readonly<Record<string, string | number | boolean | null>>;

/** Calls that answer JSON, below `/api`. Every one fails with an ApiError. */
export type Client = {
  readonly getJson: (path: string, query: Query, signal: AbortSignal | null) => Promise<unknown>;
  /** For writes: never aborted, because an aborted write is one that may have acted. */
  readonly sendJson: (method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown) => Promise<unknown>;
  /** Aborted only when the app ends: an upload may take longer than anybody waits. */
  readonly sendForm: (path: string, form: HttpBody, signal: AbortSignal | null) => Promise<unknown>;
  /** A success, a 304 or an error; the caller reads or cancels the body. */
  readonly open: (request: SessionRequest) => Promise<HttpResponse>;
  /** Rows that were left out of a list are told. */
  readonly tellBroken: (path: string, count: number) => void;
};

/** Bulk lists and lists with relations take their time on the server before the first byte. */
const readIdleMs = 120_000;
/** The server makes thumbnails, and before 1.0.97 reads pictures, while the upload waits for its answer. */
const uploadIdleMs = 600_000;

export function createClient(session: KitsuSession, log: (line: LogLine) => void): Client {
  const open = async (request: SessionRequest): Promise<HttpResponse> => {
    const response = await session.send(request);
    if (response.status < 300 || response.status === 304) return response;
    throw answerError(response, await textOf(response), callOf(request));
  };

  const ask = async (request: SessionRequest): Promise<unknown> => {
    try {
      return await answerOf(request);
    } catch (error) {
      throw request.method === 'GET' ? asReading(asApiError(error)) : error;
    }
  };

  const answerOf = async (request: SessionRequest): Promise<unknown> => {
    const response = await open(request);
    const text = await textOf(response);
    if (response.status === 204) return null;
    const value = parseJson(text);
    if (value === undefined) throw brokenAnswer(response.status, 'no JSON');
    return value;
  };

  return {
    open,
    getJson: (path, query, signal) => ask({ method: 'GET', path: withQuery(path, query), signal, idleMs: readIdleMs }),
    sendJson: (method, path, body) =>
      ask({
        method,
        path,
        ...(body === undefined
          ? {}
          : { body: { kind: 'text', text: JSON.stringify(body), contentType: 'application/json' } }),
      }),
    tellBroken: (path, count) => {
      if (count > 0) log({ level: 'warning', event: 'rows-left-out', detail: { path: withoutIds(path), count } });
    },
    sendForm: (path, form, signal) => ask({ method: 'POST', path, body: form, signal, idleMs: uploadIdleMs }),
  };
}

const asReading = ({ code, detail, status, mayHaveActed, serverMessage, cause }: ApiError): ApiError =>
  new ApiError(code, { status, mayHaveActed, serverMessage, isReading: true }, detail, { cause });

export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== null) search.append(name, String(value));
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}

async function textOf(response: HttpResponse): Promise<string> {
  try {
    return await readText(response.body);
  } catch (error) {
    throw asApiError(error);
  }
}
