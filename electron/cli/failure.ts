import type { ErrorCode, ErrorDetail } from '../../shared/errors.ts';
import { InariError } from '../../shared/errors.ts';
import { exitCodes, exitOf, type ExitCode } from './exitCodes.ts';
import { sentenceOf, type Sentence } from './sentences.ts';

/** Ends a command: what happened, what is safe, what to do, and the status it exits with. */
export class Failure extends Error {
  readonly code:
    ErrorCode | 'usage' | 'unknown-name' | 'several-names' | 'not-signed-in' | 'not-sent' | 'busy' | 'paused';
  readonly exit: ExitCode;
  readonly sentence: Sentence;
  readonly detail: ErrorDetail;

  constructor(code: Failure['code'], exit: ExitCode, sentence: Sentence, detail: ErrorDetail = {}) {
    super(sentence.happened);
    this.name = 'Failure';
    this.code = code;
    this.exit = exit;
    this.sentence = sentence;
    this.detail = detail;
  }
}

export const usage = (happened: string, command: string | null): Failure =>
  new Failure('usage', exitCodes.usage, {
    happened,
    safe: 'Nothing was done.',
    todo: `See: inari ${command === null ? '' : `${command} `}--help`,
  });

export const unknownName = (what: string, name: string, todo: string): Failure =>
  new Failure(
    'unknown-name',
    exitCodes.notFound,
    { happened: `There is no ${what} “${name}” on this disk.`, safe: 'Nothing was done.', todo },
    { name },
  );

export const severalNames = (what: string, name: string, candidates: readonly string[]): Failure =>
  new Failure(
    'several-names',
    exitCodes.notFound,
    {
      happened: `“${name}” may be more than one ${what}: ${candidates.slice(0, 5).join(', ')}${candidates.length > 5 ? ', …' : ''}`,
      safe: 'Nothing was done.',
      todo: 'Give the whole name, or the id.',
    },
    { name, candidates: candidates.slice(0, 20) },
  );

/** Whatever was thrown, as the end of a command. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof InariError) return failureOfCode(error.code, error.detail);
  const detail = { message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  return new Failure('unexpected', exitCodes.unexpected, sentenceOf('unexpected', detail), detail);
}

export const failureOfCode = (code: ErrorCode, detail: ErrorDetail): Failure =>
  new Failure(code, exitOf(code), sentenceOf(code, detail), detail);
