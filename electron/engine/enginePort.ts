import type { FromEngine } from '../../shared/ipc.ts';

/** One window's line to the engine. What arrives is unknown until it has been checked. */
export type EnginePort = {
  readonly post: (message: FromEngine) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onClose: (listener: () => void) => void;
};
