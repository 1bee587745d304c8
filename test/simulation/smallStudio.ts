/** The rows every history begins with: one production of a few shots, six people, one of each role. */
import { makeStudio } from '../../electron/studio/seed/makeStudio.ts';
import { tableNames } from '../../electron/studio/store.ts';
import type { KitsuVersion, Row, StudioData, TableName, TaskRow } from '../../electron/studio/tables.ts';

const tasksPerEntity = 2;
const mostAssets = 2;
const mostPlaylists = 2;

const kept: ReadonlySet<TableName> = new Set<TableName>([
  ...(['person', 'department', 'studio', 'organisation', 'project_status', 'task_type', 'task_status'] as const),
  ...(['entity_type', 'metadata_descriptor', 'project', 'entity', 'entity_link', 'task', 'comment'] as const),
  ...(['attachment_file', 'preview_file', 'file_status', 'output_type'] as const),
]);

export function smallStudio(kitsu: KitsuVersion, now: Date): StudioData {
  const whole = makeStudio({ seed: 1, shots: 3, tasksPerShot: 2, comments: 24, assets: 3, people: 6, kitsu, now });
  const [production] = whole.project;
  if (production === undefined) throw new Error('a studio without a production');
  const typeNames = new Map(whole.entity_type.map(({ id, name }) => [id, name]));
  let assetCount = 0;
  const entities = whole.entity.filter((row) => {
    if (row.project_id !== production.id) return false;
    if (['Shot', 'Sequence'].includes(typeNames.get(row.entity_type_id ?? '') ?? '')) return true;
    assetCount += 1;
    return assetCount <= mostAssets;
  });
  const entityIds = new Set(entities.map(({ id }) => id));
  const artist = whole.person.find(({ role }) => role === 'user');
  const vendor = whole.person.find(({ role }) => role === 'vendor');
  const wip = whole.task_status.find(({ short_name: name }) => name === 'wip');
  const seen = new Map<string, number>();
  const spokenOf = new Set(whole.comment.map((row) => row.object_id));
  const tasks = whole.task
    .toSorted((one, other) => Number(spokenOf.has(other.id)) - Number(spokenOf.has(one.id)))
    .filter((row) => entityIds.has(row.entity_id ?? '') && isAmongFirst(row, seen))
    .map((row, index): TaskRow => ({
      ...row,
      // All have work to do, so that they may act on what they see.
      assignees: [index % 3 === 2 ? vendor?.id : artist?.id].filter((id) => id !== undefined),
      task_status_id: index % 2 === 0 ? (wip?.id ?? row.task_status_id) : row.task_status_id,
    }));
  const taskIds = new Set(tasks.map(({ id }) => id));
  const comments = whole.comment.filter((row) => taskIds.has(row.object_id ?? ''));
  const previews = whole.preview_file.filter((row) => taskIds.has(row.task_id ?? ''));
  const previewIds = new Set(previews.map(({ id }) => id));
  const commentIds = new Set(comments.map(({ id }) => id));

  const own: { readonly [Name in TableName]?: readonly Row<Name>[] } = {
    project: [{ ...production, team: whole.person.map(({ id }) => id) }],
    entity: entities.map((row) =>
      previewIds.has(row.preview_file_id ?? '') ? row : { ...row, preview_file_id: null },
    ),
    entity_link: whole.entity_link.filter(
      (row) => entityIds.has(row.entity_in_id ?? '') && entityIds.has(row.entity_out_id ?? ''),
    ),
    task: tasks,
    comment: comments,
    preview_file: previews,
    attachment_file: whole.attachment_file.filter((row) => commentIds.has(row.comment_id ?? '')),
    playlist: whole.playlist
      .filter((row) => row.project_id === production.id && row.for_entity === 'shot')
      .slice(0, mostPlaylists)
      .map((row) => ({ ...row, shots: (row.shots ?? []).filter(({ entity_id: id }) => entityIds.has(id)) })),
    metadata_descriptor: whole.metadata_descriptor.filter((row) => row.project_id === production.id),
  };
  const nothing = Object.fromEntries(tableNames.filter((name) => !kept.has(name)).map((name) => [name, []]));
  return { ...whole, ...nothing, ...own };
}

function isAmongFirst({ entity_id }: TaskRow, seen: Map<string, number>): boolean {
  const key = entity_id ?? '';
  const count = seen.get(key) ?? 0;
  seen.set(key, count + 1);
  return count < tasksPerEntity;
}
