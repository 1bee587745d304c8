/**
 * Answers one line, a window's or another's: finds who answers, checks what arrived on the way in, and wraps what comes out. Reading is
 * synchronous, so an answer sent before an announcement is older than it, and one sent after is not.
 */
import { z } from 'zod';
import { InariError } from '../../shared/errors.ts';
import type { AnswerOf, CommandAnswer, EngineCalls, Entry, Envelope, Queries } from '../../shared/ipc.ts';
import { mostRowsHere, withoutRowsHere } from '../../shared/rowsHere.ts';
import { packedReads } from '../../shared/sources.ts';
import { asInariError } from './db/open.ts';
import type { EnginePort } from './enginePort.ts';
import type { Host } from './host.ts';

/** What a query answers, and what it looked at (`shared/sources.ts`). */
export type Answered<Value> = { readonly value: Value; readonly reads: Iterable<string> };

/** Takes anything: the check is inside. */
export type Handler<Value> = (input: unknown, lineId: number) => Value;

/** A handler behind the check of its entry of the typed map. */
export function handle<Input extends z.ZodType, Value, Result>(
  entry: Entry<Input, Value>,
  answer: (input: z.infer<Input>, lineId: number) => Result,
): Handler<Result> {
  return (input, lineId) => {
    const parsed = entry.input.safeParse(input);
    if (parsed.success) return answer(parsed.data, lineId);
    const problem = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    throw new InariError('invalid-input', { problem });
  };
}

export type QueryHandlers = { readonly [Name in keyof Queries]: Handler<Answered<AnswerOf<Queries, Name>>> };
export type CallHandlers = { readonly [Name in keyof EngineCalls]: Handler<Promise<AnswerOf<EngineCalls, Name>>> };

export type Handlers = {
  readonly queries: QueryHandlers;
  readonly commands: ReadonlyMap<string, Handler<Promise<CommandAnswer>>>;
  readonly calls: CallHandlers;
};

const request = z.object({
  id: z.number(),
  kind: z.enum(['query', 'command', 'call']),
  name: z.string(),
  input: z.unknown(),
  known: z.array(z.number()).max(mostRowsHere).optional(),
});

/** @param ready what is asked before waits for it: the account that was open is opened again first. */
export function serve(
  port: EnginePort,
  lineId: number,
  handlers: Handlers,
  log: Host['log'],
  ready: Promise<void>,
): void {
  let isReady = false;
  void ready.then(() => {
    isReady = true;
  });
  const failure = (error: unknown, name: string): Envelope => {
    const known = asInariError(error);
    if (known instanceof InariError) return { ok: false, error: { code: known.code, detail: known.detail } };
    log({
      level: 'error',
      event: 'engine-fault',
      detail: { name, error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    });
    return { ok: false, error: { code: 'unexpected', detail: { name } } };
  };

  port.onMessage((message) => {
    if (isReady) receive(message);
    else
      void ready.then(() => {
        receive(message);
      });
  });

  const receive = (message: unknown): void => {
    const parsed = request.safeParse(message);
    if (!parsed.success) {
      log({ level: 'warning', event: 'unreadable-request', detail: { problem: parsed.error.message } });
      return;
    }
    const { id, kind, name, input, known: rowsHere = [] } = parsed.data;
    const answer = (envelope: Envelope): void => {
      port.post({ response: { id, ...envelope } });
    };
    try {
      if (kind === 'query') {
        const { value, reads } = named<Answered<unknown>>(handlers.queries, name)(input, lineId);
        answer({ ok: true, value: withoutRowsHere(value, rowsHere), reads: packedReads(reads) });
        return;
      }
      const doing: Promise<unknown> =
        kind === 'command'
          ? known(handlers.commands.get(name), name)(input, lineId)
          : named<Promise<unknown>>(handlers.calls, name)(input, lineId);
      doing.then(
        (value) => {
          answer({ ok: true, value, reads: [] });
        },
        (error: unknown) => {
          answer(failure(error, name));
        },
      );
    } catch (error) {
      answer(failure(error, name));
    }
  };
}

function named<Value>(handlers: Readonly<Record<string, Handler<Value>>>, name: string): Handler<Value> {
  return known(Object.hasOwn(handlers, name) ? handlers[name] : undefined, name);
}

function known<Value>(handler: Handler<Value> | undefined, name: string): Handler<Value> {
  if (handler === undefined) throw new InariError('invalid-input', { name });
  return handler;
}
