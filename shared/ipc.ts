/**
 * The one road between the page and the rest: every query, command, call and event, with the check its input must pass.
 * A query reads the mirror. A command goes through the outbox. A call does something now and is never repeated for you.
 * An event flows the other way. One object in, one object out; nothing but plain data crosses.
 */
import type { z } from 'zod';
import type { ErrorCode, ErrorDetail } from './errors.ts';
import { commands } from './ipc/commands.ts';
import { engineCalls } from './ipc/engineCalls.ts';
import type { Answer, Entry } from './ipc/entry.ts';
import { mainCalls } from './ipc/mainCalls.ts';
import { queries } from './ipc/queries.ts';
import type { FileHandle } from './model/sync.ts';

export type { CellChange } from './ipc/engineCalls.ts';
export type { CommandAnswer } from './ipc/commands.ts';
export type { Entry } from './ipc/entry.ts';

/**
 * `changed`: these sources (tables, or `session`, `sync`, `settings`, `accounts`, `media`) are not what they were;
 * matched with what answers say they read. `sent`: a command reached the server or was refused.
 */
export type EngineEvent =
  | { readonly kind: 'changed'; readonly sources: readonly string[] }
  | {
      readonly kind: 'sent';
      readonly commandId: string;
      readonly outcome: 'accepted' | 'rejected';
      readonly remaining: number;
    }
  /** A link or a second start asks for a place, as Kitsu's path; `host` names the studio it is in, where the link says so. */
  | { readonly kind: 'open-place'; readonly host: string | null; readonly path: string };

export { commands, engineCalls, mainCalls, queries };
export type Queries = typeof queries;
export type Commands = typeof commands;
export type EngineCalls = typeof engineCalls;
export type MainCalls = typeof mainCalls;

type Entries = Readonly<Record<string, Entry<z.ZodType, unknown>>>;
export type InputOf<Map extends Entries, Name extends keyof Map> = z.infer<Map[Name]['input']>;
export type AnswerOf<Map extends Entries, Name extends keyof Map> =
  Map[Name]['answer'] extends Answer<infer Value> ? Value : never;

/** What the page sends over its port, and what comes back. Errors lose all but their message on Electron's channels. */
export type Request = {
  readonly id: number;
  readonly kind: 'query' | 'command' | 'call';
  readonly name: string;
  readonly input: unknown;
  /** Of a query: the revs of rows that need not be sent again (`shared/rowsHere.ts`). */
  readonly known?: readonly number[];
};
export type Envelope =
  | { readonly ok: true; readonly value: unknown; readonly reads: readonly string[] }
  | { readonly ok: false; readonly error: { readonly code: ErrorCode; readonly detail: ErrorDetail } };
export type Response = { readonly id: number } & Envelope;
export type FromEngine = { readonly response: Response } | { readonly event: EngineEvent };

/**
 * What the preload hands to the page as `window.inari`. The engine's port arrives by `window.postMessage('engine-port')`,
 * again after each restart of the engine, and then replaces the one before. `engine-stopped` says that a port is dead
 * and a new one on its way, `engine-failed` that the engine does not start: `askForPort` tries once more.
 */
export type Desktop = {
  readonly call: (name: string, input: unknown) => Promise<Envelope>;
  /** A dropped or pasted file becomes a handle; its path stays on the other side. */
  readonly handleOf: (file: unknown) => Promise<FileHandle | null>;
  readonly askForPort: () => void;
  /** Which words are wrong, asked of the page wherever one writes. Nothing is ever downloaded for it. */
  readonly provideSpelling: (wrongOf: (words: readonly string[]) => Promise<readonly string[]>) => void;
};
