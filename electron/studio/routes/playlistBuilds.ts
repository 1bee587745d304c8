/*
 * What is made of playlists: archives, lists, and movies, of which a demo studio can only build those of one.
 */
import { readFileSync } from 'node:fs';
import { answer, noContent, type Answer } from '../answer.ts';
import { param, type Call } from '../call.ts';
import { now, shownTime } from '../clock.ts';
import { fixedError, forbidden } from '../errors.ts';
import { emit } from '../events.ts';
import { downloadName, fileAnswer } from '../fileAnswers.ts';
import { need } from '../lookups.ts';
import { slug } from '../names.ts';
import {
  checkAdmin,
  checkNotVendor,
  checkProject,
  checkStaff,
  isClient,
  isManager,
  isSupervisor,
} from '../permissions.ts';
import { plain } from '../relations.ts';
import { del, get, type Route } from '../route.ts';
import type { Studio } from '../studio.ts';
import type { Row } from '../tables.ts';
import { zip } from '../zip.ts';

const buildMs = 1500;

function build(call: Call): Answer {
  const { studio } = call;
  const row = need(call, 'playlist', param(call, 'playlist_id'));
  checkStaff(call, row.project_id);
  const isBuilding = studio.store.build_job.by('playlist_id', row.id).some((one) => one.status === 'running');
  if (studio.isNew && isBuilding) {
    throw fixedError(409, { error: true, message: 'A build is already in progress for this playlist' });
  }
  const job = studio.store.build_job.insert({ playlist_id: row.id, status: 'running', job_type: 'movie' });
  const payload = { build_job_id: job.id, playlist_id: row.id };
  emit(call, 'build-job:new', { ...payload, created_at: shownTime(job.created_at) }, { projectId: row.project_id });
  studio.later(buildMs, () => {
    if (studio.store.build_job.get(job.id) === undefined) return;
    const status = onlyMovie(studio, row) === null ? 'failed' : 'succeeded';
    studio.store.build_job.update(job.id, { status, ended_at: now() });
    emit(call, 'build-job:update', { ...payload, status }, { projectId: row.project_id });
  });
  return answer(plain(studio, 'build_job', job));
}

/** A movie of one movie is that movie. */
function onlyMovie({ store }: Studio, { shots }: Row<'playlist'>): Row<'preview_file'> | null {
  const [first, ...others] = (shots ?? []).flatMap(({ preview_file_id: id }) => store.preview_file.get(id) ?? []);
  return first?.extension === 'mp4' && first.status === 'ready' && others.length === 0 ? first : null;
}

function movie(call: Call): Answer {
  const { studio } = call;
  const row = need(call, 'playlist', job(call, true).playlist_id);
  const preview = job(call, true).status === 'succeeded' ? onlyMovie(studio, row) : null;
  if (preview === null) throw fixedError(400, { error: true, message: 'Build is not finished' });
  return fileAnswer.previewMovie(studio, preview, `${slug(row.name)}.mp4`);
}

/** Supervisors may only fetch what was built. */
function readable(call: Call, isForSupervisors: boolean): Row<'playlist'> {
  const row = need(call, 'playlist', param(call, 'playlist_id'));
  checkNotVendor(call, row.project_id);
  checkProject(call, row.project_id);
  const isAllowed =
    isManager(call, row.project_id) ||
    (isForSupervisors && isSupervisor(call, row.project_id)) ||
    (isClient(call, row.project_id) && row.for_client);
  if (!isAllowed) throw forbidden();
  return row;
}

function job(call: Call, isForSupervisors = false): Row<'build_job'> {
  readable(call, isForSupervisors);
  return need(call, 'build_job', param(call, 'build_job_id'));
}

/** The originals of the playlist's previews, named as the server names files. */
function download(call: Call): Answer {
  const { studio } = call;
  const { store } = studio;
  const playlist = readable(call, true);
  const files = (playlist.shots ?? []).flatMap(({ preview_file_id: id }) => {
    const preview = store.preview_file.get(id);
    if (preview?.status !== 'ready') return [];
    const name = downloadName(studio, preview);
    const given = (
      preview.extension === 'mp4'
        ? fileAnswer.previewMovie(studio, preview, name)
        : preview.extension === 'png'
          ? fileAnswer.previewPicture(studio, preview, null, name)
          : fileAnswer.previewFile(studio, preview, name)
    ).body;
    if (given.kind !== 'file') return [];
    const { source } = given;
    return [{ name, bytes: source.kind === 'bytes' ? source.bytes : readFileSync(source.path) }];
  });
  const project = store.project.get(playlist.project_id)?.name ?? '';
  const episode = store.entity.get(playlist.episode_id)?.name ?? '';
  return {
    status: 200,
    headers: {},
    body: {
      kind: 'file',
      source: { kind: 'bytes', bytes: zip(files) },
      contentType: 'application/zip',
      modified: now(),
      name: `${slug(`${project} ${episode} ${playlist.name}`)}.zip`,
      isAttachment: true,
    },
  };
}

/** As the server writes it: a head of two lines, then what is shown of each. */
function csv(call: Call): Answer {
  const { store } = call.studio;
  const playlist = readable(call, true);
  const cell = (value: unknown): string => {
    const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
    return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const project = store.project.get(playlist.project_id)?.name ?? '';
  const head = [
    ['Playlist', `${project} | for ${playlist.for_entity ?? 'shot'}s`, playlist.name, shownTime(playlist.created_at)],
    [],
    [
      ...['Entity name', 'Nb Frames', 'Task Type', 'Retake count', 'Revision', 'Task Status'],
      ...['Last comment author', 'Last comment date', 'Last comment'],
    ],
  ];
  const rows = (playlist.shots ?? []).flatMap(({ entity_id: entityId, preview_file_id: previewId }) => {
    const preview = store.preview_file.get(previewId);
    const entity = store.entity.get(entityId);
    const task = store.task.get(preview?.task_id ?? '');
    if (preview === undefined || entity === undefined || task === undefined) return [];
    const last = store.comment.by('object_id', task.id).toSorted((a, b) => (a.created_at < b.created_at ? 1 : -1))[0];
    const author = store.person.get(last?.person_id ?? '');
    const parent = store.entity.get(entity.parent_id ?? '')?.name;
    return [
      [
        parent === undefined ? entity.name : `${parent} / ${entity.name}`,
        entity.nb_frames,
        store.task_type.get(task.task_type_id)?.name,
        task.retake_count,
        preview.revision,
        store.task_status.get(task.task_status_id)?.name,
        author === undefined ? '' : `${author.first_name} ${author.last_name}`,
        last === undefined ? '' : shownTime(last.created_at),
        last?.text,
      ],
    ];
  });
  const lines = [...head, ...rows].map((row) => `${row.map(cell).join(';')}\r\n`);
  const source = { kind: 'bytes' as const, bytes: Buffer.from(lines.join('')) };
  const name = `${slug(`${project} playlist ${playlist.name}`)}.csv`;
  return {
    status: 200,
    headers: {},
    body: { kind: 'file', source, contentType: 'text/csv', modified: now(), name, isAttachment: true },
  };
}

function removeJob(call: Call): Answer {
  const row = job(call);
  const playlist = need(call, 'playlist', row.playlist_id);
  call.studio.store.build_job.delete(row.id);
  emit(
    call,
    'build-job:delete',
    { build_job_id: row.id, playlist_id: playlist.id },
    { projectId: playlist.project_id },
  );
  return noContent();
}

export const playlistBuildRoutes: readonly Route[] = [
  get('/data/playlists/:playlist_id/build/mp4', build),
  get('/data/playlists/:playlist_id/jobs/:build_job_id', (call) => answer(plain(call.studio, 'build_job', job(call)))),
  del('/data/playlists/:playlist_id/jobs/:build_job_id', removeJob),
  get('/data/playlists/:playlist_id/jobs/:build_job_id/build/mp4', movie),
  get('/data/playlists/:playlist_id/download/zip', download),
  get('/export/csv/playlists/:playlist_id', csv),
  get('/data/projects/:project_id/build-jobs', (call) => {
    checkAdmin(call);
    const { store } = call.studio;
    const rows = store.playlist
      .by('project_id', need(call, 'project', param(call, 'project_id')).id)
      .flatMap((row) => store.build_job.by('playlist_id', row.id));
    return answer(rows.map((row) => plain(call.studio, 'build_job', row)));
  }),
];
