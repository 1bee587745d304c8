import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { certificatesIn, isSignedByStudio } from '../../electron/main/studioCertificate.ts';

/**
 * studio → server → forged; studio → department → render; studio → client, expired, unnamed; stranger. Good for a hundred
 * years but for the one that expired, their keys thrown away.
 */
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
const kitsu = 'kitsu.studio.lan';

describe("the studio's own certificate authority", () => {
  test('vouches for what it signed, directly or through another', () => {
    expect(isSignedByStudio({ data: server }, kitsu, studio)).toBe(true);
    expect(isSignedByStudio({ data: server }, '10.0.0.5', studio)).toBe(true);
    expect(isSignedByStudio({ data: render, issuerCert: { data: department } }, 'render.studio.lan', studio)).toBe(
      true,
    );
    expect(isSignedByStudio({ data: render }, 'render.studio.lan', department)).toBe(true);
    expect(isSignedByStudio({ data: server }, kitsu, `${stranger}\n${studio}`)).toBe(true);
  });

  test('vouches for nothing else', () => {
    expect(isSignedByStudio({ data: server }, kitsu, stranger)).toBe(false);
    expect(isSignedByStudio({ data: render }, 'render.studio.lan', studio)).toBe(false);
    expect(isSignedByStudio({ data: server, issuerCert: { data: stranger } }, kitsu, stranger)).toBe(false);
    expect(isSignedByStudio({ data: server }, kitsu, '')).toBe(false);
  });

  test('is no authority of a plain certificate it once signed', () => {
    expect(isSignedByStudio({ data: forged, issuerCert: { data: server } }, kitsu, studio)).toBe(false);
  });

  // Chromium names its worst complaint alone: an unknown authority hides all of these.
  test.each([
    ['of another name', server, 'printer.studio.lan'],
    ['of another address', server, '10.0.0.6'],
    ['of a name that only its subject tells', read('unnamed'), kitsu],
    ['whose date has passed', read('expired'), kitsu],
    ['made for people, not for servers', read('client'), kitsu],
  ])('does not vouch for a certificate %s', (_what, certificate, hostname) => {
    expect(isSignedByStudio({ data: certificate }, hostname, studio)).toBe(false);
  });

  test('vouches for nothing before its time, nor after', () => {
    expect(isSignedByStudio({ data: server }, kitsu, studio, new Date('2019-01-01'))).toBe(false);
    expect(isSignedByStudio({ data: server }, kitsu, studio, new Date('2200-01-01'))).toBe(false);
  });

  test('is none where the file cannot be read', () => {
    expect(certificatesIn('-----BEGIN CERTIFICATE-----\nrubbish\n-----END CERTIFICATE-----')).toEqual([]);
    expect(certificatesIn(`${studio}\n${stranger}`)).toHaveLength(2);
    expect(isSignedByStudio({ data: 'rubbish' }, kitsu, studio)).toBe(false);
  });
});
