/*
 * News: a row for every comment.
 */
import { answer, type Answer } from '../answer.ts';
import { flag, param, text, wholeNumber, type Call, isId } from '../call.ts';
import { readTime, shownTime } from '../clock.ts';
import { pageNumber } from '../crud.ts';
import { forbidden, notFound, wrongParameter, crash } from '../errors.ts';
import { fullEntityName } from '../names.ts';
import { need, needEntity } from '../lookups.ts';
import { newestFirst } from '../paging.ts';
import { authorOf } from '../people.ts';
import { checkEntity, checkNotVendor, checkProject, hasProjectAccess, isAdmin, isClient } from '../permissions.ts';
import { openProjects } from '../projects.ts';
import { get, type Route } from '../route.ts';
import type { Sent } from '../serialise.ts';
import type { Row, TaskRow } from '../tables.ts';

type News = Row<'news'>;
type Item = { readonly news: News; readonly task: TaskRow };

function present(call: Call, { news, task }: Item): Sent {
  const { studio } = call;
  const { store, isNew } = studio;
  const comment = store.comment.get(news.comment_id);
  const preview = store.preview_file.get(news.preview_file_id);
  const entity = store.entity.get(task.entity_id);
  const name = entity === undefined ? null : fullEntityName(studio, entity);
  const author = store.person.get(news.author_id);
  return {
    id: news.id,
    type: 'News',
    author_id: news.author_id,
    ...(isNew && author !== undefined ? { person: authorOf(studio, author) } : {}),
    comment_id: news.comment_id,
    task_id: news.task_id,
    task_type_id: task.task_type_id,
    task_status_id: comment?.task_status_id ?? null,
    task_entity_id: task.entity_id,
    preview_file_id: news.preview_file_id,
    preview_file_extension: preview?.extension ?? null,
    ...(isNew
      ? { preview_file_revision: preview?.revision ?? null }
      : { preview_file_annotations: preview?.annotations ?? null }),
    project_id: task.project_id,
    project_name: store.project.get(task.project_id)?.name ?? '',
    created_at: shownTime(news.created_at),
    change: news.change,
    full_entity_name: name?.name ?? '',
    episode_id: name?.episodeId ?? null,
    entity_preview_file_id: entity?.preview_file_id ?? null,
  };
}

const itemsOf = (call: Call, tasks: readonly TaskRow[]): Item[] =>
  tasks.flatMap((task) => call.studio.store.news.by('task_id', task.id).map((news) => ({ news, task })));

function moment(call: Call, name: string): string | null {
  const given = text(call, name, null);
  if (given === null) return null;
  const time = readTime(given);
  if (time === null) throw wrongParameter(`Wrong date format for ${name}.`);
  return time;
}

function envelope(call: Call, items: readonly Item[], page: number, limit: number): Sent {
  const sorted = [...items].sort((left, right) => newestFirst(left.news, right.news));
  const offset = (page - 1) * limit;
  return {
    data: sorted.slice(offset, offset + limit).map((item) => present(call, item)),
    total: sorted.length,
    nb_pages: Math.ceil(sorted.length / limit),
    limit,
    offset,
    page,
  };
}

function list(call: Call, tasks: readonly TaskRow[]): Answer {
  const { store } = call.studio;
  const onlyPreview = flag(call, 'only_preview');
  const taskTypeId = text(call, 'task_type_id', null);
  const statusId = text(call, 'task_status_id', null);
  const personId = text(call, 'person_id', null);
  const episodeId = text(call, 'episode_id', null);
  const after = moment(call, 'after');
  const before = moment(call, 'before');
  const statusOf = (news: News): string | null => store.comment.get(news.comment_id)?.task_status_id ?? null;
  const isInEpisode = (task: TaskRow): boolean => {
    const entity = store.entity.get(task.entity_id);
    return store.entity.get(entity?.parent_id)?.parent_id === episodeId;
  };
  const items = itemsOf(call, tasks).filter(
    ({ news, task }) =>
      (!onlyPreview || news.preview_file_id !== null) &&
      (taskTypeId === null || task.task_type_id === taskTypeId) &&
      (personId === null || news.author_id === personId) &&
      (episodeId === null || isInEpisode(task)) &&
      (after === null || news.created_at > after) &&
      (before === null || news.created_at < before) &&
      (statusId === null || (news.change && statusOf(news) === statusId)),
  );
  const stats: Record<string, number> = {};
  for (const { news } of items) {
    const status = statusOf(news);
    if (news.change && status !== null) stats[status] = (stats[status] ?? 0) + 1;
  }
  const page = pageNumber(call);
  const limit = wholeNumber(call, 'limit', 50);
  return answer({ ...envelope(call, items, Math.max(1, page), Math.max(1, limit)), stats });
}

/** 0.20.52 checks no membership. */
function ofProject(call: Call): Answer {
  const projectId = param(call, 'project_id');
  if (call.studio.isNew) {
    checkProject(call, projectId);
    need(call, 'project', projectId);
    if (isClient(call, projectId)) throw forbidden();
  }
  return list(call, call.studio.store.task.by('project_id', projectId));
}

function ofAll(call: Call): Answer {
  const { store } = call.studio;
  const tasks = openProjects(call).flatMap((project) => store.task.by('project_id', project.id));
  return list(call, tasks);
}

function one(call: Call): Answer {
  const { store } = call.studio;
  const project = need(call, 'project', param(call, 'project_id'));
  checkProject(call, project.id);
  checkNotVendor(call, project.id);
  if (!isId(param(call, 'news_id'))) throw crash();
  const news = need(call, 'news', param(call, 'news_id'));
  const task = store.task.get(news.task_id);
  if (task === undefined || task.project_id !== project.id) throw notFound();
  return answer(present(call, { news, task }));
}

const mostOfEntity = 2000;

function ofEntity(call: Call): Answer {
  const entity = needEntity(call, param(call, 'entity_id'));
  if (!isAdmin(call) && !hasProjectAccess(call, entity.project_id)) throw forbidden();
  if (call.studio.isNew) checkEntity(call, entity.id);
  const items = itemsOf(call, call.studio.store.task.by('entity_id', entity.id));
  return answer(envelope(call, items, 1, mostOfEntity));
}

export const newsRoutes: readonly Route[] = [
  get('/data/projects/news', ofAll),
  get('/data/projects/:project_id/news', ofProject),
  get('/data/projects/:project_id/news/:news_id', one),
  get('/data/entities/:entity_id/news', ofEntity),
];
