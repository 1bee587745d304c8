/** One at the app, another at the server: whether the app shows what a fresh sign-in of the same person shows. */
import { expect } from 'vitest';
import { chanceOf } from './chance.ts';
import { colleagueAt, type Account } from './colleague.ts';
import type { Stage } from './deeds.ts';
import { differencesOf, openEveryTask, shownOf, type Shown } from './shownMirror.ts';
import { signedInAt, type SignedIn } from './signedIn.ts';

export type Meeting = {
  readonly url: string;
  /** Who sits at the app. */
  readonly person: Account;
  /** Who works elsewhere: one who may do everything. */
  readonly colleague: Account;
  readonly isNewest: boolean;
  /** The longest that the app may take to show the same, milliseconds. */
  readonly withinMs: number;
};

export async function stageOf(
  meeting: Pick<Meeting, 'url' | 'colleague'>,
  productionId: string,
  seed: number,
): Promise<Stage> {
  const manager = await colleagueAt(meeting.url, meeting.colleague);
  return { productionId, manager, chance: chanceOf(seed), silentTaskIds: new Set() };
}

/**
 * First as the app stands, then with every task opened. Not all can be seen before a task is opened: the lists say of
 * attachments only that they are there, and the deletion of an older revision leaves no trace in those of an older server.
 */
export async function expectAsFresh(meeting: Meeting, engine: SignedIn, stage: Stage): Promise<void> {
  const fresh = await signedInAt(meeting.url, meeting.person);
  try {
    const { productionId, silentTaskIds } = stage;
    await fresh.call('pullProduction', { productionId });
    await fresh.untilPulled();
    const silent = meeting.isNewest ? [] : [...silentTaskIds];
    const unopened = (shown: Shown): Shown =>
      new Map(
        [...shown].flatMap(([name, value]) =>
          silent.some((id) => name.endsWith(id)) ? [] : [[name, withoutAttachments(value)]],
        ),
      );
    const there = await shownOf(fresh, productionId);
    await expectSame(engine, meeting.withinMs, async () =>
      differencesOf(unopened(await shownOf(engine, productionId)), unopened(there)),
    );
    await openEveryTask(fresh, there);
    await openEveryTask(engine, there);
    const opened = await shownOf(fresh, productionId);
    await expectSame(engine, meeting.withinMs, async () => differencesOf(await shownOf(engine, productionId), opened));
  } finally {
    await fresh.remove();
  }
}

async function expectSame(engine: SignedIn, withinMs: number, differ: () => Promise<readonly string[]>): Promise<void> {
  let found: readonly string[] = [];
  const look = async (): Promise<boolean> => {
    found = await differ();
    return found.length === 0;
  };
  // When the time is over the differences themselves say more than that it is over.
  await engine.until(look, 'the same as a fresh sign-in', withinMs).catch(() => undefined);
  expect(found).toEqual([]);
}

function withoutAttachments(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item: unknown) =>
    typeof item === 'object' && item !== null && 'attachments' in item ? { ...item, attachments: [] } : item,
  );
}
