/*
 * Previews of an entity or production, and those in the making.
 */
import { taskOfPreview } from '../actions/previews.ts';
import { answer, type Answer } from '../answer.ts';
import { param, type Call } from '../call.ts';
import { numberInQuery } from '../crud.ts';
import { forbidden, notFound } from '../errors.ts';
import { fullEntityName } from '../names.ts';
import { need, needEntity } from '../lookups.ts';
import { kindOf } from '../kinds.ts';
import { newestChangeFirst, newestFirst, pageOf } from '../paging.ts';
import { checkAdmin, checkEntity, checkEntityRead, checkProject, isClient } from '../permissions.ts';
import { plain } from '../relations.ts';
import { get, type Route } from '../route.ts';
import type { Sent } from '../serialise.ts';
import type { PreviewFileRow } from '../tables.ts';

/** A revision's first file with its fellows, newest revision first: what pickers of revisions show. */
export function revisionsOf(call: Call, entityId: string): Record<string, Sent[]> {
  const { studio } = call;
  const { store } = studio;
  const grouped: Record<string, Sent[]> = {};
  for (const task of store.task.by('entity_id', entityId)) {
    const all = store.preview_file
      .by('task_id', task.id)
      .sort((left, right) => right.revision - left.revision || left.position - right.position);
    if (all.length === 0 || task.task_type_id === null) continue;
    const revisions = new Map<number, PreviewFileRow[]>();
    for (const file of all) revisions.set(file.revision, [...(revisions.get(file.revision) ?? []), file]);
    grouped[task.task_type_id] = [...revisions.values()].flatMap(([first, ...others]) =>
      first === undefined
        ? []
        : [
            {
              ...revisionFile(call, first),
              previews: others.map((other) => ({
                ...revisionFile(call, other),
                position: other.position,
                task_type_id: task.task_type_id,
              })),
            },
          ],
    );
  }
  return grouped;
}

function revisionFile({ studio }: Call, file: PreviewFileRow): Sent {
  const sent = plain(studio, 'preview_file', file);
  return {
    id: file.id,
    revision: file.revision,
    original_name: file.original_name,
    extension: file.extension,
    width: file.width,
    height: file.height,
    duration: file.duration,
    ...(studio.isNew
      ? {
          original_width: file.data?.['original_width'] ?? null,
          original_height: file.data?.['original_height'] ?? null,
          original_duration: file.data?.['original_duration'] ?? null,
          original_file_size: file.data?.['original_file_size'] ?? null,
        }
      : {}),
    status: file.status,
    annotations: file.annotations,
    created_at: sent['created_at'],
    task_id: file.task_id,
  };
}

const previewsOfKind =
  (kind: 'Shot' | 'Edit' | 'Concept') =>
  (call: Call): Answer => {
    const entity = needEntity(call, param(call, `${kind.toLowerCase()}_id`));
    if (kindOf(call.studio, entity) !== kind) throw notFound();
    checkEntityRead(call, entity);
    if (kind === 'Concept' && isClient(call, entity.project_id)) throw forbidden();
    return answer(revisionsOf(call, entity.id));
  };

function entityPreviews(call: Call): Answer {
  const { studio } = call;
  const { store } = studio;
  const entity = needEntity(call, param(call, 'entity_id'));
  checkProject(call, entity.project_id);
  if (studio.isNew) checkEntity(call, entity.id);
  const typeName = (row: PreviewFileRow): string =>
    store.task_type.get(store.task.get(row.task_id)?.task_type_id)?.name ?? '';
  const rows = store.task
    .by('entity_id', entity.id)
    .flatMap((task) => store.preview_file.by('task_id', task.id))
    .sort(
      (left, right) =>
        typeName(left).localeCompare(typeName(right), 'en') ||
        right.revision - left.revision ||
        left.position - right.position,
    );
  return answer(
    rows.map((row) => {
      const sent = plain(studio, 'preview_file', row);
      const keys = ['id', 'name', 'original_name', 'extension', 'revision', 'position', 'file_size', 'status'];
      const more = ['validation_status', 'task_id', 'person_id', ...(studio.isNew ? ['token_in', 'token_out'] : [])];
      return Object.fromEntries([...keys, ...more, 'created_at'].map((key) => [key, sent[key]]));
    }),
  );
}

function running(call: Call): Answer {
  checkAdmin(call);
  const { studio } = call;
  const { store } = studio;
  const rows = store.preview_file.filter((row) => row.status === 'broken' || row.status === 'processing');
  return answer(
    rows.sort(newestFirst).map((row) => {
      const task = taskOfPreview(call, row);
      return {
        ...plain(studio, 'preview_file', row),
        project_id: task.project_id,
        task_type_id: task.task_type_id,
        full_entity_name: fullEntityName(studio, needEntity(call, task.entity_id)).name,
      };
    }),
  );
}

function ofProject(call: Call): Answer {
  checkAdmin(call);
  const { studio } = call;
  const { store } = studio;
  const { id } = need(call, 'project', param(call, 'project_id'));
  const files = store.task
    .by('project_id', id)
    .flatMap((task) => store.preview_file.by('task_id', task.id))
    .sort(newestChangeFirst);
  const show = (file: PreviewFileRow): Sent => plain(studio, 'preview_file', file);
  const page = numberInQuery(call, 'page', -1);
  return answer(page < 1 ? files.map(show) : pageOf(files, { page, limit: 0 }, show, studio.isNew));
}

export const previewListRoutes: readonly Route[] = [
  get('/data/shots/:shot_id/preview-files', previewsOfKind('Shot')),
  get('/data/edits/:edit_id/preview-files', previewsOfKind('Edit')),
  get('/data/concepts/:concept_id/preview-files', previewsOfKind('Concept')),
  get('/data/entities/:entity_id/preview-files', entityPreviews),
  get('/data/playlists/preview-files/running', running),
  get('/data/projects/:project_id/preview-files', ofProject),
];
