/**
 * What is to be pulled, in two lanes: bulk work (boards, walks) one at a time, because two full pulls at once stall a real
 * server; and quick reads (a task that was opened, rows an event named) that need not wait behind it.
 */
export type Lane = 'bulk' | 'quick';

export type Job = {
  /** A job that waits already is not added twice; one that runs is run again after. */
  readonly key: string;
  readonly lane: Lane;
  /** Higher goes first. */
  readonly priority: number;
  readonly run: (signal: AbortSignal) => Promise<void>;
};

export type Jobs = {
  readonly add: (job: Job) => void;
  readonly isBusy: (lane: Lane) => boolean;
  readonly runningKeys: () => readonly string[];
  /** Nothing is started while held; what runs goes on. */
  readonly hold: (isHeld: boolean) => void;
  readonly close: () => Promise<void>;
};

export function createJobs(options: {
  /** Must not throw. */
  readonly onFailure: (job: Job, error: unknown) => void;
  /** A job of this key began or ended. */
  readonly onChange: (key: string) => void;
}): Jobs {
  const waiting: Job[] = [];
  const running = new Map<
    Lane,
    { readonly job: Job; readonly controller: AbortController; readonly ended: Promise<void> }
  >();
  let isHeld = false;
  let isClosed = false;

  const next = (lane: Lane): void => {
    if (isHeld || isClosed || running.has(lane)) return;
    const ofLane = waiting.filter((job) => job.lane === lane);
    const [first] = ofLane.toSorted((one, other) => other.priority - one.priority);
    if (first === undefined) return;
    waiting.splice(waiting.indexOf(first), 1);
    const controller = new AbortController();
    const ended = first
      .run(controller.signal)
      .catch((error: unknown) => {
        if (!controller.signal.aborted) options.onFailure(first, error);
      })
      .finally(() => {
        running.delete(lane);
        options.onChange(first.key);
        next(lane);
      });
    running.set(lane, { job: first, controller, ended });
    options.onChange(first.key);
  };

  return {
    add: (job) => {
      if (isClosed) return;
      const index = waiting.findIndex(({ key }) => key === job.key);
      const before = index < 0 ? undefined : waiting[index];
      if (before === undefined) waiting.push(job);
      else waiting[index] = { ...job, priority: Math.max(job.priority, before.priority) };
      next(job.lane);
    },
    isBusy: (lane) => running.has(lane) || waiting.some((job) => job.lane === lane),
    runningKeys: () => [...running.values()].map(({ job }) => job.key),
    hold: (held) => {
      isHeld = held;
      if (!held) {
        next('bulk');
        next('quick');
      }
    },
    close: async () => {
      isClosed = true;
      waiting.length = 0;
      for (const { controller } of running.values()) controller.abort();
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}
