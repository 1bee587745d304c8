import type { ErrorCode, ErrorDetail } from '../../../shared/errors.ts';
import { ApiError } from '../kitsu/ApiError.ts';

/** What a command found out by looking, before it asked for anything: nothing was done, and nobody said no but the app. */
export const localRefusal = (code: ErrorCode, detail: ErrorDetail = {}): ApiError =>
  new ApiError(code, { status: null, mayHaveActed: false, serverMessage: '' }, detail);

/** It was not seen: lists leave out what is gone, and what its author may not see any more as well. */
export const isUnseen = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'gone' && error.status === null;
