/*
 * An uploaded preview: kept as it came, measured, and after a moment ready (a real server encodes movies meanwhile).
 */
import { readFileSync } from 'node:fs';
import { pngSize } from '../art/png.ts';
import type { Context, UploadedFile } from '../call.ts';
import { badRequest, CutConnection } from '../errors.ts';
import { emit } from '../events.ts';
import { jpegSize } from '../jpegSize.ts';
import { movieSize } from '../movieSize.ts';
import type { PreviewFileRow } from '../tables.ts';
import { extensionOf } from './attachments.ts';
import { emitCommentUpdate } from './commentEvents.ts';
import { commentOfPreview, pointAtPreview, taskOfPreview, updatePreview } from './previews.ts';
import { removePreview } from './removal.ts';

const pictures = ['jpe', 'jpeg', 'jpg', 'png'];
const movies = ['avi', 'm4v', 'mkv', 'mov', 'mp4', 'webm', 'wmv'];
const otherFiles =
  'ae ai blend clip comp exr fbx fla flv gif glb gltf hip kra ma mb mp3 obj pdf psd psb rar sai sai2 sbbkp svg swf tvpp wav zip'.split(
    ' ',
  );

/** How long a movie (and, in 1.0.97, a picture) stays in processing. */
const processingMs = 1200;

const nameWithout = (name: string): string => {
  const at = name.lastIndexOf('.');
  return at < 0 ? '' : name.slice(0, at);
};

/** Takes a file over as the preview's. A kind of file the server does not know removes the preview: 400. */
export function storeUpload(context: Context, preview: PreviewFileRow, file: UploadedFile): PreviewFileRow | null {
  const extension = extensionOf(file.name);
  const original = nameWithout(file.name);
  if (pictures.includes(extension)) return storePicture(context, preview, file, original);
  if (movies.includes(extension)) return storeMovie(context, preview, file, original);
  if (otherFiles.includes(extension)) return storeFile(context, preview, file, original, extension);
  removePreview(context, preview);
  return null;
}

export const wrongFormat = (file: UploadedFile): Error =>
  badRequest(`Wrong file format, extension: ${extensionOf(file.name)}`);

function announce(context: Context, preview: PreviewFileRow): PreviewFileRow {
  const comment = commentOfPreview(context, preview.id);
  if (comment === undefined) return preview;
  const task = taskOfPreview(context, preview);
  emitCommentUpdate(context, comment, task.project_id);
  emit(
    context,
    'preview-file:add-file',
    {
      comment_id: comment.id,
      task_id: task.id,
      preview_file_id: preview.id,
      revision: preview.revision,
      extension: preview.extension,
      status: preview.status,
    },
    { projectId: task.project_id },
  );
  return preview;
}

/** The preview becomes ready: at once, or after a while when a job does it. */
function finish(
  context: Context,
  preview: PreviewFileRow,
  values: Partial<Omit<PreviewFileRow, 'updated_at'>>,
  isLater: boolean,
): void {
  const { studio } = context;
  const act = (): void => {
    const current = studio.store.preview_file.get(preview.id);
    if (current === undefined) return;
    pointAtPreview(context, updatePreview(context, current, { status: 'ready', ...values }));
  };
  if (isLater) studio.later(processingMs, act);
  else act();
}

function storePicture(context: Context, preview: PreviewFileRow, file: UploadedFile, original: string): PreviewFileRow {
  const { studio } = context;
  const bytes = readFileSync(file.path);
  const size = pngSize(bytes) ?? jpegSize(bytes);
  if (size === null) {
    // The row stays in processing for ever, in both versions.
    if (studio.isNew) throw badRequest('The uploaded file is not a valid picture.');
    throw new CutConnection();
  }
  studio.files.keep('previews', preview.id, file.path);
  const measured = { width: size.widthPx, height: size.heightPx, file_size: file.sizeBytes };
  const named = { extension: 'png', original_name: original };
  if (studio.isNew) {
    const changed = updatePreview(context, preview, named);
    announce(context, changed);
    finish(context, changed, measured, true);
    return changed;
  }
  const changed = updatePreview(context, preview, { ...named, ...measured, status: 'ready' });
  pointAtPreview(context, changed);
  return announce(context, changed);
}

function storeMovie(context: Context, preview: PreviewFileRow, file: UploadedFile, original: string): PreviewFileRow {
  const { studio } = context;
  const path = studio.files.keep('previews', preview.id, file.path);
  if (studio.keepsSources) studio.files.write('sources', preview.id, readFileSync(path));
  const size = movieSize(path);
  const changed = updatePreview(context, preview, { extension: 'mp4', original_name: original, is_movie: false });
  announce(context, changed);
  const measured = {
    file_size: file.sizeBytes,
    width: size?.widthPx ?? 1920,
    height: size?.heightPx ?? 1080,
    duration: size?.durationSeconds ?? 0,
    ...(studio.isNew && size !== null
      ? {
          data: {
            original_width: size.widthPx,
            original_height: size.heightPx,
            original_duration: size.durationSeconds,
            original_file_size: file.sizeBytes,
          },
        }
      : {}),
  };
  finish(context, changed, measured, true);
  return changed;
}

function storeFile(
  context: Context,
  preview: PreviewFileRow,
  file: UploadedFile,
  original: string,
  extension: string,
): PreviewFileRow {
  const { studio } = context;
  studio.files.keep('previews', preview.id, file.path);
  const changed = updatePreview(context, preview, {
    extension,
    original_name: original,
    status: 'ready',
    file_size: file.sizeBytes,
  });
  return announce(context, changed);
}

/** Gives one preview the content of another, as an automation that copies the last revision does. */
export function copyPreview(context: Context, from: PreviewFileRow, to: PreviewFileRow): PreviewFileRow {
  const { studio } = context;
  studio.files.copy('previews', from.id, to.id);
  const { extension, original_name, status, width, height, duration, file_size, drawing } = from;
  const changed = updatePreview(context, to, {
    extension,
    original_name,
    status,
    width,
    height,
    duration,
    file_size,
    drawing,
  });
  pointAtPreview(context, changed);
  return changed;
}
