// Two readings of an answer with its expected shape beside it: what is wrong with it, and which keys and JSON types it has.
import { z } from 'zod';
import type { Issue } from './trial.ts';

/** JSON types by path: `body[].tasks[].id` → string. */
export type Signature = Readonly<Record<string, readonly string[]>>;

const looksLikeId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function typeOf(value: unknown): string {
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

const children = (value: unknown): Map<string, unknown> =>
  new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);

const written = (path: readonly PropertyKey[]) =>
  path
    .map((part) => (typeof part === 'number' ? '[]' : looksLikeId.test(String(part)) ? '.{id}' : `.${String(part)}`))
    .join('');

/** Differences of a value from its shape, each field once however many rows show it. */
export function issuesOf(shape: z.ZodType, value: unknown): Issue[] {
  const result = shape.safeParse(value);
  if (result.success) return [];
  const found = new Map<string, Issue>();
  const add = (path: readonly PropertyKey[], expected: string) => {
    const place = path.reduce<unknown>((inner, part) => children(inner).get(String(part)), value);
    const plain =
      typeof place === 'string' || typeof place === 'number'
        ? `${typeof place} ${JSON.stringify(place).slice(0, 80)}`
        : typeOf(place);
    const field = written(path);
    if (!found.has(field)) found.set(field, { field, expected, actual: plain });
  };
  for (const issue of result.error.issues) {
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) add([...issue.path, key], 'absent');
    else add(issue.path, issue.code === 'invalid_type' ? issue.expected : issue.message);
  }
  return [...found.values()];
}

/** Free documents and opaque values are not looked into, and keys that are data (ids, names) are taken together. */
export function signatureOf(shape: z.ZodType, value: unknown): Signature {
  const types = new Map<string, Set<string>>();
  const visit = (path: string, inner: z.core.$ZodType, place: unknown): void => {
    const seen = types.get(path) ?? new Set<string>();
    types.set(path, seen.add(typeOf(place)));
    const known = unwrap(inner);
    if (known instanceof z.ZodAny) return;
    if (Array.isArray(place)) {
      const element = known instanceof z.ZodArray ? known.element : z.unknown();
      for (const each of place) visit(`${path}[]`, element, each);
    } else if (known instanceof z.ZodRecord) {
      if (unwrap(known.valueType) instanceof z.ZodUnknown) return;
      for (const each of children(place).values()) visit(`${path}.{key}`, known.valueType, each);
    } else {
      if (known instanceof z.ZodObject && typeOf(place) === 'object') {
        for (const [key, field] of Object.entries(known.shape)) {
          if (field instanceof z.ZodOptional && !children(place).has(key)) visit(`${path}.${key}`, field, undefined);
        }
      }
      for (const [key, each] of children(place)) {
        const field = known instanceof z.ZodObject ? known.shape[key] : undefined;
        visit(`${path}${written([key])}`, field ?? z.unknown(), each);
      }
    }
  };
  visit('', shape, value);
  return Object.fromEntries([...types].map(([path, set]) => [path, [...set].sort()]));
}

function unwrap(shape: z.core.$ZodType): z.core.$ZodType {
  return shape instanceof z.ZodNullable || shape instanceof z.ZodOptional ? unwrap(shape.unwrap()) : shape;
}
