import { InariError, type ErrorCode, type ErrorDetail } from '../../../shared/errors.ts';

/**
 * A request that did not bring what was asked. `mayHaveActed` decides what an outbox may do next: false when the server
 * surely did nothing (no connection was made, or it answered with a refusal), true when nobody can know (the line was cut
 * after sending, a proxy answered in its place, the server broke): then look before sending again.
 */
export class ApiError extends InariError {
  readonly status: number | null;
  readonly mayHaveActed: boolean;
  /** Whether it may act yet: nobody answered, or a gateway that had waited long enough. What answers itself is done with it. */
  readonly mayActLater: boolean;
  /** The server's own words, where it had any. */
  readonly serverMessage: string;

  constructor(
    code: ErrorCode,
    facts: {
      readonly status: number | null;
      readonly mayHaveActed: boolean;
      readonly serverMessage: string;
      /** Nothing was to be done. */
      readonly isReading?: boolean;
    },
    detail: ErrorDetail = {},
    options?: { readonly cause?: unknown },
  ) {
    super(code, { ...detail, status: facts.status, serverMessage: facts.serverMessage }, options);
    this.name = 'ApiError';
    this.status = facts.status;
    this.mayHaveActed = facts.mayHaveActed;
    this.mayActLater = facts.mayHaveActed && facts.isReading !== true && (facts.status === null || facts.status > 500);
    this.serverMessage = facts.serverMessage;
  }
}
