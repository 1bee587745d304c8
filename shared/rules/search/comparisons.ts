/** The operators that only this app knows: `due<7d`, `frames>=100`, `fps!=24`, `is:waiting`. Kitsu's page ignores them. */
import type { Day } from '../../model/studio.ts';
import { addDays } from '../days.ts';
import type { Lexeme, Operator } from './lexemes.ts';
import {
  not,
  rowFlags,
  type Comparison,
  type DayField,
  type NumberField,
  type Predicate,
  type RowFlag,
} from './predicate.ts';
import { descriptorNamed, type SearchVocabulary } from './vocabulary.ts';

export const numberFields: readonly NumberField[] = [
  'frames',
  'fps',
  'cast',
  'estimation',
  'duration',
  'priority',
  'retakes',
];
export const dayFields: readonly DayField[] = ['due', 'start'];

/** Undefined: not one of these. Null: one of these, but what it is compared with says nothing. */
export function readComparison(lexeme: Lexeme, vocabulary: SearchVocabulary): Predicate | null | undefined {
  const { operator } = lexeme;
  if (operator === null) return undefined;
  const left = (lexeme.bracket ?? lexeme.head).trim().toLowerCase();
  if (lexeme.bracket !== null && lexeme.head !== '') return undefined;
  if (operator === ':') return readFlag(lexeme.value, vocabulary.today);

  const dayField = dayFields.find((field) => field === left);
  if (dayField !== undefined) {
    const day = readDay(lexeme.value, vocabulary.today);
    return day === null
      ? null
      : compared(operator, (comparison) => ({ kind: 'day', field: dayField, comparison, day }));
  }
  const numberField = numberFields.find((field) => field === left);
  if (numberField !== undefined) {
    const value = readAmount(lexeme.value, numberField, vocabulary.hoursByDay);
    return value === null
      ? null
      : compared(operator, (comparison) => ({ kind: 'number', field: numberField, comparison, value }));
  }
  // Equality of a metadata field is Kitsu's own.
  const descriptor = operator === '=' || operator === '!=' ? null : descriptorNamed(left, vocabulary.descriptors);
  if (descriptor === null) return undefined;
  const value = readNumber(lexeme.value);
  const { fieldName } = descriptor;
  return value === null
    ? null
    : compared(operator, (comparison) => ({ kind: 'metadataNumber', fieldName, comparison, value }));
}

function compared(operator: Operator, predicate: (comparison: Comparison) => Predicate): Predicate {
  if (operator === '!=') return not(predicate('='));
  return predicate(operator === ':' ? '=' : operator);
}

function readFlag(value: string, today: Day): Predicate | null {
  const flag: RowFlag | undefined = rowFlags.find((known) => known === value.toLowerCase());
  return flag === undefined ? null : { kind: 'flag', flag, today };
}

/** A point or a comma, as people write it. */
export function readNumber(text: string): number | null {
  const trimmed = text.trim();
  if (!/^-?\d{1,12}([.,]\d{1,9})?$/.test(trimmed)) return null;
  return Number(trimmed.replace(',', '.'));
}

/** Minutes for times (`90m`, `4h`, `2d`; days without a unit, as estimates are), else the plain number. */
function readAmount(text: string, field: NumberField, hoursByDay: number): number | null {
  if (field !== 'estimation' && field !== 'duration') return readNumber(text);
  const match = /^([\d.,]+)([mhd]?)$/.exec(text.trim().toLowerCase());
  const amount = readNumber(match?.[1] ?? '');
  if (match === null || amount === null) return null;
  const unit = match[2];
  return amount * (unit === 'm' ? 1 : unit === 'h' ? 60 : 60 * hoursByDay);
}

/** `2026-12-01`, `today`, `tomorrow`, `yesterday`, or so many days or weeks from today: `7d`, `-2w`. */
function readDay(text: string, today: Day): Day | null {
  const wanted = text.trim().toLowerCase();
  if (/^\d{4}-\d\d-\d\d$/.test(wanted)) return addDays(wanted, 0);
  if (wanted === 'today') return today;
  if (wanted === 'tomorrow') return addDays(today, 1);
  if (wanted === 'yesterday') return addDays(today, -1);
  const match = /^(-?\d{1,4})([dw])$/.exec(wanted);
  return match === null ? null : addDays(today, Number(match[1]) * (match[2] === 'w' ? 7 : 1));
}
