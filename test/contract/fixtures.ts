// Things that several probes begin with, made through the front door.
import { readFileSync } from 'node:fs';
import { deflateSync, crc32 } from 'node:zlib';
import { z } from 'zod';
import { get, post, put, upload, type FormPart } from './client.ts';
import { assetTypeId, perWorld, type Caller, type TaskPlace, type World } from './world.ts';

const row = z.object({ id: z.string() });

let count = 0;
/** Names that no other run has used: several servers keep what earlier runs made. */
export const freshName = (what: string): string =>
  `${what} ${process.pid.toString(36)}${Date.now().toString(36)}${++count}`;

export type CommentPlace = { readonly task: TaskPlace; readonly id: string };

export async function commentOn(
  world: World,
  task: TaskPlace,
  caller: Caller,
  text = 'A remark.',
): Promise<CommentPlace> {
  const call = post(`/actions/tasks/${task.id}/comment`, { task_status_id: task.statusId, comment: text });
  return { task, id: (await world.read(row, caller, call)).id };
}

/** A comment of the artist on a task of their own. */
export const newComment = async (world: World, text?: string): Promise<CommentPlace> =>
  commentOn(world, await world.takeTask(), 'artist', text);

export const textFile = (name: string, content: string): FormPart => ({
  name: 'file',
  fileName: name,
  type: 'text/plain',
  bytes: new Uint8Array(Buffer.from(content)),
});

export type AttachmentPlace = CommentPlace & { readonly attachmentId: string };

/** A comment of the artist with a text file. */
export async function newAttachment(world: World): Promise<AttachmentPlace> {
  const comment = await newComment(world, 'With a file.');
  const call = upload(`/actions/tasks/${comment.task.id}/comments/${comment.id}/add-attachment`, [
    textFile('note.txt', 'hello'),
  ]);
  const [file] = await world.read(z.array(row), 'artist', call);
  if (file === undefined) throw new Error('add-attachment answered an empty list');
  return { ...comment, attachmentId: file.id };
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

/** A plain picture of 64 × 36 pixels. */
function picture(shade = 128): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(64, 0);
  header.writeUInt32BE(36, 4);
  header.set([8, 2], 8);
  const lines = Buffer.concat(
    Array.from({ length: 36 }, () => Buffer.concat([Buffer.from([0]), Buffer.alloc(64 * 3, shade)])),
  );
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(lines)),
    pngChunk('IEND', Buffer.alloc(0)),
  ];
  return new Uint8Array(Buffer.concat(parts));
}

export const pictureFile = (name = 'picture.png'): FormPart => ({
  name: 'file',
  fileName: name,
  type: 'image/png',
  bytes: picture(),
});

/** H.264, half a second, 160 × 90, 25 frames per second. */
export const movieFile = (): FormPart => ({
  name: 'file',
  fileName: 'clip.mp4',
  type: 'video/mp4',
  bytes: new Uint8Array(readFileSync(new URL('files/clip.mp4', import.meta.url))),
});

export type PreviewPlace = CommentPlace & { readonly previewId: string };

/** A preview entry on a comment of the artist, without its file. */
export async function previewEntryOn(world: World, comment: CommentPlace): Promise<PreviewPlace> {
  const call = post(`/actions/tasks/${comment.task.id}/comments/${comment.id}/add-preview`, {});
  return { ...comment, previewId: (await world.read(row, 'artist', call)).id };
}

export const newPreviewEntry = async (world: World): Promise<PreviewPlace> =>
  previewEntryOn(world, await newComment(world, 'A new version.'));

const processingMs = 120_000;

/**
 * Waits until an uploaded file is processed and that has been announced: pictures at once in 0.20.52, in a job later; movies
 * in a job in both.
 */
export async function untilProcessed(world: World, previewId: string, file: FormPart): Promise<void> {
  const isMovie = 'fileName' in file && file.type === 'video/mp4';
  const end = Date.now() + processingMs;
  for (;;) {
    const row = z.object({ status: z.string() });
    const { status } = await world.read(row, 'admin', get(`/data/preview-files/${previewId}`));
    if (status === 'ready') break;
    if (status !== 'processing' || Date.now() > end) throw new Error(`preview ${previewId} is ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await world.events.until(`preview ${previewId} is processed`, (seen) => {
    const updates = seen.filter(
      (event) => event.name === 'preview-file:update' && event.payload['preview_file_id'] === previewId,
    );
    // The older version says no status: its upload announces one update, its job another.
    if (world.version === '0.20.52') return updates.length >= (isMovie ? 2 : 1);
    return updates.some((event) => event.payload['status'] === 'ready');
  });
}

/** A published preview of the artist, processed. */
export async function newPreview(world: World, file: FormPart = pictureFile()): Promise<PreviewPlace> {
  const place = await newPreviewEntry(world);
  await world.read(z.unknown(), 'artist', upload(`/pictures/preview-files/${place.previewId}`, [file]));
  await untilProcessed(world, place.previewId, file);
  // What the job has announced belongs to nobody's call.
  await world.events.settle();
  return place;
}

/** A picture and a movie for the probes that only look. */
export const sharedPicture = perWorld((world) => newPreview(world));
export const sharedMovie = perWorld((world) => newPreview(world, movieFile()));

export async function newAsset(world: World): Promise<string> {
  const path = `/data/projects/${world.feature.id}/asset-types/${await assetTypeId(world)}/assets/new`;
  return (await world.read(row, 'manager', post(path, { name: freshName('Asset') }))).id;
}

/** A task of the first asset task type on an asset. */
export async function taskOnAsset(world: World, assetId: string): Promise<string> {
  const types = z.array(z.object({ id: z.string(), for_entity: z.string() }));
  const type = (await world.read(types, 'admin', get('/data/task-types'))).find((each) => each.for_entity === 'Asset');
  if (type === undefined) throw new Error('no task type is for assets');
  const path = `/actions/projects/${world.feature.id}/task-types/${type.id}/assets/create-tasks`;
  const [task] = await world.read(z.array(row), 'manager', post(path, [assetId]));
  if (task === undefined) throw new Error('create-tasks made no task');
  return task.id;
}

export const castInAsset = (world: World, assetId: string, castId: string): Promise<unknown> =>
  world.read(
    z.unknown(),
    'manager',
    put(`/data/projects/${world.feature.id}/entities/${assetId}/casting`, [
      { asset_id: castId, nb_occurences: 2, label: 'fixed' },
    ]),
  );
