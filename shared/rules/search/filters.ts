/** What a piece of a search text means in a vocabulary. What Kitsu drops is dropped, with the problem that it has. */
import type { SearchToken } from '../../model/screens.ts';
import type { MetadataDescriptor } from '../../model/production.ts';
import type { Id, TaskStatus } from '../../model/studio.ts';
import { readPriorityDigit } from '../priorities.ts';
import { readComparison, readNumber } from './comparisons.ts';
import type { Lexeme } from './lexemes.ts';
import { negatedIf, not, type Predicate } from './predicate.ts';
import { descriptorNamed, exactlyNamed, named, peopleNamed, squeezed, type SearchVocabulary } from './vocabulary.ts';

export type Meaning = {
  readonly kind: SearchToken['kind'];
  readonly problem: SearchToken['problem'];
  /** Null: asks nothing, as if it were not there. */
  readonly predicate: Predicate | null;
  /** Words in brackets (`[wfa] [retake]`): any of all such words of the text. */
  readonly anyWords?: readonly string[];
};

const filter = (predicate: Predicate | null, problem: SearchToken['problem'] = null): Meaning => ({
  kind: 'filter',
  problem,
  predicate,
});

const never: Predicate = { kind: 'never' };

export function meaningOf(lexeme: Lexeme, vocabulary: SearchVocabulary): Meaning {
  if (lexeme.isQuoted) return wordMeaning(lexeme, lexeme.head);
  if (lexeme.isUnclosed) return filter(null, 'unclosed-bracket');
  const { operator } = lexeme;
  if (operator === null) return plainMeaning(lexeme);

  const isOnlyOurs = operator !== '=' || lexeme.isNegated;
  const equality = operator === '=' || operator === '!=' ? equalityMeaning(lexeme, vocabulary) : null;
  const known = equality ?? comparisonMeaning(lexeme, vocabulary);
  // `a<b` with an unknown `a` is a word; `a=b` never is one, as in Kitsu.
  if (known === null)
    return operator === '=' ? filter(null, 'unknown-task-type') : wordMeaning(lexeme, rawWord(lexeme));
  if (!isOnlyOurs) return known;
  const isTurned = (operator === '!=' && equality !== null) !== lexeme.isNegated;
  return {
    ...known,
    predicate: known.predicate === null ? null : negatedIf(isTurned, known.predicate),
    problem: known.problem ?? 'this-app-only',
  };
}

function comparisonMeaning(lexeme: Lexeme, vocabulary: SearchVocabulary): Meaning | null {
  const predicate = readComparison(lexeme, vocabulary);
  if (predicate === undefined) return null;
  return filter(predicate, predicate === null ? 'unknown-value' : 'this-app-only');
}

function plainMeaning(lexeme: Lexeme): Meaning {
  const { head, bracket, isNegated } = lexeme;
  if (head.toLowerCase() === 'withthumbnail' && bracket === null)
    return filter(negatedIf(isNegated, { kind: 'thumbnail' }));
  if (head !== '' || bracket === null) return wordMeaning(lexeme, rawWord(lexeme));
  const words = splitList(bracket).map((word) => word.toLowerCase());
  if (!isNegated) return { kind: 'word', problem: null, predicate: null, anyWords: words };
  const excluded = words.map((word) => not({ kind: 'keyword', word }));
  return { kind: 'exclude', problem: null, predicate: excluded.length === 0 ? null : { kind: 'all', of: excluded } };
}

const rawWord = ({ raw, isNegated }: Lexeme): string => (isNegated ? raw.slice(1) : raw);

function wordMeaning({ isNegated, isUnclosed }: Lexeme, text: string): Meaning {
  const word = text.toLowerCase();
  return {
    kind: isNegated ? 'exclude' : 'word',
    problem: isUnclosed ? 'unclosed-bracket' : null,
    predicate: word.trim() === '' ? null : negatedIf(isNegated, { kind: 'keyword', word }),
  };
}

/** Null where the left side is no name that equality knows. Fields of ours are left to the comparisons. */
function equalityMeaning(lexeme: Lexeme, vocabulary: SearchVocabulary): Meaning | null {
  const head = lexeme.head.toLowerCase();
  const { isExcluding, value } = readExclusion(lexeme.value);
  const inBrackets = lexeme.bracket;

  if (head === 'assignedto') return assignedTo(inBrackets ?? '', value, isExcluding, vocabulary);
  if (head === 'priority-' && inBrackets !== null) return priority(inBrackets, value, isExcluding, vocabulary);
  if (head.startsWith('priority-') && inBrackets === null)
    return priority(head.slice('priority-'.length), value, isExcluding, vocabulary);
  if (inBrackets !== null && head !== '') return null;

  const name = inBrackets ?? lexeme.head;
  switch (name.trim().toLowerCase()) {
    case 'type':
      return assetType(value, isExcluding, vocabulary);
    case 'department':
      return department(value, isExcluding, vocabulary);
    case 'readyfor':
      return withTaskType(value, vocabulary.readyForTaskTypes, isExcluding, (taskTypeId) => ({
        kind: 'readyFor',
        taskTypeId,
      }));
    case 'assetsready':
      return withTaskType(value, vocabulary.taskTypes, isExcluding, (taskTypeId) => ({
        kind: 'assetsReady',
        taskTypeId,
      }));
    default:
  }
  const exact = exactlyNamed(name, vocabulary.taskTypes);
  if (exact !== null) return status(exact.id, value, isExcluding, vocabulary);
  const descriptor = descriptorNamed(name, vocabulary.descriptors);
  if (descriptor !== null) return metadata(descriptor, value, isExcluding, vocabulary);
  const beginning = readComparison(lexeme, vocabulary) === undefined ? named(name, vocabulary.taskTypes) : null;
  return beginning === null ? null : status(beginning.id, value, isExcluding, vocabulary);
}

function withTaskType(
  value: string,
  taskTypes: SearchVocabulary['readyForTaskTypes'],
  isExcluding: boolean,
  predicate: (taskTypeId: Id) => Predicate,
): Meaning {
  if (value === '') return filter(null, 'unknown-task-type');
  const taskType = named(value, taskTypes);
  if (taskType === null) return filter(negatedIf(isExcluding, never), 'unknown-task-type');
  return filter(negatedIf(isExcluding, predicate(taskType.id)));
}

/** A leading `-` turns the whole list around, not its first entry. */
function readExclusion(text: string): { readonly isExcluding: boolean; readonly value: string } {
  const trimmed = text.trim();
  return trimmed.startsWith('-')
    ? { isExcluding: true, value: trimmed.slice(1).trim() }
    : { isExcluding: false, value: trimmed };
}

const splitList = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Unknown short names are dropped; without a known one the filter vanishes. */
function status(taskTypeId: Id, value: string, isExcluding: boolean, vocabulary: SearchVocabulary): Meaning {
  const wanted = splitList(value.toLowerCase());
  const predicates: Predicate[] = [];
  if (wanted.includes('unassigned')) predicates.push(not({ kind: 'hasAssignee', taskTypeId }));
  if (wanted.includes('assigned')) predicates.push({ kind: 'hasAssignee', taskTypeId });
  const byName = (name: string): readonly TaskStatus[] =>
    vocabulary.taskStatuses.filter(({ shortName }) => shortName.toLowerCase() === name);
  const taskStatusIds = wanted.flatMap(byName).map(({ id }) => id);
  if (taskStatusIds.length > 0) predicates.push({ kind: 'status', taskTypeId, taskStatusIds });
  const isUnknown = wanted.some((name) => name !== 'assigned' && name !== 'unassigned' && byName(name).length === 0);
  const problem = isUnknown || wanted.length === 0 ? 'unknown-status' : null;
  const [only] = predicates;
  if (only === undefined) return filter(null, problem);
  return filter(negatedIf(isExcluding, predicates.length === 1 ? only : { kind: 'any', of: predicates }), problem);
}

function assignedTo(typeName: string, value: string, isExcluding: boolean, vocabulary: SearchVocabulary): Meaning {
  if (value === '') return filter(null, 'unknown-person');
  const taskType = typeName.trim() === '' ? null : named(typeName, vocabulary.taskTypes);
  if (taskType === null && typeName.trim() !== '') return filter(negatedIf(isExcluding, never), 'unknown-task-type');
  const whole = peopleNamed(value, vocabulary.people);
  const personIds = whole.length > 0 ? whole : splitList(value).flatMap((name) => peopleNamed(name, vocabulary.people));
  if (personIds.length === 0) return filter(negatedIf(isExcluding, never), 'unknown-person');
  return filter(negatedIf(isExcluding, { kind: 'assignedTo', taskTypeId: taskType?.id ?? null, personIds }));
}

function priority(typeName: string, value: string, isExcluding: boolean, vocabulary: SearchVocabulary): Meaning {
  const taskType = named(typeName, vocabulary.taskTypes);
  if (taskType === null) return filter(null, 'unknown-task-type');
  const wanted = readPriorityDigit(value);
  if (wanted === null) return filter(null, 'unknown-value');
  return filter(negatedIf(isExcluding, { kind: 'priority', taskTypeId: taskType.id, priority: wanted }));
}

/** Exact and case-sensitive; a name that holds a comma is one name. */
function assetType(value: string, isExcluding: boolean, vocabulary: SearchVocabulary): Meaning {
  if (value === '') return filter(null, 'unknown-value');
  const withName = (name: string): readonly Id[] =>
    vocabulary.assetTypes.filter((type) => type.name === name).map(({ id }) => id);
  const whole = withName(value);
  const assetTypeIds = whole.length > 0 ? whole : splitList(value).flatMap(withName);
  if (assetTypeIds.length === 0) return filter(negatedIf(isExcluding, never), 'unknown-value');
  return filter(negatedIf(isExcluding, { kind: 'assetType', assetTypeIds }));
}

function department(value: string, isExcluding: boolean, vocabulary: SearchVocabulary): Meaning {
  if (value === '') return filter(null, 'unknown-value');
  const departmentIds = splitList(value).flatMap((name) => exactlyNamed(name, vocabulary.departments)?.id ?? []);
  if (departmentIds.length === 0) return filter(negatedIf(isExcluding, never), 'unknown-value');
  return filter(negatedIf(isExcluding, { kind: 'department', departmentIds }));
}

function metadata(
  { fieldName, dataType }: MetadataDescriptor,
  value: string,
  isExcluding: boolean,
  vocabulary: SearchVocabulary,
): Meaning {
  const wanted = splitList(value.toLowerCase());
  if (wanted.length === 0) return filter(null, 'unknown-value');
  if (dataType === 'number') {
    const numbers = wanted.flatMap((text) => readNumber(text) ?? []);
    if (numbers.length === 0) return filter(negatedIf(isExcluding, never), 'unknown-value');
    const of = numbers.map((number): Predicate => ({
      kind: 'metadataNumber',
      fieldName,
      comparison: '=',
      value: number,
    }));
    return filter(negatedIf(isExcluding, { kind: 'any', of }));
  }
  // A person's field holds an id: found by any part of the name.
  const values =
    dataType === 'person'
      ? vocabulary.people
          .filter(({ fullName }) => wanted.some((part) => squeezed(fullName).includes(squeezed(part))))
          .map(({ id }) => id.toLowerCase())
      : wanted;
  if (values.length === 0) return filter(negatedIf(isExcluding, never), 'unknown-person');
  return filter(negatedIf(isExcluding, { kind: 'metadata', fieldName, dataType, values }));
}
