import type { Client } from '../client.ts';
import { dataOf, entityKindOf } from '../decode/entity.ts';
import { notification, timeSpent } from '../decode/mine.ts';
import { reader, type WireRow } from '../decode/rows.ts';
import { readTask } from '../decode/task.ts';
import { flagOf, idOf, textOf } from '../decode/wireValues.ts';
import type { Kitsu, MyList, MyTask } from '../kitsu.ts';
import { readList } from './lists.ts';

type Mine = Pick<Kitsu, 'myTasks' | 'notifications' | 'myTimeSpents' | 'timeSpentsOfMonth'>;

export function mineReading(client: Client): Mine {
  return {
    myTasks: (which, productionId, signal) =>
      readList(client, listPaths[which], productionId === null ? {} : { project_id: productionId }, readMyTask, signal),
    notifications: (signal) => readList(client, '/data/user/notifications', {}, reader(notification), signal),
    myTimeSpents: (day, signal) => readList(client, `/data/user/time-spents/${day}`, {}, reader(timeSpent), signal),
    timeSpentsOfMonth: (personId, month, signal) => {
      const [year = '', number = ''] = month.split('-');
      const path = `/data/persons/${personId}/time-spents/month/all/${year}/${number}`;
      return readList(client, path, {}, reader(timeSpent), signal);
    },
  };
}

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
