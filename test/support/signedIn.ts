import type { RunningStudio } from '../../electron/studio/start.ts';
import type { Studio, TodoRow } from '../../shared/model/screens.ts';
import { startTestEngine, type TestEngine, type TestEngineOptions } from './testEngine.ts';

export type SignedIn = TestEngine & {
  readonly studioRows: () => Promise<Studio>;
  /** The open tasks of whoever signed in. */
  readonly todo: () => Promise<readonly TodoRow[]>;
  readonly statusId: (shortName: string) => Promise<string>;
  readonly shotCount: (productionId: string) => Promise<number>;
  readonly untilQueueIsEmpty: (withinMs?: number) => Promise<void>;
  readonly untilPulled: (withinMs?: number) => Promise<void>;
};

/** An engine signed in to a studio as the first account of a role, its first pull done. */
export async function signedIn(
  studio: RunningStudio,
  role: string,
  options: TestEngineOptions = {},
): Promise<SignedIn> {
  const account = studio.accounts.find((one) => one.role === role);
  if (account === undefined) throw new Error(`no account of role ${role}`);
  return signedInAt(studio.url, account, options);
}

/** An engine signed in to any server, its first pull done. */
export async function signedInAt(
  url: string,
  { email, password }: Pick<RunningStudio['accounts'][number], 'email' | 'password'>,
  options: TestEngineOptions = {},
): Promise<SignedIn> {
  const engine = await startTestEngine(options);
  const outcome = await engine.call('signIn', { url, email, password, code: null });
  if (outcome.kind !== 'signed-in') throw new Error(`not signed in: ${JSON.stringify(outcome)}`);
  const asked = asking(engine);
  await asked.untilPulled();
  return asked;
}

/** The production that came by itself. */
export async function openedProductionOf(engine: TestEngine): Promise<string> {
  const { steps } = await engine.query('pullSteps', {});
  for (const { subject, state } of steps)
    if (subject.kind === 'production' && state === 'done') return subject.productionId;
  throw new Error('no production was pulled');
}

export function asking(engine: TestEngine): SignedIn {
  const studioRows = (): Promise<Studio> => engine.query('studio', {});
  return {
    ...engine,
    studioRows,
    todo: async () => {
      const list = await engine.query('todoList', {
        tab: 'todo',
        search: '',
        grouping: 'none',
        sort: 'default',
        today: '2026-11-24',
      });
      return list.rows;
    },
    statusId: async (shortName) => {
      const found = (await studioRows()).taskStatuses.find((status) => status.shortName === shortName);
      if (found === undefined) throw new Error(`no status ${shortName}`);
      return found.id;
    },
    shotCount: async (productionId) => {
      const all = { episodeId: null, search: '', sort: null, foldedGroupIds: [] };
      return (await engine.query('entityList', { productionId, kind: 'Shot', ...all })).totalCount;
    },
    untilQueueIsEmpty: (withinMs) =>
      engine.until(async () => (await engine.query('queue', {})).rows.length === 0, 'the queue is empty', withinMs),
    untilPulled: (withinMs) =>
      engine.until(
        async () => {
          const { steps } = await engine.query('pullSteps', {});
          const { pulling } = await engine.query('sync', {});
          return pulling === null && steps.some(({ key, state }) => key.startsWith('production:') && state === 'done');
        },
        'the first pull is done',
        withinMs ?? 60_000,
      ),
  };
}
