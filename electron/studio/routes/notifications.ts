/*
 * Notifications of the caller.
 */
import { answer, type Answer } from '../answer.ts';
import { argument, isId, param, type Call } from '../call.ts';
import { readTime, shownTime } from '../clock.ts';
import { numberInQuery } from '../crud.ts';
import { crash, notFound, wrongParameter } from '../errors.ts';
import { emit } from '../events.ts';
import { need } from '../lookups.ts';
import { fullEntityName } from '../names.ts';
import { newestChangeFirst, newestFirst, pageOf } from '../paging.ts';
import { checkAdmin } from '../permissions.ts';
import { plain } from '../relations.ts';
import { get, post, put, type Route } from '../route.ts';
import type { Sent } from '../serialise.ts';
import type { Row } from '../tables.ts';

type Notification = Row<'notification'>;

const mostShown = 100;

function present(call: Call, row: Notification): Sent {
  const { studio, caller } = call;
  const { store } = studio;
  const task = store.task.get(row.task_id);
  const project = store.project.get(task?.project_id);
  const comment = store.comment.get(row.comment_id);
  const entity = store.entity.get(task?.entity_id);
  const name = entity === undefined ? null : fullEntityName(studio, entity);
  const reply = comment?.replies.find((one) => one.id === row.reply_id);
  const isHidden = caller.role === 'user' && store.person.get(row.author_id)?.role === 'client';
  const playlist = store.playlist.get(row.playlist_id);
  const subscription = store.subscription
    .by('task_id', row.task_id)
    .find((one) => row.task_id !== null && one.person_id === caller.id);
  return {
    id: row.id,
    type: 'Notification',
    notification_type: row.type,
    author_id: row.author_id,
    comment_id: row.comment_id,
    task_id: row.task_id,
    task_type_id: task?.task_type_id ?? null,
    task_status_id: comment?.task_status_id ?? null,
    mentions: comment?.mentions ?? [],
    department_mentions: comment?.department_mentions ?? [],
    reply_mentions: reply?.mentions ?? [],
    reply_department_mentions: reply?.department_mentions ?? [],
    preview_file_id: comment?.previews[0] ?? null,
    project_id: project?.id ?? playlist?.project_id ?? null,
    project_name: project?.name ?? '',
    comment_text: isHidden ? '' : (comment?.text ?? null),
    reply_text: isHidden ? '' : (reply?.text ?? ''),
    created_at: shownTime(row.created_at),
    read: row.read,
    change: row.change,
    full_entity_name: name?.name ?? '',
    episode_id: name?.episodeId ?? null,
    entity_preview_file_id: entity?.preview_file_id ?? null,
    subscription_id: subscription?.id ?? null,
    ...(studio.isNew
      ? {
          playlist_id: row.playlist_id,
          playlist_name: playlist?.name ?? '',
          playlist_for_entity: playlist?.for_entity ?? '',
          playlist_is_for_all: playlist?.is_for_all ?? false,
        }
      : {}),
  };
}

function moment(call: Call, name: string): string | null {
  const given = call.query.get(name);
  if (given === null) return null;
  const time = readTime(given);
  if (time === null) throw call.studio.isNew ? wrongParameter(`Wrong date format for ${name}.`) : crash();
  return time;
}

/** At most a hundred, newest first. `after` is read and forgotten in 0.20.52. */
function list(call: Call): Answer {
  const { studio, caller, query } = call;
  const { store } = studio;
  const before = moment(call, 'before');
  const after = studio.isNew ? moment(call, 'after') : null;
  const taskTypeId = query.get('task_type_id');
  const statusId = query.get('task_status_id');
  const type = query.get('type');
  const read = query.get('read');
  const watching = query.get('watching');
  const isTrue = (text: string): boolean => text.toLowerCase() === 'true';
  const rows = store.notification
    .by('person_id', caller.id)
    .filter((row) => studio.isNew || row.task_id !== null)
    .filter((row) => {
      const task = store.task.get(row.task_id);
      const isWatched = store.subscription.by('task_id', row.task_id).some((one) => one.person_id === caller.id);
      return (
        (before === null || row.created_at < before) &&
        (after === null || row.created_at > after) &&
        (taskTypeId === null || task?.task_type_id === taskTypeId) &&
        (statusId === null || task?.task_status_id === statusId) &&
        (type === null || row.type === type) &&
        (read === null || row.read === isTrue(read)) &&
        (watching === null || isWatched === isTrue(watching))
      );
    });
  return answer(
    rows
      .sort(newestFirst)
      .slice(0, mostShown)
      .map((row) => present(call, row)),
  );
}

const own = (call: Call): Notification | undefined => {
  const row = call.studio.store.notification.get(param(call, 'notification_id'));
  return row?.person_id === call.caller.id ? row : undefined;
};

function one(call: Call): Answer {
  const id = param(call, 'notification_id');
  if (!isId(id)) {
    throw call.studio.isNew ? wrongParameter(`Invalid UUID format for notification_id: ${id}`) : crash();
  }
  const row = own(call);
  if (row === undefined) throw notFound();
  return answer(present(call, row));
}

function mark(call: Call): Answer {
  const { studio, caller } = call;
  const given = argument(call, 'read');
  if (!isId(param(call, 'notification_id'))) throw crash();
  const row = own(call);
  if (row === undefined) throw studio.isNew ? notFound() : crash();
  // Neither read nor unread is no value for the column.
  if (given === undefined && !studio.isNew) throw crash();
  const isRead = given === true || (typeof given === 'string' && given.toLowerCase() === 'true');
  const changed = studio.store.notification.update(row.id, { read: isRead });
  if (studio.isNew) {
    const name = isRead ? 'notification:read' : 'notification:unread';
    emit(call, name, { person_id: caller.id, notification_id: row.id });
  }
  // The row's own `type` is overwritten by that of the model.
  return answer(plain(studio, 'notification', changed));
}

function markAll(call: Call): Answer {
  const { studio, caller } = call;
  for (const row of studio.store.notification.by('person_id', caller.id)) {
    if (!row.read) studio.store.notification.amend(row.id, { read: true });
  }
  if (studio.isNew) emit(call, 'notification:all-read', { person_id: caller.id });
  return answer({ success: true });
}

function ofProject(call: Call): Answer {
  checkAdmin(call);
  const { store, isNew } = call.studio;
  const rows = store.task
    .by('project_id', need(call, 'project', param(call, 'project_id')).id)
    .flatMap((task) => store.notification.by('task_id', task.id))
    .sort(newestChangeFirst);
  const show = (row: Notification): Sent => ({
    ...plain(call.studio, 'notification', row),
    notification_type: row.type,
  });
  const page = numberInQuery(call, 'page', 0);
  if (page < 1) return answer(rows.map(show));
  return answer(pageOf(rows, { page, limit: 0 }, show, isNew));
}

function projectSubscriptions(call: Call): Answer {
  checkAdmin(call);
  const { store } = call.studio;
  const rows = store.task
    .by('project_id', need(call, 'project', param(call, 'project_id')).id)
    .flatMap((task) => store.subscription.by('task_id', task.id));
  return answer(rows.map((row) => plain(call.studio, 'subscription', row)));
}

export const notificationRoutes: readonly Route[] = [
  get('/data/user/notifications', list),
  get('/data/user/notifications/:notification_id', one),
  put('/data/user/notifications/:notification_id', mark),
  post('/actions/user/notifications/mark-all-as-read', markAll),
  get('/data/projects/:project_id/notifications', ofProject),
  get('/data/projects/:project_id/subscriptions', projectSubscriptions),
];
