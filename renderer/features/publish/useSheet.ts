/** What is on the sheet: files, the task of each by its name or by hand, what is said of each task, and how it is published. */
import type { FileFacts, FileFinding } from '../../../shared/model/files.ts';
import type { MatchedFile, TaskDetail } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { emptySheet, publishSheetKey, readSheet, type SheetFile, writeSheet } from '../../../shared/publishSheet.ts';
import { checkFile } from '../../../shared/rules/publishChecks.ts';
import { useDraft } from '../../data/draftKeeper.ts';
import { useEngine, useEngineAll } from '../../data/useEngine.ts';
import { useFileFacts } from './useFileFacts.ts';

export type ListedFile = SheetFile & {
  readonly match: MatchedFile | null;
  /** Null until it has been read. */
  readonly facts: FileFacts | null;
  readonly findings: readonly FileFinding[];
};

/** What becomes one revision. */
export type SheetRevision = {
  readonly taskId: Id;
  /** Undefined until it is known; null where it is not on this disk. */
  readonly detail: TaskDetail | null | undefined;
  readonly files: readonly ListedFile[];
  readonly text: string;
  readonly taskStatusId: Id | null;
  /** Nothing stands in its way. */
  readonly isReady: boolean;
};

const shape = { empty: emptySheet, read: readSheet, write: writeSheet };
export const mostFiles = 200;

/** The server would refuse it. */
export const isUnfit = ({ findings }: ListedFile): boolean => findings.some(({ severity }) => severity === 'error');

export function useSheet(productionId: Id | null) {
  const draft = useDraft(publishSheetKey, shape);
  const { files, words } = draft.value;
  const facts = useFileFacts(files.map(({ handle }) => handle));
  const matches = useEngine(
    'fileMatches',
    { names: files.map(({ name }) => name), productionId },
    { keepsPrevious: true, isOff: files.length === 0 },
  );
  const matchByName = new Map((matches.value ?? []).map((match) => [match.name, match]));
  const taskOf = ({ taskId, name }: SheetFile): Id | null => taskId ?? matchByName.get(name)?.taskId ?? null;
  const taskIds = [...new Set(files.flatMap((file) => taskOf(file) ?? []))];
  const details = useEngineAll(
    'task',
    taskIds.map((taskId) => ({ taskId })),
  );

  const listed = (file: SheetFile, detail: TaskDetail | null | undefined): ListedFile => {
    const known = facts.get(file.handle) ?? null;
    return {
      ...file,
      match: matchByName.get(file.name) ?? null,
      facts: known,
      findings: known === null ? [] : checkFile({ ...file, facts: known }, detail?.publishTarget ?? null),
    };
  };
  const revisions = taskIds.map((taskId, index): SheetRevision => {
    const detail = details[index];
    const own = files.filter((file) => taskOf(file) === taskId).map((file) => listed(file, detail));
    const { text = '', taskStatusId = null } = words[taskId] ?? {};
    const isReady = detail?.rights.canPublish === true && own.every((file) => file.facts !== null && !isUnfit(file));
    return { taskId, detail, files: own, text, taskStatusId, isReady };
  });
  const others = files.filter((file) => taskOf(file) === null).map((file) => listed(file, null));

  const setFiles = (next: readonly SheetFile[]) => draft.set({ files: [...next], words });
  return {
    fileCount: files.length,
    isHere: draft.isHere,
    revisions,
    /** Which task they are of is to be chosen. */
    unplaced: others.filter((file) => !isUnfit(file)),
    unfit: others.filter(isUnfit),
    /** Not known yet which task is whose. */
    isMatching: matches.isFirst && files.length > 0,
    /** @returns how many there was no room for. */
    add: (added: readonly SheetFile[]): number => {
      // A file that was lost with an earlier run and is dropped once more is the same one.
      const isLost = ({ handle }: SheetFile): boolean => facts.get(handle)?.problem === 'missing';
      const again = new Map(files.filter(isLost).map((file) => [file.name, file]));
      const fresh = added.map((file): SheetFile => ({
        ...file,
        taskId: file.taskId ?? again.get(file.name)?.taskId ?? null,
      }));
      const names = new Set(added.map(({ name }) => name));
      const kept = files.filter((file) => !(isLost(file) && names.has(file.name)));
      setFiles([...kept, ...fresh].slice(0, mostFiles));
      return Math.max(0, kept.length + fresh.length - mostFiles);
    },
    remove: (handle: string) => setFiles(files.filter((file) => file.handle !== handle)),
    clear: () => draft.set(emptySheet),
    place: (handle: string, taskId: Id) =>
      setFiles(files.map((file) => (file.handle === handle ? { ...file, taskId } : file))),
    say: (taskId: Id, part: { readonly text?: string; readonly taskStatusId?: Id | null }) =>
      draft.set({
        files,
        words: { ...words, [taskId]: { ...(words[taskId] ?? { text: '', taskStatusId: null }), ...part } },
      }),
    /** Before it is queued: kept later, it would lie there once more after it. */
    keep: draft.keep,
    /** What is left of it without these: as it is written with the command, and as it is shown from then on. */
    without: (gone: readonly Id[]) => {
      const left = {
        files: files.filter((file) => !gone.includes(taskOf(file) ?? '')),
        words: Object.fromEntries(Object.entries(words).filter(([taskId]) => !gone.includes(taskId))),
      };
      return { text: writeSheet(left), show: () => draft.set(left) };
    },
  };
}

export type Sheet = ReturnType<typeof useSheet>;
