import { answering, type Answerer } from '../../shared/askLine.ts';
import { askedOfMain } from '../../shared/control.ts';
import type { DemoStudio } from './demoStudio.ts';
import type { KeyStore } from './keyStore.ts';
import type { Log } from './log.ts';
import type { Network } from './network.ts';
import type { NetworkStore } from './networkSettings.ts';
import type { Windows } from './windows.ts';

/** What the engine may ask of the main process. */
export function answerEngine(parts: {
  readonly log: Log;
  readonly keyStore: KeyStore;
  readonly network: Network;
  readonly networkStore: NetworkStore;
  readonly demo: DemoStudio;
  readonly windows: Windows;
  readonly onDataHeld: (computer: string | null) => void;
}): Readonly<Record<string, Answerer>> {
  const { log, keyStore, network, networkStore, demo, windows } = parts;
  return {
    log: answering(askedOfMain.log, ({ level, event, detail }) => {
      log.write(level, event, detail);
      return null;
    }),
    loadSecret: answering(askedOfMain.loadSecret, ({ name }) => keyStore.load(name)),
    saveSecret: answering(askedOfMain.saveSecret, ({ name, secret }) => {
      keyStore.save(name, secret);
      return null;
    }),
    removeSecret: answering(askedOfMain.removeSecret, ({ name }) => {
      keyStore.remove(name);
      return null;
    }),
    resolveProxy: answering(askedOfMain.resolveProxy, ({ url }) => network.resolveProxy(url)),
    proxyLogin: answering(askedOfMain.proxyLogin, ({ proxy }) => networkStore.proxyLogin(proxy)),
    startDemo: answering(askedOfMain.startDemo, () => demo.start()),
    resetDemo: answering(askedOfMain.resetDemo, async () => {
      await demo.reset();
      return null;
    }),
    dataHeld: answering(askedOfMain.dataHeld, ({ computer }) => {
      log.write('info', 'data-held', { computer });
      parts.onDataHeld(computer);
      return null;
    }),
    applySettings: answering(askedOfMain.applySettings, (settings) => {
      windows.applySettings(settings);
      return null;
    }),
  } satisfies Record<keyof typeof askedOfMain, Answerer>;
}
