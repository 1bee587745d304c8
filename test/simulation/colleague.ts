/** Somebody at the studio itself: speaks to its routes without a line between, so that nothing of theirs gets lost. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { FormField, HttpBody } from '../../electron/engine/host.ts';
import { makeSession, makeToken } from '../../electron/studio/tokens.ts';
import type { Call } from '../contract/client.ts';
import type { Colleague } from '../support/colleague.ts';
import type { StudioInProcess } from './studioInProcess.ts';

export type ColleagueInProcess = Pick<Colleague, 'read' | 'does'>;

export function colleagueIn(
  { studio, serve, archive }: StudioInProcess,
  personId: string,
  folder: string,
): ColleagueInProcess {
  const { token } = makeToken(studio.secret, { kind: 'access', personId, seconds: null });
  const headers = { authorization: `Bearer ${token}`, cookie: `session=${makeSession(studio.secret, personId)}` };
  /** What was read since the studio last changed: whoever looks for something to do looks at the same lists many times. */
  const seen = new Map<string, unknown>();
  let seenAt = -1;
  const send = async (call: Call): Promise<string> => {
    const sent = {
      method: call.method,
      path: pathOf(call),
      headers,
      body: bodyOf(call, folder),
    };
    const { status, text } = await serve(sent, 'colleague');
    if (status >= 400)
      throw new Refused(`${call.method} ${call.path} answered ${String(status)}: ${text.slice(0, 300)}`, status);
    return text;
  };
  return {
    read: async (schema, call) => {
      if (seenAt !== archive.count()) seen.clear();
      seenAt = archive.count();
      const path = pathOf(call);
      const body: unknown = (call.method === 'GET' ? seen.get(path) : undefined) ?? JSON.parse(await send(call));
      if (call.method === 'GET') seen.set(path, body);
      const parsed = schema.safeParse(body);
      if (!parsed.success) throw new Error(`${call.method} ${call.path}: ${z.prettifyError(parsed.error)}`);
      return parsed.data;
    },
    does: async (call) => {
      await send(call);
    },
  };
}

function bodyOf({ form, json }: Call, folder: string): HttpBody | null {
  if (form !== undefined) return { kind: 'form', fields: form.map((part) => fieldOf(part, folder)), onSent: null };
  return json === undefined ? null : { kind: 'text', text: JSON.stringify(json), contentType: 'application/json' };
}

function pathOf({ path, query }: Call): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The studio said no to a colleague: what they wanted to change had gone meanwhile. */
export class Refused extends Error {
  readonly status: number;
  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

function fieldOf(part: NonNullable<Call['form']>[number], folder: string): FormField {
  if ('value' in part) return { kind: 'text', ...part };
  const path = join(folder, randomUUID());
  writeFileSync(path, part.bytes);
  const { name, fileName, type, bytes } = part;
  return { kind: 'file', name, fileName, contentType: type, path, sizeBytes: bytes.byteLength };
}
