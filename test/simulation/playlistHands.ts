/** Playlists: new ones, their names, what is in them, and their end. */
import type { CommandAnswer, Commands, InputOf } from '../../shared/ipc.ts';
import type { PlaylistEntry } from '../../shared/model/playlist.ts';
import type { PlaylistRow } from '../../shared/model/screens.ts';
import type { TestEngine } from '../support/testEngine.ts';
import type { Grounds } from './fieldHands.ts';
import type { Client } from './client.ts';
import { entriesSay, playlistForClientOf, playlistNameOf, sayOnly } from './fields.ts';
import { noteOvertaken, type Given, type Ledger } from './ledger.ts';

type Note = (more: Partial<Given>) => Given;
type Settle = (given: Given, answering: Promise<CommandAnswer>) => Promise<void>;
type Doing = { readonly note: Note; readonly settle: Settle; readonly name: string };
type Change = InputOf<Commands, 'changePlaylist'>['changes'][number];

export async function createPlaylist(
  engine: TestEngine,
  { productionId, shotIds }: Grounds,
  pick: number,
  { note, settle, name }: Doing,
): Promise<void> {
  const entries = shotIds.slice(0, pick % 3).map((entityId) => ({ entityId, previewFileId: null }));
  await settle(
    note({ taskId: '' }),
    engine.command('createPlaylist', {
      productionId,
      name,
      kind: 'Shot',
      episodeId: null,
      isForAll: false,
      isForClient: pick % 2 === 0,
      taskTypeId: null,
      entries,
    }),
  );
}

/** One that is there, or one that is still to be made. */
async function aPlaylist(engine: TestEngine, { productionId }: Grounds, pick: number): Promise<PlaylistRow | null> {
  const { rows } = await engine.query('playlists', { productionId });
  return rows[pick % Math.max(1, rows.length)] ?? null;
}

export async function editPlaylist(
  engine: TestEngine,
  grounds: Grounds,
  pick: number,
  { note, settle, name }: Doing,
): Promise<void> {
  const playlist = await aPlaylist(engine, grounds, pick);
  if (playlist === null) return;
  const change =
    pick % 3 === 0
      ? ({ field: 'isForClient', value: !playlist.isForClient } as const)
      : ({ field: 'name', value: name } as const);
  const field = change.field === 'name' ? playlistNameOf(playlist.id) : playlistForClientOf(playlist.id);
  const says = sayOnly(field, change.value);
  await settle(
    note({ taskId: '', playlistId: playlist.id, playlistChange: change, says }),
    engine.command('editPlaylist', { playlistId: playlist.id, changes: [change] }),
  );
}

export async function deletePlaylist(
  engine: TestEngine,
  grounds: Grounds,
  pick: number,
  { note, settle }: Doing,
): Promise<void> {
  const playlist = await aPlaylist(engine, grounds, pick);
  if (playlist === null) return;
  await settle(
    note({ taskId: '', playlistId: playlist.id }),
    engine.command('deletePlaylist', { playlistId: playlist.id }),
  );
}

export async function changePlaylist(
  engine: TestEngine,
  { ledger, client, grounds }: { readonly ledger: Ledger; readonly client: Client; readonly grounds: Grounds },
  pick: number,
  { note, settle }: Doing,
): Promise<void> {
  const playlist = await aPlaylist(engine, grounds, pick);
  const detail = playlist === null ? null : await engine.query('playlist', { playlistId: playlist.id });
  if (playlist === null || detail === null) return;
  const entries = detail.entries.map(({ entityId, previewFileId }): PlaylistEntry => ({ entityId, previewFileId }));
  const entry = entries[pick % Math.max(1, entries.length)];
  const others = grounds.shotIds.filter((id) => entries.every(({ entityId }) => entityId !== id));
  const revisionIds = grounds.revisionIds.get(entry?.entityId ?? '') ?? [];
  const change = aChange(entry, others[pick % Math.max(1, others.length)], revisionIds, pick);
  if (change === null) return;
  const shotId = (change.kind === 'move' ? change.entries[0] : change.entry)?.entityId ?? '';
  if (change.kind === 'remove' || change.kind === 'revision')
    await noteOvertaken(
      engine,
      ledger,
      client,
      ({ playlistId, playlistChange: before }) =>
        playlistId === playlist.id &&
        before !== null &&
        !('field' in before) &&
        before.kind !== 'move' &&
        before.entry.entityId === change.entry.entityId,
    );
  await settle(
    note({
      taskId: '',
      playlistId: playlist.id,
      playlistChange: change,
      entityId: change.kind === 'add' ? change.entry.entityId : null,
      says: entriesSay(playlist.id, grounds.shotIds, { kind: change.kind, shotId }),
    }),
    engine.command('changePlaylist', { playlistId: playlist.id, changes: [change] }),
  );
}

function aChange(
  entry: PlaylistEntry | undefined,
  shotId: string | undefined,
  revisionIds: readonly string[],
  pick: number,
): Change | null {
  const kind = (['add', 'revision', 'move', 'remove'] as const)[Math.trunc(pick / 8) % 4];
  if (kind === 'add' || entry === undefined)
    return shotId === undefined
      ? null
      : {
          kind: 'add',
          entry: { entityId: shotId, previewFileId: null },
          after: entry === undefined || pick % 2 === 0 ? null : [entry],
        };
  // Of the shot itself: newer servers take no other.
  if (kind === 'revision') return { kind, entry, previewFileId: revisionIds[pick % (revisionIds.length + 1)] ?? null };
  return kind === 'move' ? { kind, entries: [entry], after: [] } : { kind: 'remove', entry };
}
