/*
 * One request as the handlers see it, and the readers of its arguments. Zou takes an argument from the query string, a
 * form or a JSON body alike and casts it to text, a number or a boolean; so do these.
 */
import type { Json, JsonObject } from './columns.ts';
import { badArgument, badRequest, missingArgument, wrongContentType, badBody } from './errors.ts';
import type { Method } from './router.ts';
import type { Studio } from './studio.ts';
import type { PersonRow } from './tables.ts';
import type { IdentityType } from './tokens.ts';

export type UploadedFile = {
  readonly field: string;
  readonly name: string;
  readonly mimetype: string;
  /** Where the bytes are; the file is moved away or removed after the call. */
  readonly path: string;
  readonly sizeBytes: number;
};

export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'broken json' }
  | {
      readonly kind: 'form';
      readonly fields: Readonly<Record<string, string>>;
      readonly files: readonly UploadedFile[];
    };

export type OpenCall = {
  readonly studio: Studio;
  readonly method: Method;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Body;
};

/** Who acts in which studio: all a rule or an action needs to know of a call. */
export type Context = { readonly studio: Studio; readonly caller: PersonRow };

export type Call = OpenCall &
  Context & { readonly identity: IdentityType; readonly jti: string; readonly refreshJti: string | null };

export const param = (call: OpenCall, name: string): string => call.params[name] ?? '';

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON body of a generic route: 415 without the content type, 400 when unreadable. */
export function jsonBody(call: OpenCall): Json {
  if (call.body.kind === 'broken json')
    throw badRequest('The browser (or proxy) sent a request that this server could not understand.');
  if (call.body.kind !== 'json') throw wrongContentType();
  return call.body.value;
}

/** An argument wherever it was sent; undefined when it was not. 0.20.52 refuses a body that is no JSON though it says so. */
export function argument(call: OpenCall, name: string): Json | undefined {
  const isList = call.body.kind === 'json' && Array.isArray(call.body.value);
  if (isList && call.studio.isNew && call.method !== 'GET') throw badBody();
  if (call.body.kind === 'broken json' && !call.studio.isNew) {
    throw badRequest('The browser (or proxy) sent a request that this server could not understand.');
  }
  if (call.body.kind === 'json' && isObject(call.body.value) && name in call.body.value) return call.body.value[name];
  if (call.body.kind === 'form' && name in call.body.fields) return call.body.fields[name];
  return call.query.get(name) ?? undefined;
}

const asText = (value: Json): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

export function text<Fallback>(call: OpenCall, name: string, fallback: Fallback): string | Fallback {
  const value = argument(call, name);
  return value === undefined || value === null ? fallback : asText(value);
}

export function requiredText(call: OpenCall, name: string, help?: string): string {
  const value = argument(call, name);
  if (value === undefined || value === null) throw missingArgument(name, help);
  return asText(value);
}

/** Several at once, for the refusal that names all that are missing. */
export function checkGiven(call: OpenCall, ...names: readonly string[]): void {
  const [first, ...others] = names.filter((name) => (argument(call, name) ?? null) === null);
  if (first !== undefined) throw missingArgument(first, null, others);
}

export function wholeNumber<Fallback>(call: OpenCall, name: string, fallback: Fallback): number | Fallback {
  const value = argument(call, name);
  if (value === undefined || value === null) return fallback;
  const number = Number(value);
  if (typeof value === 'object' || asText(value).trim() === '' || !Number.isFinite(number)) {
    throw badArgument(
      name,
      `invalid literal for int() with base 10: '${asText(value)}'`,
      'Input should be a valid integer',
    );
  }
  return Math.trunc(number);
}

/** `true`, `True`, "true": true. Anything else: false. */
export function flag(call: OpenCall, name: string, fallback = false): boolean {
  const value = argument(call, name);
  if (value === undefined || value === null) return fallback;
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

export const queryFlag = (call: OpenCall, name: string, fallback = false): boolean => {
  const value = call.query.get(name);
  return value === null ? fallback : value.toLowerCase() === 'true';
};

/** A list of texts; a single one counts as a list of one, as it does for the server. */
export function textList(call: OpenCall, name: string): readonly string[] | null {
  const value = argument(call, name);
  if (value === undefined || value === null) return null;
  return Array.isArray(value) ? value.map(asText) : [asText(value)];
}

export function jsonArgument<Fallback>(call: OpenCall, name: string, fallback: Fallback): Json | Fallback {
  const value = argument(call, name);
  if (value === undefined || value === null) return fallback;
  return value;
}

export const files = (call: OpenCall): readonly UploadedFile[] => (call.body.kind === 'form' ? call.body.files : []);

const uuidPattern = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
export const isId = (value: string): boolean => uuidPattern.test(value);
