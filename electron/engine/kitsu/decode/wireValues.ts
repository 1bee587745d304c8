/** Single values as Zou sends them, read strictly and never failing: what cannot be read is the default. */
import type { Day, Id, Instant } from '../../../../shared/model/studio.ts';
import { isList, isRecord } from '../wireJson.ts';

/** A field that must be there is not: the row is left out. */
export class BrokenRow extends Error {
  constructor(field: string) {
    super(`no readable ${field}`);
    this.name = 'BrokenRow';
  }
}

/** Empty ids come as null, "" and the text "None". An id ends in addresses and names of files: it has a uuid's signs. */
export function idOf(value: unknown): Id | null {
  return typeof value === 'string' && value !== 'None' && /^[\w-]{1,64}$/.test(value) ? value : null;
}

/** Of a file's name: lower case, without its dot; empty where it is none. */
export function extensionOf(value: unknown): string {
  const extension = textOf(value).toLowerCase().replace(/^\./, '');
  return /^[0-9a-z]{1,16}$/.test(extension) ? extension : '';
}

export function neededId(value: unknown, field: string): Id {
  const id = idOf(value);
  if (id === null) throw new BrokenRow(field);
  return id;
}

export function idsOf(value: unknown): readonly Id[] {
  if (!isList(value)) return noIds;
  if (value.length === 0) return noIds;
  const ids: Id[] = [];
  for (const item of value) {
    // Relations come as ids or, in some answers, as objects that carry one.
    const id = idOf(isRecord(item) ? item['id'] : item);
    if (id !== null) ids.push(id);
  }
  return ids;
}
const noIds: readonly Id[] = Object.freeze([]);

export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}

export function flagOf(value: unknown): boolean {
  return value === true || value === 'true' || value === 'True' || value === 1;
}

/** Numbers come as numbers or as text, with a comma or a dot. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const number = Number(value.trim().replace(',', '.'));
  return Number.isFinite(number) ? number : null;
}

export function positiveOf(value: unknown): number | null {
  const number = numberOf(value);
  return number !== null && number > 0 ? number : null;
}

export function wholeOf(value: unknown, fallback: number): number {
  const number = numberOf(value);
  return number === null ? fallback : Math.round(number);
}

const dayPattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:$|[T ])/;
const bareInstantPattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
const wideInstantPattern = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** Zou's instants are UTC without saying so: `2026-11-24T12:30:05` becomes `2026-11-24T12:30:05Z`. */
export function instantOf(value: unknown): Instant | null {
  if (typeof value !== 'string') return null;
  if (value.length === 19 && bareInstantPattern.test(value)) return `${value}Z`;
  if (!wideInstantPattern.test(value)) return null;
  const text = value.replace(' ', 'T');
  const hasTime = text.includes('T');
  const hasZone = hasTime && /(?:Z|[+-]\d\d:?\d\d)$/.test(text.slice(10));
  const time = Date.parse(hasZone ? text : hasTime ? `${text}Z` : `${text}T00:00:00Z`);
  return Number.isNaN(time) ? null : new Date(time).toISOString().replace('.000Z', 'Z');
}

/** Planned days come as days or as midnight of one; the date part counts, and no zone shifts it. */
export function dayOf(value: unknown): Day | null {
  return typeof value === 'string' && dayPattern.test(value) ? value.slice(0, 10) : null;
}
