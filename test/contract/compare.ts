import type { Exchange, Issue } from './trial.ts';

/**
 * Differences of the studio from the real server of the same version, step by step: status, content type, keys, JSON
 * types, event names and the keys of their payloads. Null, or a field that may be absent, tells nothing about a type, and an empty list nothing about
 * its rows, so only what both have shown is compared.
 */
export function differences(real: readonly Exchange[], studio: readonly Exchange[]): Issue[] {
  const issues: Issue[] = [];
  for (const exchange of real) {
    const other = studio.find((candidate) => candidate.step === exchange.step);
    const note = (field: string, expected: string, actual: string) => {
      if (expected !== actual) issues.push({ field: `${exchange.step}.${field}`, expected, actual });
    };
    if (other === undefined) {
      note('call', 'made', 'not made');
      continue;
    }
    note('status', String(exchange.status), String(other.status));
    note('content-type', exchange.contentType, other.contentType);
    for (const [path, types] of Object.entries(exchange.body)) {
      const here = other.body[path];
      if (here === undefined) {
        if (wasLookedInto(path, other)) note(`body${path}`, typeText(types), 'absent');
      } else if (isComparable(types, here)) note(`body${path}`, typeText(types), typeText(here));
    }
    for (const path of Object.keys(other.body)) {
      if (exchange.body[path] === undefined && wasLookedInto(path, exchange))
        note(`body${path}`, 'absent', typeText(other.body[path] ?? []));
    }
    const names = new Set([...Object.keys(exchange.events), ...Object.keys(other.events)]);
    for (const name of names) note(`events.${name}`, keyText(exchange.events[name]), keyText(other.events[name]));
  }
  return issues;
}

const saying = (types: readonly string[]) => types.filter((type) => type !== 'null' && type !== 'absent');
const typeText = (types: readonly string[]) => types.join(' or ');
const keyText = (keys: readonly string[] | undefined) => (keys === undefined ? 'not sent' : `{${keys.join(', ')}}`);

/** A type is another one only when both sides have shown one and they have none in common. */
function isComparable(one: readonly string[], other: readonly string[]): boolean {
  const [first, second] = [saying(one), saying(other)];
  return first.length > 0 && second.length > 0 && !first.some((type) => second.includes(type));
}

/** Whether the object that holds a field was there on that side: rows of a list, and of an object keyed by data, need not be. */
function wasLookedInto(path: string, { body }: Exchange): boolean {
  if (path.endsWith('[]') || path.endsWith('.{key}')) return false;
  const parent = path.slice(0, path.lastIndexOf('.'));
  return body[parent]?.includes('object') ?? false;
}
