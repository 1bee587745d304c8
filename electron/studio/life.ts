/*
 * Colleagues at work: now and then somebody starts a task, shows it, asks for changes, approves or is assigned, through
 * the same actions as the routes. Who acts on what follows from the seed; the first of each role stays still, since that
 * is whom one signs in as.
 */
import { assign, joinTeam } from './actions/assign.ts';
import { postComment } from './actions/comments.ts';
import type { Context } from './call.ts';
import { kindOf } from './kinds.ts';
import { randomFrom, type Random } from './random.ts';
import type { Studio } from './studio.ts';
import type { PersonRow, TaskRow, TaskStatusRow } from './tables.ts';
import type { Role } from './tables/values.ts';

export type Life = { readonly stop: () => void };

const shortestPauseMs = 20_000;
const longestPauseMs = 60_000;

type Scene = { readonly isMine: (status: TaskStatusRow) => boolean; readonly play: (at: Moment) => boolean };
type Moment = { readonly studio: Studio; readonly random: Random; readonly task: TaskRow };

const words = {
  start: [
    'Starting on this one today.',
    'Scene opens fine, blocking first.',
    'Reference is in, I take the timing from it.',
  ],
  progress: [
    'Second pass on the hands, the rest holds.',
    'Half way through, a version comes tonight.',
    'Rebuilt the cache, the flicker is gone.',
    'Tried it slower; it reads better against the next shot.',
  ],
  publish: [
    'Ready for a look, notes of yesterday are in.',
    'Polish done, please check the last twelve frames.',
    'New version. I kept your hold in the middle, tell me if it is too long.',
  ],
  retake: [
    'Nearly there. The contact in the middle still slides.',
    'Please calm down the second half, everything moves at once.',
    'The silhouette gets lost against the rocks, open it a little.',
  ],
  done: ['Approved, lovely work.', 'Good to go, thank you.', 'Approved. Please hand it over to the next department.'],
} as const;

/** Whoever is not the first of a role, among these. */
function colleagues({ store }: Studio, people: readonly PersonRow[]): PersonRow[] {
  const first = new Set<string>();
  const roles = new Set<Role>();
  for (const person of store.person.all()) {
    if (!person.active || person.is_bot || roles.has(person.role)) continue;
    roles.add(person.role);
    first.add(person.id);
  }
  return people.filter((person) => person.active && !person.is_bot && !first.has(person.id));
}

const teamOf = ({ store }: Studio, task: TaskRow): PersonRow[] =>
  (store.project.get(task.project_id)?.team ?? []).flatMap((id) => store.person.get(id) ?? []);

const assigneesOf = ({ store }: Studio, task: TaskRow): PersonRow[] =>
  task.assignees.flatMap((id) => store.person.get(id) ?? []);

function pickFrom<T>(random: Random, list: readonly T[]): T | undefined {
  return list.length === 0 ? undefined : list[random.whole(0, list.length - 1)];
}

function say(
  { studio, task, random }: Moment,
  author: PersonRow | undefined,
  kind: keyof typeof words,
  statusId: string,
) {
  if (author === undefined) return false;
  if (kind === 'retake' && !mayBeRetaken(studio, task)) return false;
  postComment({ studio, caller: author }, { taskId: task.id, statusId, text: random.pick(words[kind]) });
  return true;
}

/** A production may limit how often a task is sent back. */
const mayBeRetaken = ({ store }: Studio, task: TaskRow): boolean => {
  const limit = store.project.get(task.project_id)?.max_retakes ?? 0;
  return limit <= 0 || task.retake_count < limit;
};

const statusWith = ({ store }: Studio, isIt: (status: TaskStatusRow) => boolean): TaskStatusRow | undefined =>
  store.task_status.find((status) => !status.for_concept && isIt(status));

const worker = ({ studio, random, task }: Moment): PersonRow | undefined =>
  pickFrom(random, colleagues(studio, assigneesOf(studio, task)));

const lead = ({ studio, random, task }: Moment): PersonRow | undefined =>
  pickFrom(
    random,
    colleagues(
      studio,
      teamOf(studio, task).filter(({ role }) => role === 'supervisor' || role === 'manager'),
    ),
  );

const scenes: readonly Scene[] = [
  {
    isMine: (status) => status.is_default,
    play: (at) => {
      const { studio, task, random } = at;
      if (task.assignees.length > 0) {
        const wip = statusWith(studio, (status) => status.is_wip || status.short_name === 'wip');
        return wip !== undefined && say(at, worker(at), 'start', wip.id);
      }
      const caller = lead(at);
      const artists = colleagues(studio, teamOf(studio, task)).filter(
        (person) =>
          person.role === 'user' &&
          person.departments.includes(studio.store.task_type.get(task.task_type_id)?.department_id ?? ''),
      );
      const artist = pickFrom(random, artists);
      if (caller === undefined || artist === undefined) return false;
      const context: Context = { studio, caller };
      assign(context, task, artist);
      joinTeam(context, task.project_id, artist.id);
      return true;
    },
  },
  {
    isMine: (status) => status.is_wip || status.short_name === 'wip' || status.is_retake,
    play: (at) => {
      const review = statusWith(at.studio, (status) => status.is_feedback_request);
      const isShown = review !== undefined && at.random.chance(0.5);
      return isShown
        ? say(at, worker(at), 'publish', review.id)
        : say(at, worker(at), 'progress', at.task.task_status_id ?? '');
    },
  },
  {
    isMine: (status) => status.is_feedback_request,
    play: (at) => {
      const isGood = at.random.chance(0.6);
      const next = statusWith(at.studio, (status) => (isGood ? status.is_done : status.is_retake));
      return next !== undefined && say(at, lead(at), isGood ? 'done' : 'retake', next.id);
    },
  },
];

const mostTries = 60;

/** One thing happens, if anything can. */
export function liveOn(studio: Studio, random: Random): void {
  const { store } = studio;
  const projects = store.project.filter(
    (project) => store.project_status.get(project.project_status_id)?.name === 'Open',
  );
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const project = pickFrom(random, projects);
    const task = pickFrom(random, project === undefined ? [] : store.task.by('project_id', project.id));
    const entity = store.entity.get(task?.entity_id);
    if (task === undefined || entity === undefined || kindOf(studio, entity) === 'Concept') continue;
    const status = store.task_status.get(task.task_status_id);
    const scene = scenes.find(({ isMine }) => status !== undefined && isMine(status));
    if (scene?.play({ studio, random, task }) === true) return;
  }
}

/** Lets something happen every now and then. `flush` writes it down. */
export function startLife(studio: Studio, flush: () => void, seed: number): Life {
  const random = randomFrom(`life ${seed}`);
  let timer: NodeJS.Timeout;
  const next = (): void => {
    timer = setTimeout(
      () => {
        liveOn(studio, random);
        flush();
        next();
      },
      random.between(shortestPauseMs, longestPauseMs),
    );
  };
  next();
  return { stop: () => clearTimeout(timer) };
}
