/*
 * Preview files: adding, uploading, choosing, drawing on, deleting.
 */
import { changeAnnotations } from '../actions/annotations.ts';
import { postComment } from '../actions/comments.ts';
import { addPreview, movePreview, setMainPreview, taskOfPreview } from '../actions/previews.ts';
import { removePreview } from '../actions/removal.ts';
import { storeUpload, wrongFormat } from '../actions/uploads.ts';
import { answer, created, noContent, type Answer } from '../answer.ts';
import {
  files,
  isObject,
  jsonArgument,
  jsonBody,
  param,
  queryFlag,
  wholeNumber,
  type Call,
  argument,
  isId,
} from '../call.ts';
import type { Json, JsonObject } from '../columns.ts';
import { crudRoutes } from '../crud.ts';
import { badRequest, crash, forbidden, missingArgument, notFound, wrongParameter } from '../errors.ts';
import { emit, eventTime } from '../events.ts';
import { need, needEntity, needTask } from '../lookups.ts';
import { newestFirst } from '../paging.ts';
import {
  checkEntity,
  checkProject,
  checkStaff,
  checkStatus,
  checkTaskAction,
  isAdmin,
  isAssignedTo,
  isClient,
  isInDepartmentOf,
  isManager,
  isOpen,
  isSupervisor,
  isVendor,
} from '../permissions.ts';
import { plain, whole } from '../relations.ts';
import { del, post, put, type Route } from '../route.ts';
import type { Sent } from '../serialise.ts';
import type { PreviewFileRow } from '../tables.ts';
import { checklistOf } from './comments.ts';

const preview = (call: Call, name = 'preview_file_id'): PreviewFileRow => need(call, 'preview_file', param(call, name));

/** Open productions of the caller, or the one that newer servers are asked for; a vendor's only where he is assigned. */
function isVisible(call: Call): (row: PreviewFileRow) => boolean {
  const { store } = call.studio;
  const wanted = call.studio.isNew ? call.query.get('project_id') : null;
  return (row) => {
    const task = store.task.get(row.task_id);
    if (wanted !== null && task?.project_id !== wanted) return false;
    if (isAdmin(call)) return true;
    const project = store.project.get(task?.project_id);
    if (task === undefined || project === undefined || !isOpen(call, project)) return false;
    return isVendor(call) ? isAssignedTo(call, task) : project.team.includes(call.caller.id);
  };
}

function add(call: Call): Answer {
  const task = needTask(call, param(call, 'task_id'));
  const wished = wholeNumber(call, 'revision', null);
  checkTaskAction(call, task);
  const comment = need(call, 'comment', param(call, 'comment_id'));
  const owner = needTask(call, comment.object_id);
  const project = call.studio.store.project.get(owner.project_id);
  if (call.studio.isNew && project?.is_single_preview_per_revision === true && comment.previews.length > 0) {
    throw wrongParameter('Only one preview is allowed per revision');
  }
  const row = addPreview(call, owner, comment, wished, call.caller.id);
  return created(call.studio.isNew ? whole(call.studio, 'preview_file', row) : plain(call.studio, 'preview_file', row));
}

function addExtra(call: Call): Answer {
  const task = needTask(call, param(call, 'task_id'));
  checkTaskAction(call, task);
  const comment = need(call, 'comment', param(call, 'comment_id'));
  const related = preview(call);
  const { isNew, store } = call.studio;
  const owner = needTask(call, comment.object_id);
  // The revision exists, so it is not asked for as a new one: the comment's next position is what is meant.
  const holder = isNew
    ? { ...comment, previews: [related.id, ...comment.previews.filter((id) => id !== related.id)] }
    : comment;
  const row = addPreview(call, owner, holder, isNew ? null : related.revision, call.caller.id);
  if (isNew) store.comment.amend(comment.id, { previews: [...comment.previews, row.id] });
  return created(isNew ? whole(call.studio, 'preview_file', row) : plain(call.studio, 'preview_file', row));
}

function removeExtra(call: Call): Answer {
  const ids = ['task_id', 'comment_id', 'preview_file_id'].map((name) => param(call, name));
  if (call.studio.isNew && !ids.every(isId)) throw wrongParameter('Wrong UUID format.');
  const task = needTask(call, param(call, 'task_id'));
  if (call.studio.isNew) checkTaskAction(call, task);
  else {
    checkProject(call, task.project_id);
    if (!call.studio.store.preview_file.has(param(call, 'preview_file_id'))) throw crash();
  }
  removePreview(call, preview(call), { withFiles: queryFlag(call, 'force') });
  return noContent();
}

function upload(call: Call): Answer {
  const row = preview(call, 'instance_id');
  if (row.original_name !== null && row.original_name !== '') {
    throw badRequest('The browser (or proxy) sent a request that this server could not understand.');
  }
  checkTaskAction(call, taskOfPreview(call, row));
  const file = files(call).find((one) => one.field === 'file');
  if (file === undefined)
    throw badRequest('The browser (or proxy) sent a request that this server could not understand.');
  const stored = storeUpload(call, row, file);
  if (stored === null) throw wrongFormat(file);
  return created(plain(call.studio, 'preview_file', stored));
}

function commentsArgument(call: Call): readonly JsonObject[] {
  const isList = call.body.kind === 'json' && Array.isArray(call.body.value);
  let value = isList ? null : jsonArgument(call, 'comments', null);
  if (value === null) {
    if (call.studio.isNew) throw wrongParameter('Missing required parameter: comments');
    throw missingArgument('comments', 'List of comments to add');
  }
  if (typeof value === 'string') {
    try {
      value = JSON.parse(value) as Json;
    } catch {
      throw crash();
    }
  }
  if (!Array.isArray(value)) throw crash();
  const list: readonly Json[] = value;
  return list.filter(isObject);
}

/** One comment after the other: a refused one ends the call, those before it stay. */
function batch(call: Call): Answer {
  const { studio } = call;
  const ownTask = call.params['task_id'];
  const wishes = commentsArgument(call);
  if (ownTask !== undefined) checkTaskAction(call, needTask(call, ownTask));
  const sent: Sent[] = [];
  for (const [at, wish] of wishes.entries()) {
    const { task_status_id: statusId, text, task_id: given } = wish;
    if (typeof statusId !== 'string' || typeof text !== 'string') throw crash();
    const task = needTask(call, ownTask ?? String(given));
    checkStatus(call, statusId, task.project_id);
    if (ownTask === undefined) checkTaskAction(call, task);
    const isStaff = isManager(call, task.project_id);
    const { person_id: authorId, created_at: createdAt, links } = wish;
    const { comment, sent: shown } = postComment(call, {
      taskId: task.id,
      statusId,
      text,
      checklist: checklistOf(wish['checklist'] ?? null),
      links: Array.isArray(links) ? links.map(String) : [],
      files: files(call).filter((file) => file.field.includes(`attachment_file-${at}`)),
      ...(isStaff && typeof authorId === 'string' ? { authorId } : {}),
      ...(isStaff && typeof createdAt === 'string' ? { createdAt } : {}),
    });
    const previews: Sent[] = [];
    for (const file of files(call).filter((one) => one.field.includes(`preview_file-${at}`))) {
      const current = need(call, 'comment', comment.id);
      const stored = storeUpload(call, addPreview(call, task, current, null, comment.person_id), file);
      if (stored !== null) previews.push(plain(studio, 'preview_file', stored));
    }
    sent.push({ ...shown, preview_files: previews });
  }
  return created(sent);
}

function setMain(call: Call): Answer {
  const { studio } = call;
  const row = preview(call);
  const task = taskOfPreview(call, row);
  const frame = wholeNumber(call, 'frame_number', null);
  checkProject(call, task.project_id);
  checkEntity(call, task.entity_id);
  if (studio.isNew && isClient(call, task.project_id)) throw forbidden();
  if (frame !== null) {
    if (row.extension !== 'mp4') throw wrongParameter("Can't use a given frame on non movie preview");
    studio.files.write('frames', row.id, Buffer.from(String(Math.max(1, frame))));
  }
  return mainAnswer(call, row);
}

function mainAnswer(call: Call, row: PreviewFileRow): Answer {
  const { studio } = call;
  const task = taskOfPreview(call, row);
  const entity = setMainPreview(call, needEntity(call, task.entity_id), row);
  return answer({
    ...plain(studio, 'entity', entity),
    type: 'Entity',
    ...(studio.isNew ? { preview_file_status: row.status } : {}),
  });
}

/** The newest of the task's; without one 0.20.52 breaks. */
function setMainOfTask(call: Call): Answer {
  const task = needTask(call, param(call, 'task_id'));
  checkProject(call, task.project_id);
  checkEntity(call, task.entity_id);
  const newest = call.studio.store.preview_file
    .by('task_id', task.id)
    .sort((left, right) => right.revision - left.revision || newestFirst(left, right))[0];
  if (newest === undefined) throw call.studio.isNew ? notFound() : crash();
  return mainAnswer(call, newest);
}

function updatePosition(call: Call): Answer {
  const row = preview(call);
  checkTaskAction(call, taskOfPreview(call, row));
  const moved = movePreview(call, row, wholeNumber(call, 'position', 0));
  return answer(moved.map((one) => plain(call.studio, 'preview_file', one)));
}

function annotate(call: Call): Answer {
  const { studio } = call;
  const row = preview(call);
  const task = taskOfPreview(call, row);
  const { project_id: projectId } = task;
  checkProject(call, projectId);
  const isAllowed =
    isManager(call, projectId) ||
    isClient(call, projectId) ||
    (isSupervisor(call, projectId) && isInDepartmentOf(call, task.task_type_id));
  if (!isAllowed) throw forbidden();
  if (studio.isNew) argument(call, 'additions');
  const body = studio.isNew && call.body.kind !== 'json' ? {} : jsonBody(call);
  if (!isObject(body)) throw crash();
  const annotations = changeAnnotations(row.annotations ?? [], {
    additions: body['additions'] ?? [],
    updates: body['updates'] ?? [],
    deletions: body['deletions'] ?? [],
  });
  const changed = studio.store.preview_file.update(row.id, { annotations });
  emit(
    call,
    'preview-file:annotation-update',
    { preview_file_id: row.id, person_id: call.caller.id, updated_at: eventTime(changed.updated_at) },
    { projectId },
  );
  return answer(plain(studio, 'preview_file', changed));
}

export const previewRoutes: readonly Route[] = [
  post('/actions/tasks/:task_id/comments/:comment_id/add-preview', add),
  post('/actions/tasks/:task_id/comments/:comment_id/preview-files/:preview_file_id', addExtra),
  del('/actions/tasks/:task_id/comments/:comment_id/preview-files/:preview_file_id', removeExtra),
  post('/pictures/preview-files/:instance_id', upload),
  post('/actions/tasks/:task_id/batch-comment', batch),
  post('/actions/tasks/batch-comment', batch),
  put('/actions/preview-files/:preview_file_id/set-main-preview', setMain),
  put('/actions/tasks/:task_id/set-main-preview', setMainOfTask),
  put('/actions/preview-files/:preview_file_id/update-position', updatePosition),
  put('/actions/preview-files/:preview_file_id/update-annotations', annotate),
  ...crudRoutes({
    table: 'preview_file',
    path: '/data/preview-files',
    mayList: () => undefined,
    isVisible,
    mayRead: (call, row) => {
      const task = taskOfPreview(call, row);
      if (isVendor(call, task.project_id)) {
        if (!isAssignedTo(call, task)) throw forbidden();
      } else checkProject(call, task.project_id);
    },
    mayUpdate: (call, row) => {
      const task = taskOfPreview(call, row);
      checkProject(call, task.project_id);
      if (isManager(call, task.project_id)) return;
      // Up to 1.0.67 an entity's id is compared with tasks: nobody else passes.
      if (!call.studio.isNew) throw forbidden();
      const isAllowed =
        isAssignedTo(call, task) || (isSupervisor(call, task.project_id) && isInDepartmentOf(call, task.task_type_id));
      if (!isAllowed) throw forbidden();
    },
    mayDelete: (call, row) => checkStaff(call, taskOfPreview(call, row).project_id),
    remove: (call, row) => {
      removePreview(call, row, { withFiles: queryFlag(call, 'force') });
      emit(call, 'preview-file:delete', { preview_file_id: row.id });
    },
  }),
];
