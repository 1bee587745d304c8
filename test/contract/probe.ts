import type { Answer, Call } from './client.ts';
import { Trial, type Expectation } from './trial.ts';
import type { Version } from './version.ts';
import type { Caller, World } from './world.ts';

export type Moment<State> = { readonly trial: Trial; readonly world: World; readonly state: State };

type Attempt<State> = Expectation & {
  readonly as: Caller | { readonly [version in Version]: Caller };
  readonly call: (state: State, world: World) => Call;
  /** What to wait for before the events of the call are counted: a job, for instance. */
  readonly finish?: (moment: Moment<State>) => Promise<void>;
};

/** One case of one operation: how it is set up, who may call it, who may not, and what must be true afterwards. */
type Plan<State> = {
  /** Method and path, as the specification writes them. */
  readonly route: string;
  /** Told apart from other cases of the same route. */
  readonly title?: string;
  /** Only on servers of that version. */
  readonly only?: Version;
  readonly setUp: (world: World) => Promise<State>;
  /** Made first, so that `untouched` sees the state that the set-up left. */
  readonly forbidden?: Attempt<State> & {
    /** The version that refuses; the other one does not. */
    readonly only?: Version;
    readonly untouched?: (moment: Moment<State>) => Promise<void>;
  };
  readonly permitted: Attempt<State> & {
    readonly effect?: (moment: Moment<State> & { readonly answer: Answer }) => Promise<void>;
  };
  /** More calls that belong to the operation: repeats, unknown ids, other parameters. */
  readonly further?: (moment: Moment<State>) => Promise<void>;
};

export type Probe = {
  readonly route: string;
  readonly title: string;
  readonly only: Version | undefined;
  readonly run: (trial: Trial) => Promise<void>;
};

/** A set-up for operations that need nothing. */
export const nothing = async (): Promise<undefined> => undefined;

export function probe<State>(plan: Plan<State>): Probe {
  const { route, title = '', only, setUp, forbidden, permitted, further } = plan;
  return {
    route,
    title,
    only,
    async run(trial) {
      const { world } = trial;
      const caller = (attempt: Attempt<State>) =>
        typeof attempt.as === 'string' ? attempt.as : attempt.as[world.version];
      const state = await setUp(world);
      const moment = { trial, world, state };
      if (forbidden !== undefined && (forbidden.only ?? world.version) === world.version) {
        await trial.step('forbidden', caller(forbidden), forbidden.call(state, world), forbidden);
        await forbidden.untouched?.(moment);
      }
      const answer = await trial.step('permitted', caller(permitted), permitted.call(state, world), permitted, () =>
        permitted.finish?.(moment),
      );
      await permitted.effect?.({ ...moment, answer });
      await further?.(moment);
    },
  };
}
