/** Plays the cases: all that is yours is given while nothing is sent, then theirs is done, then yours goes out. */
import type { QueueRow } from '../../../shared/model/sync.ts';
import { conflictCases } from './cases.ts';
import type { ConflictCase, Outcome } from './conflictCase.ts';
import { enter, subjectsFor, type Meeting, type Stage, type Subject } from './stage.ts';

export type Played = { readonly outcome: Outcome | 'nothing'; readonly check: () => Promise<void> };

/** Longer than after which a change is no longer taken for one of this moment. */
const aWhileMs = 60_000;

/** @returns what became of each case, and the stage to be left. */
export async function play(
  meeting: Meeting,
): Promise<{ readonly played: readonly Played[]; readonly leave: () => Promise<void> }> {
  const stage = await enter(meeting);
  const { app } = stage;
  const subjects = await subjectsFor(
    stage,
    conflictCases.map(({ needs }) => needs ?? []),
  );
  const each = conflictCases.map((one, index) => {
    const subject = subjects[index];
    if (subject === undefined) throw new Error('a case without its subject');
    return { one, subject };
  });
  await app.call('pauseSync', { isPaused: true });
  const given: ReadonlySet<string>[] = [];
  for (const { one, subject } of each) {
    const { commandIds, refused } = await one.give(stage, subject);
    if (refused.length > 0) throw new Error(`${one.yours}: ${JSON.stringify(refused)}`);
    given.push(new Set(commandIds));
  }
  for (const { one, subject } of each) await one.meanwhile(stage, subject);
  stage.later(aWhileMs);
  await app.call('pauseSync', { isPaused: false });
  await untilStill(stage);

  const left = (await app.query('queue', {})).rows;
  const outcomes = each.map(({ one }, index) =>
    outcomeOf(
      one,
      left.filter(({ commandId }) => given[index]?.has(commandId) === true),
    ),
  );
  await decide(stage, each, given);
  return {
    played: each.map(({ one, subject }, index) => ({
      outcome: outcomes[index] ?? 'nothing',
      check: () => one.after(stage, subject),
    })),
    leave: () => app.remove(),
  };
}

const isStuck = ({ state }: QueueRow): boolean => state === 'conflict' || state === 'rejected';

async function untilStill({ app }: Stage): Promise<void> {
  await app.until(async () => (await app.query('queue', {})).rows.every(isStuck), 'nothing waits any more', 120_000);
}

/** Without a trace in the queue it went through: whether both are there, or whose, is for the look at the server to say. */
function outcomeOf({ outcome }: ConflictCase, left: readonly QueueRow[]): Outcome | 'nothing' {
  const [stuck] = left;
  if (stuck === undefined)
    return outcome === 'asks' || outcome === 'refused' || outcome === 'gone' ? 'nothing' : outcome;
  if (stuck.state === 'conflict') return 'asks';
  return stuck.error?.code === 'gone' || stuck.error?.code === 'not-found' ? 'gone' : 'refused';
}

/** As often as it asks: two changes of one field ask one after the other. */
async function decide(
  stage: Stage,
  each: readonly { readonly one: ConflictCase; readonly subject: Subject }[],
  given: readonly ReadonlySet<string>[],
): Promise<void> {
  const { app } = stage;
  const waiting = async (): Promise<readonly QueueRow[]> => (await app.query('queue', {})).rows;
  for (let rows = await waiting(); rows.length > 0; rows = await waiting()) {
    for (const { commandId, state } of rows) {
      const index = given.findIndex((ids) => ids.has(commandId));
      const isKept = state === 'conflict' && each[index]?.one.decides !== 'theirs';
      await app.call(isKept ? 'retryCommand' : 'discardCommand', { commandId });
    }
    await untilStill(stage);
  }
}
