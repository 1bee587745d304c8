import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localRefusal } from '../../../electron/engine/commands/localRefusal.ts';
import { ApiError } from '../../../electron/engine/kitsu/ApiError.ts';
import { outcomeOf, retryAfterMs } from '../../../electron/engine/sync/sendOutcome.ts';
import { errorCodes, InariError } from '../../../shared/errors.ts';

const code = fc.constantFrom(...errorCodes);
const status = fc.option(fc.integer({ min: 300, max: 599 }));
const apiError = fc
  .record({ code, status, mayHaveActed: fc.boolean() })
  .map((facts) => new ApiError(facts.code, { ...facts, serverMessage: '' }));
const anyError = fc.oneof(
  apiError,
  code.map((one) => new InariError(one)),
  fc.constant(new TypeError('a fault of ours')),
);
const attempts = fc.integer({ min: 0, max: 20 });

test('what may be on the server is looked for before it is sent again, whatever went wrong', () => {
  fc.assert(
    fc.property(anyError, fc.constantFrom('looking', 'done' as const), attempts, (error, phase, count) => {
      const outcome = outcomeOf(phase, error, count);
      expect(outcome.kind).not.toBe('waiting');
      if (outcome.kind === 'rejected') expect(outcome.detail['mayHaveActed']).toBe(true);
    }),
  );
  fc.assert(
    fc.property(apiError, attempts, (error, count) => {
      const outcome = outcomeOf('sending', error, count);
      if (!error.mayHaveActed || error.code === 'unauthorized') return;
      expect(outcome.kind).not.toBe('waiting');
      if (outcome.kind === 'rejected') expect(outcome.detail['mayHaveActed']).toBe(true);
    }),
  );
});

test('what the server or its rules refused is told, and never tried for ever', () => {
  const refused = ['forbidden', 'not-found', 'gone', 'rejected', 'conflict', 'file-missing', 'file-changed'] as const;
  for (const one of refused) {
    const error = new ApiError(one, { status: null, mayHaveActed: false, serverMessage: '' });
    expect(outcomeOf('sending', error, 1)).toMatchObject({ kind: 'rejected', code: one });
    expect(outcomeOf('sending', new InariError(one), 1)).toMatchObject({ kind: 'rejected', code: one });
  }
});

test.each([
  ['may no longer do it', new ApiError('forbidden', { status: 403, mayHaveActed: false, serverMessage: '' })],
  ['does not see what it is about any more', localRefusal('gone')],
])('what was not found by somebody who %s may be there all the same', (_why, error) => {
  expect(outcomeOf('sending-again', error, 2)).toMatchObject({ kind: 'rejected', detail: { mayHaveActed: true } });
  expect(outcomeOf('sending', error, 2)).not.toHaveProperty('detail.mayHaveActed');
});

test('a full disk refuses nothing', () => {
  expect(outcomeOf('sending', new InariError('disk-full'), 3).kind).toBe('unknown');
  expect(outcomeOf('done', new InariError('disk-full'), 3).kind).toBe('unknown');
});

test('a server that breaks is asked three times, what stands before it five times', () => {
  const broken = (httpStatus: number) =>
    new ApiError('server-error', { status: httpStatus, mayHaveActed: true, serverMessage: '' });
  expect([1, 2, 3].map((count) => outcomeOf('sending', broken(500), count).kind)).toEqual([
    'unknown',
    'unknown',
    'rejected',
  ]);
  expect([3, 4, 5].map((count) => outcomeOf('sending', broken(502), count).kind)).toEqual([
    'unknown',
    'unknown',
    'rejected',
  ]);
});

test('a server’s wish to wait is granted, within reason', () => {
  const asked = (seconds: number) =>
    new ApiError(
      'too-many-requests',
      { status: 429, mayHaveActed: false, serverMessage: '' },
      { retryAfterSeconds: seconds },
    );
  expect([retryAfterMs(asked(5)), retryAfterMs(asked(1e9)), retryAfterMs(new Error('no'))]).toEqual([
    5_000, 3_600_000, 0,
  ]);
});
