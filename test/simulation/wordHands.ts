/** Saved searches, what is said in a chat, and what is done to what was said and published before. */
import type { CommandAnswer } from '../../shared/ipc.ts';
import type { ShownSearch, ShownSearchGroup } from '../../shared/model/savedSearch.ts';
import type { ShownComment } from '../../shared/model/screens.ts';
import type { PreviewFile } from '../../shared/model/task.ts';
import type { TestEngine } from '../support/testEngine.ts';
import type { Archive } from './archive.ts';
import type { Grounds } from './fieldHands.ts';
import { pinOf, sayOnly, searchNameOf, validationOf } from './fields.ts';
import type { Claim, Given } from './ledger.ts';

type Doing = {
  readonly note: (more: Partial<Given>) => Given;
  readonly settle: (given: Given, answering: Promise<CommandAnswer>) => Promise<void>;
  readonly name: string;
};

const at = <Value>(values: readonly Value[], index: number): Value | undefined => values[index % values.length];

export async function createSearch(
  engine: TestEngine,
  { productionId }: Grounds,
  pick: number,
  { note, settle, name }: Doing,
): Promise<void> {
  const shared = { productionId, kind: 'Shot', name, isShared: false } as const;
  await settle(
    note({ taskId: '' }),
    engine.command(
      'createSearch',
      pick % 3 === 0
        ? { what: 'group', ...shared, color: '#12a4ff' }
        : { what: 'search', ...shared, query: `frames>${String(pick)}`, groupId: await aGroupId(engine, productionId) },
    ),
  );
}

async function aGroupId(engine: TestEngine, productionId: string): Promise<string | null> {
  const { groups } = await engine.query('savedSearches', { productionId, kind: 'Shot' });
  return groups[0]?.id ?? null;
}

type Saved = { readonly what: 'search' | 'group'; readonly row: ShownSearch | ShownSearchGroup };

/** One of one's own that is there, or that is still to be made. */
async function aSearch(engine: TestEngine, { productionId }: Grounds, pick: number): Promise<Saved | undefined> {
  const { groups, searches } = await engine.query('savedSearches', { productionId, kind: 'Shot' });
  const saved = [
    ...searches.map((row): Saved => ({ what: 'search', row })),
    ...groups.map((row): Saved => ({ what: 'group', row })),
  ];
  return at(
    saved.filter(({ row }) => row.canEdit),
    pick,
  );
}

/** Searches and groups that ever fitted. */
function idsEver(archive: Archive, fits: (row: { readonly id: string; readonly name: string | null }) => boolean) {
  const rows = [...archive.ever('search_filter', fits), ...archive.ever('search_filter_group', fits)];
  return [...new Set(rows.map(({ id }) => id))];
}

export const idsOfSearches = (archive: Archive, wanted: string): readonly string[] =>
  idsEver(archive, ({ name }) => name === wanted);

/** By its id, or by the name it had while it waited, which no other has. */
const isAnyGone = (archive: Archive, { row }: Saved): boolean =>
  idsEver(archive, ({ id, name }) => id === row.id || name === row.name).some(archive.wasDeleted);

export async function editSearch(
  engine: TestEngine,
  grounds: Grounds,
  pick: number,
  { note, settle, name }: Doing,
): Promise<void> {
  const saved = await aSearch(engine, grounds, pick);
  if (saved === undefined) return;
  const claim: Claim = {
    isGone: (archive) => isAnyGone(archive, saved),
    wasSo: (archive) => idsOfSearches(archive, name).length > 0,
  };
  await settle(
    note({ taskId: '', claim, says: sayOnly(searchNameOf(saved.what, saved.row.id), name) }),
    engine.command('editSearch', { what: saved.what, searchId: saved.row.id, change: { name } }),
  );
}

export async function deleteSearch(
  engine: TestEngine,
  grounds: Grounds,
  pick: number,
  { note, settle }: Doing,
): Promise<void> {
  const saved = await aSearch(engine, grounds, pick);
  if (saved === undefined) return;
  const claim: Claim = { isGone: () => false, wasSo: (archive) => isAnyGone(archive, saved) };
  await settle(
    note({ taskId: '', claim }),
    engine.command('deleteSearch', { what: saved.what, searchId: saved.row.id }),
  );
}

export async function sayInChat(
  engine: TestEngine,
  { entityIds }: Grounds,
  pick: number,
  { note, settle, name }: Doing,
): Promise<void> {
  const entityId = at(entityIds, pick);
  if (entityId === undefined) return;
  await settle(
    note({ taskId: '', entityId }),
    engine.command('sayInChat', { entityId, text: name, handles: [], draftKey: null }),
  );
}

export async function deleteChatMessage(
  engine: TestEngine,
  { entityIds }: Grounds,
  pick: number,
  { note, settle }: Doing,
): Promise<void> {
  for (const entityId of entityIds) {
    const messages = (await engine.query('chat', { entityId }))?.messages ?? [];
    const message = at(
      messages.filter(({ canDelete, commandId }) => canDelete && commandId === null),
      pick,
    );
    if (message === undefined) continue;
    const claim: Claim = {
      isGone: (archive) => archive.wasDeleted(entityId),
      wasSo: (archive) => archive.wasDeleted(message.id),
    };
    await settle(
      note({ taskId: '', entityId, claim }),
      engine.command('deleteChatMessage', { entityId, messageId: message.id }),
    );
    return;
  }
}

export async function pinComment(
  engine: TestEngine,
  comments: readonly ShownComment[],
  taskId: string,
  pick: number,
  { note, settle }: Doing,
): Promise<void> {
  const comment = at(
    comments.filter(({ commandId }) => commandId === null),
    pick,
  );
  if (comment === undefined) return;
  const isPinned = Math.trunc(pick / 8) % 3 > 0;
  const claim: Claim = {
    isGone: (archive) => archive.wasDeleted(comment.id),
    wasSo: (archive) =>
      archive.ever('comment', ({ id, pinned }) => id === comment.id && (pinned === true) === isPinned).length > 0,
  };
  await settle(
    note({ commentId: comment.id, claim, says: sayOnly(pinOf(comment.id), isPinned) }),
    engine.command('pinComment', { taskId, commentId: comment.id, isPinned }),
  );
}

async function aPreview(engine: TestEngine, taskId: string, pick: number): Promise<PreviewFile | undefined> {
  const detail = await engine.query('task', { taskId });
  return at(detail?.revisions.flatMap(({ files }) => files.map(({ file }) => file)) ?? [], pick);
}

export async function changePreview(
  engine: TestEngine,
  taskId: string,
  pick: number,
  { note, settle }: Doing,
): Promise<void> {
  const file = await aPreview(engine, taskId, pick);
  if (file === undefined) return;
  const change = at(
    [{ kind: 'main' }, { kind: 'validation', value: 'validated' }, { kind: 'delete' }] as const,
    Math.trunc(pick / 8),
  );
  if (change === undefined) return;
  const claim: Claim = {
    isGone: (archive) => archive.wasDeleted(file.id) || archive.wasDeleted(taskId),
    wasSo: (archive) => {
      if (change.kind === 'delete') return archive.wasDeleted(file.id);
      if (change.kind === 'main') return archive.ever('entity', (row) => row.preview_file_id === file.id).length > 0;
      return (
        archive.ever('preview_file', (row) => row.id === file.id && row.validation_status === change.value).length > 0
      );
    },
  };
  const says = change.kind === 'validation' ? sayOnly(validationOf(file.id), change.value) : [];
  await settle(note({ claim, says }), engine.command('changePreview', { taskId, previewFileId: file.id, change }));
}

export async function drawOnPreview(
  engine: TestEngine,
  taskId: string,
  pick: number,
  { note, settle, name }: Doing,
): Promise<void> {
  const file = await aPreview(engine, taskId, pick);
  if (file === undefined) return;
  const id = name.replaceAll(' ', '-');
  const claim: Claim = {
    isGone: (archive) => archive.wasDeleted(file.id) || archive.wasDeleted(taskId),
    wasSo: (archive) =>
      archive.ever('preview_file', (row) => row.id === file.id && JSON.stringify(row.annotations).includes(id)).length >
      0,
  };
  await settle(
    note({ claim }),
    engine.command('drawOnPreview', {
      taskId,
      previewFileId: file.id,
      changes: [{ kind: 'add', time: 0, object: { id, type: 'path', path: [] } }],
    }),
  );
}
