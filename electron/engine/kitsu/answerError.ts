import { InariError, type ErrorCode, type ErrorDetail } from '../../../shared/errors.ts';
import type { HttpResponse } from '../host.ts';
import { TransportError } from '../host/TransportError.ts';
import { ApiError } from './ApiError.ts';
import { isList, isRecord, parseJson } from './wireJson.ts';

/** The server's own words: `message` as text or as an object of field → help, then `msg`, then `error`. */
export function serverMessage(body: unknown): string {
  if (!isRecord(body)) return '';
  const { message, msg, error, data } = body;
  const details =
    isRecord(data) && isList(data['errors']) ? data['errors'].map(fieldProblem).filter((text) => text !== '') : [];
  if (typeof message === 'string') return [message, ...details].join(' ');
  if (isRecord(message))
    return Object.entries(message)
      .map(([field, help]) => `${field}: ${String(help)}`)
      .join('; ');
  if (typeof msg === 'string') return msg;
  if (typeof error === 'string') return error;
  return '';
}

function fieldProblem(problem: unknown): string {
  if (!isRecord(problem)) return '';
  const { field, message } = problem;
  return [field, message].filter((part) => typeof part === 'string').join(': ');
}

/** An answer that is no success, as an error. `bodyText` is what came with it, `call` what was asked, for the details. */
export function answerError(
  response: Pick<HttpResponse, 'status' | 'headers'>,
  bodyText: string,
  call: string,
): ApiError {
  const { status, headers } = response;
  const body = parseJson(bodyText);
  const message = serverMessage(body).slice(0, 2_000);
  const isKitsuAnswer = isRecord(body);
  const facts = { status, mayHaveActed: status >= 500, serverMessage: message };
  const detail: ErrorDetail = { call };

  if (isRecord(body) && body['two_factor_authentication_required'] === true) {
    return new ApiError('two-factor-enrolment-needed', facts, detail);
  }
  if (status >= 300 && status < 400) {
    // Kitsu never redirects a call: a sign-in page of the network, or an address that has moved to https.
    return new ApiError('unreachable', facts, { ...detail, location: headers['location'] ?? '' });
  }
  if (!isKitsuAnswer && (status === 401 || status === 403 || status === 404) && isPage(headers)) {
    // Kitsu refuses in JSON; a page in its place comes from a proxy or from a web server whose Kitsu is down.
    return new ApiError('unreachable', facts, { ...detail, server: headers['server'] ?? '' });
  }
  return new ApiError(codeOf(status, body), facts, { ...detail, ...retryAfter(headers) });
}

function codeOf(status: number, body: unknown): ErrorCode {
  if (status === 401) return 'unauthorized';
  // A malformed token is answered 422 with the token library's `msg`; a malformed argument has a `message`.
  if (status === 422 && isRecord(body) && typeof body['msg'] === 'string') return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 407) return 'proxy';
  if (status === 408) return 'timeout';
  if (status === 429) return 'too-many-requests';
  if (status >= 500) return 'server-error';
  return 'rejected';
}

function isPage(headers: Readonly<Record<string, string>>): boolean {
  return (headers['content-type'] ?? '').includes('text/html');
}

/** In seconds, or as a time of day; that one is the server's, and so is measured by the server's own clock. */
function retryAfter(headers: Readonly<Record<string, string>>): ErrorDetail {
  const asked = headers['retry-after'] ?? '';
  const serverMs = Date.parse(headers['date'] ?? '');
  const seconds = /^\s*\d+\s*$/.test(asked)
    ? Number(asked)
    : Math.ceil((Date.parse(asked) - (Number.isNaN(serverMs) ? Date.now() : serverMs)) / 1_000);
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfterSeconds: seconds } : {};
}

/** Whatever a call threw, as an ApiError. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof TransportError) {
    return new ApiError(
      error.code,
      { status: null, mayHaveActed: error.mayHaveActed, serverMessage: '' },
      error.detail,
      { cause: error },
    );
  }
  if (error instanceof InariError) {
    return new ApiError(error.code, { status: null, mayHaveActed: true, serverMessage: '' }, error.detail, {
      cause: error,
    });
  }
  return new ApiError('unexpected', { status: null, mayHaveActed: true, serverMessage: '' }, {}, { cause: error });
}

/** A success whose body is not what was asked for: a page of the network's sign-in, or JSON cut short. */
export function brokenAnswer(status: number, reason: string, cause?: unknown): ApiError {
  return new ApiError('broken-answer', { status, mayHaveActed: true, serverMessage: '' }, { reason }, { cause });
}
