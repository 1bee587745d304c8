/** What is typed into a field, as it is kept: by the kind of the field, or why it is none. */
import type { MetadataValue } from '../model/changes.ts';
import type { MetadataDescriptor } from '../model/production.ts';

export type FieldProblem =
  'empty' | 'not-a-number' | 'not-whole' | 'not-a-date' | 'not-an-address' | 'not-a-resolution';
export type FieldInput<Value> =
  { readonly kind: 'value'; readonly value: Value } | { readonly kind: 'problem'; readonly problem: FieldProblem };

const value = <Value>(read: Value): FieldInput<Value> => ({ kind: 'value', value: read });
const problem = (what: FieldProblem): FieldInput<never> => ({ kind: 'problem', problem: what });

export function readName(text: string): FieldInput<string> {
  const name = text.trim();
  return name === '' ? problem('empty') : value(name);
}

/** Whole frames; empty: none was given. */
export function readFrames(text: string): FieldInput<number | null> {
  if (text.trim() === '') return value(null);
  const frames = Number(text.trim());
  return Number.isInteger(frames) && frames >= 1 && frames <= 10_000_000 ? value(frames) : problem('not-whole');
}

/** A frame number, which may be 0 or below it. */
export function readFrameNumber(text: string): FieldInput<number | null> {
  if (text.trim() === '') return value(null);
  const frame = Number(text.trim());
  return Number.isInteger(frame) && Math.abs(frame) <= 10_000_000 ? value(frame) : problem('not-whole');
}

/** Empty empties it; numbers as one writes them, with a comma or a dot. */
export function readMetadata(
  { dataType, fieldName }: Pick<MetadataDescriptor, 'dataType' | 'fieldName'>,
  text: string,
): FieldInput<MetadataValue> {
  const written = dataType === 'textarea' ? text : text.trim();
  if (written.trim() === '') return value(null);
  switch (dataType) {
    case 'number': {
      const number = Number(written.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.'));
      return Number.isFinite(number) ? value(number) : problem('not-a-number');
    }
    case 'date':
      return isDay(written) ? value(written) : problem('not-a-date');
    case 'url':
      return /^[a-z][a-z\d+.-]*:\S+$/i.test(written) ? value(written) : problem('not-an-address');
    default:
      // Kitsu reads it to make movies of that size.
      return fieldName === 'resolution' && !/^\d*x\d+$/i.test(written) ? problem('not-a-resolution') : value(written);
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

export type ChecklistTick = { readonly label: string; readonly isTicked: boolean };

/** A checklist's items are its field's choices, `[x] label` where they are ticked at first; its value JSON text of `{label: true}`. */
export function readChecklist(choices: readonly string[], stored: unknown): readonly ChecklistTick[] {
  const known = ticksOf(stored);
  return choices.map((choice) => {
    const [, tick, label] = /^\[([ x])\] (.*)$/i.exec(choice) ?? [null, ' ', choice];
    const name = label ?? choice;
    return { label: name, isTicked: known[name] ?? tick?.toLowerCase() === 'x' };
  });
}

/** With what was ticked of items that the field has no more. */
export function writeChecklist(ticks: readonly ChecklistTick[], stored: unknown): string {
  return JSON.stringify({
    ...ticksOf(stored),
    ...Object.fromEntries(ticks.map(({ label, isTicked }) => [label, isTicked])),
  });
}

function ticksOf(stored: unknown): Readonly<Record<string, boolean>> {
  try {
    const read: unknown = typeof stored === 'string' ? JSON.parse(stored) : stored;
    if (typeof read !== 'object' || read === null) return {};
    return Object.fromEntries(
      Object.entries(read).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'),
    );
  } catch {
    // Not what a checklist holds: its items are as they are at first.
    return {};
  }
}

/** Tags are joined by commas. */
export const readTags = (stored: unknown): readonly string[] =>
  typeof stored === 'string'
    ? stored
        .split(',')
        .map((tag) => tag.trim())
        .filter((tag) => tag !== '')
    : [];
export const writeTags = (tags: readonly string[]): string | null => (tags.length === 0 ? null : tags.join(','));
