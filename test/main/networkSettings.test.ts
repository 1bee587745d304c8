import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KeyStore } from '../../electron/main/keyStore.ts';
import { openNetworkStore } from '../../electron/main/networkSettings.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'inari-network-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function store() {
  const secrets = new Map<string, string>();
  const keyStore: KeyStore = {
    isSafe: true,
    load: (name) => secrets.get(name) ?? null,
    save: (name, secret) => void secrets.set(name, secret),
    remove: (name) => void secrets.delete(name),
  };
  return openNetworkStore(path.join(folder, 'network.json'), keyStore);
}
const login = { user: 'ada', password: 'lovelace' };

test('the login goes to the proxies of the settings, by their names', () => {
  const network = store();
  const rules = 'http=proxy.studio.lan:3128;https=socks5://Other.lan:1080';
  network.save({ proxy: { kind: 'manual', rules, bypass: '' }, proxyUser: 'ada', proxyPassword: 'lovelace' });
  expect(network.proxyLogin('proxy.studio.lan:3128')).toEqual(login);
  expect(network.proxyLogin('other.lan:1080')).toEqual(login);
  expect(network.proxyLogin('proxy.studio.lan.evil.example:3128')).toBe(null);
});

test('where the system names the proxy, the first one after the login was typed keeps it, in another network too', () => {
  const network = store();
  network.save({ proxy: { kind: 'system' }, proxyUser: 'ada', proxyPassword: 'lovelace' });
  expect(network.proxyLogin('proxy.studio.lan:3128')).toEqual(login);
  expect(network.proxyLogin('wpad.cafe.example:8080')).toBe(null);
  expect(network.proxyLogin('proxy.studio.lan:3128')).toEqual(login);
  network.save({ proxy: { kind: 'system' }, proxyUser: 'ada', proxyPassword: null });
  expect(network.proxyLogin('new.studio.lan:3128')).toEqual(login);
});
