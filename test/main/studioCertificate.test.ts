import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isSignedByStudio } from '../../electron/main/studioCertificate.ts';

/** studio → server → forged; studio → department → render; stranger. Good for a hundred years, their keys thrown away. */
const read = (name: string): string =>
  readFileSync(path.join(import.meta.dirname, 'certificates', `${name}.pem`), 'utf8');
const [studio, stranger, department, server, render, forged] = [
  read('studio'),
  read('stranger'),
  read('department'),
  read('server'),
  read('render'),
  read('forged'),
];

describe("the studio's own certificate authority", () => {
  test('vouches for what it signed, directly or through another', () => {
    expect(isSignedByStudio({ data: server }, studio)).toBe(true);
    expect(isSignedByStudio({ data: render, issuerCert: { data: department } }, studio)).toBe(true);
    expect(isSignedByStudio({ data: render }, department)).toBe(true);
    expect(isSignedByStudio({ data: server }, `${stranger}\n${studio}`)).toBe(true);
  });

  test('vouches for nothing else', () => {
    expect(isSignedByStudio({ data: server }, stranger)).toBe(false);
    expect(isSignedByStudio({ data: render }, studio)).toBe(false);
    expect(isSignedByStudio({ data: server, issuerCert: { data: stranger } }, stranger)).toBe(false);
    expect(isSignedByStudio({ data: server }, '')).toBe(false);
  });

  test('is no authority of a plain certificate it once signed', () => {
    expect(isSignedByStudio({ data: forged, issuerCert: { data: server } }, studio)).toBe(false);
  });
});
