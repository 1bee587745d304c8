/**
 * Downloads in turn: one a file however many ask, four at a time, pictures before movies, and of the same kind the one
 * asked for last, because that is what is on screen. A movie that is asked for takes the place of the one nobody has
 * looked at for longest, which goes on later where it stopped.
 */
import type { Arrived, Transfer } from './transfer.ts';
import type { MediaPlan } from './mediaPlan.ts';

export type Job = { readonly plan: MediaPlan; readonly transfer: Transfer; readonly done: Promise<Arrived> };

export type Transfers = {
  /** Starts a download or joins the one there is. In the background it lets everything else go first. */
  readonly want: (plan: MediaPlan, isBackground?: boolean) => Job;
  /** Stops what only the background wanted; what has arrived stays for the next time. */
  readonly drop: (plan: MediaPlan, reason: unknown) => void;
  /** Stops it whoever wanted it; what has arrived stays for the next time. */
  readonly leave: (plan: MediaPlan, reason: unknown) => void;
  /** Stops every form of one picture, movie or file, whoever wants it. Answers once nothing of it is written any more. */
  readonly dropAll: (id: string, reason: unknown) => Promise<void>;
  readonly find: (plan: MediaPlan) => Job | null;
  /** Somebody reads it as it arrives: others are older. */
  readonly touch: (plan: MediaPlan) => void;
  readonly all: () => readonly Job[];
  /** Stops everything; what has arrived stays for the next time. */
  readonly stop: (reason: unknown) => Promise<void>;
};

/** The network side blocks at six unread answers a host; calls need some of those. */
const AT_ONCE = 4;
/** Pictures always find a free place beside these. */
const MOVIES_AT_ONCE = 2;

type Entry = {
  readonly job: Job;
  readonly settle: { readonly resolve: (arrived: Arrived) => void; readonly reject: (error: unknown) => void };
  askedAs: number;
  /** Nobody looks at it: for a pinned set. */
  isBackground: boolean;
  running: { readonly controller: AbortController; readonly ended: Promise<void> } | null;
};

/** What somebody looks at goes first; then pictures; of the same kind the one asked for last, in the background the first. */
function inTurn(a: Entry, b: Entry): number {
  if (a.isBackground !== b.isBackground) return a.isBackground ? 1 : -1;
  const byRank = a.job.plan.rank - b.job.plan.rank;
  return byRank === 0 ? (a.isBackground ? a.askedAs - b.askedAs : b.askedAs - a.askedAs) : byRank;
}

export function createTransfers(
  create: (plan: MediaPlan) => Transfer,
  finish: (plan: MediaPlan, arrived: Arrived) => Promise<void>,
): Transfers {
  const entries = new Map<string, Entry>();
  const ending = new Map<string, { readonly id: string; readonly ended: Promise<void> }>();
  let turn = 0;
  const keyOf = ({ kind, fileName }: MediaPlan): string => `${kind}/${fileName}`;

  const run = (entry: Entry): void => {
    const controller = new AbortController();
    const key = keyOf(entry.job.plan);
    const forget = (): void => {
      // Dropped, and wanted anew since: that is another entry.
      if (entries.get(key) === entry) entries.delete(key);
    };
    const work = async (): Promise<void> => {
      try {
        // What was dropped may still be writing to the same file.
        await ending.get(key)?.ended;
        const arrived = await entry.job.transfer.run(controller.signal);
        await finish(entry.job.plan, arrived);
        forget();
        entry.settle.resolve(arrived);
      } catch (error) {
        // Stopped to make room: its turn comes again.
        if (controller.signal.aborted && entries.get(key) === entry) return;
        forget();
        entry.settle.reject(error);
      } finally {
        entry.running = null;
        pump();
      }
    };
    entry.running = { controller, ended: work() };
  };

  /** Once through all of them: there may be ten thousand, and each that ends looks for the next. */
  const look = (): { readonly next: Entry | null; readonly running: readonly Entry[] } => {
    const running: Entry[] = [];
    let next: Entry | null = null;
    for (const entry of entries.values()) {
      if (entry.running !== null) running.push(entry);
      else if (next === null || inTurn(entry, next) < 0) next = entry;
    }
    return { next, running };
  };

  const pump = (): void => {
    for (;;) {
      const { next, running } = look();
      const movies = running.filter(({ job }) => job.plan.rank === 2);
      if (next === null || running.length >= AT_ONCE) return;
      if (next.job.plan.rank === 2 && movies.length >= MOVIES_AT_ONCE) {
        const last = movies.toSorted(inTurn).at(-1);
        if (last !== undefined && inTurn(next, last) < 0) last.running?.controller.abort();
        return;
      }
      run(next);
    }
  };

  const end = ({ job: { plan }, settle, running }: Entry, reason: unknown): void => {
    const key = keyOf(plan);
    entries.delete(key);
    settle.reject(reason);
    if (running === null) return;
    running.controller.abort(reason);
    const ended = running.ended.finally(() => {
      if (ending.get(key)?.ended === ended) ending.delete(key);
    });
    ending.set(key, { id: plan.id, ended });
  };

  return {
    want: (plan, isBackground = false) => {
      turn += 1;
      const known = entries.get(keyOf(plan));
      if (known !== undefined) {
        if (!isBackground) {
          known.askedAs = turn;
          known.isBackground = false;
        }
        pump();
        return known.job;
      }
      let settle: Entry['settle'] | undefined;
      const done = new Promise<Arrived>((resolve, reject) => {
        settle = { resolve, reject };
      });
      // Whoever waits for its beginning is told there.
      done.catch(() => undefined);
      const job: Job = { plan, transfer: create(plan), done };
      if (settle !== undefined) entries.set(keyOf(plan), { job, settle, askedAs: turn, isBackground, running: null });
      pump();
      return job;
    },
    drop: (plan, reason) => {
      const entry = entries.get(keyOf(plan));
      if (entry?.isBackground === true) end(entry, reason);
    },
    leave: (plan, reason) => {
      const entry = entries.get(keyOf(plan));
      if (entry !== undefined) end(entry, reason);
    },
    dropAll: async (id, reason) => {
      for (const entry of entries.values()) if (entry.job.plan.id === id) end(entry, reason);
      await Promise.all([...ending.values()].flatMap((one) => (one.id === id ? one.ended : [])));
    },
    find: (plan) => entries.get(keyOf(plan))?.job ?? null,
    touch: (plan) => {
      const entry = entries.get(keyOf(plan));
      turn += 1;
      if (entry === undefined) return;
      entry.askedAs = turn;
      entry.isBackground = false;
    },
    all: () => [...entries.values()].map(({ job }) => job),
    stop: async (reason) => {
      const stopped = [...entries.values()];
      entries.clear();
      for (const { settle, running } of stopped) {
        running?.controller.abort(reason);
        settle.reject(reason);
      }
      await Promise.all([
        ...stopped.flatMap(({ running }) => running?.ended ?? []),
        ...[...ending.values()].map(({ ended }) => ended),
      ]);
    },
  };
}
