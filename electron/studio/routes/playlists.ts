/*
 * Playlists: lists, one with its previews, the generic routes, builds.
 */
import { answer, created, noContent, type Answer } from '../answer.ts';
import { isId, isObject, jsonBody, param, queryFlag, requiredText, text, type Call, jsonArgument } from '../call.ts';
import { shownTime } from '../clock.ts';
import type { Json, JsonObject } from '../columns.ts';
import { crudRoutes, numberInQuery, rowOf, pythonError } from '../crud.ts';
import { crash, forbidden, missingArgument } from '../errors.ts';
import { emit } from '../events.ts';
import { inProject, need, needEntity } from '../lookups.ts';
import { newestChangeFirst, newestFirst, pageOf } from '../paging.ts';
import {
  checkAdmin,
  checkNotVendor,
  checkNotVendorSinceOne,
  checkProject,
  checkSupervisorOfProject,
  isAdmin,
  isClient,
  isInTeam,
  isManager,
  isSupervisor,
} from '../permissions.ts';
import { plain, whole } from '../relations.ts';
import { del, get, post, sinceOne, type Route, takingAnyId } from '../route.ts';
import type { Sent } from '../serialise.ts';
import type { Studio } from '../studio.ts';
import type { PreviewFileRow, Row } from '../tables.ts';
import type { PlaylistEntry } from '../tables/values.ts';
import { revisionsOf } from './previewLists.ts';

type Playlist = Row<'playlist'>;

const pageLength = 20;

function summary(call: Call, row: Playlist): Sent {
  const { shots: _shots, ...sent } = plain(call.studio, 'playlist', row);
  const first = row.shots?.[0]?.preview_file_id;
  return first === undefined || first === null ? sent : { ...sent, first_preview_file_id: first };
}

function pageAnswer(call: Call, rows: readonly Playlist[]): Answer {
  const taskTypeId = call.query.get('task_type_id') ?? '';
  const isForClient = isClient(call, call.params['project_id'] ?? null);
  const sortBy = call.query.get('sort_by');
  const found = rows
    .filter((row) => (!isForClient || row.for_client) && (taskTypeId === '' || row.task_type_id === taskTypeId))
    .sort(
      sortBy === 'name'
        ? (left, right) => (left.name < right.name ? -1 : 1)
        : sortBy === 'created_at'
          ? newestFirst
          : newestChangeFirst,
    );
  const page = Math.max(1, numberInQuery(call, 'page', 1));
  return answer(found.slice((page - 1) * pageLength, page * pageLength).map((row) => summary(call, row)));
}

function checkRead(call: Call, projectId: string | null): void {
  checkNotVendor(call, projectId);
  checkProject(call, projectId);
}

function ofProject(call: Call): Answer {
  const projectId = param(call, 'project_id');
  checkRead(call, projectId);
  return pageAnswer(call, call.studio.store.playlist.by('project_id', projectId));
}

function ofEpisode(call: Call): Answer {
  const projectId = param(call, 'project_id');
  const episodeId = param(call, 'episode_id');
  checkRead(call, projectId);
  const rows = call.studio.store.playlist.by('project_id', projectId);
  if (episodeId === 'main')
    return pageAnswer(
      call,
      rows.filter((row) => row.episode_id === null && !row.is_for_all),
    );
  if (episodeId === 'all')
    return pageAnswer(
      call,
      rows.filter((row) => row.episode_id === null && row.is_for_all),
    );
  const episode = needEntity(call, episodeId);
  const found = call.studio.store.playlist.by('episode_id', episodeId);
  return pageAnswer(call, call.studio.isNew && episode.project_id !== projectId ? [] : found);
}

const jobOf =
  (studio: Studio) =>
  (job: Row<'build_job'>): Sent => ({
    id: job.id,
    status: job.status,
    created_at: shownTime(job.created_at),
    ...(studio.isNew ? { message: job.message } : {}),
  });

/** `Ready` where other routes say `ready`: a label slips through here. */
const label = (status: string): string => status.charAt(0).toUpperCase() + status.slice(1);

function light(call: Call, file: PreviewFileRow): Sent {
  return {
    id: file.id,
    revision: file.revision,
    extension: file.extension,
    width: file.width,
    height: file.height,
    duration: file.duration,
    status: label(file.status),
    ...(call.studio.isNew ? {} : { annotations: file.annotations }),
    created_at: shownTime(file.created_at),
    task_id: file.task_id,
  };
}

/** The previews of an entity by task type, newest revision first, others of a revision inside its first. */
function entityPreviews(call: Call, entityId: string): Record<string, Sent[]> {
  const { store } = call.studio;
  const tasks = store.task.by('entity_id', entityId);
  const grouped: Record<string, Sent[]> = {};
  for (const task of tasks) {
    const revisions = new Map<number, Sent & { previews: Sent[] }>();
    const files = store.preview_file
      .by('task_id', task.id)
      .sort((left, right) => right.revision - left.revision || left.position - right.position);
    for (const file of files) {
      const first = revisions.get(file.revision);
      if (first === undefined) revisions.set(file.revision, { ...light(call, file), previews: [] });
      else first.previews.push(light(call, file));
    }
    if (revisions.size > 0 && task.task_type_id !== null) {
      grouped[task.task_type_id] = [...(grouped[task.task_type_id] ?? []), ...revisions.values()];
    }
  }
  return grouped;
}

function expanded(call: Call, entry: PlaylistEntry): Sent {
  const { store } = call.studio;
  const entityId = entry['id'] ?? entry['shot_id'] ?? entry.entity_id;
  const id = typeof entityId === 'string' ? entityId : '';
  const previews = entityPreviews(call, id);
  const chosen = store.preview_file.get(entry.preview_file_id);
  const { preview_file_id: _chosen, ...rest } = entry;
  const sent: Sent = { ...rest, id, preview_files: Object.keys(previews).length === 0 ? [] : previews };
  if (chosen === undefined) return sent;
  const inList = Object.values(previews)
    .flat()
    .find((file) => file['id'] === chosen.id);
  return {
    ...entry,
    ...sent,
    preview_file_id: chosen.id,
    preview_file_extension: chosen.extension,
    preview_file_revision: chosen.revision,
    preview_file_width: chosen.width,
    preview_file_height: chosen.height,
    preview_file_duration: chosen.duration,
    preview_file_status: label(chosen.status),
    ...(call.studio.isNew ? {} : { preview_file_annotations: chosen.annotations }),
    preview_file_task_id: chosen.task_id,
    preview_file_previews: inList?.['previews'] ?? [],
  };
}

function one(call: Call): Answer {
  const { studio } = call;
  const projectId = param(call, 'project_id');
  checkRead(call, projectId);
  const row = inProject(call, need(call, 'playlist', param(call, 'playlist_id')), projectId);
  if (studio.isNew && isClient(call, projectId) && !row.for_client) throw forbidden();
  return answer({
    ...plain(studio, 'playlist', row),
    shots: (row.shots ?? []).map((entry) => expanded(call, entry)),
    build_jobs: studio.store.build_job.by('playlist_id', row.id).sort(newestFirst).map(jobOf(studio)),
  });
}

function previewsOfEntity(call: Call): Answer {
  const entity = needEntity(call, param(call, 'entity_id'));
  checkProject(call, entity.project_id);
  checkNotVendorSinceOne(call, entity.project_id);
  return answer(revisionsOf(call, entity.id));
}

/** A playlist of the newest previews of tasks; nothing is kept. */
function temporary(call: Call): Answer {
  const { store } = call.studio;
  checkProject(call, param(call, 'project_id'));
  const body = jsonBody(call);
  if (!isObject(body)) throw crash();
  const ids = Array.isArray(body['task_ids']) ? body['task_ids'].map(String) : [];
  const entries = ids.flatMap((id) => {
    const task = store.task.get(id);
    const entity = store.entity.get(task?.entity_id);
    const parent = store.entity.get(entity?.parent_id);
    const file = store.preview_file
      .by('task_id', id)
      .filter((one_) => one_.position === 1)
      .sort((left, right) => right.revision - left.revision)[0];
    if (task === undefined || entity === undefined || file === undefined) return [];
    return [
      {
        ...expanded(call, { entity_id: entity.id, preview_file_id: file.id }),
        name: entity.name,
        parent_name: parent?.name ?? store.entity_type.get(entity.entity_type_id)?.name ?? '',
      },
    ];
  });
  const isSorted = queryFlag(call, 'sort');
  return answer(
    isSorted
      ? entries.sort((left, right) =>
          `${left.parent_name} ${left.name}` < `${right.parent_name} ${right.name}` ? -1 : 1,
        )
      : entries,
  );
}

/** `main` and `all` are no episodes. */
function beforeCreate(call: Call, data: JsonObject): JsonObject {
  const { episode_id: episodeId, task_type_id: taskTypeId } = data;
  if (!call.studio.isNew && taskTypeId === null)
    throw pythonError("expected string or bytes-like object, got 'NoneType'");
  return {
    ...data,
    ...(episodeId === 'all' || episodeId === 'main' ? { episode_id: null } : {}),
    ...('task_type_id' in data && !(typeof taskTypeId === 'string' && isId(taskTypeId)) ? { task_type_id: null } : {}),
    ...(call.studio.isNew ? { created_by: call.caller.id } : {}),
    ...(call.studio.isNew && Array.isArray(data['shots']) ? { shots: withOwnFiles(call, data['shots']) } : {}),
  };
}

/** 1.0.97 shows nothing of an entity but its own files: others, and those it does not have, are taken out. */
function withOwnFiles(call: Call, shots: readonly Json[]): readonly Json[] {
  const { store } = call.studio;
  const isOwn = (shot: JsonObject): boolean => {
    const file = store.preview_file.get(typeof shot['preview_file_id'] === 'string' ? shot['preview_file_id'] : null);
    return store.task.get(file?.task_id)?.entity_id === (shot['entity_id'] ?? shot['id']);
  };
  return shots.map((shot) => (isObject(shot) && !isOwn(shot) ? { ...shot, preview_file_id: null } : shot));
}

/** Entries are cut down to their two ids; those without a preview go in 0.20.52. */
function entriesOf(call: Call, shots: Json): Json {
  if (shots === null) throw pythonError("'NoneType' object is not iterable");
  if (!Array.isArray(shots)) return [];
  const list: readonly Json[] = shots;
  const entries = list.filter(isObject).flatMap((shot) => {
    if (!call.studio.isNew && !('preview_file_id' in shot)) return [];
    return [{ entity_id: shot['entity_id'] ?? shot['id'] ?? '', preview_file_id: shot['preview_file_id'] ?? null }];
  });
  return call.studio.isNew ? [...withOwnFiles(call, entries)] : entries;
}

function mayUpdate(call: Call, row: Playlist): void {
  checkProject(call, row.project_id);
  checkNotVendor(call, row.project_id);
  if (!call.studio.isNew || isManager(call, row.project_id)) return;
  if (!isSupervisor(call, row.project_id) || row.created_by !== call.caller.id) throw forbidden();
}

/** Before 1.0.3 anybody may. */
function remove(call: Call): Answer {
  const row = call.studio.isNew
    ? rowOf(call, 'playlist', param(call, 'instance_id'))
    : need(call, 'playlist', param(call, 'instance_id'));
  if (call.studio.isNew) mayUpdate(call, row);
  const { store } = call.studio;
  for (const job of store.build_job.by('playlist_id', row.id)) store.build_job.delete(job.id);
  for (const link of store.playlist_share_link.by('playlist_id', row.id)) store.playlist_share_link.delete(link.id);
  for (const notification of store.notification.by('playlist_id', row.id)) store.notification.delete(notification.id);
  store.playlist.delete(row.id);
  emit(call, 'playlist:delete', { playlist_id: row.id }, { projectId: row.project_id });
  return noContent();
}

function changeable(call: Call): Playlist {
  const row = need(call, 'playlist', param(call, 'playlist_id'));
  mayUpdate(call, row);
  return row;
}

/** 1.0.15: one more entry, without sending the whole list. */
function addOne(call: Call): Answer {
  const row = changeable(call);
  const entityId = requiredText(call, 'entity_id');
  return addEntities(call, row, [{ entity_id: entityId, preview_file_id: text(call, 'preview_file_id', null) }]);
}

function addSeveral(call: Call): Answer {
  const row = changeable(call);
  const list = jsonArgument(call, 'entities', null);
  if (!Array.isArray(list)) throw missingArgument('entities');
  const wishes: readonly Json[] = list;
  return addEntities(call, row, wishes.filter(isObject));
}

function addEntities(call: Call, row: Playlist, wishes: readonly JsonObject[]): Answer {
  const { studio } = call;
  const added = wishes.map((wish): PlaylistEntry => {
    const entityId = String(wish['entity_id'] ?? '');
    needEntity(call, entityId);
    const preview = wish['preview_file_id'];
    return { entity_id: entityId, preview_file_id: typeof preview === 'string' ? preview : null };
  });
  const changed = studio.store.playlist.update(row.id, { shots: [...(row.shots ?? []), ...added] });
  for (const entry of added) {
    emit(
      call,
      'playlist:add_entity',
      { playlist_id: row.id, entity_id: entry.entity_id, preview_file_id: entry.preview_file_id },
      { projectId: row.project_id },
    );
  }
  return created(plain(studio, 'playlist', changed));
}

export const playlistRoutes: readonly Route[] = [
  get('/data/projects/:project_id/playlists', ofProject),
  get('/data/projects/:project_id/playlists/all', (call) => {
    checkAdmin(call);
    const project = need(call, 'project', param(call, 'project_id'));
    const rows = call.studio.store.playlist.by('project_id', project.id).sort(newestChangeFirst);
    const show = (row: Playlist): Sent => whole(call.studio, 'playlist', row);
    const page = numberInQuery(call, 'page', 0);
    return answer(page < 1 ? rows.map(show) : pageOf(rows, { page, limit: 0 }, show, call.studio.isNew));
  }),
  get('/data/projects/:project_id/playlists/:playlist_id', one),
  get('/data/projects/:project_id/episodes/:episode_id/playlists', ofEpisode),
  ...takingAnyId(post('/data/projects/:project_id/playlists/temp', temporary)),
  get('/data/playlists/entities/:entity_id/preview-files', previewsOfEntity),
  ...sinceOne(
    post('/actions/playlists/:playlist_id/add-entity', addOne),
    post('/actions/playlists/:playlist_id/add-entities', addSeveral),
  ),
  ...crudRoutes({
    table: 'playlist',
    path: '/data/playlists',
    without: ['delete'],
    mayList: (call) => checkNotVendorSinceOne(call, null),
    isVisible: (call) => (row) => {
      if (!call.studio.isNew || isAdmin(call)) return true;
      return isInTeam(call, row.project_id) && (!isClient(call, row.project_id) || row.for_client);
    },
    readsFirst: 'project_id',
    mayCreate: (call, data) =>
      checkSupervisorOfProject(call, typeof data['project_id'] === 'string' ? data['project_id'] : null),
    beforeCreate,
    afterCreate: (call, row, sent) => (call.studio.isNew ? whole(call.studio, 'playlist', row) : sent),
    mayRead: (call, row) => {
      checkRead(call, row.project_id);
      if (call.studio.isNew && isClient(call, row.project_id) && !row.for_client) throw forbidden();
    },
    mayUpdate,
    beforeUpdate: (call, _row, data) =>
      'shots' in data ? { ...data, shots: entriesOf(call, data['shots'] ?? null) } : data,
  }),
  del('/data/playlists/:instance_id', remove),
];
