import { playlistKinds, type Playlist, type PlaylistEntry } from '../../../../shared/model/playlist.ts';
import { isList, isRecord } from '../wireJson.ts';
import type { WireRow } from './rows.ts';
import { flagOf, idOf, instantOf, neededId, textOf } from './wireValues.ts';

/** A row of /data/playlists. One of a kind that this app does not know is none of ours. */
export function readPlaylist(row: WireRow): Playlist | undefined {
  const kindName = textOf(row['for_entity']).toLowerCase();
  const kind = kindName === '' ? 'Shot' : playlistKinds.find((known) => known.toLowerCase() === kindName);
  if (kind === undefined) return undefined;
  return {
    id: neededId(row['id'], 'id'),
    productionId: neededId(row['project_id'], 'project_id'),
    name: textOf(row['name']),
    episodeId: idOf(row['episode_id']),
    isForAll: flagOf(row['is_for_all']),
    isForClient: flagOf(row['for_client']),
    kind,
    taskTypeId: idOf(row['task_type_id']),
    entries: isList(row['shots']) ? row['shots'].flatMap(entryOf) : [],
    createdBy: idOf(row['created_by']),
    createdAt: instantOf(row['created_at']),
    updatedAt: instantOf(row['updated_at']),
  };
}

/** Old ones name their entity otherwise; what names none is left out. */
function entryOf(value: unknown): readonly PlaylistEntry[] {
  if (!isRecord(value)) return [];
  const entityId = idOf(value['entity_id']) ?? idOf(value['id']) ?? idOf(value['shot_id']);
  return entityId === null ? [] : [{ entityId, previewFileId: idOf(value['preview_file_id']) }];
}
