/** Everything a set wants, gathered piece by piece so that no window waits for a large production to be counted. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PinChoice, PinSubject } from '../../../shared/model/pins.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { pinnedKey, type WantedFile } from '../db/tables/pinnedFiles.ts';
import type { QueryContext } from '../queries/context.ts';
import { contentsOf, type PinContents, type PinSource } from './contents.ts';
import { filesOfAttachments, filesOfModels, filesOfPreviews, thumbnailOf } from './wantedFiles.ts';

export type PinCount = {
  readonly contents: PinContents;
  readonly shotCount: number;
  readonly assetCount: number;
  readonly previewCount: number;
  readonly files: ReadonlyMap<string, WantedFile>;
  readonly thumbnailId: Id | null;
  /** False while a production it reaches into has not been read whole: its revisions come last. */
  readonly isCounted: boolean;
};

const tasksAtOnce = 500;
const entitiesAtOnce = 2_000;

type Gathering = { readonly files: Map<string, WantedFile>; previewCount: number; thumbnailId: Id | null };

/** All at once: what a dialog shows before anything is pinned. */
export function countNow(source: PinSource, subject: PinSubject, choice: PinChoice): PinCount {
  const contents = contentsOf(source, subject);
  const gathering: Gathering = { files: new Map(), previewCount: 0, thumbnailId: null };
  for (const step of stepsOf(source.context, contents, choice, gathering)) step();
  return counted(source, contents, gathering);
}

/** The same with pauses, in which windows are answered. */
export async function countSlowly(source: PinSource, subject: PinSubject, choice: PinChoice): Promise<PinCount> {
  const contents = contentsOf(source, subject);
  const gathering: Gathering = { files: new Map(), previewCount: 0, thumbnailId: null };
  for (const step of stepsOf(source.context, contents, choice, gathering)) {
    await nextTurn();
    step();
  }
  return counted(source, contents, gathering);
}

function stepsOf(
  { tables, givesSources }: QueryContext,
  contents: PinContents,
  choice: PinChoice,
  gathering: Gathering,
): readonly (() => void)[] {
  const averages = tables.mediaFiles.averages();
  const mayHaveSource = (id: Id): boolean =>
    givesSources === true || tables.mediaFiles.find({ kind: 'movie-source', id }) !== null;
  const add = (file: WantedFile): void => {
    gathering.files.set(pinnedKey(file), file);
  };
  const entityIds = contents.entities.map(({ id }) => id);
  return [
    ...inPieces(entityIds, entitiesAtOnce).map((ids) => () => {
      for (const previewFileId of tables.entities.mainPreviewIds(ids)) {
        gathering.thumbnailId ??= previewFileId;
        add(thumbnailOf(previewFileId, averages));
      }
    }),
    ...inPieces(contents.taskIds, tasksAtOnce).map((ids) => () => {
      const previews = tables.previewFiles.ofTasks(ids);
      const files = filesOfPreviews(previews, choice, averages, mayHaveSource);
      gathering.previewCount += new Set(files.map(({ id }) => id)).size;
      for (const file of files) add(file);
      if (choice.media !== 'thumbnails')
        for (const file of filesOfAttachments(tables.comments.attachmentsOf(ids), choice)) add(file);
    }),
    ...inPieces(contents.chosenFileIds ?? [], tasksAtOnce).map((ids) => () => {
      const shown = tables.previewFiles.byIds(ids);
      const files = filesOfPreviews(shown, { ...choice, revisionCount: null }, averages, mayHaveSource);
      for (const file of files) {
        // What is shown first is what it is known by.
        if (file.kind === 'thumbnail') gathering.thumbnailId ??= file.id;
        if (!gathering.files.has(pinnedKey(file))) add(file);
      }
    }),
    () => {
      for (const file of filesOfModels(tables, gathering.files.values(), contents.productionIds)) add(file);
    },
  ];
}

function counted({ context: { tables } }: PinSource, contents: PinContents, gathering: Gathering): PinCount {
  const countOf = (wanted: string): number => contents.entities.filter(({ kind }) => kind === wanted).length;
  return {
    contents,
    shotCount: countOf('Shot'),
    assetCount: countOf('Asset'),
    previewCount: gathering.previewCount,
    files: gathering.files,
    thumbnailId: gathering.thumbnailId,
    isCounted: contents.productionIds.every((id) =>
      [`production:${id}`, `previews:${id}`].every((key) => tables.scopes.get(key).state === 'complete'),
    ),
  };
}

function inPieces<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const pieces: Item[][] = [];
  for (let start = 0; start < items.length; start += size) pieces.push(items.slice(start, start + size));
  return pieces;
}
