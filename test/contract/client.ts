// A small speaker of the API, independent of the app's own: a mistake in one must not hide in the other.

export type FormPart =
  | { readonly name: string; readonly value: string }
  | {
      readonly name: string;
      readonly fileName: string;
      readonly type: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
    };

export type Call = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below /api, ids filled in. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: readonly FormPart[];
  readonly headers?: Readonly<Record<string, string>>;
};

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  /** Without its parameters, '' when there is none. */
  readonly contentType: string;
  readonly bytes: Buffer;
  /** JSON decoded, a text as it is, undefined for an empty or binary body. */
  readonly body: unknown;
};

const waitMs = 60_000;

export const get = (path: string, query: Readonly<Record<string, string>> = {}): Call => ({
  method: 'GET',
  path,
  query,
});
export const post = (path: string, json?: unknown): Call => ({ method: 'POST', path, json });
export const put = (path: string, json?: unknown): Call => ({ method: 'PUT', path, json });
export const remove = (path: string, query: Readonly<Record<string, string>> = {}): Call => ({
  method: 'DELETE',
  path,
  query,
});
export const upload = (path: string, form: readonly FormPart[]): Call => ({ method: 'POST', path, form });

/** One signed-in person, or nobody. Bearer token, and of all cookies only `session`, which 0.20.52 wants on /data/user. */
export class Session {
  readonly url: string;
  readonly token: string | undefined;
  #cookie: string | undefined;

  constructor(url: string, token?: string) {
    this.url = url;
    this.token = token;
  }

  get hasCookie(): boolean {
    return this.#cookie !== undefined;
  }

  /** Headers that prove who is calling, for the event socket too. */
  get credentials(): Record<string, string> {
    return {
      ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
      ...(this.#cookie === undefined ? {} : { cookie: this.#cookie }),
    };
  }

  keepCookie(answer: Answer): void {
    const pairs = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
    this.#cookie ??= pairs.find((pair) => pair.startsWith('session='));
  }

  async send(call: Call): Promise<Answer> {
    const url = new URL(`${this.url}/api${encodeURI(call.path)}`);
    for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.append(name, value);
    const body = call.form === undefined ? jsonBody(call.json) : formBody(call.form);
    const response = await fetch(url, {
      method: call.method,
      headers: {
        ...this.credentials,
        ...(call.json === undefined ? {} : { 'content-type': 'application/json' }),
        ...call.headers,
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(waitMs),
      ...(body === undefined ? {} : { body }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const contentType = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
    const answer = {
      status: response.status,
      headers: response.headers,
      contentType,
      bytes,
      body: decode(bytes, contentType),
    };
    // A refused call of 0.20.52 sets a cookie that opens nothing.
    if (this.token !== undefined && response.ok) this.keepCookie(answer);
    return answer;
  }
}

const jsonBody = (json: unknown) => (json === undefined ? undefined : JSON.stringify(json));

function formBody(parts: readonly FormPart[]): FormData {
  const form = new FormData();
  for (const part of parts) {
    if ('value' in part) form.append(part.name, part.value);
    else form.append(part.name, new Blob([part.bytes], { type: part.type }), part.fileName);
  }
  return form;
}

function decode(bytes: Buffer, contentType: string): unknown {
  if (bytes.length === 0) return undefined;
  if (contentType === 'application/json') return JSON.parse(bytes.toString('utf8'));
  return contentType.startsWith('text/') || contentType.includes('ndjson') ? bytes.toString('utf8') : undefined;
}
