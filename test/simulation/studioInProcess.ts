/** The demo studio without sockets: the same routes over the same rows, and an archive of every row that ever was. */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { openAnswering } from '../../electron/studio/answering.ts';
import type { Answer } from '../../electron/studio/answer.ts';
import type { Body, UploadedFile } from '../../electron/studio/call.ts';
import type { JsonObject } from '../../electron/studio/columns.ts';
import { FileShelf } from '../../electron/studio/files.ts';
import { jsonText } from '../../electron/studio/json.ts';
import { openStore } from '../../electron/studio/store.ts';
import type { Studio } from '../../electron/studio/studio.ts';
import type { KitsuVersion, StudioData } from '../../electron/studio/tables.ts';
import type { HttpBody } from '../../electron/engine/host.ts';
import { openArchive, type Archive, type Writer } from './archive.ts';

export type Event = { readonly name: string; readonly payload: JsonObject };

export type Sent = {
  readonly method: string;
  /** Below `/api`, with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: HttpBody | null;
};

export type Received = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly setCookies: readonly string[];
  readonly text: string;
};

export type StudioInProcess = {
  readonly studio: Studio;
  /** @param writer whose the changes are. */
  readonly serve: (sent: Sent, writer?: Writer) => Promise<Received>;
  /** Has it whole, and answers what acts on it. */
  readonly take: (sent: Sent, writer?: Writer) => () => Promise<Received>;
  readonly archive: Archive;
  readonly onEvent: (listener: (event: Event) => void) => void;
  /** Errors inside routes, which no history may bring about. */
  readonly crashes: readonly string[];
  readonly close: () => void;
};

const answerings = new Map<KitsuVersion, ReturnType<typeof openAnswering>>();
let crashes: string[] = [];

export function openStudioInProcess(
  data: StudioData,
  { kitsu, folder, secret }: { readonly kitsu: KitsuVersion; readonly folder: string; readonly secret: string },
): StudioInProcess {
  const archive = openArchive(data);
  const listeners: ((event: Event) => void)[] = [];
  crashes = [];
  mkdirSync(folder, { recursive: true });
  const studio: Studio = {
    version: kitsu,
    isNew: kitsu === '1.0.97',
    keepsSources: false,
    store: openStore(data, archive.add),
    files: new FileShelf(folder),
    secret,
    accessSeconds: 7 * 86_400,
    refreshSeconds: 15 * 86_400,
    revoked: new Set(),
    resetTokens: new Map(),
    mails: [],
    publish: (name, payload) => {
      // As over a socket: what is told is what was true then.
      const event = { name, payload: structuredClone(payload) };
      for (const told of listeners) told(event);
    },
    later: (delayMs, job) => setTimeout(job, delayMs),
  };
  const answering =
    answerings.get(kitsu) ??
    openAnswering(studio.isNew, (line) => {
      crashes.push(line);
    });
  answerings.set(kitsu, answering);

  const take: StudioInProcess['take'] = ({ method, path, headers, body: sent }, writer = 'client') => {
    const url = new URL(path, 'http://studio');
    const body = bodyOf(sent, studio);
    return async () =>
      received(
        await archive.as(writer, () =>
          answering(studio, { method, headers, path: url.pathname, query: url.searchParams, body }),
        ),
        headers,
      );
  };

  return {
    studio,
    take,
    serve: async (sent, writer) => take(sent, writer)(),
    archive,
    onEvent: (listener) => listeners.push(listener),
    get crashes() {
      return crashes;
    },
    close: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function bodyOf(body: HttpBody | null, studio: Studio): Body {
  if (body === null) return { kind: 'none' };
  if (body.kind === 'text') return { kind: 'json', value: JSON.parse(body.text) };
  const fields: Record<string, string> = {};
  const files: UploadedFile[] = [];
  for (const field of body.fields)
    if (field.kind === 'text') fields[field.name] = field.value;
    else {
      const path = join(studio.files.incoming, randomUUID());
      copyFileSync(field.path, path);
      files.push({
        field: field.name,
        name: field.fileName,
        mimetype: field.contentType,
        path,
        sizeBytes: field.sizeBytes,
      });
    }
  return { kind: 'form', fields, files };
}

function received(answer: Answer, asked: Sent['headers']): Received {
  const headers: Record<string, string> = { date: new Date().toUTCString() };
  let setCookies: readonly string[] = [];
  for (const [name, value] of Object.entries(answer.headers))
    if (name.toLowerCase() === 'set-cookie') setCookies = typeof value === 'string' ? [value] : value;
    else headers[name.toLowerCase()] = String(value);
  // What a compressing proxy does to a tag.
  const { etag } = headers;
  if (etag !== undefined && asked['accept-encoding'] === undefined && !etag.startsWith('W/'))
    headers['etag'] = `W/${etag}`;
  const { contentType, text } = content(answer);
  return { status: answer.status, headers: { ...headers, 'content-type': contentType }, setCookies, text };
}

function content({ body }: Answer): { readonly contentType: string; readonly text: string } {
  switch (body.kind) {
    case 'json':
      return { contentType: 'application/json', text: jsonText(body.value) };
    case 'text':
      return { contentType: body.contentType, text: body.text };
    case 'lines':
      return {
        contentType: 'application/x-ndjson',
        text: [...body.values].map((value) => `${jsonText(value)}\n`).join(''),
      };
    case 'empty':
      return { contentType: 'text/html', text: '' };
    case 'file':
      throw new Error('no history looks at files');
  }
}
