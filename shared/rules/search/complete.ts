/** What could stand at the caret: names of filters, then the values that fit the filter being typed. */
import { dayFields, numberFields } from './comparisons.ts';
import { readLexemes, type Lexeme, type LexemeGroup } from './lexemes.ts';
import { rowFlags } from './predicate.ts';
import { descriptorNamed, named, squeezed, type SearchVocabulary } from './vocabulary.ts';

export type Suggestion = {
  readonly kind: 'task-type' | 'status' | 'person' | 'asset-type' | 'department' | 'field' | 'value' | 'operator';
  readonly label: string;
  /** What replaces the text between `start` and `end` of the completion. */
  readonly insert: string;
  /** Of the task type, status, person, asset type or department, for its colour or picture. */
  readonly id: string | null;
};

export type Completion = {
  readonly start: number;
  readonly end: number;
  readonly suggestions: readonly Suggestion[];
};

const MOST = 50;

/** @param caret UTF-16 index into the text. Empty where the caret stands after a space: nothing is being typed. */
export function completeSearch(text: string, caret: number, vocabulary: SearchVocabulary): Completion {
  const lexeme = pieceAt(text, caret);
  if (lexeme === null || lexeme.isQuoted) return { start: caret, end: caret, suggestions: [] };
  const typed = text.slice(lexeme.start, caret);
  const operatorIndex = lexeme.operator === null ? -1 : operatorStart(lexeme);
  if (operatorIndex < 0 || caret < operatorIndex + (lexeme.operator?.length ?? 0))
    return completeName(lexeme, typed, vocabulary);
  return completeValue(lexeme, text, caret, operatorIndex, vocabulary);
}

function pieceAt(text: string, caret: number): Lexeme | null {
  const isAt = (piece: Lexeme | LexemeGroup): boolean => piece.start < caret && caret <= piece.end;
  const found = readLexemes(text).find(isAt);
  if (found === undefined) return null;
  return found.kind === 'piece' ? found : (found.pieces.find(isAt) ?? null);
}

/** Where the operator stands in the text. */
function operatorStart(lexeme: Lexeme): number {
  const left =
    (lexeme.isNegated ? 1 : 0) + lexeme.head.length + (lexeme.bracket === null ? 0 : lexeme.bracket.length + 2);
  return lexeme.start + left;
}

function completeName(lexeme: Lexeme, typed: string, vocabulary: SearchVocabulary): Completion {
  const sign = typed.startsWith('-') ? '-' : '';
  const inner = /^(assignedto|priority-|)\[([^\]]*)$/i.exec(typed.slice(sign.length));
  if (inner !== null && inner[1] !== undefined && inner[1] !== '') {
    const head = inner[1].toLowerCase();
    return {
      start: lexeme.start,
      end: lexeme.end,
      suggestions: beginning(inner[2] ?? '', vocabulary.taskTypes, ({ name }) => name).map(({ id, name }) => ({
        kind: 'task-type',
        label: name,
        insert: `${sign}${head}[${name}]=`,
        id,
      })),
    };
  }
  const wanted = (inner?.[2] ?? typed.slice(sign.length)).toLowerCase();
  const names: Suggestion[] = [
    ...vocabulary.taskTypes.map(({ id, name }): Suggestion => ({
      kind: 'task-type',
      label: name,
      insert: `${bracketed(name)}=`,
      id,
    })),
    ...vocabulary.descriptors.map(({ name }): Suggestion => ({
      kind: 'field',
      label: name,
      insert: `${bracketed(name)}=`,
      id: null,
    })),
    ...operators.map((insert): Suggestion => ({ kind: 'operator', label: insert, insert, id: null })),
  ];
  return {
    start: lexeme.start,
    end: lexeme.end,
    suggestions: beginning(wanted, names, ({ label }) => label).map((suggestion) => ({
      ...suggestion,
      // A word that is left out is not the same as a filter that is turned around.
      insert: suggestion.insert === 'withthumbnail' ? sign + suggestion.insert : suggestion.insert,
    })),
  };
}

const operators: readonly string[] = [
  'assignedto=',
  'type=',
  'department=',
  'priority-[',
  'readyfor=',
  'assetsready=',
  'withthumbnail',
  'is:',
  ...dayFields.map((field) => `${field}<`),
  ...numberFields.map((field) => `${field}>`),
];

function completeValue(
  lexeme: Lexeme,
  text: string,
  caret: number,
  operatorIndex: number,
  vocabulary: SearchVocabulary,
): Completion {
  const from = operatorIndex + (lexeme.operator?.length ?? 1);
  const written = text.slice(from, caret);
  const opening = /^-?\[?-?/.exec(written)?.[0] ?? '';
  const comma = written.lastIndexOf(',');
  const partStart = comma < 0 ? opening.length : comma + 1;
  const isListed = comma >= 0 || opening.includes('[');
  const values = valuesFor(lexeme, vocabulary);
  const suggestions = beginning(written.slice(partStart).trim(), values, ({ label }) => label).map((suggestion) => ({
    ...suggestion,
    insert: isListed ? suggestion.insert : bracketed(suggestion.insert),
  }));
  return { start: from + partStart, end: Math.max(caret, endOfPart(text, caret, lexeme.end)), suggestions };
}

/** Up to the next comma or bracket: the rest of the list stays. */
function endOfPart(text: string, caret: number, end: number): number {
  const rest = text.slice(caret, end).search(/[,\]]/);
  return rest < 0 ? end : caret + rest;
}

function valuesFor(lexeme: Lexeme, vocabulary: SearchVocabulary): readonly Suggestion[] {
  const head = lexeme.head.toLowerCase();
  const value = (label: string): Suggestion => ({ kind: 'value', label, insert: label, id: null });
  if (head === 'is') return rowFlags.map(value);
  if (head === 'assignedto')
    return vocabulary.people.map(({ id, fullName }) => ({ kind: 'person', label: fullName, insert: fullName, id }));
  if (head.startsWith('priority')) return ['0', '1', '2', '3'].map(value);
  const name = (lexeme.bracket ?? lexeme.head).trim().toLowerCase();
  if (name === 'type')
    return vocabulary.assetTypes.map((type) => ({
      kind: 'asset-type',
      label: type.name,
      insert: type.name,
      id: type.id,
    }));
  if (name === 'department')
    return vocabulary.departments.map((department) => ({
      kind: 'department',
      label: department.name,
      insert: department.name,
      id: department.id,
    }));
  if (name === 'readyfor' || name === 'assetsready')
    return (name === 'readyfor' ? vocabulary.readyForTaskTypes : vocabulary.taskTypes).map((type) => ({
      kind: 'task-type',
      label: type.name,
      insert: type.name,
      id: type.id,
    }));
  if (dayFields.some((field) => field === name)) return ['today', 'tomorrow', '7d', '2w'].map(value);
  const descriptor = descriptorNamed(name, vocabulary.descriptors);
  if (descriptor !== null && named(name, vocabulary.taskTypes) === null) {
    if (descriptor.dataType === 'boolean') return ['true', 'false'].map(value);
    if (descriptor.dataType !== 'checklist') return descriptor.choices.map(value);
    // The choices of a checklist carry its default state: `[x] label`.
    return descriptor.choices.flatMap((choice) => {
      const label = choice.replace(/^\[[x ]\] /, '');
      return [value(`${label}:true`), value(`${label}:false`)];
    });
  }
  if (named(name, vocabulary.taskTypes) === null) return [];
  return [
    ...vocabulary.taskStatuses
      .filter((status) => !status.isArchived)
      .map(({ id, shortName }): Suggestion => ({
        kind: 'status',
        label: shortName.toLowerCase(),
        insert: shortName.toLowerCase(),
        id,
      })),
    value('unassigned'),
    value('assigned'),
  ];
}

/** Those that begin with it first, then those that hold it. */
function beginning<Value>(
  wanted: string,
  values: readonly Value[],
  labelOf: (value: Value) => string,
): readonly Value[] {
  const part = squeezed(wanted);
  const starts: Value[] = [];
  const holds: Value[] = [];
  for (const value of values) {
    const label = squeezed(labelOf(value));
    if (label.startsWith(part)) starts.push(value);
    else if (label.includes(part)) holds.push(value);
  }
  return [...starts, ...holds].slice(0, MOST);
}

const bracketed = (name: string): string => (/[\s,=[\]()"-]/.test(name) ? `[${name}]` : name);
