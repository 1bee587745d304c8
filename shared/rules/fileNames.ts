/**
 * Which task a file is of, by its name alone: `SQ010_SH0040_animation_v012.mov`, `lantern_hero_modeling_v3.png`. Whatever the
 * separators and the case; where two fit nothing is chosen, both are offered.
 */
import type { Id } from '../model/studio.ts';
import { foldText } from './foldText.ts';

/** Letters, or the figures of a number: what a name is made of once its separators are gone. */
type Piece = { readonly text: string; readonly isNumber: boolean };

/** Pieces next to each other in a file's name. */
type Span = { readonly start: number; readonly end: number };

/** More than any name that people give; what follows says nothing. */
const mostPieces = 24;

function piecesOf(text: string): readonly Piece[] {
  // LanternHero is two words, SH0040 a word and a number.
  const spaced = text.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  const found = foldText(spaced).text.match(/\p{L}+|\p{N}+/gu) ?? [];
  return found.slice(0, mostPieces).map((piece) => ({ text: piece, isNumber: /^\p{N}/u.test(piece) }));
}

/** The name of a file without its ending, its version and the numbers of frames. */
function stemOf(name: string): string {
  return (
    name
      .replace(/\.[^.]*$/, '')
      // image.%04d, image.####, image.[1001-1100], image.1001
      .replaceAll(/[._]?(%0?\d*d|#+|@+|\[\d+-\d+\])/g, ' ')
      .replace(/\.\d{3,8}$/, ' ')
      .replaceAll(/(^|[^\p{L}\p{N}])v(?:er(?:sion)?)?[ ._-]?\d{1,6}(?=$|[^\p{L}\p{N}])/giu, '$1 ')
      // shotv012: glued to what is before it.
      .replace(/(?<=\p{L}|\p{N})v\d{2,6}(?=$|[^\p{L}\p{N}])/iu, ' ')
  );
}

/** As it is compared: words run together, numbers without their leading zeros and never into each other. */
function keyOf(pieces: readonly Piece[]): string {
  let key = '';
  for (const [index, { text, isNumber }] of pieces.entries()) {
    if (isNumber && pieces[index - 1]?.isNumber === true) key += '.';
    key += isNumber ? text.replace(/^0+(?=.)/, '') : text;
  }
  return key;
}

/** As it is written, zeros and all. */
const spelledAs = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

export type NamedEntity = {
  readonly entityId: Id;
  readonly name: string;
  /** The sequence of a shot, the type of an asset. */
  readonly parentName: string;
  readonly episodeName: string;
};

/** The names of a production, ready to be looked for in the names of files. */
export type NameIndex = {
  readonly byName: ReadonlyMap<string, readonly NamedEntity[]>;
  /** What entities are part of: a name of these in a file's says which of two shots is meant. */
  readonly parents: ReadonlySet<string>;
  readonly longestPieces: number;
};

export function indexNames(entities: Iterable<NamedEntity>): NameIndex {
  const byName = new Map<string, NamedEntity[]>();
  const parents = new Set<string>();
  let longestPieces = 1;
  for (const entity of entities) {
    const pieces = piecesOf(entity.name);
    if (pieces.length === 0) continue;
    longestPieces = Math.max(longestPieces, pieces.length);
    const key = keyOf(pieces);
    const known = byName.get(key);
    if (known === undefined) byName.set(key, [entity]);
    else known.push(entity);
    for (const parent of [entity.parentName, entity.episodeName]) {
      const parentPieces = piecesOf(parent);
      if (parentPieces.length === 0) continue;
      longestPieces = Math.max(longestPieces, parentPieces.length);
      parents.add(keyOf(parentPieces));
    }
  }
  return { byName, parents, longestPieces };
}

export type NamedTaskType = { readonly id: Id; readonly name: string; readonly shortName: string };

export type FileMatch<Task> = {
  /** The one that is meant; null where none is, or where another one fits as well. */
  readonly task: Task | null;
  /** The likeliest first, the one that is meant among them. */
  readonly candidates: readonly Task[];
};

type Found = { readonly entity: NamedEntity; readonly span: Span; readonly isExact: boolean };

/** @returns where each name stands in the file's; a name inside of a longer one is no find of its own. */
function findEntities(pieces: readonly Piece[], index: NameIndex): readonly Found[] {
  const runs = runsOf(pieces, index.longestPieces).map((span) => ({ span, run: pieces.slice(span.start, span.end) }));
  const found = runs.flatMap(({ span, run }) =>
    (index.byName.get(keyOf(run)) ?? []).map((entity) => ({
      entity,
      span,
      isExact: spelledAs(run) === spelledAs(piecesOf(entity.name)),
    })),
  );
  const parents = runs.filter(({ run }) => index.parents.has(keyOf(run))).map(({ span }) => span);
  // The 10 of SQ010 is not the shot 0010.
  const longer = [...found.map(({ span }) => span), ...parents];
  return found.filter(({ span }) => !longer.some((other) => isInside(span, other)));
}

const runsOf = (pieces: readonly Piece[], longest: number): readonly Span[] =>
  pieces.flatMap((_piece, start) =>
    Array.from({ length: Math.min(longest, pieces.length - start) }, (_run, more) => ({
      start,
      end: start + more + 1,
    })),
  );

const isInside = (inner: Span, outer: Span): boolean =>
  inner.start >= outer.start && inner.end <= outer.end && inner.end - inner.start < outer.end - outer.start;
const isBeside = (one: Span | null, other: Span | null): boolean =>
  one !== null && other !== null && !doMeet(one, other);
const doMeet = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/** Where a name stands outside of what is taken. */
function findKey(pieces: readonly Piece[], isWanted: (key: string) => boolean, taken: readonly Span[]): Span | null {
  for (let length = pieces.length; length > 0; length -= 1)
    for (let start = 0; start + length <= pieces.length; start += 1) {
      const span = { start, end: start + length };
      if (!taken.some((other) => doMeet(span, other)) && isWanted(keyOf(pieces.slice(start, span.end)))) return span;
    }
  return null;
}

type TypeMatch = {
  /** 2 by its name or short name, 1 by the beginning of it, 0 not at all. */
  readonly worth: 0 | 1 | 2;
  readonly span: Span | null;
};

/** How well the rest of a name speaks of a task type. */
function typeMatch(type: NamedTaskType | undefined, pieces: readonly Piece[], taken: readonly Span[]): TypeMatch {
  const names = [type?.name, type?.shortName].map((name) => keyOf(piecesOf(name ?? ''))).filter((key) => key !== '');
  const whole = findKey(pieces, (key) => names.includes(key), taken);
  if (whole !== null) return { worth: 2, span: whole };
  // anim, comp, light: three letters at least.
  const isBeginning = (key: string): boolean => key.length >= 3 && (names[0]?.startsWith(key) ?? false);
  const begun = findKey(pieces, isBeginning, taken);
  return { worth: begun === null ? 0 : 1, span: begun };
}

type Ranked<Task> = {
  readonly task: Task;
  /** Its entity and its task type are in the name, and nothing in it says otherwise. */
  readonly isNamed: boolean;
  readonly rank: number;
  readonly found: Found;
};

/**
 * @param tasksOf the tasks of an entity that may be published to, in the order in which they are offered.
 */
export function matchFileName<Task extends { readonly taskTypeId: Id }>(
  fileName: string,
  index: NameIndex,
  taskTypes: ReadonlyMap<Id, NamedTaskType>,
  tasksOf: (entityId: Id) => readonly Task[],
): FileMatch<Task> {
  const pieces = piecesOf(stemOf(fileName));
  const ranked = findEntities(pieces, index).flatMap((found) => rankedTasks(found, pieces, index, taskTypes, tasksOf));
  const ordered = ranked.toSorted((a, b) => b.rank - a.rank);
  const [best, ...others] = ordered;
  const isMeant = best?.isNamed === true && !others.some((other) => other.isNamed && isRival(other, best));
  return { task: isMeant ? best.task : null, candidates: ordered.map(({ task }) => task) };
}

/** Whether the other one may be meant as well. */
function isRival<Task>(other: Ranked<Task>, best: Ranked<Task>): boolean {
  if (other.rank === best.rank) return true;
  // The sequence that a shot is of stands beside it without being meant.
  const { entity } = best.found;
  const isOfIt = [entity.parentName, entity.episodeName].some(
    (name) => keyOf(piecesOf(name)) === keyOf(piecesOf(other.found.entity.name)),
  );
  return isBeside(other.found.span, best.found.span) && !isOfIt;
}

function rankedTasks<Task extends { readonly taskTypeId: Id }>(
  found: Found,
  pieces: readonly Piece[],
  index: NameIndex,
  taskTypes: ReadonlyMap<Id, NamedTaskType>,
  tasksOf: (entityId: Id) => readonly Task[],
): readonly Ranked<Task>[] {
  const { entity, span, isExact } = found;
  const own = [entity.parentName, entity.episodeName].map((name) => keyOf(piecesOf(name))).filter((key) => key !== '');
  const taken = [span];
  let parentsNamed = 0;
  for (const parent of own) {
    const at = findKey(pieces, (key) => key === parent, taken);
    if (at === null) continue;
    parentsNamed += 1;
    taken.push(at);
  }
  // SQ020_SH0040 is not the SH0040 of SQ010.
  const isElsewhere =
    parentsNamed < own.length && findKey(pieces, (key) => index.parents.has(key) && !own.includes(key), taken) !== null;
  // A bare number may be anything.
  const isVague = pieces.slice(span.start, span.end).every(({ isNumber }) => isNumber) && parentsNamed === 0;
  const tasks = tasksOf(entity.entityId);
  const typed = tasks.map((task) => ({ task, match: typeMatch(taskTypes.get(task.taskTypeId), pieces, taken) }));
  const best = Math.max(0, ...typed.map(({ match }) => match.worth));
  return typed.map(({ task, match }) => {
    // Where the name has no task type, the only task there is must be it. Where it has two, neither is.
    const isTyped =
      best === 0
        ? tasks.length === 1
        : match.worth === best && !typed.some(({ match: other }) => isBeside(match.span, other.span));
    return {
      task,
      found,
      isNamed: isTyped && !isElsewhere && !isVague,
      rank:
        (isElsewhere || isVague ? 0 : 1_000) +
        match.worth * 200 +
        parentsNamed * 50 +
        (isExact ? 20 : 0) +
        (span.end - span.start),
    };
  });
}

/** Whether one of the names, of a production for instance, stands in the file's. */
export function namesOneOf(fileName: string, names: readonly string[]): boolean {
  const keys = names.map((name) => keyOf(piecesOf(name))).filter((key) => key !== '');
  return findKey(piecesOf(stemOf(fileName)), (key) => keys.includes(key), []) !== null;
}
