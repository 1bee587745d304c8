import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** The rows of the tables: what the job is, and its steps here and in Kitsu's page. */
const jobs = readFileSync(path.join(import.meta.dirname, '../../docs/everyday-jobs.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| job') && !line.startsWith('| ---'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, job = '', , here = '', , there = '']) => ({ job, here, there }));

test('no everyday job takes more steps here than in Kitsu’s page', () => {
  expect(jobs).toHaveLength(45);
  // A count that leaves something out (≥) is no smaller than it says.
  const steps = (cell: string): number => Number(cell.replaceAll(/[*≥\s]/g, ''));
  expect(jobs.filter(({ here, there }) => !(steps(here) <= steps(there)))).toEqual([]);
});
