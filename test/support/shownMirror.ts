/** All that a production's screens would show, in plain rows, so that two engines can be laid side by side. */
import type { ShownComment } from '../../shared/model/screens.ts';
import type { TestEngine } from './testEngine.ts';

/** By what is shown (`Shot …`, `comments of …`) everything that is shown of it. */
export type Shown = ReadonlyMap<string, unknown>;

type Asked = Pick<TestEngine, 'query'>;
const today = '2026-11-24';

/** @param withTasks false: of its tasks no more than which there are */
export async function shownOf(engine: Asked, productionId: string, withTasks = true): Promise<Shown> {
  const shown = new Map<string, unknown>();
  for (const kind of ['Shot', 'Asset'] as const) {
    const list = await engine.query('entityList', {
      productionId,
      kind,
      episodeId: null,
      search: '',
      sort: null,
      foldedGroupIds: [],
    });
    const { order, freshness: _when, tokens: _tokens, ...heads } = list;
    shown.set(`${kind} list`, heads);
    const keys = [...order];
    const ids: string[] = [];
    for (let start = 0; start < keys.length; start += 100) {
      const { rows } = await engine.query('entityRows', { productionId, kind, keys: keys.slice(start, start + 100) });
      // Boards do not tell who made something, other lists do.
      for (const { key: _key, rev: _rev, createdBy: _maker, ...row } of rows) {
        shown.set(`${kind} ${row.id}`, row);
        ids.push(row.id);
        for (const { taskId } of Object.values(row.cells)) {
          if (withTasks) shown.set(`comments of ${taskId}`, await commentsOf(engine, taskId));
          shown.set(`task ${taskId}`, withTasks ? await taskOf(engine, taskId) : null);
        }
      }
    }
    shown.set(`${kind} order`, ids);
  }
  const { rows: playlists } = await engine.query('playlists', { productionId });
  shown.set('playlists', playlists.map(({ id }) => id).toSorted());
  for (const { id } of playlists) {
    const detail = await engine.query('playlist', { playlistId: id });
    // Which revision a file is follows from its task, and that is compared by itself.
    shown.set(`playlist ${id}`, {
      row: detail?.row,
      entries: detail?.entries.map(({ shown: _revision, newer: _newer, ...entry }) => entry),
    });
  }
  for (const tab of withTasks ? (['todo', 'done'] as const) : []) {
    const { rows } = await engine.query('todoList', { tab, search: '', grouping: 'none', sort: 'default', today });
    const ofProduction = rows.filter((row) => row.productionId === productionId);
    shown.set(
      `${tab} order`,
      ofProduction.map(({ taskId }) => taskId),
    );
    for (const { rev: _rev, ...row } of ofProduction) shown.set(`${tab} ${row.taskId}`, row);
  }
  return shown;
}

export type ShownConversation = readonly Omit<ShownComment, 'writtenAt' | 'previewFileIds'>[];

async function commentsOf(engine: Asked, taskId: string): Promise<ShownConversation> {
  const { comments } = await engine.query('comments', { taskId });
  // When it was written on this computer is told on this computer only; a revision's files are told by the task.
  return comments.map(({ writtenAt: _here, previewFileIds: _files, ...comment }) => comment);
}

async function taskOf(engine: Asked, taskId: string): Promise<unknown> {
  const detail = await engine.query('task', { taskId });
  if (detail === null) return null;
  const { freshness: _when, revisions, task, ...rest } = detail;
  // Boards do not tell the first two, and no list says that a subscription changed.
  const { updatedAt: _told, assignerId: _assigner, isSubscribed: _subscribed, ...shownTask } = task;
  return {
    ...rest,
    task: shownTask,
    revisions: revisions.map(({ files, ...revision }) => ({
      ...revision,
      files: files.map(({ isOnDisk: _here, ...file }) => file),
    })),
  };
}

/** Opens every task of a production, as somebody would who looks at each: its conversation is read anew. */
export async function openEveryTask(engine: Pick<TestEngine, 'query' | 'call' | 'until'>, shown: Shown): Promise<void> {
  const taskIds = [...shown.keys()].flatMap((name) => (name.startsWith('task ') ? [name.slice('task '.length)] : []));
  const since = new Date().toISOString();
  for (let start = 0; start < taskIds.length; start += 20)
    await engine.call('wantScopes', {
      scopes: taskIds.slice(start, start + 20).map((taskId) => ({ kind: 'task', taskId })),
    });
  for (const taskId of taskIds)
    await engine.until(
      async () => {
        const { freshness } = await engine.query('comments', { taskId });
        return freshness.asOf !== null && freshness.asOf >= since;
      },
      `task ${taskId} was read`,
      20_000,
    );
  await engine.call('wantScopes', { scopes: [] });
}

/** What differs, in words; empty where both show the same. */
export function differencesOf(one: Shown, other: Shown): readonly string[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].flatMap((name) => differences(name, one.get(name), other.get(name)));
}

function differences(path: string, one: unknown, other: unknown): readonly string[] {
  if (Object.is(one, other)) return [];
  if (Array.isArray(one) && Array.isArray(other) && one.length !== other.length)
    return [`${path}: ${one.map(nameOf).join(', ')} is ${other.map(nameOf).join(', ')} in the other`];
  if (isRecord(one) && isRecord(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].flatMap((key) => differences(`${path}.${key}`, one[key], other[key]));
  }
  return [`${path}: ${brief(one)} is ${brief(other)} in the other`];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const brief = (value: unknown): string => JSON.stringify(value)?.slice(0, 200) ?? 'missing';
const nameOf = (value: unknown): string =>
  isRecord(value) ? brief(value['id'] ?? value['revision'] ?? value['taskId'] ?? value) : brief(value);
