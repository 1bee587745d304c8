import { mostNotificationsAtOnce } from '../../../../shared/model/inbox.ts';
import type { Instant } from '../../../../shared/model/studio.ts';
import type { Notification } from '../../../../shared/model/task.ts';
import { brokenAnswer } from '../answerError.ts';
import type { Client } from '../client.ts';
import { dataOf, entityKindOf } from '../decode/entity.ts';
import { daysOff, notification, timeSpent } from '../decode/mine.ts';
import { readRows, reader, type WireRow } from '../decode/rows.ts';
import { readTask } from '../decode/task.ts';
import { flagOf, idOf, textOf } from '../decode/wireValues.ts';
import type { Kitsu, MyList, MyTask } from '../kitsu.ts';
import { isList } from '../wireJson.ts';
import { readList } from './lists.ts';

type Mine = Pick<
  Kitsu,
  'myTasks' | 'notifications' | 'unreadNotifications' | 'myTimeSpents' | 'timeSpentsOfMonth' | 'daysOffOf'
>;

export function mineReading(client: Client): Mine {
  return {
    myTasks: (which, productionId, signal) =>
      readList(client, listPaths[which], productionId === null ? {} : { project_id: productionId }, readMyTask, signal),
    notifications: (signal) => readList(client, notificationsPath, {}, reader(notification), signal),
    unreadNotifications: async (before, signal) => {
      const unread: Notification[] = [];
      let from = before;
      let until = secondAfter(before);
      for (let page = 0; page < mostPages; page += 1) {
        const query = { read: 'false', before: until };
        const answer = await client.getJson(notificationsPath, query, signal);
        if (!isList(answer)) throw brokenAnswer(200, 'no list');
        const { rows, brokenCount } = readRows(answer, reader(notification));
        client.tellBroken(notificationsPath, brokenCount);
        unread.push(...rows);
        const oldest = rows.reduce((low, { createdAt }) => (createdAt < low ? createdAt : low), from);
        if (answer.length < mostNotificationsAtOnce) return { rows: unread, from: null };
        from = oldest;
        const next = secondAfter(oldest);
        // Of one second it holds more than a page: the rest of them it does not tell.
        until = next < until ? next : toSecond(oldest);
      }
      return { rows: unread, from };
    },
    myTimeSpents: (day, signal) => readList(client, `/data/user/time-spents/${day}`, {}, reader(timeSpent), signal),
    timeSpentsOfMonth: (personId, month, signal) => {
      const [year = '', number = ''] = month.split('-');
      const path = `/data/persons/${personId}/time-spents/month/all/${year}/${number}`;
      return readList(client, path, {}, reader(timeSpent), signal);
    },
    daysOffOf: (personId, signal) =>
      readList(client, `/data/persons/${personId}/day-offs`, {}, reader(daysOff), signal),
  };
}

/** The server reads dates without a zone, and tells them to the second: others of the same one may be told later than it. */
const toSecond = (moment: Instant): string => moment.slice(0, 19);
const secondAfter = (moment: Instant): string => toSecond(new Date(Date.parse(moment) + 1_000).toISOString());

const notificationsPath = '/data/user/notifications';
/** Of a hundred each: who has more unread than that has given up reading them. */
const mostPages = 20;

const listPaths: Readonly<Record<MyList, string>> = {
  todo: '/data/user/tasks',
  done: '/data/user/done-tasks',
  checks: '/data/user/tasks-to-check',
};

function readMyTask(row: WireRow): MyTask {
  const task = readTask(row);
  const kind = entityKindOf(row['task_type_for_entity']);
  return {
    task,
    entity: {
      id: task.entityId,
      productionId: task.productionId,
      name: textOf(row['entity_name']),
      description: textOf(row['entity_description']),
      ...(kind === null ? {} : { kind }),
      sourceId: idOf(row['entity_source_id']),
      isCanceled: flagOf(row['entity_canceled']),
      mainPreviewFileId: idOf(row['entity_preview_file_id']),
      data: dataOf(row['entity_data']),
    },
  };
}
