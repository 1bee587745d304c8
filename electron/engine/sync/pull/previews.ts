/** The preview files of a production: GET /data/preview-files, newest change first. */
import type { Id } from '../../../../shared/model/studio.ts';
import type { PreviewFile } from '../../../../shared/model/task.ts';
import { chunksOf } from './chunks.ts';
import { instantOf, type PullParts } from './parts.ts';
import { forgetGap, isGapNew, rememberGap } from './gaps.ts';
import { goneIn } from './stillOpen.ts';
import { walk, walkScope } from './walk.ts';

export type PulledPreviews = {
  /** Of the production; null where the server does not tell. */
  readonly totalCount: number | null;
  /** As of comments. */
  readonly areAllThere: boolean;
};

/**
 * Where the server cannot filter by production the walk goes over all of them and keeps those of known tasks; the first
 * time it asks by tasks instead.
 */
export async function pullPreviews(parts: PullParts, productionId: Id, signal: AbortSignal): Promise<PulledPreviews> {
  const { tables, kitsu, db, progress } = parts;
  const filters = kitsu.features.filtersPreviewFilesByProduction;
  const scopeKey = `previews:${productionId}`;
  const isFirst = tables.scopes.get(scopeKey).state !== 'complete';
  const count = (loaded: number, expected: number): void => {
    if (isFirst) progress.count(`production:${productionId}`, 'preview-files', loaded, expected);
  };
  if (isFirst && !filters) {
    const newest = await kitsu.previewFilesPage({ productionId: null, page: 1, limit: 1 }, signal);
    await pullPreviewsOf(parts, tables.tasks.idsWithPreview(productionId), signal, count);
    db.write(() => {
      tables.scopes.note(scopeKey, {
        state: 'complete',
        watermark: newest.rows[0]?.updatedAt ?? null,
        asOf: instantOf(parts.now()),
      });
    });
    return { totalCount: null, areAllThere: false };
  }
  let areAllThere = false;
  const { watermark } = tables.scopes.get(scopeKey);
  const { totalCount } = await walkScope(parts, scopeKey, {
    read: (page, limit) => kitsu.previewFilesPage({ productionId: filters ? productionId : null, page, limit }, signal),
    apply: (rows) => {
      const leftOut = keepPreviewFiles(parts, rows);
      // What was read before is read again as long as nothing newer comes.
      const isNew = leftOut.some(({ updatedAt }) => updatedAt !== null && watermark !== null && updatedAt > watermark);
      if (isNew && !isFirst) forgetGap(parts, scopeKey);
    },
    onEnd: (expected) => {
      if (filters) areAllThere = expected === tables.previewFiles.countOf(productionId);
    },
    onProgress: count,
  });
  return { totalCount: filters ? totalCount : null, areAllThere };
}

/** All preview files of these tasks; what is here and not among them is gone. */
export async function pullPreviewsOf(
  parts: PullParts,
  taskIds: readonly Id[],
  signal: AbortSignal,
  onProgress: (taskCount: number, totalCount: number) => void = () => undefined,
): Promise<void> {
  const { tables, kitsu, db } = parts;
  let doneCount = 0;
  for (const some of chunksOf(taskIds)) {
    await parts.turns.shared(async () => {
      const known = some.flatMap((taskId) => tables.previewFiles.idsOfTask(taskId));
      const rows = await kitsu.previewFilesOfTasks(some, signal);
      const found = new Set(rows.map(({ id }) => id));
      db.write(() => {
        keepPreviewFiles(parts, rows);
        tables.previewFiles.remove(known.filter((id) => !found.has(id)));
      });
    });
    doneCount += some.length;
    onProgress(doneCount, taskIds.length);
  }
}

/** Deleting an older revision moves no date at all, not even the task's: only the count tells. */
export async function forgetMissingPreviews(
  parts: PullParts,
  productionId: Id,
  previewCount: number,
  { isFirst }: { readonly isFirst: boolean },
  signal: AbortSignal,
): Promise<void> {
  const { tables, kitsu, db } = parts;
  const scopeKey = `previews:${productionId}`;
  if (!isFirst && isGapNew(parts, scopeKey, previewCount, tables.previewFiles.countOf(productionId))) {
    const known = tables.previewFiles.idsOfProduction(productionId);
    const seen = new Set<Id>();
    const { isWhole } = await walk(parts, null, {
      read: (page, limit) => kitsu.previewFilesPage({ productionId, page, limit }, signal),
      apply: (rows) => {
        // Of a task that was made between two lists, too.
        keepPreviewFiles(parts, rows);
        for (const { id } of rows) seen.add(id);
      },
    });
    if (!isWhole) return;
    const gone = await goneIn(
      parts,
      productionId,
      known.filter((id) => !seen.has(id)),
      signal,
    );
    db.write(() => {
      tables.previewFiles.remove(gone);
    });
  }
  rememberGap(parts, scopeKey, previewCount, tables.previewFiles.countOf(productionId));
}

/** Of known tasks, and by whom one may read. Answers those of known tasks that are left out. */
export function keepPreviewFiles(parts: PullParts, rows: readonly PreviewFile[]): readonly PreviewFile[] {
  const { tables } = parts;
  const leftOut: PreviewFile[] = [];
  for (const file of rows) {
    const task = tables.tasks.get(file.taskId);
    if (task === null) continue;
    if (mayBeSeen(parts, task.productionId, file)) tables.previewFiles.upsert(file);
    else leftOut.push(file);
  }
  return leftOut;
}

/** A task's conversation tells artists and vendors nothing of what clients say there; the list of preview files does. */
function mayBeSeen({ tables, me }: PullParts, productionId: Id, { personId }: PreviewFile): boolean {
  if (personId === null || personId === me().id || tables.people.get(personId)?.role !== 'client') return true;
  const role = tables.productions.get(productionId)?.role ?? me().role;
  return role !== 'user' && role !== 'vendor';
}
