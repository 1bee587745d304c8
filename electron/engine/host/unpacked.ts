import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** The body of an answer without its `content-encoding`; a packed one that ends too early fails. */
export function unpacked(incoming: IncomingMessage, coding: string): Readable {
  const unpacker = unpackerFor(coding);
  if (unpacker === null) return incoming;
  incoming.on('error', (error) => unpacker.destroy(error));
  unpacker.on('close', () => {
    if (!incoming.complete) incoming.destroy();
  });
  return incoming.pipe(unpacker);
}

function unpackerFor(
  coding: string,
): ReturnType<typeof createGunzip> | ReturnType<typeof createBrotliDecompress> | null {
  const chunkSize = 64 * 1024;
  if (coding === 'gzip' || coding === 'x-gzip') return createGunzip({ chunkSize });
  if (coding === 'deflate') return createInflate({ chunkSize });
  if (coding === 'br') return createBrotliDecompress({ chunkSize });
  return null;
}
