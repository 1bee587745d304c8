/** Steps of an everyday job, counted as docs/everyday-jobs.md counts them and compared with what stands there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { expect } from 'vitest';

const counts = new Map(
  readFileSync(join(import.meta.dirname, '../../../docs/everyday-jobs.md'), 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, job = '', , steps = '']) => [job, Number(steps)] as const),
);

/** A key, a click, a drag, a text that is typed: one step each. */
export function counted(page: Page) {
  let steps = 0;
  const step = async (act: Promise<unknown>): Promise<void> => {
    steps += 1;
    await act;
  };
  return {
    press: (keys: string) => step(page.keyboard.press(keys)),
    /** As fast as it comes: nothing of it may be lost. */
    type: (text: string) => step(page.keyboard.type(text)),
    click: (what: Locator) => step(what.click()),
    does: (act: Promise<unknown>) => step(act),
    isAsWritten: (job: string) => expect([job, steps]).toEqual([job, counts.get(job)]),
  };
}
