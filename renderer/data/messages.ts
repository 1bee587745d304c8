/**
 * The sentences for every way in which something can fail, in every language: what happened, what is safe, what to do.
 * They stand under `errors.<code>` in the language files; the type of the key makes a missing code a compile error.
 */
import type { TFunction } from 'i18next';
import type { ErrorCode, ErrorDetail } from '../../shared/errors.ts';

export type Message = { readonly happened: string; readonly safe: string; readonly todo: string };

/** ICU refuses a message whose argument is missing; `none` is what the sentences leave out. */
const absent = { reason: 'none', seconds: 0, file: 'none', version: 'none', found: 'none' };

export function messageOf(t: TFunction, code: ErrorCode, detail: ErrorDetail = {}): Message {
  const values = { ...absent, ...namedIn(detail) };
  return {
    happened: t(`errors.${code}.happened`, values),
    safe: t(`errors.${code}.safe`, values),
    todo: t(`errors.${code}.todo`, values),
  };
}

/** For "Copy details": code, time and the plain details, no sentence. */
export function detailsText(code: ErrorCode, detail: ErrorDetail, at: Date): string {
  const lines = Object.entries(detail).map(
    ([key, value]) => `${key}: ${Array.isArray(value) ? value.join(', ') : String(value)}`,
  );
  return [`code: ${code}`, `time: ${at.toISOString()}`, ...lines].join('\n');
}

function namedIn(detail: ErrorDetail): Partial<typeof absent> {
  const text = (key: string) => (typeof detail[key] === 'string' && detail[key] !== '' ? detail[key] : 'none');
  const seconds = detail['retryAfterSeconds'];
  return {
    // The server's own words say most, where it had any.
    reason: text('serverMessage').replace(/\.$/, ''),
    file: text('file'),
    version: text('version'),
    found: text('server'),
    ...(typeof seconds === 'number' ? { seconds } : {}),
  };
}
