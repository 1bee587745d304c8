/** What the studio's rows ever were, whatever became of them later: by the words that nothing else in a history has. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Change } from '../../electron/studio/store.ts';
import type {
  CommentRow,
  EntityRow,
  PreviewFileRow,
  Row,
  RowHead,
  StudioData,
  TableName,
  TaskRow,
} from '../../electron/studio/tables.ts';

type Version<Row> = { readonly index: number; readonly row: Row };

/** Whose a change was: somebody at a computer, the colleague at the studio, or the studio's own. */
export type Writer = 'client' | 'colleague' | 'studio';

/** `request`: what one request changes is seen by nobody in between. `row` null: it was deleted. */
export type LoggedChange = {
  readonly index: number;
  readonly writer: Writer;
  readonly request: number;
  readonly table: TableName;
  readonly id: string;
  readonly row: RowHead | null;
};

export type Archive = {
  readonly add: (change: Change) => void;
  /** So many changes so far. */
  readonly count: () => number;
  /** Every change in its order, from 1 on. */
  readonly log: readonly LoggedChange[];
  /** What the work changes is this one's, also after it has waited. */
  readonly as: <Value>(writer: Writer, work: () => Promise<Value>) => Promise<Value>;
  /** What a table held when the history began. */
  readonly firstRows: <Name extends TableName>(table: Name) => readonly Row<Name>[];
  /** Every comment that ever had these words. */
  readonly commentIdsWith: (text: string) => readonly string[];
  readonly replyIdsWith: (text: string) => readonly string[];
  /** Comments that ever had a reply of these words. */
  readonly commentIdsWithReply: (text: string) => readonly string[];
  readonly previewIdsNamed: (name: string) => readonly string[];
  /** Shots and assets that ever had this name. */
  readonly entityIdsNamed: (name: string) => readonly string[];
  readonly entities: (entityId: string) => readonly Version<EntityRow>[];
  /** Playlists that ever had this name. */
  readonly playlistIdsNamed: (name: string) => readonly string[];
  readonly playlists: (playlistId: string) => readonly Version<Row<'playlist'>>[];
  /** Every row that ever stood in a table and fitted, in all that it ever was. */
  readonly ever: <Name extends TableName>(table: Name, fits: (row: Row<Name>) => boolean) => readonly Row<Name>[];
  readonly wasDeleted: (id: string) => boolean;
  readonly tasks: (taskId: string) => readonly Version<TaskRow>[];
  /** When a comment came, in the order of all changes. */
  readonly indexOfComment: (commentId: string) => number | null;
  /** Comments without words of one person on one task: what setting a status becomes. */
  readonly wordless: (personId: string, taskId: string) => readonly CommentRow[];
};

/** @param data what the history begins with. */
export function openArchive(data: StudioData): Archive {
  let count = 0;
  const comments = new Map<string, Set<string>>();
  const replies = new Map<string, Set<string>>();
  const repliedTo = new Map<string, Set<string>>();
  const previews = new Map<string, Set<string>>();
  const entityNames = new Map<string, Set<string>>();
  const entities = new Map<string, Version<EntityRow>[]>();
  const playlistNames = new Map<string, Set<string>>();
  const playlists = new Map<string, Version<Row<'playlist'>>[]>();
  const deleted = new Set<string>();
  const log: LoggedChange[] = [];
  const acting = new AsyncLocalStorage<{ readonly writer: Writer; readonly request: number }>();
  let requests = 0;
  const changed = new Map<TableName, RowHead[]>();
  const tasks = new Map<string, Version<TaskRow>[]>();
  const first = new Map<string, Version<CommentRow>>();
  for (const row of data.task) tasks.set(row.id, [{ index: 0, row }]);
  for (const row of data.playlist) playlists.set(row.id, [{ index: 0, row }]);
  for (const row of data.entity) entities.set(row.id, [{ index: 0, row }]);
  const list = (map: Map<string, Set<string>>, key: string | null, id: string): void => {
    if (key === null || key === '') return;
    const known = map.get(key);
    if (known === undefined) map.set(key, new Set([id]));
    else known.add(id);
  };
  const noteComment = (row: CommentRow): void => {
    if (!first.has(row.id)) first.set(row.id, { index: count, row });
    list(comments, row.text, row.id);
    for (const reply of row.replies) {
      list(replies, reply.text, reply.id);
      list(repliedTo, reply.text, row.id);
    }
  };

  const noteEntity = (row: EntityRow): void => {
    list(entityNames, row.name, row.id);
    entities.set(row.id, [...(entities.get(row.id) ?? []), { index: count, row }]);
  };

  const notePlaylist = (row: Row<'playlist'>): void => {
    list(playlistNames, row.name, row.id);
    playlists.set(row.id, [...(playlists.get(row.id) ?? []), { index: count, row }]);
  };

  return {
    add: ({ table, id, row }) => {
      count += 1;
      const { writer, request } = acting.getStore() ?? { writer: 'studio', request: (requests += 1) };
      log.push({ index: count, writer, request, table, id, row });
      if (row !== null) changed.set(table, [...(changed.get(table) ?? []), row]);
      if (row === null) deleted.add(id);
      // The table's name says which kind of row it is.
      else if (table === 'comment') noteComment(row as CommentRow);
      else if (table === 'preview_file') list(previews, (row as PreviewFileRow).original_name, id);
      else if (table === 'entity') noteEntity(row as EntityRow);
      else if (table === 'playlist') notePlaylist(row as Row<'playlist'>);
      else if (table === 'task') tasks.set(id, [...(tasks.get(id) ?? []), { index: count, row: row as TaskRow }]);
    },
    count: () => count,
    log,
    as: (writer, work) => acting.run({ writer, request: (requests += 1) }, work),
    firstRows: (table) => data[table],
    commentIdsWith: (text) => [...(comments.get(text) ?? [])],
    replyIdsWith: (text) => [...(replies.get(text) ?? [])],
    commentIdsWithReply: (text) => [...(repliedTo.get(text) ?? [])],
    previewIdsNamed: (name) => [...(previews.get(name) ?? [])],
    entityIdsNamed: (name) => [...(entityNames.get(name) ?? [])],
    entities: (entityId) => entities.get(entityId) ?? [],
    playlistIdsNamed: (name) => [...(playlistNames.get(name) ?? [])],
    playlists: (playlistId) => playlists.get(playlistId) ?? [],
    ever: <Name extends TableName>(table: Name, fits: (row: Row<Name>) => boolean) =>
      // The table's name says which kind of row it is.
      [...data[table], ...((changed.get(table) ?? []) as unknown as readonly Row<Name>[])].filter(fits),
    wasDeleted: (id) => deleted.has(id),
    tasks: (taskId) => tasks.get(taskId) ?? [],
    indexOfComment: (commentId) => first.get(commentId)?.index ?? null,
    wordless: (personId, taskId) =>
      [...first.values()]
        .map(({ row }) => row)
        .filter((row) => row.person_id === personId && row.object_id === taskId && (row.text ?? '') === ''),
  };
}
