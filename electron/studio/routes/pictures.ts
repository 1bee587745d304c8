/*
 * Files: pictures, movies, downloads, avatars, backgrounds.
 */
import { answer, created, type Answer } from '../answer.ts';
import { files, param, type Call, type UploadedFile } from '../call.ts';
import { badRequest, crash, CutConnection, notFound, fixedError, wrongParameter } from '../errors.ts';
import { emit } from '../events.ts';
import { downloadName, fileAnswer, type Size } from '../fileAnswers.ts';
import { need, needEntity } from '../lookups.ts';
import { organisation } from '../organisation.ts';
import {
  checkAdmin,
  checkEntity,
  checkPerson,
  checkProject,
  checkStaff,
  checkTaskRead,
  isManager,
  isVendor,
} from '../permissions.ts';
import { plain } from '../relations.ts';
import { del, get, post, sinceOne, type Route } from '../route.ts';
import { tableNamed } from '../store.ts';
import type { PreviewFileRow } from '../tables.ts';
import { extensionOf } from '../actions/attachments.ts';
import { taskOfPreview } from '../actions/previews.ts';
import { jpegSize } from '../jpegSize.ts';
import { pngSize } from '../art/png.ts';
import { readFileSync } from 'node:fs';

type Show = (call: Call, row: PreviewFileRow) => Answer;

/** While a preview is processed, 1.0.97 says so to a client that would rather have JSON. */
function stillProcessing(call: Call, row: PreviewFileRow): Answer | null {
  if (row.status !== 'processing') return null;
  if (!call.studio.isNew) throw notFound();
  const wantsJson = /application\/json/.test(String(call.headers['accept'] ?? ''));
  if (!wantsJson) {
    const body = { error: true, message: '404 Not Found: The preview file is still being processed.' };
    return answer(body, 404, { 'Cache-Control': 'no-store' });
  }
  return answer({ status: 'processing' }, 202, { 'Retry-After': '5', 'Cache-Control': 'no-store' });
}

/** Readable to whoever may read the task. */
const guarded =
  (show: Show) =>
  (call: Call): Answer => {
    const row = need(call, 'preview_file', param(call, 'instance_id'));
    checkTaskRead(call, taskOfPreview(call, row));
    return stillProcessing(call, row) ?? show(call, row);
  };

/** The main preview of a shared asset is readable across productions, but not to vendors. */
const shared =
  (show: Show) =>
  (call: Call): Answer => {
    const row = need(call, 'preview_file', param(call, 'instance_id'));
    const task = taskOfPreview(call, row);
    const entity = needEntity(call, task.entity_id);
    if (entity.preview_file_id !== row.id || !entity.is_shared || isVendor(call)) {
      checkProject(call, task.project_id);
      checkEntity(call, entity.id);
    }
    return stillProcessing(call, row) ?? show(call, row);
  };

const at =
  (size: Size | null): Show =>
  ({ studio }, row) =>
    fileAnswer.previewPicture(studio, row, size);

const movie: Show = ({ studio }, row) => fileAnswer.previewMovie(studio, row);

const source: Show = ({ studio }, row) => fileAnswer.previewSource(studio, row);

const movieDownload: Show = ({ studio }, row) => fileAnswer.previewMovie(studio, row, downloadName(studio, row), true);

function original(call: Call, row: PreviewFileRow): Answer {
  const extension = param(call, 'extension').toLowerCase();
  if (extension === 'png') return fileAnswer.previewPicture(call.studio, row, null);
  if (row.extension !== extension || ['png', 'mp4'].includes(extension)) throw notFound();
  return fileAnswer.previewFile(call.studio, row);
}

/** For a movie 0.20.52 sends the picture of it, under the movie's name. */
const download: Show = ({ studio }, row) => {
  const name = downloadName(studio, row);
  if (row.extension === 'mp4' && studio.isNew) return fileAnswer.previewMovie(studio, row, name, true);
  if (row.extension === 'mp4' || row.extension === 'png')
    return fileAnswer.previewPicture(studio, row, null, name, true);
  return fileAnswer.previewFile(studio, row, name, true);
};

const tiles: Show = ({ studio }, row) => fileAnswer.tiles(studio, row);

function picked(call: Call): UploadedFile {
  const file = files(call).find((one) => one.field === 'file');
  if (file === undefined) {
    if (call.studio.isNew) throw wrongParameter('File not provided.');
    throw badRequest('The browser (or proxy) sent a request that this server could not understand.');
  }
  return file;
}

/** A picture for an avatar: a file that is none is a dropped connection in 0.20.52. */
function pictureFile(call: Call): UploadedFile {
  const file = picked(call);
  const bytes = readFileSync(file.path);
  if (pngSize(bytes) !== null || jpegSize(bytes) !== null) return file;
  if (call.studio.isNew) throw badRequest('The uploaded file is not a valid picture.');
  throw new CutConnection();
}

type Pictured = 'person' | 'project' | 'organisation';

function setAvatar(call: Call, table: Pictured, id: string, rowId: string): Answer {
  const { studio } = call;
  const file = pictureFile(call);
  studio.files.keep('avatars', id, file.path);
  tableNamed(studio.store, table).update(rowId, { has_avatar: true, avatar: null });
  const payload = { [`${table}_id`]: id };
  emit(call, `${table}:update`, payload);
  emit(call, `${table}:set-thumbnail`, payload);
  return created({ thumbnail_path: `pictures/thumbnails/${table}s/${id}.png` });
}

function setPersonAvatar(call: Call): Answer {
  const person = need(call, 'person', param(call, 'instance_id'));
  checkPerson(call, person.id);
  return setAvatar(call, 'person', person.id, person.id);
}

function setProjectPicture(call: Call): Answer {
  const project = need(call, 'project', param(call, 'instance_id'));
  if (call.studio.isNew) checkStaff(call, project.id);
  else checkAdmin(call);
  return setAvatar(call, 'project', project.id, project.id);
}

function setPictureByName(call: Call): Answer {
  if (!call.studio.isNew) return setProjectPicture(call);
  throw fixedError(405, {
    error: true,
    message: 'Upload project thumbnails on the url without extension: /pictures/thumbnails/projects/<project_id>.',
  });
}

function setLogo(call: Call): Answer {
  checkAdmin(call);
  const { id } = organisation(call.studio);
  const given = param(call, 'instance_id');
  if (given !== id) {
    if (!call.studio.isNew) throw crash();
    if (files(call).length === 0) throw wrongParameter('File not provided.');
    throw notFound();
  }
  return setAvatar(call, 'organisation', given, id);
}

function personAvatar(call: Call): Answer {
  const person = need(call, 'person', param(call, 'instance_id'));
  if (!person.has_avatar) throw notFound();
  return fileAnswer.avatar(call.studio, person.id, person.avatar, person.updated_at);
}

function projectPicture(call: Call): Answer {
  const project = need(call, 'project', param(call, 'instance_id'));
  if (!project.has_avatar) throw notFound();
  if (!isManager(call)) checkProject(call, project.id);
  return fileAnswer.avatar(call.studio, project.id, project.avatar, project.updated_at);
}

function logo(call: Call): Answer {
  const row = organisation(call.studio);
  if (!row.has_avatar) throw notFound();
  return fileAnswer.avatar(call.studio, param(call, 'instance_id'), row.avatar, row.updated_at);
}

function clearAvatar(call: Call, personId: string): Answer {
  const { studio } = call;
  const person = need(call, 'person', personId);
  studio.store.person.update(person.id, { has_avatar: false, avatar: null });
  studio.files.remove('avatars', person.id);
  emit(call, 'person:update', { person_id: person.id });
  return { status: 204, headers: {}, body: { kind: 'empty' } };
}

function uploadBackground(call: Call): Answer {
  checkAdmin(call);
  const { studio } = call;
  const row = need(call, 'preview_background_file', param(call, 'instance_id'));
  const file = picked(call);
  const extension = extensionOf(file.name);
  if (extension !== 'hdr') {
    studio.store.preview_background_file.delete(row.id);
    throw badRequest(`Wrong file format, extension: ${extension}`);
  }
  studio.files.keep('backgrounds', row.id, file.path);
  const changed = studio.store.preview_background_file.update(row.id, {
    extension,
    original_name: file.name.slice(0, -extension.length - 1),
    file_size: file.sizeBytes,
    room: null,
  });
  emit(call, 'preview-background-file:update', { preview_background_file_id: row.id });
  emit(call, 'preview-background-file:add-file', { preview_background_file_id: row.id, extension });
  return created(plain(studio, 'preview_background_file', changed));
}

function background(call: Call): Answer {
  const row = need(call, 'preview_background_file', param(call, 'instance_id'));
  if (row.extension !== param(call, 'extension').toLowerCase()) throw notFound();
  return fileAnswer.background(call.studio, row);
}

function attachmentThumbnail(call: Call): Answer {
  const { studio } = call;
  const file = need(call, 'attachment_file', param(call, 'attachment_file_id'));
  const message = studio.store.chat_message.get(file.chat_message_id);
  // Only pictures of chats have one.
  if (message === undefined) throw notFound();
  const chat = need(call, 'chat', message.chat_id);
  checkProject(call, needEntity(call, chat.object_id).project_id);
  const bytes = studio.files.read('attachments', file.id);
  if (bytes === null || pngSize(bytes) === null) throw notFound();
  return fileAnswer.attachmentThumbnail(bytes, file);
}

export const pictureRoutes: readonly Route[] = [
  get('/pictures/thumbnails/preview-files/:instance_id.png', shared(at({ widthPx: 150, heightPx: 100 }))),
  get('/pictures/thumbnails-square/preview-files/:instance_id.png', shared(at({ widthPx: 100, heightPx: 100 }))),
  get('/pictures/previews/preview-files/:instance_id.png', guarded(at({ widthPx: 1200 }))),
  get('/pictures/originals/preview-files/:instance_id.png', shared(at(null))),
  get('/pictures/originals/preview-files/:instance_id/download', guarded(download)),
  get('/pictures/originals/preview-files/:file_name', guardedOriginal),
  get('/movies/originals/preview-files/:instance_id.mp4', guarded(movie)),
  get('/movies/originals/preview-files/:instance_id/download', guarded(movieDownload)),
  get('/movies/low/preview-files/:instance_id.mp4', guarded(movie)),
  ...sinceOne(get('/movies/source/preview-files/:instance_id.mp4', guarded(source))),
  get('/movies/tiles/preview-files/:instance_id.png', guarded(tiles)),
  get('/pictures/thumbnails/attachment-files/:attachment_file_id.png', attachmentThumbnail),
  ...['', '.png'].flatMap((suffix) => [
    post(`/pictures/thumbnails/persons/:instance_id${suffix}`, setPersonAvatar),
    get(`/pictures/thumbnails/persons/:instance_id${suffix}`, personAvatar),
    post(`/pictures/thumbnails/projects/:instance_id${suffix}`, suffix === '' ? setProjectPicture : setPictureByName),
    get(`/pictures/thumbnails/projects/:instance_id${suffix}`, projectPicture),
    post(`/pictures/thumbnails/organisations/:instance_id${suffix}`, setLogo),
    get(`/pictures/thumbnails/organisations/:instance_id${suffix}`, logo),
  ]),
  post('/pictures/preview-background-files/:instance_id', uploadBackground),
  get('/pictures/preview-background-files/:instance_id.hdr', (call) =>
    background({ ...call, params: { ...call.params, extension: 'hdr' } }),
  ),
  get('/pictures/thumbnails/preview-background-files/:instance_id.png', (call) =>
    fileAnswer.backgroundThumbnail(need(call, 'preview_background_file', param(call, 'instance_id'))),
  ),
  post('/pictures/thumbnails/preview-background-files/:instance_id.png', () => {
    throw crash();
  }),
  del('/actions/user/clear-avatar', (call) => clearAvatar(call, call.caller.id)),
  del('/actions/persons/:person_id/clear-avatar', (call) => {
    checkAdmin(call);
    return clearAvatar(call, param(call, 'person_id'));
  }),
];

/** `{id}.{extension}`: a file of any other kind. */
function guardedOriginal(call: Call): Answer {
  const name = param(call, 'file_name');
  const dot = name.lastIndexOf('.');
  if (dot < 0) throw notFound();
  const params = { instance_id: name.slice(0, dot), extension: name.slice(dot + 1) };
  return guarded(original)({ ...call, params });
}
