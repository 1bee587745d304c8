/** The six digits an authenticator app shows (RFC 6238: SHA-1, thirty seconds). */
import { createHmac } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const periodMs = 30_000;
/** A code that is about to change is as good as a wrong one. */
const leastLeftMs = 3_000;

/** @param secret in base32, as the server hands it out */
export async function totpOf(secret: string): Promise<string> {
  const leftMs = periodMs - (Date.now() % periodMs);
  if (leftMs < leastLeftMs) await new Promise((resolve) => setTimeout(resolve, leftMs));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / periodMs)));
  const digest = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function bytesOf(secret: string): Buffer {
  const bits = Array.from(secret.replace(/=+$/, ''))
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
