import type { AskLine } from '../../../shared/askLine.ts';
import { askedOfMain } from '../../../shared/control.ts';
import type { SecretStore } from '../host.ts';

/** Main's key store, over the line. */
export const askedSecrets = (line: Pick<AskLine, 'ask'>, isSafe: boolean): SecretStore => ({
  isSafe,
  load: (name) => line.ask(askedOfMain.loadSecret, { name }),
  save: async (name, secret) => void (await line.ask(askedOfMain.saveSecret, { name, secret })),
  remove: async (name) => void (await line.ask(askedOfMain.removeSecret, { name })),
});
