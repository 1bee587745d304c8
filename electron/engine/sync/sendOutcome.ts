/** What a failed attempt of a command means: whether it waits, is looked for first, or has been refused. */
import { InariError, type ErrorCode, type ErrorDetail } from '../../../shared/errors.ts';
import { isUnseen } from '../commands/localRefusal.ts';
import { ApiError } from '../kitsu/ApiError.ts';

export type SendOutcome =
  /** `wasSent`: something of it may have reached the server. `unknown`: looked for before it is sent again. */
  | {
      readonly kind: 'waiting' | 'unknown';
      readonly wasSent: boolean;
      readonly waitsFor: 'session' | 'time';
    }
  | { readonly kind: 'rejected'; readonly code: ErrorCode; readonly detail: ErrorDetail };

/** What a command was at: looking whether it is there already, sending, sending what was sent before, or writing down that it is done. */
export type SendPhase = 'looking' | 'sending' | 'sending-again' | 'done';

/** A server that breaks on the same request again and again has said no. */
const brokenAttempts = 3;
/** Before a server that is restarted stand gateways that answer in its place. */
const gatewayAttempts = 5;

/** Nothing was refused: no connection, no session that may write, or not yet. */
const passingCodes: ReadonlySet<ErrorCode> = new Set([
  'offline',
  'unreachable',
  'timeout',
  'certificate',
  'proxy',
  'cancelled',
  'broken-answer',
  'too-many-requests',
  'two-factor-enrolment-needed',
]);

/** What the server said could not be written down, or not that it is about to be asked. */
const diskCodes: ReadonlySet<ErrorCode> = new Set([
  'disk-full',
  'disk-unusable',
  'folder-not-writable',
  'database-damaged',
]);

/**
 * @param phase what the command was at. Whatever goes wrong while it is looked for, or after the server accepted it, it may
 *   be there: it must not be sent again without another look.
 * @param attempts how often it was sent, where the connection is not to blame; 0 where it is.
 */
export function outcomeOf(phase: SendPhase, error: unknown, attempts: number): SendOutcome {
  if (!(error instanceof InariError))
    return { kind: 'rejected', code: 'unexpected', detail: { message: String(error), mayHaveActed: true } };
  if (phase === 'done' || diskCodes.has(error.code)) return { kind: 'unknown', wasSent: true, waitsFor: 'time' };
  const isLooking = phase === 'looking';
  if (!(error instanceof ApiError)) return rejected(error, isLooking);
  if (error.code === 'unauthorized')
    return { kind: isLooking ? 'unknown' : 'waiting', wasSent: false, waitsFor: 'session' };
  if (error.mayHaveActed || passingCodes.has(error.code)) {
    if (!isLooking && isBroken(error, attempts)) return rejected(error, true);
    const isUnknown = isLooking || error.mayHaveActed;
    return { kind: isUnknown ? 'unknown' : 'waiting', wasSent: !isLooking && error.mayHaveActed, waitsFor: 'time' };
  }
  // Who may no longer do it may no longer see it either, nor what it is about: that nothing was found proves nothing.
  return rejected(error, isLooking || (phase === 'sending-again' && (error.code === 'forbidden' || isUnseen(error))));
}

const rejected = ({ code, detail }: InariError, mayHaveActed: boolean): SendOutcome => ({
  kind: 'rejected',
  code,
  detail: mayHaveActed ? { ...detail, mayHaveActed } : detail,
});

function isBroken({ status, mayHaveActed }: ApiError, attempts: number): boolean {
  if (status === null || !mayHaveActed) return false;
  return attempts >= (status >= 502 && status <= 504 ? gatewayAttempts : brokenAttempts);
}

/** What the server asked to wait, milliseconds; 0 where it did not say. */
export function retryAfterMs(error: unknown): number {
  const seconds = error instanceof InariError ? error.detail['retryAfterSeconds'] : null;
  return typeof seconds === 'number' ? Math.min(seconds, 3_600) * 1_000 : 0;
}
