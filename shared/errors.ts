/**
 * Every way in which a call can fail, by one code. The sentence for each lives in the renderer's messages, in every
 * language: what happened, what is safe, what to do.
 */
export const errorCodes = [
  // the network, as seen from the engine
  'offline',
  'unreachable',
  'timeout',
  'certificate',
  'proxy',
  'broken-answer',
  'cancelled',
  // the server's answers
  'not-kitsu',
  'unauthorized',
  'forbidden',
  'not-found',
  'rejected',
  'conflict',
  'too-many-requests',
  'server-error',
  'unsupported-version',
  // signing in
  'wrong-password',
  'account-locked',
  'account-disabled',
  'default-password',
  'code-needed',
  'wrong-code',
  'two-factor-enrolment-needed',
  // on this computer
  'no-account',
  'signed-out',
  'invalid-input',
  'not-allowed',
  'not-on-this-disk',
  'gone',
  'file-missing',
  'file-changed',
  'disk-full',
  'too-large',
  'disk-unusable',
  'folder-not-writable',
  'database-newer',
  'database-damaged',
  'engine-stopped',
  'unexpected',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** Details for the sentence and for "Copy details": plain values, no tokens and no comment texts. */
export type ErrorDetail = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Throw for what should not happen; expected outcomes are returned as unions instead. */
export class InariError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, detail: ErrorDetail = {}, options?: { readonly cause?: unknown }) {
    super(code, options);
    this.name = 'InariError';
    this.code = code;
    this.detail = detail;
  }
}
