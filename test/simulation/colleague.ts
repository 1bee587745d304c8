/** Somebody at the studio itself: speaks to its routes without a line between, so that nothing of theirs gets lost. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { FormField } from '../../electron/engine/host.ts';
import { makeSession, makeToken } from '../../electron/studio/tokens.ts';
import type { Call } from '../contract/client.ts';
import type { Colleague } from '../support/colleague.ts';
import type { StudioInProcess } from './studioInProcess.ts';

export type ColleagueInProcess = Pick<Colleague, 'read' | 'does'>;

export function colleagueIn({ studio, serve }: StudioInProcess, personId: string, folder: string): ColleagueInProcess {
  const send = async (call: Call): Promise<string> => {
    const { token } = makeToken(studio.secret, { kind: 'access', personId, seconds: 60 });
    const query = new URLSearchParams(call.query).toString();
    const { status, text } = await serve({
      method: call.method,
      path: `${call.path}${query === '' ? '' : `?${query}`}`,
      headers: { authorization: `Bearer ${token}`, cookie: `session=${makeSession(studio.secret, personId)}` },
      body:
        call.form === undefined
          ? call.json === undefined
            ? null
            : { kind: 'text', text: JSON.stringify(call.json), contentType: 'application/json' }
          : { kind: 'form', fields: call.form.map((part) => fieldOf(part, folder)), onSent: null },
    });
    if (status >= 400)
      throw new Refused(`${call.method} ${call.path} answered ${String(status)}: ${text.slice(0, 300)}`, status);
    return text;
  };
  return {
    read: async (schema, call) => {
      const parsed = schema.safeParse(JSON.parse(await send(call)));
      if (!parsed.success) throw new Error(`${call.method} ${call.path}: ${z.prettifyError(parsed.error)}`);
      return parsed.data;
    },
    does: async (call) => {
      await send(call);
    },
  };
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
