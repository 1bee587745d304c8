import type { Host, SecretStore } from '../engine/host.ts';

/** What a command asks of the process it runs in: plain Node in the repository, Electron's in the package. */
export type Outside = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** All of the standard input. */
  readonly readInput: () => Promise<string>;
  /** The folder of this user's Inari, where none is named. */
  readonly folder: string;
  readonly appVersion: string;
  readonly secrets: SecretStore;
  readonly routeFor: Host['routeFor'];
  /** How long what was not answered may still arrive, milliseconds: where a test need not wait for that. */
  readonly longestWorkMs?: number;
  /** Told once when the command is asked to end. */
  readonly onStop: (listener: () => void) => void;
};
