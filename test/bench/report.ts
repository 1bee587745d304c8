/** Where the figures go: the terminal, a file of JSON, the README's table. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { rounded, type Figures } from './figures.ts';

const readme = join(import.meta.dirname, '../../README.md');
const tableInReadme = /<!-- bench -->[\s\S]*<!-- \/bench -->/;

export function tableOf(figures: Figures): string {
  const rows = Object.values(figures).map(({ what, value, unit, reference, judged, goal, ok }) => [
    what,
    `${rounded(value)} ${unit}`,
    reference === null ? '' : `${rounded(reference)} ${goal.endsWith('ms') ? 'ms' : unit}`,
    judged,
    goal,
    goal === '' ? '' : ok ? 'yes' : 'no',
  ]);
  const head = ['what; what it stands beside', 'measured', 'beside', 'judged', 'goal', 'reached'];
  const widths = head.map((title, column) =>
    Math.max(...[head, ...rows].map((cells) => (cells[column] ?? title).length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [head, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n');
}

export function writeJson(file: string, figures: Figures): void {
  const plain = Object.entries(figures).map(
    ([name, { value, unit, reference, goal, ok }]) => [name, { value, unit, reference, goal, ok }] as const,
  );
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(plain), null, 2)}\n`);
}

/** With the table, and the machine that it is of. */
export function writeReadme(figures: Figures): void {
  const machine = `${String(cpus().length)} × ${cpus()[0]?.model.trim() ?? 'unknown'}`;
  const text = `${tableOf(figures)}\n\nTaken on ${machine}. Milliseconds with a goal in milliseconds are judged as they would be on two such cores with\nnothing else to do: beside them stands a fixed piece of work, timed in the same run.`;
  const before = readFileSync(readme, 'utf8');
  if (!tableInReadme.test(before)) throw new Error('the README has no place for the table');
  writeFileSync(readme, before.replace(tableInReadme, `<!-- bench -->\n\n${text}\n\n<!-- /bench -->`));
}
