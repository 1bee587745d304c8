import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { Production } from '../../../shared/model/production.ts';
import type { FileCandidate, MatchedFile } from '../../../shared/model/screens.ts';
import { entityKinds, type AssetType, type Id, type TaskType } from '../../../shared/model/studio.ts';
import {
  indexNames,
  matchFileName,
  namesOneOf,
  type FileMatch,
  type NameIndex,
} from '../../../shared/rules/fileNames.ts';
import { taskTypeOrder } from '../../../shared/rules/sorting.ts';
import { overlaidTask } from '../commands/overlay.ts';
import type { Columns, ProductionColumns } from './columns.ts';
import type { QueryContext } from './context.ts';
import { labelOf } from './paletteNames.ts';
import { rightsOn } from './taskRightsOf.ts';

type Input = InputOf<Queries, 'fileMatches'>;
type Answer = AnswerOf<Queries, 'fileMatches'>;
type Candidate = FileCandidate & { readonly isMine: boolean };

/** More than these are a search, not a choice. */
const mostCandidates = 8;

/** The task each file's name speaks of, among those that may be published to. */
export function createFileMatches(context: QueryContext, columns: Columns): (input: Input) => Answer {
  const { tables, me } = context;
  const indexOf = createIndexes();

  return ({ names, productionId }) => {
    const taskTypes = new Map(tables.taskTypes.all().map((type) => [type.id, type]));
    const open = tables.productions.all().filter(({ isOpen }) => isOpen);
    const assetTypes = tables.assetTypes.all();
    const overlay = context.overlay();

    const tasksOf = (production: Production, loaded: ProductionColumns) => {
      const inOrder = taskTypeOrder(production.taskTypes);
      return (entityId: Id): readonly Candidate[] => {
        const column = loaded.byId(entityId);
        if (column === undefined || column.isCanceled) return [];
        const entity = labelOf(column, loaded, assetTypes);
        const candidates = tables.tasks
          .ofEntity(entityId)
          .map((record) => overlaidTask(record, overlay))
          .filter((task) => rightsOn(context, task).canPublish)
          .map((task) => ({
            taskId: task.id,
            productionId: production.id,
            entity,
            taskTypeId: task.taskTypeId,
            isMine: task.assigneeIds.includes(me().personId),
          }));
        const typeOf = ({ taskTypeId }: Candidate): TaskType | undefined => taskTypes.get(taskTypeId);
        // One's own first, then as the production has them: an order to choose from, never a choice.
        return candidates.toSorted((a, b) => {
          const [one, other] = [typeOf(a), typeOf(b)];
          return Number(b.isMine) - Number(a.isMine) || (one && other ? inOrder(one, other) : 0);
        });
      };
    };

    const matchIn = (name: string, production: Production): FileMatch<Candidate> => {
      const loaded = columns.entitiesOf(production.id);
      return matchFileName(name, indexOf(loaded, assetTypes), taskTypes, tasksOf(production, loaded));
    };

    return names.map((name): MatchedFile => {
      const named = open.filter((production) => namesOneOf(name, [production.name, production.code]));
      const preferred = open.find(({ id }) => id === productionId);
      // The production on screen goes without saying, unless the name says another one.
      const here = preferred === undefined ? null : matchIn(name, preferred);
      const isHere =
        here !== null &&
        here.candidates.length > 0 &&
        (named.length === 0 || named.some(({ id }) => id === productionId));
      return answerOf(name, isHere ? [here] : (named.length > 0 ? named : open).map((one) => matchIn(name, one)));
    });
  };
}

/** Where two productions have a task that fits, neither is meant. */
function answerOf(name: string, matches: readonly FileMatch<Candidate>[]): MatchedFile {
  const meant = matches.flatMap(({ task }) => task ?? []);
  const [only = null] = meant.length === 1 ? meant : [];
  const candidates = matches.flatMap((match) => match.candidates);
  const first = candidates.filter((candidate) => meant.includes(candidate));
  const others = candidates.filter((candidate) => !meant.includes(candidate));
  return {
    name,
    taskId: only?.taskId ?? null,
    candidates: [...first, ...others].slice(0, mostCandidates).map(({ isMine: _isMine, ...candidate }) => candidate),
  };
}

/** The names of each production, read anew only when one has changed. */
function createIndexes(): (columns: ProductionColumns, assetTypes: readonly AssetType[]) => NameIndex {
  const kept = new Map<
    Id,
    { readonly structure: number; readonly assetTypes: readonly AssetType[]; readonly index: NameIndex }
  >();
  return (columns, assetTypes) => {
    const known = kept.get(columns.productionId);
    if (known?.structure === columns.structure && known.assetTypes === assetTypes) return known.index;
    const index = indexNames(
      entityKinds.flatMap((kind) => columns.ofKind(kind)).map((column) => labelOf(column, columns, assetTypes)),
    );
    kept.set(columns.productionId, { structure: columns.structure, assetTypes, index });
    return index;
  };
}
