import { TransportError, type TransportCode } from './TransportError.ts';

const certificateCodes = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'CERT_SIGNATURE_FAILURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
]);

/** The machine itself has no way out. */
const offlineCodes = new Set(['ENETUNREACH', 'ENETDOWN', 'EAI_AGAIN', 'EADDRNOTAVAIL']);
/** Raised while connecting, so nothing was sent. */
const neverConnectedCodes = new Set([
  ...offlineCodes,
  ...certificateCodes,
  'ENOTFOUND',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'EHOSTDOWN',
]);

/** What Node says about a failed request, in this app's codes. `isThroughProxy`: then a refused connection is the proxy's. */
export function nodeFailure(
  error: unknown,
  facts: { readonly wasSent: boolean; readonly hasAnswer: boolean; readonly isThroughProxy: boolean },
): TransportError {
  if (error instanceof TransportError) return error;
  const reason = systemCode(error);
  const mayHaveActed = facts.wasSent && !neverConnectedCodes.has(reason);
  return new TransportError(
    codeOf(reason, facts),
    mayHaveActed,
    { reason: reason || messageOf(error) },
    { cause: error },
  );
}

function codeOf(
  reason: string,
  facts: { readonly hasAnswer: boolean; readonly isThroughProxy: boolean; readonly wasSent: boolean },
): TransportCode {
  if (certificateCodes.has(reason)) return 'certificate';
  if (offlineCodes.has(reason)) return 'offline';
  if (facts.hasAnswer) return 'broken-answer';
  if (reason === 'ETIMEDOUT') return 'timeout';
  if (reason.startsWith('HPE_')) return 'broken-answer';
  if (facts.isThroughProxy && !facts.wasSent) return 'proxy';
  return 'unreachable';
}

function systemCode(error: unknown): string {
  // Happy eyeballs: one error for each address tried.
  if (error instanceof AggregateError && error.errors.length > 0) return systemCode(error.errors.at(-1));
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
