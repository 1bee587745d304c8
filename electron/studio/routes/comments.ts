/*
 * Comments: posting, editing, deleting, replies, acknowledgements, attachments.
 */
import { presentAttachment } from '../actions/attachments.ts';
import { emitCommentUpdate } from '../actions/commentEvents.ts';
import { postComment, type NewComment } from '../actions/comments.ts';
import { mentionsIn } from '../actions/mentions.ts';
import { renewMentions } from '../actions/notify.ts';
import { removeComment } from '../actions/removal.ts';
import { emitStatusChange, resetTask } from '../actions/taskState.ts';
import { answer, created, noContent, type Answer } from '../answer.ts';
import {
  files,
  flag,
  isObject,
  jsonArgument,
  jsonBody,
  param,
  queryFlag,
  requiredText,
  text,
  type Call,
} from '../call.ts';
import type { Json, JsonObject } from '../columns.ts';
import { commentsOf } from '../commentLists.ts';
import { crudRoutes, numberInQuery, objectBody, rowOf } from '../crud.ts';
import { ApiError, badArgument, crash, forbidden, notFound, arrayExpected } from '../errors.ts';
import { need, needTask } from '../lookups.ts';
import { newestChangeFirst, pageOf } from '../paging.ts';
import { authorOf } from '../people.ts';
import {
  checkEntity,
  checkManager,
  checkPerson,
  checkProject,
  checkStaff,
  checkStatus,
  checkTaskAction,
  checkTaskRead,
  hasStaffAccess,
  isAdmin,
  isAssignedTo,
  isClient,
  isInDepartmentOf,
  isInTeam,
  isManager,
  isSupervisor,
  isVendor,
  mayActOn,
} from '../permissions.ts';
import { plain, whole } from '../relations.ts';
import { del, get, post, put, sinceOne, type Route, takingAnyId } from '../route.ts';
import { changedValues, checkConstraints } from '../rowValues.ts';
import type { Sent } from '../serialise.ts';
import type { CommentRow, TaskRow } from '../tables.ts';

export const taskOf = (call: Call, comment: CommentRow): TaskRow => needTask(call, comment.object_id);

export function checklistOf(value: Json | null): readonly JsonObject[] {
  if (!Array.isArray(value)) return [];
  const items: readonly Json[] = value;
  return items.filter(isObject);
}

const linksOf = (value: Json | null): readonly string[] => {
  if (!Array.isArray(value)) return [];
  const items: readonly Json[] = value;
  return items.map(String);
};

/** A list sent in a JSON body as it is, in a form as JSON text. */
function listArgument(call: Call, name: string): Json | null {
  const value = jsonArgument(call, name, null);
  if (call.body.kind === 'json') {
    if (name === 'checklist' && typeof value === 'string') {
      throw badArgument(
        name,
        `dictionary update sequence element #0 has length 1; 2 is required`,
        'Input should be a valid list',
      );
    }
    return isObject(value) ? [value] : typeof value === 'string' ? [value] : value;
  }
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    throw crash();
  }
}

function comment(call: Call): Answer {
  const statusId = requiredText(call, 'task_status_id', 'Task Status ID is missing');
  const wish: NewComment = {
    taskId: param(call, 'task_id'),
    statusId,
    text: text(call, 'comment', ''),
    checklist: checklistOf(listArgument(call, 'checklist')),
    links: linksOf(listArgument(call, 'links')),
    files: files(call),
  };
  const task = needTask(call, wish.taskId);
  const isMentioned = call.studio.isNew && !mayActOn(call, task) && isMentionedIn(call, task);
  if (!isMentioned) checkTaskAction(call, task);
  if (isMentioned && statusId !== task.task_status_id) throw forbidden();
  checkStatus(call, statusId, task.project_id);
  const isStaff = isManager(call, task.project_id);
  const posted = postComment(call, {
    ...wish,
    ...(isStaff ? { authorId: text(call, 'person_id', null), createdAt: text(call, 'created_at', null) } : {}),
    isForClient: isStaff && flag(call, 'for_client'),
  });
  return created(posted.sent);
}

/** 1.0.97: whoever is mentioned on a task may answer there. */
const isMentionedIn = (call: Call, task: TaskRow): boolean =>
  isInTeam(call, task.project_id) &&
  call.studio.store.comment.by('object_id', task.id).some((one) => one.mentions.includes(call.caller.id));

function commentMany(call: Call): Answer {
  const projectId = param(call, 'project_id');
  if (call.studio.isNew && (call.body.kind !== 'json' || !Array.isArray(call.body.value))) throw arrayExpected();
  const wishes = jsonBody(call);
  // An object is gone through by its keys, none of which is a comment.
  const list: readonly Json[] = Array.isArray(wishes) ? wishes : [];
  const isStaff = hasStaffAccess(call, projectId);
  const { caller, studio } = call;
  const isMine = (task: TaskRow): boolean =>
    (caller.role === 'supervisor' && isInDepartmentOf(call, task.task_type_id)) || isAssignedTo(call, task);
  const sent: Sent[] = [];
  for (const wish of list) {
    if (!isObject(wish)) continue;
    const { object_id: taskId, task_status_id: statusId, comment: body } = wish;
    if (typeof taskId !== 'string' || typeof statusId !== 'string' || typeof body !== 'string') continue;
    const task = studio.store.task.get(taskId);
    if (task === undefined) {
      if (isStaff) throw notFound();
      continue;
    }
    if (!isStaff && !isMine(task)) continue;
    checkStatus(call, statusId, task.project_id);
    sent.push(postComment(call, { taskId, statusId, text: body, links: linksOf(wish['links'] ?? null) }).sent);
  }
  return created(sent);
}

/** Who may read a comment: see operations.md 19. */
function checkRead(call: Call, row: CommentRow): void {
  if (isAdmin(call)) return;
  const { studio, caller } = call;
  const task = taskOf(call, row);
  checkProject(call, task.project_id);
  checkEntity(call, task.entity_id);
  if (isManager(call, task.project_id) || isSupervisor(call, task.project_id)) return;
  const isByClient = studio.store.person.get(row.person_id)?.role === 'client';
  if (!isClient(call, task.project_id)) {
    if (isByClient) throw forbidden();
    return;
  }
  if (studio.isNew && row.for_client) return;
  const isIsolated = studio.store.project.get(task.project_id)?.is_clients_isolated === true;
  if (!isByClient || (isIsolated && row.person_id !== caller.id)) throw forbidden();
}

function presentOne(call: Call, row: CommentRow, withRelations: boolean): Sent {
  const { studio } = call;
  const { store, isNew } = studio;
  if (!withRelations) return plain(studio, 'comment', row);
  const sent = whole(studio, 'comment', row);
  sent['attachment_files'] = store.attachment_file
    .by('comment_id', row.id)
    .map((file) => presentAttachment(file, isNew));
  const author = store.person.get(row.person_id);
  if (isNew && author !== undefined) {
    sent['person'] = authorOf(studio, author);
    sent['replies'] = row.replies.map((reply) => {
      const person = store.person.get(reply.person_id);
      return person === undefined ? reply : { ...reply, person: authorOf(studio, person) };
    });
    if (queryFlag(call, 'with_previews')) {
      sent['previews'] = row.previews.flatMap((id) => {
        const preview = store.preview_file.get(id);
        return preview === undefined ? [] : [plain(studio, 'preview_file', preview)];
      });
    }
  }
  if (caller(call) === 'client' && author?.role !== 'client') {
    Object.assign(sent, { text: '', attachment_files: [], checklist: [] });
  }
  return sent;
}

const caller = (call: Call): string => call.caller.role;

const hasSameTexts = (left: readonly JsonObject[], right: readonly Json[]): boolean =>
  left.length === right.length &&
  left.every((item, at) => {
    const other = right[at];
    return isObject(other) && other['text'] === item['text'];
  });

function checkUpdate(call: Call, row: CommentRow, data: JsonObject): void {
  if (isAdmin(call)) return;
  const task = taskOf(call, row);
  if (!isInTeam(call, task.project_id)) throw forbidden();
  if (isManager(call, task.project_id)) return;
  if (call.studio.isNew) {
    checkRead(call, row);
    if ('for_client' in data && data['for_client'] !== row.for_client) throw forbidden();
  }
  const isInDepartment = isSupervisor(call, task.project_id) && isInDepartmentOf(call, task.task_type_id);
  const isAuthor = call.caller.id === row.person_id;
  if ('pinned' in data && data['pinned'] !== row.pinned && !isInDepartment) throw forbidden();
  const { checklist } = data;
  if (Array.isArray(checklist) && JSON.stringify(checklist) !== JSON.stringify(row.checklist)) {
    const mayTick = isAuthor || isInDepartment || isAssignedTo(call, task);
    // Others may not tick boxes. (Replacing the list altogether slips through in 0.20.52.)
    if (!mayTick && (call.studio.isNew || hasSameTexts(row.checklist, checklist))) throw forbidden();
  }
  const others = Object.keys(data).filter((key) => key !== 'pinned' && key !== 'checklist');
  if (!isAuthor && others.length > 0) throw forbidden();
  if ('person_id' in data && data['person_id'] !== call.caller.id) throw forbidden();
  if ('object_id' in data && data['object_id'] !== row.object_id) throw forbidden();
  if (typeof data['task_status_id'] === 'string') checkStatus(call, data['task_status_id'], task.project_id);
}

const neverChanged = ['id', 'created_at', 'updated_at', 'mentions', 'department_mentions'];

function edit(call: Call): Answer {
  const { studio } = call;
  const { store, isNew } = studio;
  const data = objectBody(call);
  const row = rowOf(call, 'comment', param(call, 'instance_id'));
  checkUpdate(call, row, data);
  const kept = Object.fromEntries(Object.entries(data).filter(([key]) => !neverChanged.includes(key)));
  const values = changedValues(studio, 'comment', kept);
  checkConstraints(store, 'comment', values, row);
  const task = taskOf(call, row);
  const changed = store.comment.update(row.id, { ...values, editor_id: call.caller.id });
  const marked = store.comment.update(row.id, mentionsIn(studio, task.project_id, changed.text ?? ''));
  // Before 1.0.15 a body without a status counts as another one.
  const given = data['task_status_id'] ?? null;
  if (isNew ? given !== null && given !== row.task_status_id : given !== row.task_status_id) {
    const before = { ...task, task_status_id: row.task_status_id };
    resetTask(call, task);
    emitStatusChange(call, before, marked.task_status_id, marked);
  }
  renewMentions(call, task, marked);
  emitCommentUpdate(call, marked, isNew ? task.project_id : null);
  return answer(plain(studio, 'comment', changed));
}

function remove(call: Call, row: CommentRow): Answer {
  const task = taskOf(call, row);
  if (isManager(call, task.project_id)) checkProject(call, task.project_id);
  else checkPerson(call, row.person_id);
  removeComment(call, row);
  const after = resetTask(call, needTask(call, task.id));
  if (after.task_status_id !== task.task_status_id) emitStatusChange(call, task, after.task_status_id, row);
  return noContent();
}

export const pathComment = (call: Call): CommentRow => need(call, 'comment', param(call, 'comment_id'));

/** All comments of a production, newest change first; page below 1: all of them, bare. */
function projectComments(call: Call): Answer {
  const { studio } = call;
  const { store } = studio;
  const projectId = param(call, 'project_id');
  need(call, 'project', projectId);
  checkProject(call, projectId);
  if (isVendor(call, projectId) || isClient(call, projectId)) throw forbidden();
  const rows = store.task
    .by('project_id', projectId)
    .flatMap((task) => store.comment.by('object_id', task.id))
    .sort(newestChangeFirst);
  const show = (row: CommentRow): Sent => whole(studio, 'comment', row);
  const page = numberInQuery(call, 'page', 0);
  if (page < 1) return answer(rows.map(show));
  return answer(pageOf(rows, { page, limit: numberInQuery(call, 'limit', 0) }, show, studio.isNew));
}

function taskComments(call: Call): Answer {
  const task = needTask(call, param(call, 'task_id'));
  checkTaskRead(call, task);
  return answer(commentsOf(call, task));
}

function taskComment(call: Call): Answer {
  const row = pathComment(call);
  if (call.studio.isNew && row.object_id !== param(call, 'task_id')) throw notFound();
  // Up to 1.0.67 the check is given the row where it wants an id: only admins get through.
  if (!isAdmin(call)) {
    if (!call.studio.isNew) throw crash();
    checkRead(call, row);
  }
  return answer(plain(call.studio, 'comment', row));
}

/** 1.0.39: moves a comment without previews to another task of the entity. */
function move(call: Call): Answer {
  const { studio } = call;
  checkManager(call);
  const targetId = requiredText(call, 'target_task_id');
  const row = pathComment(call);
  const task = taskOf(call, row);
  checkStaff(call, task.project_id);
  const target = needTask(call, targetId);
  const isPossible = target.id !== task.id && target.entity_id === task.entity_id && row.previews.length === 0;
  if (!isPossible)
    throw new ApiError(400, { kind: 'parameter', message: 'This comment cannot be moved there.', data: null });
  const moved = studio.store.comment.update(row.id, { object_id: target.id });
  for (const news of studio.store.news.by('comment_id', row.id))
    studio.store.news.update(news.id, { task_id: target.id });
  resetTask(call, task);
  resetTask(call, target);
  emitCommentUpdate(call, moved, task.project_id);
  return answer(plain(studio, 'comment', moved));
}

export const commentRoutes: readonly Route[] = [
  post('/actions/tasks/:task_id/comment', comment),
  ...takingAnyId(post('/actions/projects/:project_id/tasks/comment-many', commentMany)),
  ...crudRoutes({
    table: 'comment',
    path: '/data/comments',
    without: ['update', 'delete'],
    lenientId: 'reading and deleting',
    mayRead: checkRead,
    presentOne,
  }),
  put('/data/comments/:instance_id', edit),
  del('/data/comments/:instance_id', (call) => remove(call, need(call, 'comment', param(call, 'instance_id')))),
  get('/data/tasks/:task_id/comments', taskComments),
  get('/data/tasks/:task_id/comments/:comment_id', taskComment),
  del('/data/tasks/:task_id/comments/:comment_id', (call) => remove(call, pathComment(call))),
  ...sinceOne(post('/actions/tasks/:task_id/comments/:comment_id/move', move)),
  get('/data/projects/:project_id/comments', projectComments),
];
