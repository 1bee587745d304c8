import type { AskLine } from '../../../shared/askLine.ts';
import type { StartOptions } from '../../../shared/control.ts';
import type { Host } from '../host.ts';
import { askedRoute } from './askedRoute.ts';
import { createElectronHttp, type ElectronNet } from './electronNet.ts';
import { netSocketTransports, type NetFetch } from './netSocketTransports.ts';
import { createNodeHttp } from './nodeHttp.ts';

/** The part of the host that speaks to the network: Chromium for calls, Node by the same proxy for uploads and events. */
export function createElectronHost(
  net: ElectronNet & NetFetch,
  line: AskLine,
  options: Pick<StartOptions, 'certificates'>,
): Pick<Host, 'sendHttp' | 'routeFor' | 'socketTransports'> {
  const routeFor = askedRoute(line, options.certificates);
  return {
    sendHttp: createElectronHttp({ net, sendForm: createNodeHttp({ routeFor }) }),
    routeFor,
    socketTransports: netSocketTransports(net),
  };
}
