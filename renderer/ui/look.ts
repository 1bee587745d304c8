import { createContext, useContext } from 'react';

/** The user's choices that components draw by; density, theme and motion are attributes of the root instead. */
export type Look = { readonly areStatusesSolid: boolean; readonly areAvatarsShown: boolean };

export const LookContext = createContext<Look>({ areStatusesSolid: false, areAvatarsShown: true });

export function useLook(): Look {
  return useContext(LookContext);
}
