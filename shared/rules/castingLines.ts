/**
 * What becomes of a casting by changes of single lines, whoever else has changed it meanwhile: the same rules for what is shown
 * while a change waits and for what is sent in the end. The server keeps one list, and the last to write it wins.
 */
import type { CastingChange, CastingEntry, CastingLine } from '../model/casting.ts';
import type { Id } from '../model/studio.ts';

/** `same`: there was nothing left to do. `taken`: others made something else of this very line. */
export type CastingOutcome =
  { readonly kind: 'changed' | 'same' } | { readonly kind: 'taken'; readonly line: CastingLine | null };

type Entries = readonly CastingEntry[];

export function lineOf(entries: Entries, assetId: Id): CastingLine | null {
  const found = entries.find((entry) => entry.assetId === assetId);
  return found === undefined ? null : { occurrences: found.occurrences, label: found.label };
}

export function isSameLine(one: CastingLine | null, other: CastingLine | null): boolean {
  if (one === null || other === null) return one === other;
  return one.occurrences === other.occurrences && one.label === other.label;
}

/** The count and the label of a line are apart: who changes one says nothing of the other. */
export function applyCastingChange(
  entries: Entries,
  change: CastingChange,
): { readonly entries: Entries; readonly outcome: CastingOutcome } {
  const now = lineOf(entries, change.assetId);
  const merged = mergedLine(now, change);
  if (merged === 'taken') return { entries, outcome: { kind: 'taken', line: now } };
  if (isSameLine(merged, now)) return { entries, outcome: { kind: 'same' } };
  return { entries: withLine(entries, change.assetId, merged), outcome: { kind: 'changed' } };
}

/** What is shown while it waits: as its author wants it, whatever the mirror brings meanwhile. */
export function withLine(entries: Entries, assetId: Id, line: CastingLine | null): Entries {
  if (line === null) return entries.filter((entry) => entry.assetId !== assetId);
  const entry = { assetId, occurrences: line.occurrences, label: line.label };
  return lineOf(entries, assetId) === null
    ? [...entries, entry]
    : entries.map((known) => (known.assetId === assetId ? entry : known));
}

function mergedLine(now: CastingLine | null, { seen, own }: CastingChange): CastingLine | null | 'taken' {
  if (isSameLine(now, own)) return now;
  if (isSameLine(now, seen)) return own;
  if (now === null || seen === null || own === null) return 'taken';
  const occurrences = mergedValue(now.occurrences, seen.occurrences, own.occurrences);
  const label = mergedValue(now.label, seen.label, own.label);
  return occurrences === null || label === null ? 'taken' : { occurrences: occurrences.value, label: label.value };
}

/** Null: both sides made something else of it. */
function mergedValue<Value>(now: Value, seen: Value, own: Value): { readonly value: Value } | null {
  if (own === seen || now === own) return { value: now };
  return now === seen ? { value: own } : null;
}
