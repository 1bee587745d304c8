/*
 * Files out of the studio: uploaded ones from the shelf, seeded ones drawn or taken from the committed movies.
 */
import type { Answer, FileSource } from './answer.ts';
import { drawPicture } from './art/drawPicture.ts';
import { movieFile } from './art/movies.ts';
import { pngSize } from './art/png.ts';
import { resizePng } from './art/resizePng.ts';
import { drawRoom, drawRoomThumbnail } from './art/room.ts';
import { notFound } from './errors.ts';
import { slug, fullEntityName } from './names.ts';
import { organisation } from './organisation.ts';
import { sampleFile } from './samples/samples.ts';
import type { FileKind } from './files.ts';
import type { Studio } from './studio.ts';
import type { PreviewFileRow, Row } from './tables.ts';
import type { Drawing } from './tables/values.ts';
import { tileSheet } from './tileSheet.ts';

export type Size = { readonly widthPx: number; readonly heightPx?: number };

type About = {
  readonly contentType: string;
  readonly modified: string;
  readonly name: string;
  readonly isAttachment?: boolean;
};

const file = (source: FileSource, { contentType, modified, name, isAttachment = false }: About): Answer => ({
  status: 200,
  headers: {},
  body: { kind: 'file', source, contentType, modified, name, isAttachment },
});

const isPicture = (mimetype: string): boolean =>
  ['image/png', 'image/jpeg', 'image/gif', 'image/webp'].includes(mimetype);

function seededBytes(content: NonNullable<Row<'attachment_file'>['content']>): Buffer {
  if (typeof content === 'string') return Buffer.from(content);
  if ('sample' in content) return sampleFile(content.sample);
  return drawPicture(content, { widthPx: 960, heightPx: 540 });
}

function attachment(studio: Studio, row: Row<'attachment_file'>): Answer {
  const mimetype = row.mimetype ?? 'application/octet-stream';
  const about: About = {
    contentType: mimetype.startsWith('text/') ? `${mimetype}; charset=utf-8` : mimetype,
    modified: row.updated_at,
    name: row.name ?? '',
    isAttachment: studio.isNew && !isPicture(mimetype),
  };
  const { content } = row;
  if (content !== null) {
    return file({ kind: 'bytes', bytes: seededBytes(content) }, about);
  }
  const path = studio.files.find('attachments', row.id);
  if (path === null) throw notFound();
  return file({ kind: 'path', path }, about);
}

/** Pictures drawn or scaled before; the same thumbnail is asked for again and again. */
const drawn = new Map<string, Buffer>();
const mostDrawn = 2000;

function remembered(key: string, make: () => Buffer): Buffer {
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const bytes = make();
  drawn.set(key, bytes);
  for (const oldest of drawn.keys()) {
    if (drawn.size <= mostDrawn) break;
    drawn.delete(oldest);
  }
  return bytes;
}

const sized = (drawing: Drawing, { widthPx, heightPx }: Size): Buffer =>
  remembered(`${JSON.stringify(drawing)} ${widthPx}x${heightPx ?? ''}`, () =>
    drawPicture(drawing, { widthPx, heightPx: heightPx ?? Math.round((widthPx * 9) / 16) }),
  );

/** The drawing a movie somebody uploaded is shown by: there is nothing here that decodes movies. */
const filmstrip: Drawing = { scene: 'boatsLeave', frame: 1 };

type Stored = {
  readonly kind: FileKind;
  readonly id: string;
  readonly drawing: Drawing | null;
  readonly stamp: string;
};

/** A picture at a size (null: as it is), or null when there is none. */
function picture(
  studio: Studio,
  { kind, id, drawing, stamp }: Stored,
  size: Size | null,
  natural: Size,
): Buffer | null {
  if (drawing !== null) return sized(drawing, size ?? natural);
  const bytes = studio.files.read(kind, id);
  if (bytes === null) return null;
  // Another format than PNG goes as it came: whoever shows it looks at the bytes.
  if (size === null || pngSize(bytes) === null) return bytes;
  return remembered(`${id} ${stamp} ${size.widthPx}x${size.heightPx ?? ''}`, () => resizePng(bytes, size));
}

const naturalSize = (preview: PreviewFileRow): Size => ({
  widthPx: preview.width > 0 ? preview.width : 1920,
  heightPx: preview.height > 0 ? preview.height : 1080,
});

const frameOf = (studio: Studio, preview: PreviewFileRow): Drawing => {
  const chosen = studio.files.read('frames', preview.id);
  const drawing = preview.drawing ?? filmstrip;
  return chosen === null ? drawing : { ...drawing, frame: Number(chosen.toString()) };
};

/** Preview of a movie or a picture as a PNG. A row still in processing has none. */
function previewPicture(
  studio: Studio,
  preview: PreviewFileRow,
  size: Size | null,
  name = '',
  isAttachment = false,
): Answer {
  const isMovie = preview.extension === 'mp4';
  if (preview.status !== 'ready' || !(isMovie || preview.extension === 'png')) throw notFound();
  const drawing = isMovie ? frameOf(studio, preview) : preview.drawing;
  const stored: Stored = { kind: 'previews', id: preview.id, drawing, stamp: preview.updated_at };
  const bytes = picture(studio, stored, size, naturalSize(preview));
  if (bytes === null) throw notFound();
  return file({ kind: 'bytes', bytes }, { contentType: 'image/png', modified: preview.updated_at, name, isAttachment });
}

function previewMovie(studio: Studio, preview: PreviewFileRow, name = '', isAttachment = false): Answer {
  const key = preview.drawing?.movie;
  const path = key === undefined ? studio.files.find('previews', preview.id) : movieFile(key);
  if (path === null || preview.extension !== 'mp4' || preview.status !== 'ready') throw notFound();
  return file({ kind: 'path', path }, { contentType: 'video/mp4', modified: preview.updated_at, name, isAttachment });
}

/** The file that a movie was made of, and nothing in its place. */
function previewSource(studio: Studio, preview: PreviewFileRow): Answer {
  const path = studio.files.find('sources', preview.id);
  if (path === null) throw notFound();
  return file({ kind: 'path', path }, { contentType: 'video/mp4', modified: preview.updated_at, name: '' });
}

/** Any other kind of file, as it was uploaded or made for the seed. */
function previewFile(studio: Studio, preview: PreviewFileRow, name = '', isAttachment = false): Answer {
  const contentType = preview.extension === 'pdf' ? 'application/pdf' : 'application/octet-stream';
  const about = { contentType, modified: preview.updated_at, name, isAttachment };
  if (preview.sample !== null) return file({ kind: 'bytes', bytes: sampleFile(preview.sample) }, about);
  const path = studio.files.find('previews', preview.id);
  if (path === null) throw notFound();
  return file({ kind: 'path', path }, about);
}

const tileHeightPx = 100;
const tilesInRow = 8;
const mostTiles = 3840;

/** The strip of a movie's frames: eight in a row, a hundred pixels high each. */
function tiles(studio: Studio, preview: PreviewFileRow): Answer {
  if (preview.extension !== 'mp4' || preview.status !== 'ready') throw notFound();
  const task = studio.store.task.get(preview.task_id);
  const fps = Number((studio.store.project.get(task?.project_id)?.fps ?? '25').replace(',', '.')) || 25;
  const count = Math.min(mostTiles, Math.max(1, Math.round(preview.duration * fps)));
  const { widthPx, heightPx = 1080 } = naturalSize(preview);
  const tileWidthPx = Math.round((tileHeightPx * widthPx) / heightPx);
  const bytes = remembered(`tiles ${preview.id} ${preview.updated_at}`, () =>
    tileSheet(preview.drawing ?? filmstrip, { count, columns: tilesInRow, tileWidthPx, tileHeightPx }),
  );
  return file({ kind: 'bytes', bytes }, { contentType: 'image/png', modified: preview.updated_at, name: '' });
}

/** `demo_e02_sq01_sh010_layout_v3.png` */
export function downloadName(studio: Studio, preview: PreviewFileRow): string {
  const { store } = studio;
  const task = store.task.get(preview.task_id);
  const entity = store.entity.get(task?.entity_id);
  const isOriginal = organisation(studio).use_original_file_name && preview.original_name !== null;
  const parts = [
    store.project.get(task?.project_id)?.name ?? '',
    entity === undefined ? '' : fullEntityName(studio, entity).name,
    store.task_type.get(task?.task_type_id)?.name ?? '',
    `v${preview.revision}`,
  ];
  const name = isOriginal ? (preview.original_name ?? '') : slug(parts.join('_'));
  return `${name}${preview.position > 1 ? `-${preview.position}` : ''}.${preview.extension ?? ''}`;
}

/** An avatar or a studio's picture, at most 400 pixels a side. */
function avatar(studio: Studio, id: string, drawing: Drawing | null, modified: string): Answer {
  const size = { widthPx: 400, heightPx: 400 };
  const stored: Stored = { kind: 'avatars', id, drawing, stamp: modified };
  const bytes = picture(studio, stored, size, size);
  if (bytes === null) throw notFound();
  return file({ kind: 'bytes', bytes }, { contentType: 'image/png', modified, name: '' });
}

function background(studio: Studio, row: Row<'preview_background_file'>): Answer {
  const name = `${row.original_name ?? ''}.${row.extension ?? ''}`;
  const about = { contentType: 'image/vnd.radiance', modified: row.updated_at, name };
  const { room } = row;
  // A studio that is kept since before there were any has none.
  if (room) return file({ kind: 'bytes', bytes: remembered(`room ${room}`, () => drawRoom(room)) }, about);
  const path = studio.files.find('backgrounds', row.id);
  if (path === null) throw notFound();
  return file({ kind: 'path', path }, about);
}

function backgroundThumbnail(row: Row<'preview_background_file'>): Answer {
  const size = { widthPx: 300, heightPx: 200 };
  const { room } = row;
  const bytes = room ? remembered(`small room ${room}`, () => drawRoomThumbnail(room, size)) : sized(filmstrip, size);
  return file({ kind: 'bytes', bytes }, { contentType: 'image/png', modified: row.updated_at, name: '' });
}

const attachmentThumbnail = (bytes: Buffer, row: Row<'attachment_file'>): Answer =>
  file(
    {
      kind: 'bytes',
      bytes: remembered(`${row.id} thumbnail`, () => resizePng(bytes, { widthPx: 150, heightPx: 100 })),
    },
    { contentType: 'image/png', modified: row.updated_at, name: '' },
  );

function workingFile(studio: Studio, row: Row<'working_file'>): Answer {
  const path = studio.files.find('working-files', row.id);
  if (path === null) throw notFound();
  return file(
    { kind: 'path', path },
    { contentType: 'application/octet-stream', modified: row.updated_at, name: row.name ?? '' },
  );
}

export const fileAnswer = {
  attachment,
  attachmentThumbnail,
  avatar,
  background,
  backgroundThumbnail,
  previewFile,
  previewMovie,
  previewPicture,
  previewSource,
  tiles,
  workingFile,
} as const;
