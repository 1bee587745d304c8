import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createKeyStore, type Cipher } from '../../electron/main/keyStore.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'inari-keys-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** As a system's key store does it: with a key that nobody else has. */
function someCipher(): Cipher {
  const key = randomBytes(32);
  return {
    encrypt: (text) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    decrypt: (bytes) => {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}

const name = 'https://kitsu.example.com ada@example.com refresh';

describe('the key store', () => {
  test('gives back what was kept, at the next start too, and nothing once it was removed', () => {
    const cipher = someCipher();
    createKeyStore(folder, cipher).save(name, 'token-1');
    createKeyStore(folder, cipher).save(name, 'token-2');
    const store = createKeyStore(folder, cipher);
    expect(store.load(name)).toBe('token-2');
    expect(store.load('another')).toBeNull();
    store.remove(name);
    expect(store.load(name)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('leaves no token, name or address on the disk that anyone could read', () => {
    createKeyStore(folder, someCipher()).save(name, 'token-nobody-may-read');
    const [file] = readdirSync(folder);
    const found = path.join(folder, file ?? '');
    expect(file).not.toContain('kitsu');
    expect(readFileSync(found, 'latin1')).not.toMatch(/token-nobody|example/);
    const isOpenToOthers = process.platform !== 'win32' && (statSync(found).mode & 0o077) !== 0;
    expect(isOpenToOthers).toBe(false);
  });

  test('has lost what another key wrote, and says so by having nothing', () => {
    createKeyStore(folder, someCipher()).save(name, 'token');
    expect(createKeyStore(folder, someCipher()).load(name)).toBeNull();
  });

  test('does not take the file of one account for that of another', () => {
    const store = createKeyStore(folder, someCipher());
    store.save('mine', 'my token');
    const [mine] = readdirSync(folder);
    store.save('theirs', 'their token');
    const theirs = readdirSync(folder).find((file) => file !== mine);
    renameSync(path.join(folder, theirs ?? ''), path.join(folder, mine ?? ''));
    expect(store.load('mine')).toBeNull();
  });

  test('that the system does not have keeps everything in memory', () => {
    const store = createKeyStore(folder, null);
    store.save(name, 'token');
    expect(store).toMatchObject({ isSafe: false });
    expect(store.load(name)).toBe('token');
    expect(readdirSync(folder)).toEqual([]);
    store.remove(name);
    expect(store.load(name)).toBeNull();
  });
});
