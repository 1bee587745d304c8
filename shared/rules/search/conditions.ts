/**
 * A search text as conditions that can be put together by hand, and back. The text stays the truth: what the builder does not
 * know (words, brackets, groups within) is kept as it stands, before the conditions.
 */
import { dayFields, numberFields } from './comparisons.ts';
import { type Lexeme, type LexemeGroup, readLexemes } from './lexemes.ts';
import type { DayField, NumberField } from './predicate.ts';
import { descriptorNamed, exactlyNamed, named, type SearchVocabulary } from './vocabulary.ts';

export type ConditionSubject =
  | { readonly kind: 'status' | 'priority'; readonly taskType: string }
  /** An empty task type: any. */
  | { readonly kind: 'assignee'; readonly taskType: string }
  | { readonly kind: 'metadata'; readonly name: string }
  | { readonly kind: 'type' | 'department' | 'readyfor' | 'assetsready' | 'thumbnail' | 'flag' }
  | { readonly kind: 'number'; readonly field: NumberField }
  | { readonly kind: 'day'; readonly field: DayField };

export const conditionOperators = ['=', '!=', '<', '<=', '>', '>='] as const;
export type ConditionOperator = (typeof conditionOperators)[number];

export type Condition = {
  readonly subject: ConditionSubject;
  readonly operator: ConditionOperator;
  /** Empty while it is being put together; several are joined by commas. */
  readonly value: string;
};

export type Conditions = {
  readonly mode: 'all' | 'any';
  readonly conditions: readonly Condition[];
  /** What stays as it was written. */
  readonly rest: string;
};

/** A group alone is "any of these"; with filters beside it, it stays as it is among what all must be. */
export function readConditions(text: string, vocabulary: SearchVocabulary): Conditions {
  const lexemes = readLexemes(text);
  const [group, ...others] = lexemes.filter(({ kind }) => kind === 'group');
  const filters = lexemes.flatMap((lexeme) => (lexeme.kind === 'piece' ? (conditionOf(lexeme, vocabulary) ?? []) : []));
  const inGroup = group?.kind === 'group' && others.length === 0 && filters.length === 0 ? group : null;
  const any = inGroup === null ? null : conditionsOf(inGroup, vocabulary);
  const rest = lexemes.filter((lexeme) =>
    lexeme.kind === 'piece' ? conditionOf(lexeme, vocabulary) === null : any === null || lexeme !== inGroup,
  );
  return {
    mode: any === null ? 'all' : 'any',
    conditions: any ?? filters,
    rest: rest.map(({ start, end }) => text.slice(start, end)).join(' '),
  };
}

/** Without those that have no value yet. */
export function writeConditions({ mode, conditions, rest }: Conditions): string {
  const written = conditions.filter(({ value }) => value.trim() !== '').map(writeCondition);
  const joined = mode === 'any' && written.length > 1 ? [`+(${written.join(' ')})`] : written;
  return [rest.trim(), ...joined].filter((part) => part !== '').join(' ');
}

/** Null where one of its pieces is not understood. */
function conditionsOf({ pieces, isUnclosed }: LexemeGroup, vocabulary: SearchVocabulary): readonly Condition[] | null {
  const known = pieces.flatMap((piece) => conditionOf(piece, vocabulary) ?? []);
  return isUnclosed || known.length === 0 || known.length < pieces.length ? null : known;
}

function conditionOf(lexeme: Lexeme, vocabulary: SearchVocabulary): Condition | null {
  const { operator, head, bracket, isNegated } = lexeme;
  if (lexeme.isQuoted || lexeme.isUnclosed) return null;
  if (operator === null)
    return head.toLowerCase() === 'withthumbnail' && bracket === null
      ? { subject: { kind: 'thumbnail' }, operator: isNegated ? '!=' : '=', value: 'withthumbnail' }
      : null;
  const subject = isNegated ? null : subjectOf(lexeme, vocabulary);
  if (subject === null) return null;
  const isComparable = subject.kind === 'number' || subject.kind === 'day';
  if (operator === ':') return { subject, operator: '=', value: lexeme.value.trim() };
  if (isComparable || (operator !== '=' && operator !== '!=')) return { subject, operator, value: lexeme.value.trim() };
  const isExcluding = lexeme.value.trim().startsWith('-');
  // Turned twice: left as it is.
  if (isExcluding && operator === '!=') return null;
  const value = isExcluding ? lexeme.value.trim().slice(1).trim() : lexeme.value.trim();
  return value === '' ? null : { subject, operator: isExcluding ? '!=' : operator, value };
}

/** In the order in which the names win over each other (`filters.ts`). */
function subjectOf({ operator, head, bracket }: Lexeme, vocabulary: SearchVocabulary): ConditionSubject | null {
  const isEquality = operator === '=' || operator === '!=';
  const left = head.toLowerCase();
  if (operator === ':') return { kind: 'flag' };
  if (isEquality && left === 'assignedto') return ofTaskType('assignee', bracket ?? '', vocabulary);
  if (isEquality && left.startsWith('priority-'))
    return ofTaskType('priority', bracket ?? head.slice('priority-'.length), vocabulary);
  if (bracket !== null && head !== '') return null;
  const name = (bracket ?? head).trim();
  const plain = name.toLowerCase();
  if (isEquality && (plain === 'type' || plain === 'department' || plain === 'readyfor' || plain === 'assetsready'))
    return { kind: plain };
  const taskType = isEquality ? exactlyNamed(name, vocabulary.taskTypes) : null;
  if (taskType !== null) return { kind: 'status', taskType: taskType.name };
  const descriptor = isEquality ? descriptorNamed(name, vocabulary.descriptors) : null;
  if (descriptor !== null) return { kind: 'metadata', name: descriptor.name };
  const day = dayFields.find((field) => field === plain);
  if (day !== undefined) return { kind: 'day', field: day };
  const number = numberFields.find((field) => field === plain);
  if (number !== undefined) return { kind: 'number', field: number };
  const compared = descriptorNamed(name, vocabulary.descriptors);
  if (compared !== null) return { kind: 'metadata', name: compared.name };
  return isEquality ? ofTaskType('status', name, vocabulary) : null;
}

function ofTaskType(
  kind: 'status' | 'priority' | 'assignee',
  name: string,
  vocabulary: SearchVocabulary,
): ConditionSubject | null {
  if (name.trim() === '') return kind === 'assignee' ? { kind, taskType: '' } : null;
  const taskType = named(name, vocabulary.taskTypes);
  return taskType === null ? null : { kind, taskType: taskType.name };
}

function writeCondition({ subject, operator, value }: Condition): string {
  const isNot = operator === '!=';
  const equal = (left: string) => `${left}=${enclosed(`${isNot ? '-' : ''}${value.trim()}`)}`;
  switch (subject.kind) {
    case 'thumbnail':
      return isNot ? '-withthumbnail' : 'withthumbnail';
    case 'flag':
      return `is:${value.trim()}`;
    case 'assignee':
      return equal(`assignedto[${subject.taskType}]`);
    case 'priority':
      return equal(`priority-[${subject.taskType}]`);
    case 'status':
      return equal(nameOnLeft(subject.taskType));
    case 'metadata':
      return operator === '=' || isNot
        ? equal(nameOnLeft(subject.name))
        : `${nameOnLeft(subject.name)}${operator}${enclosed(value.trim())}`;
    case 'number':
    case 'day':
      return `${subject.field}${operator}${enclosed(value.trim())}`;
    default:
      return equal(subject.kind);
  }
}

/** In brackets as soon as it is more than a plain word. */
const nameOnLeft = (name: string): string => (/^[\p{L}\p{N}_]+$/u.test(name) ? name : `[${name}]`);
const enclosed = (value: string): string => (/[\s()[\]"]/.test(value) ? `[${value.replaceAll(/[[\]]/g, '')}]` : value);
