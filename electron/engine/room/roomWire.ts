/** What is said in review rooms, in Kitsu's words: read as it comes, and written as Kitsu's page reads it. */
import { z } from 'zod';
import type { AnnotationChange, DrawnObject } from '../../../shared/model/annotation.ts';
import type { RoomCompare, RoomLook, RoomView } from '../../../shared/model/room.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { isModest } from '../../../shared/rules/isModest.ts';
import type { RoomHeard } from '../../../shared/rules/reviewRoom.ts';

/** By Kitsu's numbers for them, which begin at 1. */
const speeds = [0.25, 0.5, 1, 1.5, 2] as const;
const usualSpeed = 3;

/** Behind it stands when something was said, as Kitsu's page writes it; before that, what its own words do not say. */
const separator = '#';
const ownSeparator = '/';

/** Kitsu's page knows an overlay in quarters, and shows of what it does not know the picture alone. */
const overlay = /^overlay(\d{1,3})$/;
function modeOnWire(mode: string): string {
  const percent = overlay.exec(mode)?.[1];
  if (percent !== undefined) return `overlay${String(Math.round(Math.min(100, Number(percent)) / 25) * 25)}`;
  return mode.split(' ')[0] ?? mode;
}

/** A day: no clock is that wrong, and beyond all numbers there is none that is newer. */
const mostAheadMs = 86_400_000;

// Servers put `false`, `null` or nothing where nobody said anything.
const idPattern = /^[\w-]{1,64}$/;
const idOrNull = z.string().regex(idPattern).nullable().catch(null).default(null);
const flag = z.boolean().catch(false).default(false);
/** More are in no room. */
const mostPeople = 2_000;
const place = z.number().int().min(0).nullable().catch(null).default(null);
const text = z.string().catch('').default('');

const comparing = z
  .object({
    enable: flag,
    task_type: idOrNull,
    revision: z.union([z.string(), z.number()]).nullable().catch(null).default(null),
    mode: text,
    comparison_preview_index: place,
  })
  .nullable()
  .catch(null)
  .default(null);

const roomUpdated = z.object({
  playlist_id: z.string(),
  user_id: idOrNull,
  local_id: text,
  is_playing: flag,
  current_entity_id: idOrNull,
  current_entity_index: place,
  current_preview_file_id: idOrNull,
  current_preview_file_index: place,
  // Beyond these, reckoning with it is no number any more.
  current_frame: z.number().min(0).max(1e9).catch(1).default(1),
  is_repeating: flag,
  is_annotations_displayed: z.boolean().catch(true).default(true),
  speed: z.number().int().catch(usualSpeed).default(usualSpeed),
  comparing,
  only_newcomer: flag,
});
const peopleUpdated = z.object({ playlist_id: z.string(), people: z.array(z.string()).max(mostPeople) });
const drawn = z.object({
  playlist_id: z.string(),
  data: z.object({
    local_id: text,
    user_id: idOrNull,
    time: z.number().finite().catch(0).default(0),
    // What is too deep would break whoever compares it or passes it on.
    obj: z.looseObject({ id: z.string().min(1).max(64) }).refine((obj) => isModest(obj)),
    laser: flag,
  }),
});

const moved = z.object({
  playlist_id: z.string(),
  data: z.object({
    local_id: text,
    user_id: idOrNull,
    x: z.number().min(-1e6).max(1e6),
    y: z.number().min(-1e6).max(1e6),
    zoom: z.number().min(0.001).max(1_000),
    fit_width: z.number().positive().max(1e6).nullable().catch(null).default(null),
  }),
});

type Heard = { readonly playlistId: Id; readonly heard: RoomHeard };

const changeKinds = { 'add-annotation': 'add', 'update-annotation': 'update', 'remove-annotation': 'delete' } as const;

/** Null for what says nothing here, or cannot be read. @param name without `preview-room:` */
export function readRoomEvent(name: string, payload: unknown, nowMs: number): Heard | null {
  if (name === 'room-people-updated') {
    const read = peopleUpdated.safeParse(payload).data;
    return read === undefined
      ? null
      : { playlistId: read.playlist_id, heard: { kind: 'people', people: [...new Set(read.people)] } };
  }
  if (name === 'room-updated') {
    const read = roomUpdated.safeParse(payload).data;
    return read === undefined ? null : { playlistId: read.playlist_id, heard: lookHeard(read, nowMs) };
  }
  if (name === 'panzoom-changed') {
    const read = moved.safeParse(payload).data;
    if (read === undefined) return null;
    const { local_id: localId, user_id: personId, x, y, zoom, fit_width: fitWidthPx } = read.data;
    const view: RoomView = { zoom, x, y, fitWidthPx };
    const said = { localId: speakerOf(localId), personId, sequence: sequenceOf(localId, nowMs) };
    return { playlistId: read.playlist_id, heard: { kind: 'moved', ...said, view } };
  }
  if (name !== 'add-annotation' && name !== 'update-annotation' && name !== 'remove-annotation') return null;
  const read = drawn.safeParse(payload).data;
  if (read === undefined) return null;
  const { local_id: localId, user_id: personId, time, obj: object, laser } = read.data;
  const speaker = { personId, localId: speakerOf(localId) };
  const kind = changeKinds[name];
  if (laser)
    return kind === 'add' ? { playlistId: read.playlist_id, heard: { kind: 'pointed', ...speaker, object } } : null;
  const elsewhere = ownWordsOf(localId) ?? '';
  const previewFileId = idPattern.test(elsewhere) ? elsewhere : null;
  const change: AnnotationChange =
    kind === 'delete'
      ? { kind, time, objectId: object.id }
      : { kind: previewFileId === null ? kind : 'add', time, object };
  return { playlistId: read.playlist_id, heard: { kind: 'drawn', ...speaker, change, previewFileId } };
}

function lookHeard(read: z.output<typeof roomUpdated>, nowMs: number): RoomHeard {
  const { comparing: beside } = read;
  return {
    kind: 'look',
    personId: read.user_id,
    localId: speakerOf(read.local_id),
    sequence: sequenceOf(read.local_id, nowMs),
    isForNewcomers: read.only_newcomer,
    look: {
      entityId: read.current_entity_id,
      entityIndex: read.current_entity_index,
      previewFileId: read.current_preview_file_id,
      fileIndex: read.current_preview_file_index ?? 0,
      frame: read.current_frame,
      isPlaying: read.is_playing,
      speed: speeds[read.speed - 1] ?? 1,
      isLooping: read.is_repeating,
      areDrawingsShown: read.is_annotations_displayed,
      compare:
        beside === null || !beside.enable
          ? null
          : {
              taskTypeId: beside.task_type,
              revision: revisionOf(beside.revision),
              fileIndex: beside.comparison_preview_index ?? 0,
              mode: ownWordsOf(read.local_id) ?? beside.mode,
            },
    },
  };
}

function revisionOf(written: string | number | null): RoomCompare['revision'] {
  if (written === 'previous') return 'previous';
  const revision = Number(written ?? Number.NaN);
  return Number.isInteger(revision) && revision > 0 ? revision : 'last';
}

/** Who said it; behind that stands more, since the server passes on no field that it does not know. */
const speakerOf = (localId: string): string => localId.split(separator)[0]?.split(ownSeparator)[0] ?? '';
const ownWordsOf = (localId: string): string | null => localId.split(separator)[0]?.split(ownSeparator)[1] ?? null;
function sequenceOf(localId: string, nowMs: number): number | null {
  const [, written] = localId.split(separator);
  const sequence = Number(written ?? Number.NaN);
  return Number.isSafeInteger(sequence) && sequence <= nowMs + mostAheadMs ? sequence : null;
}

type Speaker = { readonly playlistId: Id; readonly personId: Id; readonly localId: string };

/** What the server is told in the first person, be it for coming in or for moving on. */
export function lookMessage({ playlistId, personId, localId }: Speaker, look: RoomLook, sequence: number): object {
  const { compare } = look;
  const mode = modeOnWire(compare?.mode ?? 'sidebyside');
  const ownWords = compare === null || compare.mode === mode ? '' : `${ownSeparator}${compare.mode}`;
  return {
    playlist_id: playlistId,
    user_id: personId,
    local_id: `${localId}${ownWords}${separator}${String(sequence)}`,
    is_playing: look.isPlaying,
    current_entity_id: look.entityId,
    current_entity_index: look.entityIndex,
    current_preview_file_id: look.previewFileId,
    current_preview_file_index: look.fileIndex,
    current_frame: look.frame,
    is_repeating: look.isLooping,
    is_laser_mode: false,
    is_annotations_displayed: look.areDrawingsShown,
    is_zoom_enabled: false,
    is_waveform_displayed: false,
    handle_in: null,
    handle_out: null,
    speed: speeds.findIndex((speed) => speed === look.speed) + 1 || usualSpeed,
    comparing: {
      enable: compare !== null,
      task_type: compare?.taskTypeId ?? null,
      revision: compare === null || compare.revision === 'last' ? null : String(compare.revision),
      mode,
      comparison_preview_index: compare?.fileIndex ?? 0,
    },
  };
}

export const doorMessage = ({ playlistId, personId }: Pick<Speaker, 'playlistId' | 'personId'>): object => ({
  playlist_id: playlistId,
  user_id: personId,
});

/**
 * Kitsu's page puts what is added on the file that it shows, and changes or takes away only what stands there: what is added elsewhere is
 * a change for it, which says here where it belongs.
 * @param elsewhere the file, where the room does not look at it
 */
export function drawnMessage(
  { playlistId, personId, localId }: Speaker,
  change: AnnotationChange,
  elsewhere: Id | null,
): { readonly name: string; readonly payload: object } {
  // Kitsu's page finds what is taken away by the id of the object.
  const obj = change.kind === 'delete' ? { id: change.objectId } : change.object;
  const isAddedElsewhere = change.kind === 'add' && elsewhere !== null;
  const kind = isAddedElsewhere ? 'update' : change.kind;
  const name = { add: 'add-annotation', update: 'update-annotation', delete: 'remove-annotation' }[kind];
  const ownWords = isAddedElsewhere ? `${ownSeparator}${elsewhere}` : '';
  const data = { local_id: `${localId}${ownWords}`, user_id: personId, time: change.time, obj };
  return { name, payload: { playlist_id: playlistId, data } };
}

/** Kitsu's page takes of it what it knows. */
export const movedMessage = ({ playlistId, personId, localId }: Speaker, view: RoomView, sequence: number): object => ({
  playlist_id: playlistId,
  data: {
    local_id: `${localId}${separator}${String(sequence)}`,
    user_id: personId,
    x: view.x,
    y: view.y,
    zoom: view.zoom,
    fit_width: view.fitWidthPx,
  },
});

export const pointerMessage = ({ playlistId, personId, localId }: Speaker, time: number, obj: DrawnObject): object => ({
  playlist_id: playlistId,
  data: { local_id: localId, user_id: personId, time, obj, laser: true },
});
