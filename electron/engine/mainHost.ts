import type { AskLine } from '../../shared/askLine.ts';
import { askedOfMain, type StartOptions } from '../../shared/control.ts';
import type { Host } from './host.ts';
import { askedSecrets } from './host/askedSecrets.ts';
import { fileSystemType } from './networkDisk.ts';

/** The part of the host that only the main process can give: key store, log, demo studio. */
export function createMainHost(
  line: AskLine,
  options: StartOptions,
): Pick<Host, 'secrets' | 'dataFolder' | 'fileSystemType' | 'appVersion' | 'now' | 'log' | 'demo'> {
  return {
    secrets: askedSecrets(line, options.isKeyStoreSafe),
    dataFolder: options.dataFolder,
    fileSystemType,
    appVersion: options.appVersion,
    now: Date.now,
    log: ({ level, event, detail }) => line.tell(askedOfMain.log, { level, event, detail: { ...detail } }),
    demo: {
      start: () => line.ask(askedOfMain.startDemo, {}),
      reset: async () => void (await line.ask(askedOfMain.resetDemo, {})),
    },
  };
}
