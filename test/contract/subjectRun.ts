import { setTimeout as wait } from 'node:timers/promises';
import { brief, Trial, type Exchange, type Issue } from './trial.ts';
import type { Probe } from './probe.ts';
import type { Subject } from './subject.ts';
import { World } from './world.ts';

export type Outcome = {
  readonly subject: Subject;
  readonly probe: Probe;
  readonly issues: readonly Issue[];
  readonly exchanges: readonly Exchange[];
};

const wordsOf = (error: unknown) => brief(error instanceof Error ? error.message : String(error));

const patienceMs = 180_000;

const tooLong = async (probe: Probe): Promise<never> => {
  await wait(patienceMs, undefined, { ref: false });
  throw new Error(`${probe.route} did not end in ${patienceMs / 1000} s`);
};

/** Nothing can be asked of a server that does not answer, or lacks what every probe begins with: all of them fail. */
export function withoutAccess(subject: Subject, probes: readonly Probe[], error: unknown): Outcome[] {
  const issue = { field: 'server', expected: 'to let the suite in', actual: wordsOf(error) };
  return probes.map((probe) => ({ subject, probe, issues: [issue], exchanges: [] }));
}

/** Runs the probes on one server, one after the other: they share its events. */
export async function runOn(subject: Subject, all: readonly Probe[]): Promise<Outcome[]> {
  const probes = all.filter((probe) => probe.only === undefined || probe.only === subject.version);
  let world: World;
  try {
    world = await World.enter(subject);
  } catch (error) {
    return withoutAccess(subject, probes, error);
  }
  const outcomes: Outcome[] = [];
  try {
    for (const probe of probes) {
      const trial = new Trial(world);
      try {
        await Promise.race([probe.run(trial), tooLong(probe)]);
      } catch (error) {
        // A set-up that fails or an effect that is missing: the words of the assertion say which.
        trial.issues.push({ field: 'run', expected: 'to reach its end', actual: wordsOf(error) });
      }
      outcomes.push({ subject, probe, issues: trial.issues, exchanges: trial.exchanges });
    }
  } finally {
    world.events.close();
  }
  return outcomes;
}
