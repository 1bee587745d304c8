import { z } from 'zod';
import type { askedOfEngine } from '../../shared/control.ts';
import type { FromEngine } from '../../shared/ipc.ts';
import type { EnginePort } from './enginePort.ts';

const windowSettings = z.object({ theme: z.enum(['dark', 'light', 'system']), zoom: z.number() });
export type SaveSettings = (change: z.output<(typeof askedOfEngine)['saveSettings']['input']>) => void;
export type WindowSettings = z.output<typeof windowSettings>;

/**
 * Follows the settings as any window does, through a port of its own, and tells main of those that concern the windows
 * themselves: their background and their zoom.
 */
export function followSettings(
  connect: (port: EnginePort) => void,
  onSettings: (settings: WindowSettings) => void,
): { readonly saveSettings: SaveSettings } {
  let toEngine: (message: unknown) => void = () => undefined;
  let lastId = 0;
  const ask = (kind: 'query' | 'call', name: string, input: unknown): void => {
    lastId += 1;
    toEngine({ id: lastId, kind, name, input });
  };
  const onAnswer = (message: FromEngine): void => {
    if ('event' in message) {
      if (message.event.kind === 'changed' && message.event.sources.includes('settings')) ask('query', 'settings', {});
      return;
    }
    const { data } = windowSettings.safeParse(message.response.ok ? message.response.value : null);
    if (data !== undefined) onSettings(data);
  };
  connect({
    // In the engine's own process an answer would arrive inside the question.
    post: (message) => queueMicrotask(() => onAnswer(message)),
    onMessage: (listener) => void (toEngine = listener),
    onClose: () => undefined,
  });
  ask('query', 'settings', {});
  return { saveSettings: (change) => ask('call', 'saveSettings', change) };
}
