import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { PaletteHit } from '../../../shared/model/screens.ts';
import type { Id, TaskType } from '../../../shared/model/studio.ts';
import { matchName, wordsOf, type CodeMatch } from '../../../shared/rules/codeMatch.ts';
import { foldText, unfoldRange, type FoldedText } from '../../../shared/rules/foldText.ts';
import { naturalOrder } from '../../../shared/rules/naturalOrder.ts';
import { overlaidTask } from '../commands/overlay.ts';
import type { Columns, ProductionColumns } from './columns.ts';
import type { QueryContext } from './context.ts';
import type { EntityColumn } from './entityColumn.ts';
import { labelText } from './entityLabels.ts';
import { createPaletteNames, labelOf } from './paletteNames.ts';

type Input = InputOf<Queries, 'palette'>;
type Answer = AnswerOf<Queries, 'palette'>;
type Ranked = { readonly hit: PaletteHit; readonly score: number };

/** An entity that holds some of the words; the others may be in the name of a task type. */
type Candidate = {
  readonly column: EntityColumn;
  readonly columns: ProductionColumns;
  readonly folded: FoldedText;
  readonly mask: number;
  readonly score: number;
};

/** How much being in the current production is worth, and being canceled costs. */
const HERE = 12;
const CANCELED = -20;
/** A task of one's own before those of others. */
const MINE = 6;
/** Entities whose tasks are looked at: more than anybody reads. */
const MOST_CANDIDATES = 150;

/** Entities, tasks, people and productions whose names hold all the words, the likeliest first. */
export function createPalette(context: QueryContext, columns: Columns): (input: Input) => Answer {
  const { tables } = context;
  const namesOf = createPaletteNames();

  return ({ text, productionId, people, limit }) => {
    const startedAt = performance.now();
    const words = wordsOf(foldText(text).text);
    const everything = (1 << words.length) - 1;
    const hits: Ranked[] = [];
    const candidates: Candidate[] = [];
    let searchedCount = 0;
    const answer = (): Answer => ({
      hits: hits
        .toSorted(
          (a, b) =>
            b.score - a.score || a.hit.title.length - b.hit.title.length || naturalOrder(a.hit.title, b.hit.title),
        )
        .slice(0, limit)
        .map(({ hit }) => hit),
      searchedCount,
      tookMs: Math.round(performance.now() - startedAt),
    });
    if (words.length === 0) return answer();

    const taskTypes = typeMatches(words, tables.taskTypes.all());
    const assetTypes = tables.assetTypes.all();
    for (const production of tables.productions.all()) {
      searchedCount += 1;
      const named = whole(words, everything, production.name);
      if (named !== null)
        hits.push({
          score: named.score + (production.isOpen ? 5 : -10),
          hit: { kind: 'production', productionId: production.id, title: production.name, matches: named.matches },
        });
      if (!production.isOpen) continue;
      const loaded = columns.entitiesOf(production.id);
      const bonus = production.id === productionId ? HERE : 0;
      for (const { column, folded } of namesOf(loaded, assetTypes)) {
        searchedCount += 1;
        const { mask, score } = matchName(words, folded.text);
        if (mask === 0 || (mask | taskTypes.anyMask) !== everything) continue;
        const worth = score + bonus + (column.isCanceled ? CANCELED : 0);
        candidates.push({ column, columns: loaded, folded, mask, score: worth });
      }
    }
    if (people)
      for (const person of tables.people.all()) {
        if (!person.isActive || person.isBot) continue;
        searchedCount += 1;
        const named = whole(words, everything, person.fullName);
        if (named !== null)
          hits.push({
            score: named.score,
            hit: { kind: 'person', personId: person.id, title: person.fullName, matches: named.matches },
          });
      }

    const likeliest = candidates.toSorted((a, b) => b.score - a.score).slice(0, MOST_CANDIDATES);
    for (const { column, columns: loaded, folded, mask, score } of likeliest) {
      if (mask !== everything) continue;
      const entity = labelOf(column, loaded, assetTypes);
      hits.push({
        score,
        hit: {
          kind: 'entity',
          productionId: loaded.productionId,
          entity,
          title: labelText(entity),
          matches: ranges(matchName(words, folded.text).matches, folded),
        },
      });
    }
    hits.push(...taskHits(words, everything, likeliest, taskTypes, context));
    return answer();
  };
}

function whole(
  words: readonly string[],
  everything: number,
  name: string,
): { readonly score: number; readonly matches: readonly [number, number][] } | null {
  const folded = foldText(name);
  const { mask, score, matches } = matchName(words, folded.text);
  return mask === everything ? { score, matches: ranges(matches, folded) } : null;
}

type TypeMatches = {
  readonly anyMask: number;
  readonly of: ReadonlyMap<Id, { readonly mask: number; readonly score: number; readonly type: TaskType }>;
};

/** Which words may be the beginning of which task type's name. */
function typeMatches(words: readonly string[], taskTypes: readonly TaskType[]): TypeMatches {
  const of = new Map<Id, { readonly mask: number; readonly score: number; readonly type: TaskType }>();
  let anyMask = 0;
  for (const type of taskTypes) {
    const parts = foldText(type.name).text.split(/[\s_-]+/);
    let mask = 0;
    let score = 0;
    for (const [index, word] of words.entries()) {
      if (!parts.some((part) => part.startsWith(word))) continue;
      mask |= 1 << index;
      score += parts.includes(word) ? 35 : 25;
    }
    anyMask |= mask;
    of.set(type.id, { mask, score, type });
  }
  return { anyMask, of };
}

/** Tasks of the likeliest entities whose type holds the words that the entity does not. */
function taskHits(
  words: readonly string[],
  everything: number,
  candidates: readonly Candidate[],
  taskTypes: TypeMatches,
  { tables, overlay, me }: QueryContext,
): readonly Ranked[] {
  if (taskTypes.anyMask === 0) return [];
  const byEntity = new Map(candidates.map((candidate) => [candidate.column.id, candidate]));
  const waiting = overlay();
  const assetTypes = tables.assetTypes.all();
  return tables.tasks.ofEntities([...byEntity.keys()]).flatMap((record): readonly Ranked[] => {
    const candidate = byEntity.get(record.entityId);
    const match = taskTypes.of.get(record.taskTypeId);
    if (candidate === undefined || match === undefined || match.mask === 0) return [];
    if ((candidate.mask | match.mask) !== everything) return [];
    const entity = labelOf(candidate.column, candidate.columns, assetTypes);
    const title = `${labelText(entity)} ${match.type.name}`;
    const folded = foldText(title);
    const task = overlaidTask(record, waiting);
    return [
      {
        score: candidate.score + match.score + (task.assigneeIds.includes(me().personId) ? MINE : 0),
        hit: {
          kind: 'task',
          productionId: task.productionId,
          taskId: task.id,
          entity,
          taskTypeId: task.taskTypeId,
          taskStatusId: task.taskStatusId,
          title,
          matches: ranges(matchName(words, folded.text).matches, folded),
        },
      },
    ];
  });
}

/** In the order of the title, neighbours joined. */
function ranges(matches: readonly CodeMatch[], folded: FoldedText): readonly [number, number][] {
  const joined: [number, number][] = [];
  for (const { start, end } of matches.toSorted((a, b) => a.start - b.start)) {
    const [from, to] = unfoldRange(folded, start, end);
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
