/** Every screen that shows something to keep opens the same dialog for it. */
import { createContext, useContext } from 'react';
import type { PinSubject } from '../../shared/model/pins.ts';

export type PinAsked = {
  readonly subject: PinSubject;
  /** Of the production, episode or sequence that it is of. */
  readonly name: string;
};

export const PinContext = createContext<(asked: PinAsked) => void>(() => undefined);

/** Opens the dialog in which something is kept on this computer, or let go. */
export const usePinDialog = (): ((asked: PinAsked) => void) => useContext(PinContext);
