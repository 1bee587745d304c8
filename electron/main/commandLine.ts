/**
 * The command line of the package: no window and no page, on a machine that may have no screen. Main only opens the key
 * store and forks the command, so that a fuse may keep this program from running as plain Node.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { app, utilityProcess } from 'electron';
import { answering, createAskLine } from '../../shared/askLine.ts';
import { askedByCommand, askedOfCommand, askedOfMain } from '../../shared/control.ts';
import { folderNamedIn } from './commandWords.ts';
import { createKeyStore } from './keyStore.ts';
import { describeError, openLog } from './log.ts';
import { createNetwork } from './network.ts';
import { openNetworkStore } from './networkSettings.ts';
import { findSystemCipher } from './systemCipher.ts';

export function runCommandLine(args: readonly string[]): void {
  const asked = folderNamedIn(args) ?? process.env['INARI_DATA'] ?? '';
  if (asked !== '') app.setPath('userData', path.resolve(asked));
  const folder = app.getPath('userData');
  // The app may be running on what Chromium keeps there; the key of the key store is not among it.
  const chromium = mkdtempSync(path.join(tmpdir(), 'inari-command-'));
  app.setPath('sessionData', chromium);
  app.disableHardwareAcceleration();
  app.dock?.hide();
  const end = (exit: number): void => {
    rmSync(chromium, { recursive: true, force: true, maxRetries: 3 });
    app.exit(exit);
  };

  void app.whenReady().then(async () => {
    const log = openLog(path.join(folder, 'logs'), false);
    const keyStore = createKeyStore(path.join(folder, 'secrets'), findSystemCipher());
    const networkStore = openNetworkStore(path.join(folder, 'network.json'), keyStore);
    const network = createNetwork(networkStore, log);
    await network.apply();

    const child = utilityProcess.fork(path.join(import.meta.dirname, 'cli.js'), [], {
      serviceName: 'Inari command',
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const line = createAskLine(
      (message) => child.postMessage(message),
      {
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
        readInput: answering(askedByCommand.readInput, () => text(process.stdin)),
      },
      (name, error) => log.write('error', 'command-question-failed', { name, ...describeError(error) }),
    );
    child.on('message', line.receive);
    child.once('exit', () => line.end());
    app.on('before-quit', (event) => {
      event.preventDefault();
      line.tell(askedOfCommand.stop, {});
    });
    line
      .ask(askedOfCommand.run, {
        args: [...args],
        folder,
        appVersion: app.getVersion(),
        isKeyStoreSafe: keyStore.isSafe,
        certificates: networkStore.certificates(),
      })
      .then(end, (error: unknown) => {
        log.write('error', 'command-failed', describeError(error));
        end(1);
      });
  });
}
