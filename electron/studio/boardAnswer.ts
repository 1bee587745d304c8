/*
 * How a board is sent. 0.20.52: a plain list. 1.0.97 also as positional rows (`compact`), as JSON lines (`stream`), or
 * both, and with a tag by which a client asks whether anything changed.
 */
import { createHash } from 'node:crypto';
import { answer, type Answer } from './answer.ts';
import { queryFlag, type Call } from './call.ts';
import { jsonText } from './json.ts';
import { roleIn } from './permissions.ts';
import type { Sent } from './serialise.ts';

type Shape = {
  readonly fieldsName: 'shot_fields' | 'asset_fields';
  readonly fields: readonly string[];
  readonly taskFields: readonly string[];
};

export const shotFields = [
  'canceled',
  'data',
  'description',
  'entity_type_id',
  'episode_id',
  'episode_name',
  'fps',
  'frame_in',
  'frame_out',
  'id',
  'name',
  'nb_frames',
  'parent_id',
  'preview_file_id',
  'project_id',
  'project_name',
  'sequence_id',
  'sequence_name',
  'source_id',
  'nb_entities_out',
  'is_casting_standby',
  'type',
  'tasks',
] as const;

export const assetFields = [
  'id',
  'name',
  'preview_file_id',
  'description',
  'asset_type_name',
  'asset_type_id',
  'canceled',
  'ready_for',
  'episode_id',
  'casting_episode_ids',
  'is_casting_standby',
  'is_shared',
  'data',
  'tasks',
] as const;

/** Adds the tag, or answers 304. The tag a compressing proxy weakened is not recognised: it is compared as it came. */
export function tagged(call: Call, projectId: string | null, rows: readonly Sent[], given: Answer): Answer {
  if (!call.studio.isNew || projectId === null) return given;
  const hash = createHash('sha256')
    .update(`${call.caller.id} ${roleIn(call, projectId)} ${jsonText(rows)}`)
    .digest('hex');
  const headers = { ETag: `"${hash}"`, 'Cache-Control': 'private, no-cache' };
  const isSame = String(call.headers['if-none-match'] ?? '')
    .split(',')
    .some((tag) => tag.trim() === headers.ETag);
  return isSame
    ? { status: 304, headers, body: { kind: 'empty' } }
    : { ...given, headers: { ...given.headers, ...headers } };
}

const isRows = (value: unknown): value is readonly Sent[] => Array.isArray(value);

function positions(row: Sent, { fields, taskFields }: Shape): unknown[] {
  return fields.map((field) => {
    const value = row[field];
    return field === 'tasks' && isRows(value) ? value.map((task) => taskFields.map((name) => task[name])) : value;
  });
}

export function boardAnswer(call: Call, projectId: string | null, rows: readonly Sent[], shape: Shape | null): Answer {
  if (!call.studio.isNew || shape === null) return tagged(call, projectId, rows, answer(rows));
  const isCompact = queryFlag(call, 'compact');
  const head: Sent = isCompact
    ? { compact: true, [shape.fieldsName]: shape.fields, task_fields: shape.taskFields }
    : { compact: false };
  const lines = isCompact ? rows.map((row) => positions(row, shape)) : rows;
  if (queryFlag(call, 'stream')) {
    return tagged(call, projectId, rows, {
      status: 200,
      headers: {},
      body: { kind: 'lines', values: [head, ...lines] },
    });
  }
  return tagged(call, projectId, rows, answer(isCompact ? { ...head, rows: lines } : rows));
}
