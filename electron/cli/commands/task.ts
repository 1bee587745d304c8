import type { ShownComment, TaskDetail } from '../../../shared/model/screens.ts';
import type { CommandDefinition } from '../command.ts';
import { exitCodes } from '../exitCodes.ts';
import { failureOfCode } from '../failure.ts';
import { findTask } from '../findTask.ts';
import { duration } from '../table.ts';
import type { Words } from '../words.ts';

export const task: CommandDefinition = {
  usage: 'TASK',
  summary: 'one task with its comments and revisions',
  details: ['TASK is a path as “inari tasks” prints it, an id, or the address of the task in Kitsu.'],
  options: {},
  optionWords: [],
  words: [1, 1],
  isOnline: () => false,
  run: async (run) => {
    const words = await run.words();
    const taskId = await findTask(run.door, words, run.positionals[0] ?? '');
    const detail = await run.door.query('task', { taskId });
    const { comments, freshness } = await run.door.query('comments', { taskId });
    if (detail === null) throw failureOfCode('not-on-this-disk', {});
    run.noteAge(freshness, 'its comments');
    run.print(asJson(detail, comments, words), asText(detail, comments, words));
    return exitCodes.done;
  },
};

const asJson = (detail: TaskDetail, comments: readonly ShownComment[], words: Words) => ({
  id: detail.task.id,
  path: words.path(detail.production.id, detail.entity, detail.task.taskTypeId),
  production: detail.production.name,
  entity: detail.entity.name,
  entityId: detail.entity.entityId,
  taskType: words.taskType(detail.task.taskTypeId),
  status: words.status(detail.task.taskStatusId),
  assignees: detail.task.assigneeIds.map(words.person),
  priority: detail.task.priority,
  dueDate: detail.task.dueDate,
  estimationMinutes: detail.task.estimationMinutes,
  durationMinutes: detail.task.durationMinutes,
  frames: detail.frames.count,
  waiting: detail.mark,
  nextRevision: detail.nextRevision,
  allowed: {
    comment: detail.rights.canComment,
    publish: detail.rights.canPublish,
    logTime: detail.rights.canLogTime,
    statuses: detail.rights.statusIds.map(words.status),
  },
  revisions: detail.revisions.map(({ revision, files, mark }) => ({
    revision,
    waiting: mark,
    files: files.map(({ file }) => ({ id: file.id, name: file.originalName, extension: file.extension })),
  })),
  comments: comments.map((comment) => ({
    id: comment.id,
    author: words.person(comment.personId),
    at: comment.createdAt,
    status: words.status(comment.taskStatusId),
    text: comment.text,
    checklist: comment.checklist,
    attachments: [...comment.attachments.map(({ name }) => name), ...comment.waitingFiles.map(({ name }) => name)],
    revision: comment.revision,
    waiting: comment.mark,
    replies: comment.shownReplies.map((reply) => ({
      author: words.person(reply.personId),
      at: reply.createdAt,
      text: reply.text,
      waiting: reply.mark,
    })),
  })),
});

function asText(detail: TaskDetail, comments: readonly ShownComment[], words: Words): string {
  const shown = asJson(detail, comments, words);
  const facts = [
    ['Status', `${shown.status}${shown.waiting === null ? '' : ` (${shown.waiting})`}`],
    ['Assigned to', shown.assignees.join(', ')],
    ['Due', shown.dueDate ?? ''],
    ['Estimated', duration(shown.estimationMinutes)],
    ['Logged', duration(shown.durationMinutes)],
    ['Frames', shown.frames === null ? '' : String(shown.frames)],
    ['Next revision', String(shown.nextRevision)],
    ['Id', shown.id],
  ] as const;
  const said = shown.comments.map((comment) => {
    const head = [
      comment.at.slice(0, 16).replace('T', ' '),
      comment.author,
      comment.status,
      comment.revision === null ? '' : `revision ${String(comment.revision)}`,
      comment.waiting ?? '',
      comment.attachments.join(', '),
    ];
    const checks = comment.checklist.map(({ text, checked }) => `[${checked ? 'x' : ' '}] ${text}`);
    const replies = comment.replies.map(({ author, text }) => `↳ ${author}: ${text}`);
    const body = [comment.text, ...checks, ...replies].filter((line) => line !== '').join('\n');
    return `${head.filter((part) => part !== '').join(' · ')}\n${body.replaceAll(/^/gm, '  ')}`;
  });
  const lines = facts.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`);
  return [shown.path, ...lines, ...said.map((text) => `\n${text}`)].join('\n');
}
