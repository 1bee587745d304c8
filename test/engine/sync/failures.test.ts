import { expect, test } from 'vitest';
import { createFailures, longestBackoffMs } from '../../../electron/engine/sync/push/failures.ts';

test('a server that breaks on several is left alone for a while, and no longer where the clock is put back', () => {
  let now = Date.UTC(2026, 2, 16, 12);
  const failures = createFailures(
    () => now,
    () => true,
  );
  failures.note('one', 'server-error');
  expect(failures.brokenUntilMs()).toBe(0);
  failures.note('another', 'server-error');
  expect(failures.brokenUntilMs()).toBeGreaterThan(now);
  expect(failures.brokenUntilMs()).toBeLessThan(now + 2 * longestBackoffMs);
  now -= 50 * 60_000;
  expect(failures.brokenUntilMs()).toBe(0);
  failures.note('one', 'server-error');
  expect(failures.brokenUntilMs()).toBeGreaterThan(now);
});
