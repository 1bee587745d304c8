/**
 * The ports that main introduces, one a window. A place that a link asks for goes to one window only, and waits when that
 * window's page is not there yet.
 */
import type { EngineEvent } from '../../shared/ipc.ts';
import type { EnginePort } from './enginePort.ts';

/** As much as is needed of Electron's MessagePortMain. */
export type MessagePort = {
  readonly postMessage: (message: unknown) => void;
  readonly start: () => void;
  readonly close: () => void;
  readonly on: {
    (event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
    (event: 'close', listener: () => void): unknown;
  };
};

export type WindowPorts = {
  readonly add: (windowId: number, port: MessagePort) => void;
  readonly openPlace: (windowId: number, place: { readonly host: string | null; readonly path: string }) => void;
};

export function createWindowPorts(connect: (port: EnginePort) => void): WindowPorts {
  const ports = new Map<number, MessagePort>();
  const waiting = new Map<number, EngineEvent>();
  return {
    add: (windowId, port) => {
      // A page that was loaded again has left its old port behind.
      ports.get(windowId)?.close();
      ports.set(windowId, port);
      connect({
        post: (message) => port.postMessage(message),
        onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
        onClose: (listener) => port.on('close', listener),
      });
      port.on('close', () => {
        if (ports.get(windowId) === port) ports.delete(windowId);
      });
      port.start();
      const place = waiting.get(windowId);
      waiting.delete(windowId);
      if (place !== undefined) port.postMessage({ event: place });
    },
    openPlace: (windowId, { host, path }) => {
      const event: EngineEvent = { kind: 'open-place', host, path };
      const port = ports.get(windowId);
      if (port === undefined) waiting.set(windowId, event);
      else port.postMessage({ event });
    },
  };
}
