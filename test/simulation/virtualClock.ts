/**
 * A clock that stands still until it is told to go on, in the place of the process's own: hours of waiting pass in no time,
 * and what happens in which order hangs on nothing but the history that is played.
 */
import timersPromises from 'node:timers/promises';

type Timer = { at: number; readonly order: number; readonly everyMs: number | null; readonly ring: () => void };
type Listener = () => Promise<void> | void;

const realSetImmediate = globalThis.setImmediate;
const RealDate = globalThis.Date;

/** What a timer is to whoever set it: engine and libraries ask of it no more than this. */
class Handle {
  readonly timer: Timer;
  constructor(timer: Timer) {
    this.timer = timer;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hasRef(): boolean {
    return true;
  }
}

export class VirtualClock {
  #now: number;
  #order = 0;
  #timers = new Set<Timer>();
  /** Called whenever something may have happened, before anything else does. */
  onMoment: Listener = () => undefined;

  constructor(startMs: number) {
    this.#now = startMs;
  }

  now = (): number => this.#now;

  /** Everything before is gone: timers of a history that ended ring in no other. */
  startAt(ms: number): void {
    this.#now = ms;
    this.#order = 0;
    this.#timers.clear();
  }

  /** Takes the place of the process's timers and dates, for good. */
  install(): void {
    const now = this.now;
    Reflect.set(globalThis, 'setTimeout', (ring: () => void, ms = 0, ...rest: unknown[]) =>
      this.#add(ring, ms, rest, null),
    );
    Reflect.set(globalThis, 'setInterval', (ring: () => void, ms = 0, ...rest: unknown[]) =>
      this.#add(ring, ms, rest, Math.max(1, ms)),
    );
    for (const name of ['clearTimeout', 'clearInterval'])
      Reflect.set(globalThis, name, (handle: unknown) => {
        if (handle instanceof Handle) this.#timers.delete(handle.timer);
      });
    Reflect.set(
      globalThis,
      'Date',
      class extends RealDate {
        constructor(...given: [] | [number | string | Date]) {
          super(given[0] ?? now());
        }
        static override now(): number {
          return now();
        }
      },
    );
    Reflect.set(timersPromises, 'setImmediate', () => this.wait(0));
    Reflect.set(timersPromises, 'setTimeout', (ms: number) => this.wait(ms));
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#add(() => resolve(), ms, [], null);
    });
  }

  #add(ring: (...rest: unknown[]) => void, ms: number, rest: readonly unknown[], everyMs: number | null): Handle {
    this.#order += 1;
    const waitMs = Number.isFinite(ms) ? Math.max(0, ms) : 0;
    const timer = {
      at: this.#now + waitMs,
      order: this.#order,
      everyMs,
      ring: () => {
        ring(...rest);
      },
    };
    this.#timers.add(timer);
    return new Handle(timer);
  }

  #next(): Timer | null {
    let first: Timer | null = null;
    for (const timer of this.#timers)
      if (first === null || timer.at < first.at || (timer.at === first.at && timer.order < first.order)) first = timer;
    return first;
  }

  /** Lets so much time pass, timer by timer. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await this.#settle();
    for (;;) {
      const next = this.#next();
      if (next === null || next.at > end) break;
      await this.#ring(next);
    }
    this.#now = end;
  }

  /** Lets time pass until the work is done. Fails where it is not within `withinMs`. */
  async until<Value>(work: Promise<Value>, what: string, withinMs = 3_600_000): Promise<Value> {
    let isDone = false;
    const mark = (): void => {
      isDone = true;
    };
    work.then(mark, mark);
    const end = this.#now + withinMs;
    for (;;) {
      await this.#settle();
      if (isDone) return work;
      const next = this.#next();
      if (next === null || next.at > end) throw new Error(`never ended: ${what}`);
      await this.#ring(next);
    }
  }

  async #ring(timer: Timer): Promise<void> {
    this.#now = Math.max(this.#now, timer.at);
    if (timer.everyMs === null) this.#timers.delete(timer);
    else timer.at = this.#now + timer.everyMs;
    timer.ring();
    await this.#settle();
  }

  /** Whatever can go on without time passing does. */
  async #settle(): Promise<void> {
    await new Promise<void>((resolve) => {
      realSetImmediate(resolve);
    });
    await this.onMoment();
  }
}
