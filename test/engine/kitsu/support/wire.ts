import { readFileSync } from 'node:fs';

/** A recorded answer of a real server, cut short. */
export function wire(name: string): unknown {
  const value: unknown = JSON.parse(readFileSync(new URL(`../wire/${name}.json`, import.meta.url), 'utf8'));
  return value;
}

export function wireList(name: string): readonly unknown[] {
  const value = wire(name);
  if (!Array.isArray(value)) throw new Error(`${name} is no list`);
  return value;
}
