/** States worth looking at, by name. */
import type { FakeEngine } from '../fakeEngine.ts';
import { marked, markedRows } from '../commentFixtures.ts';
import { keysFrom, shotList, shotRow, taskIdOf } from '../entityFixtures.ts';
import * as fixtures from '../fixtures.ts';

type Scene = Parameters<FakeEngine['answer']>[0];

const signedOut: Scene = { session: () => ({ kind: 'none', unopened: null }) };

const sequences = Array.from({ length: 400 }, (_, index) => ({
  id: `sq${String(index)}`,
  name: `SQ${String((index + 1) * 10).padStart(4, '0')}`,
  keys: keysFrom(index * 25 + 1, 25),
}));

export const scenes: Readonly<Record<string, Scene>> = {
  signin: signedOut,
  'signin-first': { ...signedOut, accounts: () => [] },
  'signin-wrong': {
    ...signedOut,
    signIn: () => ({ kind: 'failed', code: 'wrong-password', detail: {} }),
  },
  'signin-code': {
    ...signedOut,
    signIn: ({ code }) => ({
      kind: 'code-needed',
      methods: ['totp', 'email', 'recovery', 'fido'],
      preferred: 'totp',
      wasWrong: code !== null,
    }),
  },
  'signin-default': { ...signedOut, signIn: () => ({ kind: 'default-password', token: 'token' }) },
  'signin-certificate': {
    ...signedOut,
    checkServer: () => ({ kind: 'failed', code: 'certificate', detail: { reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' } }),
  },
  'signin-offline': { ...signedOut, checkServer: () => ({ kind: 'failed', code: 'offline', detail: {} }) },
  firstsync: {
    sync: () => ({ ...fixtures.liveSync, pulling: { share: 0.62 } }),
    pullSteps: () => ({
      isFirst: true,
      elapsedMs: 6_200,
      steps: [
        {
          key: 'account',
          subject: { kind: 'account' },
          state: 'done',
          elapsedMs: 400,
          error: null,
          counts: [
            { what: 'people', loaded: 23, expected: 23 },
            { what: 'task-types', loaded: 9, expected: 9 },
            { what: 'task-statuses', loaded: 6, expected: 6 },
          ],
        },
        {
          key: 'my-tasks',
          subject: { kind: 'my-tasks' },
          state: 'done',
          elapsedMs: 1_200,
          error: null,
          counts: [
            { what: 'tasks', loaded: 9, expected: 9 },
            { what: 'done-tasks', loaded: 64, expected: 64 },
            { what: 'comments', loaded: 212, expected: 212 },
            { what: 'preview-files', loaded: 18, expected: 18 },
          ],
        },
        {
          key: 'lanternfall',
          subject: { kind: 'production', productionId: 'lanternfall' },
          state: 'running',
          elapsedMs: null,
          error: null,
          counts: [
            { what: 'shots', loaded: 148, expected: 148 },
            { what: 'assets', loaded: 214, expected: 214 },
            { what: 'tasks', loaded: 1_482, expected: 1_830 },
            { what: 'comments', loaded: 3_120, expected: 7_060 },
          ],
        },
        {
          key: 'harbour',
          subject: { kind: 'production', productionId: 'harbour' },
          state: 'later',
          elapsedMs: null,
          error: null,
          counts: [],
        },
      ],
    }),
  },
  busy: {
    sync: () => ({
      ...fixtures.liveSync,
      outbox: { waiting: 2, held: 0, sending: 1, checking: 0, rejected: 2 },
    }),
    queue: () => ({ rows: fixtures.queueRows, sentToday: fixtures.sentRows }),
  },
  offline: {
    sync: () => ({
      ...fixtures.liveSync,
      connection: { kind: 'offline', since: '2026-11-24T09:42:00Z', retryAt: null },
      lastPulledAt: '2026-11-24T09:42:00Z',
      outbox: { waiting: 3, held: 0, sending: 0, checking: 0, rejected: 1 },
    }),
    queue: () => ({ rows: fixtures.queueRows.slice(1, 2).concat(fixtures.queueRows.slice(3)), sentToday: [] }),
  },
  /** `?place=/productions/lanternfall/shots`: ten thousand of them. */
  table: {
    entityList: ({ foldedGroupIds }) => shotList(sequences, foldedGroupIds),
    entityRows: ({ keys }) => ({ rows: keys.map((key) => shotRow(key)) }),
  },
  /** The same with a task in the panel of which nothing has been sent: `?place=…/shots?sel=layout-1`. */
  marks: {
    entityList: ({ foldedGroupIds }) => shotList(sequences, foldedGroupIds),
    entityRows: ({ keys }) => ({ rows: keys.map((key) => shotRow(key)) }),
    task: () => {
      const task = fixtures.taskDetail('task-sq020-sh0040');
      return task && { ...task, task: { ...task.task, id: taskIdOf(1, 'layout') }, mark: 'rejected' };
    },
    comments: () => ({ comments: marked, freshness: fixtures.complete }),
    queue: () => ({ rows: markedRows.map((row) => ({ ...row, taskId: taskIdOf(1, 'layout') })), sentToday: [] }),
  },
  expired: { session: () => ({ ...fixtures.openSession, signIn: 'expired' }) },
};
