import type { AskLine } from '../../../shared/askLine.ts';
import { askedOfMain } from '../../../shared/control.ts';
import type { Host } from '../host.ts';
import { proxyAgent } from './proxyAgents.ts';

/** The way that main says: Chromium's proxy, its login from the settings, the studio's own certificate authority. */
export const askedRoute =
  (line: Pick<AskLine, 'ask'>, certificates: string | null): Host['routeFor'] =>
  async (url) => {
    const resolved = await line.ask(askedOfMain.resolveProxy, { url });
    const agent = await proxyAgent(resolved, url, (proxy) => line.ask(askedOfMain.proxyLogin, { proxy }));
    return { agent, ca: certificates };
  };
