import { movies, type Movie } from '../art/movies.ts';
import type { Look } from '../art/looks.ts';
import type { Random } from '../random.ts';
import type { Annotation, ChecklistItem, Drawing, Reply } from '../tables/values.ts';
import { someAnnotations } from './annotations.ts';
import type { Beat } from './beats.ts';
import { timeText } from './calendar.ts';
import type { Crew, Member } from './crew.ts';
import { add, type Writable } from './draft.ts';
import { none, type Making } from './making.ts';
import type { PlannedTask } from './planned.ts';
import { departmentNews, replies as replyLines } from './sentences/general.ts';
import type { Settings } from './settings.ts';
import type { Followers } from './subscriptions.ts';
import { talk } from './talk.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A comment about to be written: a beat with its moment and, where a story fixes them, its words. */
export type Told = Beat & {
  readonly momentMs: number;
  readonly author: Member;
  readonly text: string;
  readonly mentioned: readonly Member[];
  readonly checklist: readonly ChecklistItem[];
  readonly replies: readonly {
    readonly author: Member;
    readonly momentMs: number;
    readonly text: string;
    readonly mentioned: readonly Member[];
  }[];
  readonly annotations?: readonly Annotation[];
};

/** Puts a task's history into the studio: comments, revisions, news and notifications, and what they make of the task. */
export type Historian = {
  /** Tells a usual history: finds moments, authors and words. */
  readonly tell: (task: PlannedTask, beats: readonly Beat[]) => void;
  readonly write: (task: PlannedTask, told: readonly Told[]) => void;
  /** The last revision of each entity that may stand for it, by entity id. */
  readonly mainPreviews: ReadonlyMap<string, Writable<'preview_file'>>;
};

/** The look of a step's revisions: what a later step shows is never paler than what an earlier one showed. */
function lookOf(taskType: string, revision: number, total: number): Look {
  if (taskType === 'Layout' || taskType === 'Modeling' || taskType === 'Rigging') return 'clay';
  if (taskType === 'Concept' || taskType === 'Storyboard') return revision < total ? 'sketch' : 'final';
  if (taskType === 'Animation') return revision === 1 ? 'clay' : revision === 2 ? 'flat' : 'final';
  return 'final';
}

/** Which of an entity's pictures stands for it: the furthest step, but colour before grey and grey before pencil. */
const mainRank = (taskType: string, look: Look): number => {
  const steps = [
    'Rigging',
    'Modeling',
    'Layout',
    'Concept',
    'board',
    'Animation',
    'FX',
    'Lighting',
    'Shading',
    'Compositing',
  ];
  return steps.indexOf(taskType) - (look === 'clay' ? 20 : look === 'sketch' ? 40 : 0);
};

export function openHistory(making: Making, settings: Settings, crew: Crew, followers: Followers): Historian {
  const { draft, newId, calendar, options } = making;
  const random = making.chance('history');
  const mainPreviews = new Map<string, Writable<'preview_file'>>();
  const ranks = new Map<string, number>();
  const isSmall = options.comments <= 20_000;
  const notifiedFromMs = calendar.nowMs - (isSmall ? 60 : 14) * dayMs;

  const tell = (task: PlannedTask, beats: readonly Beat[]): void => {
    if (beats.length === 0) return;
    const artist = task.assignees[0] ?? crew.artistsOf(task.kind.department)[0];
    const manager = crew.managers[0];
    // Nobody approves their own work.
    const usual = crew.supervisorOf(task.kind.department);
    const supervisor = usual === artist ? manager : usual;
    const moments = momentsBefore(lastMoment(making, task, random), beats, random);
    let revision = 0;
    const told = beats.map((beat, index): Told => {
      const momentMs = moments[index] ?? calendar.nowMs;
      if (beat.kind === 'publish' || beat.kind === 'board') revision += 1;
      const author = authorOf(beat, artist, supervisor, manager, crew);
      const counterpart = author === artist ? supervisor : artist;
      const asked = beat.kind === 'question' ? colleague(crew, task, author, random) : counterpart;
      const isNews = beat.kind === 'brief' && random.chance(0.03);
      const { text, mentioned } = isNews
        ? { text: random.pick(departmentNews).replace('{department}', task.kind.department), mentioned: null }
        : talk.say(beat.kind, task.kind.name, task.entity, revision, asked, random);
      const isLast = index === beats.length - 1;
      const checklist =
        beat.kind === 'retake' && random.chance(0.45)
          ? talk
              .points(task.kind.name, task.entity, random.whole(2, 4), random)
              .map((point) => ({ text: point, checked: !isLast || random.chance(0.3) }))
          : none;
      const answers =
        ['retake', 'question', 'publish'].includes(beat.kind) && counterpart !== author && random.chance(0.16);
      const replies = answers
        ? [
            {
              author: counterpart,
              momentMs: Math.min(calendar.nowMs, momentMs + random.whole(6, 95) * 60_000),
              text: random.pick(replyLines),
              mentioned: none,
            },
          ]
        : none;
      return { ...beat, momentMs, author, text, mentioned: mentioned ? [mentioned] : none, checklist, replies };
    });
    write(task, told);
  };

  const write = (task: PlannedTask, told: readonly Told[]): void => {
    const { row, entity, assignees } = task;
    let status = settings.statuses.todo;
    let revision = 0;
    let pendingPreviews: Writable<'preview_file'>[] = [];
    const first = told[0];
    // Nobody speaks of a task before there is one.
    if (first && timeText(first.momentMs) <= row.created_at) row.created_at = timeText(first.momentMs - dayMs);
    for (const [index, moment] of told.entries()) {
      const statusId = settings.statuses[moment.status];
      const isChange = statusId !== status;
      status = statusId;
      const time = timeText(moment.momentMs);
      const commentId = newId();
      let previews: Writable<'preview_file'>[] = [];
      if (moment.kind === 'publish' || moment.kind === 'board') {
        revision += 1;
        previews = addPreviews(task, moment, revision, told);
        pendingPreviews = previews;
      }
      if (moment.kind === 'retake') reviewed(pendingPreviews, moment, task);
      const main = previews[0] ?? null;
      const addressed = moment.text.includes('@') ? departmentsIn(moment.text) : none;
      const replies = moment.replies.map((reply): Reply => {
        const date = timeText(reply.momentMs);
        return {
          id: newId(),
          date,
          created_at: date,
          person_id: reply.author.id,
          text: reply.text,
          mentions: reply.mentioned.map(({ id }) => id),
          department_mentions: [],
        };
      });
      const comment = add(draft, 'comment', {
        id: commentId,
        created_at: time,
        updated_at: timeText(Math.max(moment.momentMs, ...moment.replies.map((reply) => reply.momentMs))),
        object_id: row.id,
        object_type: 'Task',
        text: moment.text,
        replies: replies.length > 0 ? replies : none,
        checklist: moment.checklist.length > 0 ? moment.checklist : none,
        links: moment.kind === 'brief' && random.chance(0.05) ? ['https://reference.halcyon.example/walks'] : none,
        pinned: moment.kind === 'brief' && random.chance(0.05) ? true : null,
        for_client: moment.kind === 'approve' && random.chance(0.04),
        task_status_id: statusId,
        person_id: moment.author.id,
        previews: main === null ? none : previews.map(({ id }) => id),
        department_mentions: addressed.map((department) => settings.departments.get(department) ?? ''),
        mentions: moment.mentioned.length > 0 ? moment.mentioned.map(({ id }) => id) : none,
        acknowledgements: acknowledged(moment, assignees, index < told.length - 1),
      });
      if (entity.kind !== 'concept') {
        add(draft, 'news', {
          id: newId(),
          created_at: time,
          change: isChange,
          author_id: moment.author.id,
          comment_id: commentId,
          task_id: row.id,
          preview_file_id: main?.id ?? null,
        });
      }
      attach(comment, moment, task);
      notify(task, moment, comment, replies, addressed, isChange, time);
      if (main) row.last_preview_file_id = main.id;
      if (moment.status === 'wip' && row.real_start_date === null) row.real_start_date = time;
      if (isChange) applyStatus(row, moment, told[index - 1], time);
      row.last_comment_date = time;
      row.updated_at = time;
    }
    if (row.real_start_date === null && task.status !== 'todo' && task.status !== 'ready' && told[0]) {
      row.real_start_date = timeText(told[0].momentMs - 2 * dayMs);
    }
  };

  const departmentsIn = (text: string): string[] =>
    [...settings.departments.keys()].filter((department) => new RegExp(`@${department}(?= |$)`).test(text));

  /** What the server keeps about a task as its status changes; 1.x clears the dates that no longer hold. */
  const applyStatus = (row: Writable<'task'>, moment: Told, before: Told | undefined, time: string): void => {
    const isNew = options.kitsu === '1.0.97';
    if (moment.status === 'retake' && before?.status !== 'retake') row.retake_count += 1;
    if (moment.status === 'wfa') row.end_date = time;
    else if (isNew && moment.status !== 'done') row.end_date = null;
    if (moment.status === 'done') row.done_date = time;
    else if (isNew) row.done_date = null;
  };

  const acknowledged = (moment: Told, assignees: readonly Member[], isAnswered: boolean): readonly string[] => {
    const share = moment.kind === 'retake' ? (isAnswered ? 0.5 : 0.2) : moment.kind === 'approve' ? 0.2 : 0;
    const reader = assignees.find((assignee) => assignee !== moment.author);
    return reader && share > 0 && random.chance(share) ? [reader.id] : none;
  };

  const addPreviews = (
    { row, entity, kind }: PlannedTask,
    moment: Told,
    revision: number,
    told: readonly Told[],
  ): Writable<'preview_file'>[] => {
    const isBoard = moment.kind === 'board';
    const total = told.filter((one) => one.kind === 'publish').length;
    const look: Look = isBoard
      ? random.pick(['final', 'final', 'final', 'flat', 'flat', 'sketch'])
      : lookOf(kind.name, revision, total);
    const movie = isBoard ? null : movieOf(entity, kind.name, revision, total);
    const count = !movie && !isBoard && random.chance(0.06) ? random.whole(2, 3) : 1;
    const step = kind.name.toLowerCase().slice(0, 4).trim();
    return Array.from({ length: count }, (_, index) => {
      const drawing: Drawing = movie
        ? { scene: movie.scene, frame: 1, variant: movie.variant, look: movie.look, movie: movie.key }
        : { scene: entity.picture, frame: 1 + index * 24, variant: entity.variant, look };
      const id = newId();
      const preview = add(draft, 'preview_file', {
        id,
        created_at: timeText(moment.momentMs + index * 1000),
        name: newId().slice(0, 13),
        original_name: `${entity.path.replaceAll(/[/ ]/g, '_').toLowerCase()}_${isBoard ? 'board' : step}_v${String(revision).padStart(3, '0')}${index > 0 ? `_${index + 1}` : ''}`,
        revision,
        position: index + 1,
        extension: movie ? 'mp4' : 'png',
        source: 'webgui',
        file_size: movie ? movie.fileSizeBytes : random.whole(180, 760) * 1024,
        status: 'ready',
        width: movie ? movie.widthPx : 1280,
        height: movie ? movie.heightPx : 720,
        duration: movie ? movie.durationFrames / movie.fps : 0,
        task_id: row.id,
        person_id: moment.author.id,
        drawing,
      });
      if (index === 0) {
        if (moment.annotations) preview.annotations = movie ? moment.annotations : onPicture(moment.annotations);
        const rank = mainRank(isBoard ? 'board' : kind.name, drawing.look ?? 'final');
        const best = ranks.get(entity.row.id);
        if (best === undefined || rank >= best) {
          ranks.set(entity.row.id, rank);
          mainPreviews.set(entity.row.id, preview);
        }
      }
      return preview;
    });
  };

  /** A retake leaves drawings on what it is about, and often a verdict. */
  const reviewed = (previews: readonly Writable<'preview_file'>[], moment: Told, { entity }: PlannedTask): void => {
    const [preview] = previews;
    if (!preview) return;
    if (random.chance(0.3)) preview.validation_status = 'rejected';
    if (preview.annotations !== null || !random.chance(isSmall ? 0.42 : 0.1)) return;
    const fps = entity.production.framesPerSecond;
    preview.annotations = someAnnotations(newId, moment.author.id, Math.round(preview.duration * fps), fps, random);
    preview.updated_at = timeText(moment.momentMs);
  };

  const attach = (comment: Writable<'comment'>, moment: Told, { entity }: PlannedTask): void => {
    if (!isSmall || !random.chance(moment.kind === 'brief' ? 0.1 : 0.02)) return;
    const isPicture = random.chance(0.5);
    const text = `${moment.text}\n\nSee also ${entity.path}.\n`;
    add(draft, 'attachment_file', {
      id: newId(),
      created_at: comment.created_at,
      name: isPicture ? 'reference.png' : 'notes.txt',
      size: isPicture ? random.whole(120, 420) * 1024 : text.length,
      extension: isPicture ? 'png' : 'txt',
      mimetype: isPicture ? 'image/png' : 'text/plain',
      comment_id: comment.id,
      content: isPicture ? { scene: entity.picture, frame: 1, variant: entity.variant + 1, look: 'sketch' } : text,
    });
  };

  const notify = (
    task: PlannedTask,
    moment: Told,
    comment: Writable<'comment'>,
    replies: readonly Reply[],
    addressed: readonly string[],
    isChange: boolean,
    time: string,
  ): void => {
    if (moment.momentMs < notifiedFromMs || task.entity.production.row.project_status_id === settings.closedId) return;
    const age = (calendar.nowMs - moment.momentMs) / dayMs;
    const read = () => age > 3 || random.chance(age > 1 ? 0.6 : 0.25);
    const send = (
      type: 'comment' | 'mention' | 'reply' | 'reply-mention',
      to: string,
      from: string,
      replyId: string | null,
      at: string,
    ) => {
      if (to === from) return;
      add(draft, 'notification', {
        id: newId(),
        created_at: at,
        read: read(),
        change: type === 'comment' && isChange,
        type,
        person_id: to,
        author_id: from,
        comment_id: comment.id,
        task_id: task.row.id,
        reply_id: replyId,
      });
    };
    const audience = new Set([...task.assignees, ...followers(task)]);
    for (const { id } of audience) send('comment', id, moment.author.id, null, time);
    const called = crew.all.filter(({ departments }) =>
      addressed.some((department) => departments.includes(department)),
    );
    for (const { id } of new Set([...moment.mentioned, ...called])) send('mention', id, moment.author.id, null, time);
    for (const reply of replies) {
      for (const { id } of new Set([...audience, moment.author]))
        send('reply', id, reply.person_id, reply.id, reply.created_at);
      for (const id of reply.mentions) send('reply-mention', id, reply.person_id, reply.id, reply.created_at);
    }
  };

  return { tell, write, mainPreviews };
}

/** A still has one moment: all that was drawn is drawn on it. */
const onPicture = (annotations: readonly Annotation[]): Annotation[] => [
  { time: 0, drawing: { objects: annotations.flatMap(({ drawing }) => drawing.objects) } },
];

/** Where a scene has movies, the revisions of its animation and of what comes after are movies. */
function movieOf(
  { picture, variant, production, kind }: PlannedTask['entity'],
  taskType: string,
  revision: number,
  total: number,
): Movie | null {
  if (kind === 'edit') return movies.find(({ hasSound }) => hasSound) ?? null;
  if (taskType === 'Layout' || kind !== 'shot' || variant !== 0) return null;
  const ofScene = movies.filter(({ scene, fps }) => scene === picture && fps === production.framesPerSecond);
  if (taskType !== 'Animation') return ofScene.at(-1) ?? null;
  // The last revision is the finished movie, the ones before it go back to the first blocking.
  return ofScene[Math.max(0, ofScene.length - 1 - Math.max(0, total - revision))] ?? null;
}

function authorOf({ kind }: Beat, artist: Member, supervisor: Member, manager: Member, crew: Crew): Member {
  if (kind === 'board') return manager;
  if (kind === 'client') return crew.clients[0] ?? manager;
  if (kind === 'brief' || kind === 'retake' || kind === 'approve') return supervisor;
  return artist;
}

/** Somebody of the team to put a question to. */
function colleague(crew: Crew, { entity }: PlannedTask, author: Member, random: Random): Member {
  const { team } = entity.production;
  const first = random.whole(0, team.length - 1);
  for (let step = 0; step < team.length; step += 1) {
    const member = team[(first + step) % team.length];
    if (member && member !== author && member.role !== 'client' && member.role !== 'admin') return member;
  }
  return crew.managers[0];
}

function lastMoment({ calendar }: Making, { row, status }: PlannedTask, random: Random): number {
  const dueOffset = row.due_date === null ? 0 : calendar.offsetOf(Date.parse(`${row.due_date}Z`));
  const offset = {
    todo: -random.whole(20, 90),
    ready: -random.whole(0, 9),
    wip: -random.whole(0, 4),
    wfa: -random.whole(0, 3),
    retake: -random.whole(0, 3),
    done: Math.min(-1, dueOffset + random.whole(-2, 1)),
  }[status];
  return (
    calendar.momentMs(calendar.workday(offset), random.whole(8, 18), random.whole(0, 59)) +
    random.whole(0, 59) * 1000 -
    60_000
  );
}

/** Working moments for the beats, the last of them given, in order and with the gaps that such work takes. */
function momentsBefore(lastMs: number, beats: readonly Beat[], random: Random): number[] {
  const moments: number[] = [];
  let momentMs = lastMs;
  for (let index = beats.length - 1; index >= 0; index -= 1) {
    moments.unshift(momentMs);
    const kind = beats[index]?.kind;
    const hours =
      kind === 'retake' || kind === 'approve'
        ? random.between(2, 27)
        : kind === 'publish'
          ? random.between(9, 60)
          : kind === 'client'
            ? random.between(20, 90)
            : random.between(3, 44);
    momentMs = Math.min(inWorkingHours(momentMs - hours * hourMs), momentMs - 240_000);
  }
  return moments;
}

/** Presses a moment into Monday to Friday, 8:00 to 18:00, on or before its day. */
function inWorkingHours(momentMs: number): number {
  const dayStart = Math.floor(momentMs / dayMs) * dayMs;
  const weekday = new Date(dayStart).getUTCDay();
  const back = weekday === 0 ? 2 : weekday === 6 ? 1 : 0;
  const share = (momentMs - dayStart) / dayMs;
  return Math.floor((dayStart - back * dayMs + 8 * hourMs + share * 10 * hourMs) / 1000) * 1000;
}
