import { createContext, useContext } from 'react';
import type { CallAnswer } from './bridge.ts';

export type Platform = CallAnswer<'platform'>;

/** Stands in until the main process has answered, and if it never does. */
export const unknownPlatform: Platform = {
  os: 'linux',
  locale: 'en',
  version: '',
  electron: '',
  keyStore: 'available',
  logFolder: '',
};

export const PlatformContext = createContext<Platform>(unknownPlatform);

export function usePlatform(): Platform {
  return useContext(PlatformContext);
}
