/** Kept in main, because Chromium needs them before the engine starts. The proxy's password lies in the key store. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { NetworkSettings } from '../../shared/model/network.ts';
import type { KeyStore } from './keyStore.ts';
import { certificatesIn } from './studioCertificate.ts';
import { readJson, writeWhole } from './wholeFile.ts';

const stored = z.object({
  proxy: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('system') }),
    z.object({ kind: z.literal('direct') }),
    z.object({ kind: z.literal('manual'), rules: z.string(), bypass: z.string() }),
  ]),
  proxyUser: z.string(),
  /** Where the system chooses the proxy: the one that the login was given to first, `host:port`. No other gets it. */
  proxyHost: z.string().nullable().catch(null),
  /** A copy of the chosen file: the original may lie on a drive that is not always there. */
  certificate: z.object({ name: z.string(), pem: z.string() }).nullable(),
});
type Stored = z.output<typeof stored>;

export type NetworkStore = {
  readonly current: () => NetworkSettings;
  readonly certificates: () => string | null;
  /** For one proxy, `host:port`: the one of the settings, or the first that the system named after the login was given. */
  readonly proxyLogin: (proxy: string) => { readonly user: string; readonly password: string } | null;
  readonly save: (change: {
    readonly proxy: NetworkSettings['proxy'];
    readonly proxyUser: string;
    readonly proxyPassword: string | null;
  }) => void;
  /** Answers false when the file holds no certificate. */
  readonly useCertificateFile: (file: string) => boolean;
  readonly forgetCertificate: () => void;
};

const passwordName = 'proxy-password';
const first: Stored = { proxy: { kind: 'system' }, proxyUser: '', proxyHost: null, certificate: null };

export function openNetworkStore(file: string, keyStore: KeyStore): NetworkStore {
  let settings = readJson(file, stored) ?? first;
  const keep = (change: Partial<Stored>): void => {
    settings = { ...settings, ...change };
    writeWhole(file, JSON.stringify(settings));
  };
  /** Another network may name a proxy of its own, which is not to get the studio's password. */
  const isTrusted = (proxy: string): boolean => {
    const host = proxy.toLowerCase();
    if (settings.proxy.kind === 'manual') return hostsIn(settings.proxy.rules).includes(host.replace(/:\d+$/, ''));
    if (settings.proxyHost === null) keep({ proxyHost: host });
    return settings.proxyHost === host;
  };
  return {
    current: () => ({
      proxy: settings.proxy,
      proxyUser: settings.proxyUser,
      hasProxyPassword: keyStore.load(passwordName) !== null,
      certificateName: settings.certificate?.name ?? null,
    }),
    certificates: () => settings.certificate?.pem ?? null,
    proxyLogin: (proxy) => {
      const password = keyStore.load(passwordName);
      if (settings.proxyUser === '' || password === null || !isTrusted(proxy)) return null;
      return { user: settings.proxyUser, password };
    },
    save: ({ proxy, proxyUser, proxyPassword }) => {
      keep({ proxy, proxyUser, proxyHost: null });
      if (proxyPassword === '') keyStore.remove(passwordName);
      else if (proxyPassword !== null) keyStore.save(passwordName, proxyPassword);
    },
    useCertificateFile: (chosen) => {
      const pem = readFileSync(chosen, 'utf8');
      if (certificatesIn(pem).length === 0) return false;
      keep({ certificate: { name: path.basename(chosen), pem } });
      return true;
    },
    forgetCertificate: () => keep({ certificate: null }),
  };
}

/** The names in Chromium's rules for proxies: `http=proxy:8080;socks5://other:1080`. */
function hostsIn(rules: string): readonly string[] {
  return rules
    .toLowerCase()
    .split(/[;,\s]+/)
    .map((rule) =>
      rule
        .replace(/^[a-z]+=/, '')
        .replace(/^[a-z0-9]+:\/\//, '')
        .replace(/:\d+$/, ''),
    )
    .filter((host) => host !== '');
}
