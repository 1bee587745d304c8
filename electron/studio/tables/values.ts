import type { Json, JsonObject } from '../columns.ts';

export const roles = ['user', 'admin', 'supervisor', 'manager', 'client', 'vendor'] as const;
export type Role = (typeof roles)[number];
export const positions = ['supervisor', 'lead', 'artist'] as const;
export const seniorities = ['senior', 'mid', 'junior'] as const;
export const validationStatuses = ['validated', 'rejected', 'neutral'] as const;

/**
 * What a seeded picture or movie shows. `scene` names a drawing of `art/pictures.ts`, `variant` its colours and
 * arrangement, `look` the step it was made at, `frame` (from 1) the frame of it; `movie`, when set, is a key of
 * `art/movies.ts`: the file itself comes from there, its pictures from the scene. `art/drawPicture.ts` draws it as it is.
 */
export type Drawing = {
  readonly scene: string;
  readonly frame: number;
  readonly variant?: number;
  readonly look?: 'sketch' | 'clay' | 'flat' | 'final';
  readonly movie?: string;
};

export type ChecklistItem = { readonly text: string; readonly checked: boolean };

export type Reply = {
  readonly id: string;
  readonly date: string;
  readonly created_at: string;
  readonly person_id: string;
  readonly text: string;
  readonly mentions: readonly string[];
  readonly department_mentions: readonly string[];
};

/** One entry per time; `time` in seconds from the start, objects are Fabric.js JSON with an id each. */
export type Annotation = {
  readonly time: number;
  readonly drawing: { readonly objects: readonly JsonObject[] };
  readonly width?: number;
  readonly height?: number;
};

export type PlaylistEntry = {
  readonly entity_id: string;
  readonly preview_file_id: string | null;
  readonly [more: string]: Json;
};

export type TaskTypeLink = {
  readonly priority: number | null;
  readonly hd_bitrate_compression: number | null;
  readonly ld_bitrate_compression: number | null;
  readonly is_client_visible: boolean;
};

export type TaskStatusLink = {
  readonly priority: number | null;
  readonly roles_for_board: readonly Role[];
  /** Null inherits the status's own flag (1.x). */
  readonly is_client_allowed: boolean | null;
};
