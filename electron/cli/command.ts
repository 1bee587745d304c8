import type { ParseArgsConfig } from 'node:util';
import type { AccountSummary } from '../../shared/model/account.ts';
import type { Freshness } from '../../shared/model/sync.ts';
import type { Door } from './door.ts';
import type { ExitCode } from './exitCodes.ts';
import type { Words } from './words.ts';

export type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

/** What a command is given to work with. */
export type Run = {
  readonly door: Door;
  readonly account: AccountSummary;
  readonly words: () => Promise<Words>;
  readonly positionals: readonly string[];
  readonly text: (option: string) => string | null;
  readonly texts: (option: string) => readonly string[];
  readonly flag: (option: string) => boolean;
  readonly isJson: boolean;
  /** The answer: JSON for programs, or a text for people. */
  readonly print: (json: unknown, text: string) => void;
  /** One line of a stream. */
  readonly printLine: (json: unknown, text: string) => void;
  /** Said beside the answer. */
  readonly note: (text: string) => void;
  readonly noteAge: (freshness: Freshness, what: string) => void;
  readonly readInput: () => Promise<string>;
  readonly onStop: (listener: () => void) => void;
};

export type CommandDefinition = {
  /** What follows the command's name. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly details: readonly string[];
  readonly options: NonNullable<ParseArgsConfig['options']>;
  readonly optionWords: readonly (readonly [option: string, words: string])[];
  /** How many words it takes, at least and at most. */
  readonly words: readonly [number, number];
  /** Whether it speaks with the server itself, where no app does. */
  readonly isOnline: (values: Values) => boolean;
  readonly run: (run: Run) => Promise<ExitCode>;
};
