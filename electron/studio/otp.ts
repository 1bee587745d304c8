/*
 * One-time codes: TOTP (RFC 6238, SHA-1, six digits, thirty seconds) and the codes sent by mail or kept on paper.
 */
import { createHmac, randomBytes, randomInt } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A secret of 32 base32 letters. */
export const makeSecret = (): string => [...randomBytes(32)].map((byte) => alphabet[byte % 32]).join('');

function decodeBase32(secret: string): Buffer {
  let bits = '';
  for (const letter of secret.toUpperCase().replace(/=+$/, '')) {
    bits += Math.max(0, alphabet.indexOf(letter)).toString(2).padStart(5, '0');
  }
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

/** The six digits of a moment. */
function totpAt(secret: string, seconds: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(seconds / 30)));
  const digest = createHmac('sha1', decodeBase32(secret)).update(counter).digest();
  const offset = (digest[digest.length - 1] ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

export const isTotp = (secret: string | null, code: string): boolean =>
  secret !== null && totpAt(secret, Date.now() / 1000) === code;

export const makeMailCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

export const makeRecoveryCodes = (): string[] =>
  Array.from(
    { length: 16 },
    () => `${randomBytes(3).toString('hex').slice(0, 5)}-${randomBytes(3).toString('hex').slice(0, 5)}`,
  );
