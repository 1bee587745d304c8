import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { FormField } from '../host.ts';
import { TransportError } from './TransportError.ts';

export type Multipart = {
  readonly contentType: string;
  readonly lengthBytes: number;
  /** Heads, files and tails in order; files are read from disk as they are asked for. */
  readonly chunks: () => AsyncGenerator<Uint8Array>;
};

const lineEnd = '\r\n';

/**
 * A multipart/form-data body whose length is known beforehand, so that it needs no chunked encoding.
 * Fails with `file-missing`, or `file-changed` where a file is no longer as long as it was when it was queued.
 */
export async function multipart(fields: readonly FormField[]): Promise<Multipart> {
  const boundary = `inari-${randomUUID()}`;
  const parts = fields.map((field) => ({ field, head: Buffer.from(headOf(field, boundary)) }));
  const tail = Buffer.from(`--${boundary}--${lineEnd}`);
  let lengthBytes = tail.length;
  for (const { field, head } of parts) {
    if (field.kind === 'file') await checkFile(field.path, field.sizeBytes);
    const bodyBytes = field.kind === 'file' ? field.sizeBytes : Buffer.byteLength(field.value);
    lengthBytes += head.length + bodyBytes + lineEnd.length;
  }
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    lengthBytes,
    async *chunks() {
      for (const { field, head } of parts) {
        yield head;
        if (field.kind === 'text') yield Buffer.from(field.value);
        else yield* fileChunks(field.path, field.sizeBytes);
        yield Buffer.from(lineEnd);
      }
      yield tail;
    },
  };
}

async function* fileChunks(path: string, sizeBytes: number): AsyncGenerator<Uint8Array> {
  let readBytes = 0;
  const file: AsyncIterable<Uint8Array> = createReadStream(path, { highWaterMark: 256 * 1024 });
  try {
    for await (const chunk of file) {
      readBytes += chunk.length;
      if (readBytes > sizeBytes) break;
      yield chunk;
    }
  } catch (error) {
    throw new TransportError('file-missing', true, {}, { cause: error });
  }
  if (readBytes !== sizeBytes) throw new TransportError('file-changed', true);
}

async function checkFile(path: string, sizeBytes: number): Promise<void> {
  let actualBytes: number;
  try {
    actualBytes = (await stat(path)).size;
  } catch (error) {
    throw new TransportError('file-missing', false, {}, { cause: error });
  }
  if (actualBytes !== sizeBytes) throw new TransportError('file-changed', false);
}

function headOf(field: FormField, boundary: string): string {
  const start = `--${boundary}${lineEnd}Content-Disposition: form-data; name="${quoted(field.name)}"`;
  if (field.kind === 'text') return `${start}${lineEnd}${lineEnd}`;
  return `${start}; filename="${quoted(field.fileName)}"${lineEnd}Content-Type: ${field.contentType}${lineEnd}${lineEnd}`;
}

/** As browsers do: UTF-8 as it is, with only what would end the value or the line escaped. */
function quoted(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
