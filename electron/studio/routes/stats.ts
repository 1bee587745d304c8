/*
 * Counts: of the studio, and of a production's tasks by episode, task type and status.
 */
import { answer, type Answer } from '../answer.ts';
import { param, type Call } from '../call.ts';
import { forbidden } from '../errors.ts';
import { need } from '../lookups.ts';
import { checkAdmin, checkProject, isClient, isVendor } from '../permissions.ts';
import { get, type Route } from '../route.ts';
import type { EntityRow, TaskRow, TaskStatusRow } from '../tables.ts';

function studioCounts(call: Call): Answer {
  checkAdmin(call);
  const { store } = call.studio;
  const previews = (extension: string): number =>
    store.preview_file.filter((file) => file.extension === extension).length;
  return answer({
    number_of_video_previews: previews('mp4'),
    number_of_picture_previews: previews('png'),
    number_of_model_previews: previews('obj'),
    number_of_comments: store.comment.size,
  });
}

type Placed = {
  readonly task: TaskRow;
  readonly shot: EntityRow;
  readonly episodeId: string;
  readonly status: TaskStatusRow;
};

/** Tasks of a production's shots that belong to an episode; for a vendor, his own. */
function tasksOfEpisodes(call: Call): Placed[] {
  const { store } = call.studio;
  const projectId = param(call, 'project_id');
  need(call, 'project', projectId);
  checkProject(call, projectId);
  const isOwn = isVendor(call, projectId);
  return store.task.by('project_id', projectId).flatMap((task) => {
    const shot = store.entity.get(task.entity_id);
    const episode = store.entity.get(store.entity.get(shot?.parent_id)?.parent_id);
    const status = store.task_status.get(task.task_status_id);
    if (shot === undefined || episode === undefined || status === undefined) return [];
    if (isOwn && !task.assignees.includes(call.caller.id)) return [];
    return [{ task, shot, episodeId: episode.id, status }];
  });
}

type Count = { count: number; frames: number; drawings: number };

function add(count: Count, { task, shot }: Placed): void {
  count.count += 1;
  count.frames += shot.nb_frames ?? 0;
  count.drawings += task.nb_drawings ?? 0;
}

function statusCounts(call: Call): Answer {
  const result: Record<string, Record<string, Record<string, Count & { name: string; color: string }>>> = {};
  for (const placed of tasksOfEpisodes(call)) {
    const { task, episodeId, status } = placed;
    for (const place of [episodeId, 'all']) {
      for (const type of [task.task_type_id ?? '', 'all']) {
        const counts = ((result[place] ??= {})[type] ??= {});
        add(
          (counts[status.id] ??= { name: status.short_name, color: status.color, count: 0, frames: 0, drawings: 0 }),
          placed,
        );
      }
    }
  }
  return answer(result);
}

type Outcome = 'retake' | 'done' | 'other';
type Counts = Record<Outcome, Count>;
type RetakeCounts = { max_retake_count: number; evolution: Record<string, Counts> } & Counts;

const noCount = (): Count => ({ count: 0, frames: 0, drawings: 0 });
const noCounts = (): Counts => ({ done: noCount(), retake: noCount(), other: noCount() });

function retakeCounts(call: Call): Answer {
  if (call.studio.isNew && isClient(call, param(call, 'project_id'))) throw forbidden();
  const placed = tasksOfEpisodes(call);
  const result: Record<string, Record<string, RetakeCounts>> = {};
  const countsOf = (place: string, type: string): RetakeCounts =>
    ((result[place] ??= {})[type] ??= { max_retake_count: 0, evolution: {}, ...noCounts() });
  countsOf('all', 'all');
  for (const one of placed) {
    const { task, episodeId, status } = one;
    for (const place of ['all', episodeId]) {
      for (const type of ['all', task.task_type_id ?? '']) {
        const counts = countsOf(place, type);
        counts.max_retake_count = Math.max(counts.max_retake_count, task.retake_count);
        add(counts[status.is_done ? 'done' : status.is_retake ? 'retake' : 'other'], one);
      }
    }
  }
  for (const one of placed) {
    for (const type of ['all', one.task.task_type_id ?? ''])
      addTakes(countsOf(one.episodeId, type), one, call.studio.isNew);
  }
  return answer(result);
}

/** Take by take: whether the task was sent back, done or neither (0.20.52 forgets the frames of those). */
function addTakes(counts: RetakeCounts, placed: Placed, isNew: boolean): void {
  const { task, status } = placed;
  for (let take = 1; take <= counts.max_retake_count; take += 1) {
    const taken = (counts.evolution[String(take)] ??= noCounts());
    if (take <= task.retake_count) add(taken.retake, placed);
    else if (status.is_done) add(taken.done, placed);
    else if (isNew) add(taken.other, placed);
    else {
      taken.other.count += 1;
      taken.other.drawings += task.nb_drawings ?? 0;
    }
  }
}

export const statsRoutes: readonly Route[] = [
  get('/stats', studioCounts),
  get('/data/projects/:project_id/episodes/stats', statusCounts),
  get('/data/projects/:project_id/episodes/retake-stats', retakeCounts),
];
