/** Kept in main, because Chromium needs them before the engine starts. The proxy's password lies in the key store. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { NetworkSettings } from '../../shared/model/network.ts';
import type { KeyStore } from './keyStore.ts';
import { readJson, writeWhole } from './wholeFile.ts';

const stored = z.object({
  proxy: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('system') }),
    z.object({ kind: z.literal('direct') }),
    z.object({ kind: z.literal('manual'), rules: z.string(), bypass: z.string() }),
  ]),
  proxyUser: z.string(),
  /** A copy of the chosen file: the original may lie on a drive that is not always there. */
  certificate: z.object({ name: z.string(), pem: z.string() }).nullable(),
});
type Stored = z.output<typeof stored>;

export type NetworkStore = {
  readonly current: () => NetworkSettings;
  readonly certificates: () => string | null;
  readonly proxyLogin: () => { readonly user: string; readonly password: string } | null;
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
const first: Stored = { proxy: { kind: 'system' }, proxyUser: '', certificate: null };

export function openNetworkStore(file: string, keyStore: KeyStore): NetworkStore {
  let settings = readJson(file, stored) ?? first;
  const keep = (change: Partial<Stored>): void => {
    settings = { ...settings, ...change };
    writeWhole(file, JSON.stringify(settings));
  };
  return {
    current: () => ({
      proxy: settings.proxy,
      proxyUser: settings.proxyUser,
      hasProxyPassword: keyStore.load(passwordName) !== null,
      certificateName: settings.certificate?.name ?? null,
    }),
    certificates: () => settings.certificate?.pem ?? null,
    proxyLogin: () => {
      const password = keyStore.load(passwordName);
      return settings.proxyUser === '' || password === null ? null : { user: settings.proxyUser, password };
    },
    save: ({ proxy, proxyUser, proxyPassword }) => {
      keep({ proxy, proxyUser });
      if (proxyPassword === '') keyStore.remove(passwordName);
      else if (proxyPassword !== null) keyStore.save(passwordName, proxyPassword);
    },
    useCertificateFile: (chosen) => {
      const pem = readFileSync(chosen, 'utf8');
      if (!pem.includes('-----BEGIN CERTIFICATE-----')) return false;
      keep({ certificate: { name: path.basename(chosen), pem } });
      return true;
    },
    forgetCertificate: () => keep({ certificate: null }),
  };
}
