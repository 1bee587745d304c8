/** What the first-sync page shows: steps with honest counts, in memory only. */
import type { ErrorCode } from '../../../shared/errors.ts';
import type { PullCount, PullStep } from '../../../shared/model/sync.ts';

export type Progress = {
  readonly steps: () => readonly PullStep[];
  readonly begin: (step: Pick<PullStep, 'key' | 'subject'>) => void;
  readonly plan: (
    step: Pick<PullStep, 'key' | 'subject'>,
    state: 'next' | 'later',
    counts?: readonly PullCount[],
  ) => void;
  readonly count: (key: string, what: PullCount['what'], loaded: number, expected: number | null) => void;
  readonly end: (key: string, error: ErrorCode | null) => void;
  readonly elapsedMs: () => number;
};

export function createProgress(now: () => number, onChange: () => void): Progress {
  const steps = new Map<string, PullStep & { readonly startedAt: number | null }>();
  const startedAt = now();

  return {
    steps: () =>
      [...steps.values()].map(({ startedAt: began, ...step }) =>
        step.state === 'running' && began !== null ? { ...step, elapsedMs: now() - began } : step,
      ),
    begin: ({ key, subject }) => {
      const counts = steps.get(key)?.counts ?? [];
      steps.set(key, { key, subject, state: 'running', counts, elapsedMs: null, error: null, startedAt: now() });
      onChange();
    },
    plan: ({ key, subject }, state, counts = []) => {
      if (steps.has(key)) return;
      steps.set(key, { key, subject, state, counts, elapsedMs: null, error: null, startedAt: null });
      onChange();
    },
    count: (key, what, loaded, expected) => {
      const step = steps.get(key);
      if (step === undefined) return;
      const count: PullCount = { what, loaded, expected };
      const isKnown = step.counts.some((known) => known.what === what);
      steps.set(key, {
        ...step,
        counts: isKnown ? step.counts.map((known) => (known.what === what ? count : known)) : [...step.counts, count],
      });
      onChange();
    },
    end: (key, error) => {
      const step = steps.get(key);
      if (step === undefined) return;
      const elapsedMs = step.startedAt === null ? null : now() - step.startedAt;
      steps.set(key, { ...step, state: error === null ? 'done' : 'failed', error, elapsedMs });
      onChange();
    },
    elapsedMs: () => now() - startedAt,
  };
}
