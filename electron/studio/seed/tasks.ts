import type { Random } from '../random.ts';
import { timeText } from './calendar.ts';
import type { Crew, Member } from './crew.ts';
import { add } from './draft.ts';
import type { Making } from './making.ts';
import type { PlannedEntity, PlannedTask } from './planned.ts';
import type { Production } from './production.ts';
import { taskScript } from './scripts.ts';
import type { Settings, StatusName, TaskKind } from './settings.ts';

const dayMinutes = 480;

/** Who is left out when work is handed out by chance: the artist of the demonstration has her own list. */
const demonstrator = 'Camille Roy';

/**
 * Plans the tasks of an entity: how far each is, who does it and when. Status and dates agree with each other; histories
 * fill in what happened.
 */
export function planTasks(
  making: Making,
  settings: Settings,
  crew: Crew,
  entity: PlannedEntity,
  kinds: readonly TaskKind[],
  random: Random,
): PlannedTask[] {
  const isScripted = entity.production.isScripted && entity.kind === 'shot';
  const statuses = statusesFor(entity.progress, kinds.length, random);
  // Finished steps lie behind each other; the last of them ended this many days ago.
  const { days, row } = entity.production;
  const isOver = row.project_status_id === settings.closedId;
  const lastDoneDays = isOver
    ? -days.to + random.whole(4, 30)
    : 4 + random.next() ** 1.3 * (entity.kind === 'asset' ? 95 : 50);
  return kinds.flatMap((kind, index): PlannedTask[] => {
    const script = isScripted ? taskScript(entity.path, kind.name) : null;
    if (script === 'absent' || (script === null && isSkipped(making, entity, kind, random))) return [];
    const status = script?.status ?? statuses[index] ?? 'todo';
    const assignees = script
      ? script.assignees.map((name) => crew.find(name) ?? crew.artistsOf(kind.department)[0])
      : chooseAssignees(crew, entity, kind, status, random);
    const behind = statuses.filter((later, position) => position > index && later === 'done').length;
    const due =
      status === 'done'
        ? -Math.round(lastDoneDays + behind * random.between(6, 10))
        : dueDay(status, index, entity.progress, random);
    return [
      makeTask(making, settings, crew, { entity, kind, status, assignees }, due, script?.details ?? null, random),
    ];
  });
}

/** Not every shot of the script needs effects. */
function isSkipped({ options }: Making, entity: PlannedEntity, kind: TaskKind, random: Random): boolean {
  return kind.name === 'FX' && entity.kind === 'shot' && options.shots <= 200 && random.chance(0.3);
}

function statusesFor(progress: number, count: number, random: Random): StatusName[] {
  const reached = progress >= 1 ? count + 2 : progress * (count + 1.2) - 0.35;
  return Array.from({ length: count }, (_, index): StatusName => {
    const past = reached - index;
    if (past >= 1.2) return progress >= 1 || random.chance(0.975) ? 'done' : random.pick(['wfa', 'retake']);
    if (past >= 0.9) return random.pick(['done', 'done', 'wfa']);
    if (past >= 0.3) return random.pick(['wip', 'wip', 'wfa', 'retake', 'wip', 'wfa']);
    if (past >= 0) return random.pick(['ready', 'ready', 'wip']);
    if (past >= -0.5) return random.pick(['ready', 'todo', 'todo']);
    return 'todo';
  });
}

function chooseAssignees(
  crew: Crew,
  entity: PlannedEntity,
  kind: TaskKind,
  status: StatusName,
  random: Random,
): Member[] {
  const share = { todo: 0.55, ready: 0.95, wip: 1, wfa: 1, retake: 1, done: 1 }[status];
  if (!random.chance(share)) return [];
  const pool = poolOf(crew, entity.production, kind.department);
  const first = pool[Math.floor(random.next() * pool.length)];
  if (!first) return [];
  const second = random.chance(0.05) ? pool[Math.floor(random.next() * pool.length)] : undefined;
  return second && second !== first ? [first, second] : [first];
}

const pools = new WeakMap<Production, Map<string, readonly Member[]>>();

/** Who of a production's team can be given a department's work. */
function poolOf(crew: Crew, production: Production, department: string): readonly Member[] {
  const ofProduction = pools.get(production) ?? new Map<string, readonly Member[]>();
  pools.set(production, ofProduction);
  const seen = ofProduction.get(department);
  if (seen) return seen;
  const team = new Set(production.team);
  const artists = crew.artistsOf(department).filter(({ name }) => name !== demonstrator);
  const inTeam = artists.filter((artist) => team.has(artist));
  const pool = inTeam.length > 0 ? inTeam : artists.length > 0 ? artists : crew.artistsOf(department);
  ofProduction.set(department, pool);
  return pool;
}

type Part = Pick<PlannedTask, 'entity' | 'kind' | 'status' | 'assignees'>;

type Details = {
  readonly dueDays: number;
  readonly estimateMinutes: number;
  readonly loggedMinutes: number;
  readonly priority?: number;
};

function makeTask(
  making: Making,
  settings: Settings,
  crew: Crew,
  part: Part,
  plannedDue: number,
  scripted: Details | null,
  random: Random,
): PlannedTask {
  const { draft, newId, calendar } = making;
  const { entity, kind, status, assignees } = part;
  const estimation =
    scripted?.estimateMinutes ??
    Math.max(
      120,
      Math.round((kind.usualMinutes * entity.effort * random.pick([0.5, 0.75, 1, 1, 1.25, 1.5, 2])) / 60) * 60,
    );
  const lengthDays = Math.max(1, Math.ceil((estimation / dayMinutes) * 1.4));
  const due = scripted?.dueDays ?? plannedDue;
  const dated = scripted !== null || status !== 'todo' || random.chance(0.9);
  const worked = {
    todo: 0,
    ready: 0,
    wip: random.between(0.15, 0.9),
    wfa: random.between(0.5, 1.1),
    retake: random.between(0.7, 1.25),
    done: random.between(0.6, 1.35),
  }[status];
  const createdDay = Math.min(entity.production.days.from + random.whole(5, 40), due - lengthDays - 3, -3);
  const row = add(draft, 'task', {
    id: newId(),
    created_at: timeText(calendar.momentMs(createdDay, random.whole(9, 17), random.whole(0, 59))),
    name: 'main',
    project_id: entity.production.id,
    task_type_id: kind.id,
    task_status_id: settings.statuses[status],
    entity_id: entity.row.id,
    priority:
      scripted?.priority ??
      (status === 'done' || scripted !== null ? 0 : random.pick([0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 0])),
    difficulty: random.pick([1, 2, 3, 3, 3, 4, 5]),
    estimation,
    duration: scripted?.loggedMinutes ?? Math.round((estimation * worked) / 30) * 30,
    start_date: dated ? calendar.midnight(calendar.workday(due - lengthDays)) : null,
    due_date: dated ? calendar.midnight(scripted === null ? calendar.workday(due) : due) : null,
    assigner_id:
      assignees.length > 0 ? (random.chance(0.5) ? crew.managers[0] : crew.supervisorOf(kind.department)).id : null,
    assignees: assignees.map(({ id }) => id),
  });
  return { row, ...part };
}

function dueDay(status: StatusName, index: number, progress: number, random: Random): number {
  if (status === 'wfa') return random.whole(-3, 3);
  if (status === 'retake') return random.whole(-3, 2);
  if (status === 'wip') return random.whole(-2, 7);
  if (status === 'ready') return random.whole(3, 14);
  return Math.round(8 + index * 7 + (1 - progress) * 60 + random.between(0, 12));
}

/** Hands the demonstrator a share of the finished animation, evenly over both productions. */
export function handOverDoneWork(crew: Crew, tasks: readonly PlannedTask[], wanted: number): PlannedTask[] {
  const member = crew.find(demonstrator);
  const isTheirs = (task: PlannedTask) => member !== null && task.assignees.includes(member);
  const finished = tasks.filter(
    (task) => task.status === 'done' && task.kind.name === 'Animation' && !task.entity.row.canceled,
  );
  const already = finished.filter(isTheirs).length;
  const open = finished.filter((task) => !isTheirs(task));
  if (!member || open.length === 0) return [...tasks];
  const count = Math.min(open.length, wanted - already);
  const chosen = new Set(Array.from({ length: count }, (_, index) => open[Math.floor((index * open.length) / count)]));
  return tasks.map((task) => {
    if (!chosen.has(task)) return task;
    task.row.assignees = [member.id];
    return { ...task, assignees: [member] };
  });
}
