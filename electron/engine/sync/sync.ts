/**
 * When what is pulled: the account first, then one's own tasks, then what is on screen, then the rest. After every gap in
 * the stream of events all that is mirrored is caught up; in between events say what to read.
 */
import { InariError, type ErrorCode } from '../../../shared/errors.ts';
import { maySupervise } from '../../../shared/rules/toCheck.ts';
import type { Production } from '../../../shared/model/production.ts';
import type { Day, Id, Person } from '../../../shared/model/studio.ts';
import type { PullStep, SyncState } from '../../../shared/model/sync.ts';
import type { Database } from '../db/open.ts';
import { newsKey, type NewsSubject } from '../db/newsKept.ts';
import { homeProduction, isHomeByChecks } from '../db/homeProduction.ts';
import type { Tables } from '../db/tables.ts';
import type { Host } from '../host.ts';
import type { Kitsu } from '../kitsu/kitsu.ts';
import type { ConnectionKeeper } from './connection.ts';
import { createGap } from './gap.ts';
import { createJobs } from './jobs.ts';
import { createLive, type Live } from './live.ts';
import { createProgress } from './progress.ts';
import { pullAccount } from './pull/account.ts';
import { noteTied } from './pull/owedFeeds.ts';
import { pullBoards } from './pull/board.ts';
import { pullEntityPage, pullPipelineFile } from './pull/entityPage.ts';
import { chatKey, chatsKey, pullChat, pullChats } from './pull/chats.ts';
import { pullEntitiesById } from './pull/entities.ts';
import { pullDay, pullMonth, pullMyTasks, pullNotifications } from './pull/mine.ts';
import { pullCheckedFeeds, pullChecks } from './pull/checks.ts';
import { pullNews, pullOlderNews } from './pull/news.ts';
import { instantOf, type PullParts } from './pull/parts.ts';
import { catchUp, pullProduction, readsCommentsInBulk } from './pull/production.ts';
import { pullSharedAssets, sharedAssetsKey } from './pull/sharedAssets.ts';
import { ProductionMoved } from './pull/stillOpen.ts';
import { pullTask, pullTasksById } from './pull/task.ts';
import { readStale } from './readStale.ts';
import { createLater, takeUnseen, type Shown } from './shown.ts';
import { addStale, isAnythingStale, nothingStale, type Stale } from './stale.ts';
import type { Turns } from './turns.ts';
import { createUnfinished } from './unfinished.ts';

/** Hours are logged all day long by everybody, and people come and go. */
const timeGapMs = 120_000;
const othersGapMs = 60_000;

export type Scope =
  | { readonly kind: 'my-tasks' }
  | { readonly kind: 'my-checks' }
  /** One's own time of a month, `2026-11`. */
  | { readonly kind: 'time'; readonly month: string }
  | { readonly kind: 'production'; readonly productionId: Id }
  | { readonly kind: 'task'; readonly taskId: Id }
  /** The page of a shot or asset. */
  | { readonly kind: 'entity'; readonly entityId: Id }
  /** What may be cast in a production of what others share. */
  | { readonly kind: 'shared-assets'; readonly productionId: Id }
  /** One of the files of its pipeline, looked at more closely. */
  | { readonly kind: 'pipeline-file'; readonly fileId: Id }
  | { readonly kind: 'chats' }
  | { readonly kind: 'chat'; readonly entityId: Id }
  /** Null: of all productions. */
  | { readonly kind: 'news'; readonly productionId: NewsSubject };

export type Sync = {
  /** The server answers, or answers again: everything that is mirrored is caught up. */
  readonly catchUpAll: () => void;
  readonly live: Live;
  /** What a window shows; only what is new in it is pulled. */
  readonly want: (windowId: number, scopes: readonly Scope[]) => void;
  readonly pullProduction: (productionId: Id) => void;
  /** Conversations of a set that is kept, where they do not come with their production: those never read so far. */
  readonly readFeeds: (taskIds: readonly Id[]) => void;
  /** A page of news below those that are here. */
  readonly readOlderNews: (productionId: NewsSubject) => void;
  readonly hold: (isHeld: boolean) => void;
  readonly steps: () => readonly PullStep[];
  readonly elapsedMs: () => number;
  readonly pulling: () => SyncState['pulling'];
  readonly isPulling: (scopeKey: string) => boolean;
  readonly close: () => Promise<void>;
};

export type SyncParts = {
  readonly db: Database;
  readonly tables: Tables;
  readonly kitsu: Kitsu;
  readonly turns: Turns;
  readonly connection: ConnectionKeeper;
  readonly personId: Id;
  readonly me: () => Person;
  readonly now: () => number;
  readonly today: () => Day;
  readonly log: Host['log'];
  readonly onChange: () => void;
  /** The part of the mirror is being read from now on, or no more. */
  readonly onPulling: (scopeKey: string) => void;
};

/** What goes on all the time beside everything else. */
const isQuiet = (key: string): boolean => key === 'live' || key === 'mine';

export function createSync(parts: SyncParts): Sync {
  const { db, tables, connection } = parts;
  const progress = createProgress(parts.now, parts.onChange);
  const pullParts: PullParts = { ...parts, progress };
  const wanted = new Map<number, readonly Scope[]>();
  const stale = nothingStale();
  let isClosed = false;

  const jobs = createJobs({
    // What events bring is no news of its own; screens show whether their list, or the open task, is being read.
    onChange: (key) => {
      if (isQuiet(key)) return;
      parts.onChange();
      parts.onPulling(key);
    },
    onFailure: (job, error) => {
      if (error instanceof ProductionMoved) {
        addAccount();
        unfinished.note(job, error, false);
        return;
      }
      const code: ErrorCode = error instanceof InariError ? error.code : 'unexpected';
      parts.log({
        level: code === 'unexpected' ? 'error' : 'warning',
        event: 'pull-failed',
        detail: {
          key: job.key,
          code,
          message: error instanceof Error ? (error.stack ?? error.message) : String(error),
        },
      });
      progress.end(job.key, code);
      void connection.noteFailure(error).then((isConnection) => {
        if (isClosed) return;
        unfinished.note(job, error, isConnection);
        if (isConnection || code === 'unauthorized') return;
        try {
          db.write(() => {
            tables.scopes.note(job.key, { errorCode: code });
          });
        } catch (unwritten) {
          // On a full disk it is shown for as long as the app runs.
          parts.log({ level: 'warning', event: 'failure-not-kept', detail: { message: String(unwritten) } });
        }
      });
    },
  });
  const unfinished = createUnfinished((job) => {
    jobs.add(job);
  });

  const add = (
    key: string,
    lane: 'bulk' | 'quick',
    priority: number,
    run: (signal: AbortSignal) => Promise<void>,
  ): void => {
    jobs.add({
      key,
      lane,
      priority,
      run: async (signal) => {
        await run(signal);
        unfinished.done(key);
        connection.noteAnswer();
      },
    });
  };

  const scopeKeyOf = (productionId: Id): string => `production:${productionId}`;
  const stateOf = (productionId: Id): string => tables.scopes.get(scopeKeyOf(productionId)).state;
  const isWanted = (productionId: Id): boolean =>
    [...wanted.values()].some((scopes) =>
      scopes.some((scope) => scope.kind === 'production' && scope.productionId === productionId),
    );

  const openProductions = (): readonly Production[] =>
    tables.productions.all().filter((production) => production.isOpen);
  const isOpen = (productionId: Id): boolean => tables.productions.get(productionId)?.isOpen === true;

  const addProduction = (productionId: Id, priority: number): void => {
    add(scopeKeyOf(productionId), 'bulk', priority, async (signal) => {
      if (!isOpen(productionId)) {
        progress.end(scopeKeyOf(productionId), null);
        return;
      }
      // A first pull that was cut off has no complete boards: it begins again, rows that arrived stay usable.
      const isFirst = stateOf(productionId) !== 'complete';
      await (isFirst ? pullProduction(pullParts, productionId, signal) : catchUp(pullParts, productionId, signal));
      db.write(() => {
        tables.meta.set(isFirst ? 'lastFullPullAt' : 'lastPulledAt', instantOf(parts.now()));
      });
    });
  };

  /** The one opened last, else the one with most to do, comes by itself; others when they are opened. */
  const addProductions = (): void => {
    const open = openProductions();
    const home = homeProduction(tables, parts.personId);
    for (const { id } of open) {
      if (isWanted(id)) addProduction(id, 70);
      else if (stateOf(id) !== 'never') addProduction(id, 50);
      else if (id === home) addProduction(id, 60);
      else progress.plan({ key: scopeKeyOf(id), subject: { kind: 'production', productionId: id } }, 'later');
    }
  };

  /** The productions are added when the checks are here. */
  let awaitsChecks = false;
  /** Known once the account has been pulled. */
  const mayCheck = (): boolean => maySupervise(parts.me().role, openProductions());

  // Whoever adds a job that waits already puts theirs in its place: what is to follow it is said beside it, and not lost so.
  let areProductionsDue = false;
  let areTiedDue = false;

  const addAccount = (): void => {
    add('account', 'bulk', 100, async (signal) => {
      // Before any list brings newer dates.
      if (areTiedDue)
        db.write(() => {
          for (const { id } of openProductions()) if (stateOf(id) === 'complete') noteTied(tables, id);
        });
      areTiedDue = false;
      const before = new Set(openProductions().map(({ id }) => id));
      const again = await pullAccount(pullParts, signal);
      // Opened again, or seen with the eyes of another role.
      for (const { id } of openProductions())
        if (again.has(id) || stateOf(id) === 'partial' || (!before.has(id) && stateOf(id) !== 'never'))
          addProduction(id, isWanted(id) ? 70 : 60);
    });
  };

  const addMyTasks = (): void => {
    add('my-tasks', 'bulk', 90, async (signal) => {
      // The productions need not suffer from a to-do list that fails.
      await pullMyTasks(pullParts, signal).finally(() => {
        if (!areProductionsDue) return;
        areProductionsDue = false;
        awaitsChecks = isHomeByChecks(tables, parts.personId, mayCheck());
        if (!awaitsChecks) addProductions();
        addChecks();
      });
    });
  };

  const catchUpAll = (): void => {
    later.drop();
    areTiedDue = true;
    areProductionsDue = true;
    // They are told in the order in which they are planned, and nothing begins before the server is known.
    progress.plan({ key: 'account', subject: { kind: 'account' } }, 'next');
    addAccount();
    progress.plan({ key: 'my-tasks', subject: { kind: 'my-tasks' } }, 'next');
    addMyTasks();
    add('mine', 'quick', 20, async (signal) => {
      await pullNotifications(pullParts, signal);
      await pullDay(pullParts, parts.today(), signal);
      db.write(() => {
        tables.meta.set('lastPulledAt', instantOf(parts.now()));
      });
    });
    for (const scopes of wanted.values())
      for (const scope of scopes) {
        if (scope.kind === 'task') addTask(scope.taskId);
        if (scope.kind === 'entity') addEntity(scope.entityId);
        if (scope.kind === 'shared-assets') addSharedAssets(scope.productionId);
        if (scope.kind === 'chats') addChats();
      }
    addWantedMonths();
    addShownNews(() => true);
    if (tables.scopes.get(chatsKey).state !== 'never') addChats();
    addShownChats();
    for (const job of unfinished.all()) jobs.add(job);
  };

  /** Beside the boards: of the productions that are mirrored these tell it as well. */
  const addChecks = (): void => {
    if (!mayCheck()) return;
    add('my-checks', 'bulk', 55, async (signal) => {
      await pullChecks(pullParts, signal).finally(() => {
        if (awaitsChecks) addProductions();
        awaitsChecks = false;
      });
      add('checked-feeds', 'bulk', 20, (feedSignal) => pullCheckedFeeds(pullParts, feedSignal));
    });
  };

  const addMonth = (month: string): void => {
    add(`time:${month}`, 'quick', 40, (signal) => pullMonth(pullParts, month, signal));
  };
  const addWantedMonths = (): void => {
    for (const scopes of wanted.values()) for (const scope of scopes) if (scope.kind === 'time') addMonth(scope.month);
  };

  const addChats = (): void => {
    add(chatsKey, 'quick', 60, (signal) => pullChats(pullParts, signal));
  };
  const addChat = (entityId: Id): void => {
    add(chatKey(entityId), 'quick', 75, (signal) => pullChat(pullParts, entityId, signal));
  };
  const addShownChats = (): void => {
    for (const scopes of wanted.values())
      for (const scope of scopes) if (scope.kind === 'chat') addChat(scope.entityId);
  };

  const addNews = (productionId: NewsSubject): void => {
    add(newsKey(productionId), 'quick', 70, (signal) => pullNews(pullParts, productionId, signal));
  };
  /** Those that a window shows, of these productions; what nobody looks at comes with the next catch-up. */
  const addShownNews = (concerns: (productionId: NewsSubject) => boolean): void => {
    for (const scopes of wanted.values())
      for (const scope of scopes)
        if (scope.kind === 'news' && concerns(scope.productionId)) addNews(scope.productionId);
  };

  const addTask = (taskId: Id): void => {
    add(`task:${taskId}`, 'quick', 80, async (signal) => {
      // A link or a notification may lead to one that no list has brought so far.
      if (!tables.tasks.has(taskId)) await pullTasksById(pullParts, [taskId], signal);
      const task = tables.tasks.get(taskId);
      if (task === null || !isOpen(task.productionId)) return;
      if (tables.entities.get(task.entityId) === null)
        await pullEntitiesById(pullParts, [task.entityId], signal, { areMissingGone: false });
      await pullTask(pullParts, taskId, signal);
    });
  };

  const addSharedAssets = (productionId: Id): void => {
    if (!isOpen(productionId)) return;
    add(sharedAssetsKey(productionId), 'quick', 65, (signal) => pullSharedAssets(pullParts, productionId, signal));
  };
  const addEntity = (entityId: Id): void => {
    add(`entity:${entityId}`, 'quick', 75, async (signal) => {
      if (tables.entities.get(entityId) === null)
        await pullEntitiesById(pullParts, [entityId], signal, { areMissingGone: false });
      const entity = tables.entities.get(entityId);
      if (entity !== null && isOpen(entity.productionId)) await pullEntityPage(pullParts, entityId, signal);
    });
  };

  const addPipelineFile = (fileId: Id): void => {
    add(`pipeline-file:${fileId}`, 'quick', 75, (signal) => pullPipelineFile(pullParts, fileId, signal));
  };

  const readLive = async (signal: AbortSignal): Promise<void> => {
    if (stale.isAccountStale) addAccount();
    stale.isAccountStale = false;
    for (const productionId of stale.boardProductionIds)
      add(`boards:${productionId}`, 'bulk', 55, async (boardSignal) => {
        if (isOpen(productionId)) await pullBoards(pullParts, productionId, boardSignal, () => undefined);
      });
    stale.boardProductionIds.clear();
    const catchUpOne = (productionId: Id): void => {
      addProduction(productionId, 65);
    };
    const { newsProductionIds } = stale;
    if (newsProductionIds.size > 0) addShownNews((id) => id === null || newsProductionIds.has(id));
    newsProductionIds.clear();
    // Whoever never looked at a chat is told of none.
    if (stale.areChatsStale && tables.scopes.get(chatsKey).state !== 'never') addChats();
    if (stale.areChatsStale) addShownChats();
    stale.areChatsStale = false;
    for (const id of stale.chatEntityIds) if (tables.scopes.get(chatKey(id)).state !== 'never') addChat(id);
    stale.chatEntityIds.clear();
    if (stale.isTimeStale) addWantedMonths();
    await readStale(pullParts, stale, parts.today, catchUpOne, signal);
    if (stale.areMyTasksStale) addMyTasks();
    stale.areMyTasksStale = false;
    if (stale.areChecksStale) addChecks();
    stale.areChecksStale = false;
  };

  const live = createLive({
    db,
    tables,
    turns: parts.turns,
    log: parts.log,
    personId: parts.personId,
    read: (more) => {
      later.add(takeUnseen(more, shown(), parts, catchesUpInFew));
      // Nobody's event says whose hours they are, nor what of a person has changed.
      if (more.isTimeStale) more.isTimeStale = timeGap.ask();
      if (more.areOthersStale) more.isAccountStale ||= othersGap.ask();
      more.areOthersStale = false;
      readSoon(more);
    },
  });
  const readSoon = (more: Stale): void => {
    if (!isAnythingStale(more)) return;
    addStale(stale, more);
    add('live', 'quick', 90, readLive);
  };
  const timeGap = createGap(timeGapMs, () => readSoon({ ...nothingStale(), isTimeStale: true }));
  const othersGap = createGap(othersGapMs, () => readSoon({ ...nothingStale(), isAccountStale: true }));

  const shown = (): Shown => {
    const scopes = [...wanted.values()].flat();
    return {
      productionIds: new Set(scopes.flatMap((scope) => (scope.kind === 'production' ? [scope.productionId] : []))),
      taskIds: new Set(scopes.flatMap((scope) => (scope.kind === 'task' ? [scope.taskId] : []))),
      areNewsOf: (productionId) =>
        scopes.some(
          (scope) => scope.kind === 'news' && (scope.productionId === null || scope.productionId === productionId),
        ),
      areChecks: scopes.some(({ kind }) => kind === 'my-checks'),
      isUnsaid: scopes.length === 0,
    };
  };
  const catchesUpInFew = (productionId: Id): boolean =>
    isOpen(productionId) &&
    stateOf(productionId) === 'complete' &&
    readsCommentsInBulk(tables.productions.get(productionId)?.role ?? parts.me().role);
  const later = createLater((productionId) => {
    addProduction(productionId, 30);
  });

  return {
    catchUpAll,
    live,
    want: (windowId, scopes) => {
      const before = wanted.get(windowId) ?? [];
      wanted.set(windowId, scopes);
      const isNew = (scope: Scope): boolean => !before.some((known) => JSON.stringify(known) === JSON.stringify(scope));
      later.now();
      for (const scope of scopes.filter(isNew)) {
        if (scope.kind === 'task') addTask(scope.taskId);
        if (scope.kind === 'entity') addEntity(scope.entityId);
        if (scope.kind === 'shared-assets') addSharedAssets(scope.productionId);
        if (scope.kind === 'pipeline-file') addPipelineFile(scope.fileId);
        if (scope.kind === 'time') addMonth(scope.month);
        if (scope.kind === 'news') addNews(scope.productionId);
        if (scope.kind === 'chats') addChats();
        if (scope.kind === 'chat') addChat(scope.entityId);
        if (scope.kind === 'my-checks' && tables.scopes.get('my-checks').state !== 'complete') addChecks();
        if (scope.kind !== 'production') continue;
        db.write(() => {
          tables.meta.set('lastProductionId', scope.productionId);
        });
        if (stateOf(scope.productionId) !== 'complete') addProduction(scope.productionId, 80);
      }
    },
    pullProduction: (productionId) => {
      addProduction(productionId, 85);
    },
    readFeeds: (taskIds) => {
      const unread = taskIds.filter((taskId) => {
        const productionId = tables.tasks.get(taskId)?.productionId ?? '';
        return (
          isOpen(productionId) &&
          !readsCommentsInBulk(tables.productions.get(productionId)?.role ?? parts.me().role) &&
          tables.scopes.get(`task:${taskId}`).state === 'never'
        );
      });
      if (unread.length > 0)
        add('pinned-feeds', 'bulk', 30, async (signal) => {
          for (const taskId of unread) await pullTask(pullParts, taskId, signal);
        });
    },
    readOlderNews: (productionId) => {
      add(`older-${newsKey(productionId)}`, 'quick', 75, (signal) => pullOlderNews(pullParts, productionId, signal));
    },
    hold: jobs.hold,
    steps: progress.steps,
    elapsedMs: progress.elapsedMs,
    pulling: () => {
      if (!jobs.isBusy('bulk')) return null;
      const running = progress.steps().filter(({ state }) => state === 'running');
      const counts = running
        .flatMap(({ counts: counted }) => counted)
        .filter(({ expected }) => expected !== null && expected > 0);
      const shares = counts.map(({ loaded, expected }) => Math.min(1, loaded / (expected ?? 1)));
      return { share: shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length };
    },
    isPulling: (scopeKey) => !isQuiet(scopeKey) && jobs.runningKeys().includes(scopeKey),
    close: async () => {
      isClosed = true;
      live.close();
      timeGap.close();
      othersGap.close();
      later.drop();
      unfinished.close();
      await jobs.close();
    },
  };
}
