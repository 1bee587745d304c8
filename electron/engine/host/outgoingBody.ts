import type { ClientRequest } from 'node:http';
import type { HttpRequest } from '../host.ts';
import { multipart } from './multipart.ts';

/** A server that does not say whether it wants a body gets it anyway. */
const askFirstMs = 1_000;
const progressStepBytes = 256 * 1024;

export type OutgoingBody = {
  readonly headers: Readonly<Record<string, string>>;
  readonly lengthBytes: number;
  readonly chunks: () => AsyncIterable<Uint8Array>;
  readonly onSent: ((sentBytes: number, totalBytes: number) => void) | null;
};

/** Fails like `multipart`. */
export async function outgoingBody(request: HttpRequest): Promise<OutgoingBody> {
  const { body } = request;
  if (body === null) {
    const hasLength = request.method === 'POST' || request.method === 'PUT';
    return { headers: hasLength ? { 'content-length': '0' } : {}, lengthBytes: 0, chunks: nothing, onSent: null };
  }
  if (body.kind === 'text') {
    const bytes = Buffer.from(body.text);
    return {
      headers: { 'content-type': body.contentType, 'content-length': String(bytes.length) },
      lengthBytes: bytes.length,
      async *chunks() {
        yield bytes;
      },
      onSent: null,
    };
  }
  const form = await multipart(body.fields);
  return {
    headers: { 'content-type': form.contentType, 'content-length': String(form.lengthBytes) },
    lengthBytes: form.lengthBytes,
    chunks: form.chunks,
    onSent: body.onSent,
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** Writes the body as fast as the connection takes it; stops when the answer comes before its end. */
export async function sendBody(
  outgoing: ClientRequest,
  body: OutgoingBody,
  turn: { readonly asksFirst: boolean; readonly onMoved: () => void; readonly isAnswered: () => boolean },
): Promise<void> {
  if (turn.asksFirst) {
    outgoing.flushHeaders();
    await firstOf(outgoing, ['continue', 'response', 'close'], askFirstMs);
  }
  let sentBytes = 0;
  let toldBytes = 0;
  for await (const chunk of body.chunks()) {
    if (turn.isAnswered() || outgoing.destroyed) return;
    if (!outgoing.write(chunk)) await firstOf(outgoing, ['drain', 'response', 'close'], null);
    if (turn.isAnswered() || outgoing.destroyed) return;
    turn.onMoved();
    sentBytes += chunk.length;
    if (sentBytes === body.lengthBytes || sentBytes - toldBytes >= progressStepBytes) {
      toldBytes = sentBytes;
      body.onSent?.(sentBytes, body.lengthBytes);
    }
  }
  if (!turn.isAnswered()) outgoing.end();
}

function firstOf(outgoing: ClientRequest, events: readonly string[], waitMs: number | null): Promise<void> {
  return new Promise((resolve) => {
    const timer = waitMs === null ? undefined : setTimeout(done, waitMs);
    function done(): void {
      clearTimeout(timer);
      for (const event of events) outgoing.off(event, done);
      resolve();
    }
    for (const event of events) outgoing.on(event, done);
  });
}
