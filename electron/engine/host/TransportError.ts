import { InariError, type ErrorCode, type ErrorDetail } from '../../../shared/errors.ts';

export const transportCodes = [
  'offline',
  'unreachable',
  'timeout',
  'certificate',
  'proxy',
  'cancelled',
  'broken-answer',
  'file-missing',
  'file-changed',
] as const satisfies readonly ErrorCode[];
export type TransportCode = (typeof transportCodes)[number];

/** A request that got no whole answer. `mayHaveActed` is false only when nothing of it can have reached the server. */
export class TransportError extends InariError {
  readonly mayHaveActed: boolean;

  constructor(
    code: TransportCode,
    mayHaveActed: boolean,
    detail: ErrorDetail = {},
    options?: { readonly cause?: unknown },
  ) {
    super(code, detail, options);
    this.name = 'TransportError';
    this.mayHaveActed = mayHaveActed;
  }
}
