import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach } from 'vitest';
import { type Bridge, createBridge } from '../../../renderer/data/bridge.ts';
import { EngineProvider } from '../../../renderer/data/EngineProvider.tsx';
import { type Platform, PlatformContext, unknownPlatform } from '../../../renderer/data/platform.ts';
import { StudioContext, studioTables } from '../../../renderer/data/studio.ts';
import { FormatProvider } from '../../../renderer/i18n/FormatProvider.tsx';
import { startLanguages } from '../../../renderer/i18n/i18n.ts';
import { createFakeEngine, type FakeEngine } from './fakeEngine.ts';
import * as fixtures from './fixtures.ts';

afterEach(() => {
  cleanup();
  for (const frame of document.head.querySelectorAll('iframe')) frame.remove();
  localStorage.clear();
});

export type Shown = { readonly engine: FakeEngine; readonly bridge: Bridge; readonly page: Window };

/** A fake engine and the page's bridge to it, without anything drawn. */
export function connect(): Shown {
  const page = ownWindow();
  const engine = createFakeEngine(page);
  Object.assign(page, { inari: engine.desktop });
  Object.assign(window, { inari: engine.desktop });
  return { engine, bridge: createBridge(page), page };
}

/** In the file's only window the bridges of all its tests would listen for each other's engines. */
function ownWindow(): Window {
  const frame = document.createElement('iframe');
  document.head.append(frame);
  if (frame.contentWindow === null) throw new Error('the frame has no window');
  return frame.contentWindow;
}

/** Draws a part of the app on a fake engine: in English, signed in to the studio of the fixtures. */
export async function show(
  content: ReactNode,
  { bridge }: Pick<Shown, 'bridge'>,
  platform: Partial<Platform> = {},
): Promise<void> {
  await startLanguages('en');
  const tables = studioTables(fixtures.studio, fixtures.account, 'camille', 'user');
  render(
    <EngineProvider bridge={bridge}>
      <PlatformContext value={{ ...unknownPlatform, version: '0.1.0', ...platform }}>
        <StudioContext value={tables}>
          <FormatProvider locale="en-GB" hoursByDay={8}>
            {content}
          </FormatProvider>
        </StudioContext>
      </PlatformContext>
    </EngineProvider>,
  );
}
