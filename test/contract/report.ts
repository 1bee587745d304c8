import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Allowed } from './allowed.ts';
import type { Outcome } from './subjectRun.ts';
import { nameOf } from './subject.ts';
import type { Issue } from './trial.ts';

export type Result = 'ok' | 'differs' | 'fails';
/** An operation or another route on a server; what is not ok comes with the fields it is about. */
export type Line = {
  readonly operation: string;
  readonly server: string;
  readonly result: Result;
  readonly findings?: readonly Finding[];
};
/** `reason` is that of the list of allowed differences. */
type Finding = Issue & { readonly on: string; readonly title?: string; readonly reason?: string };

const worst = (one: Result, other: Result): Result =>
  one === 'fails' || other === 'fails' ? 'fails' : one === 'differs' || other === 'differs' ? 'differs' : 'ok';

export const say = (line: string) => process.stdout.write(`${line}\n`);

/** What the run found: a result for each operation and server, and each field behind one that is not ok. */
export class Report {
  readonly #results = new Map<string, Map<string, { result: Result; readonly findings: Finding[] }>>();
  readonly #allowed: readonly Allowed[];
  readonly #met = new Set<Allowed>();

  constructor(allowed: readonly Allowed[]) {
    this.#allowed = allowed;
  }

  add({ subject, probe, issues }: Pick<Outcome, 'subject' | 'probe' | 'issues'>): void {
    const row = this.#results.get(probe.route) ?? new Map<string, { result: Result; readonly findings: Finding[] }>();
    const cell = row.get(subject.server) ?? { result: 'ok', findings: [] };
    for (const issue of issues) {
      const entry = this.#allowed.find(
        (each) =>
          each.route === probe.route &&
          (each.title ?? '') === probe.title &&
          each.server === subject.server &&
          each.field === issue.field &&
          each.expected === issue.expected &&
          each.actual === issue.actual,
      );
      if (entry !== undefined) this.#met.add(entry);
      cell.result = worst(cell.result, entry === undefined ? 'fails' : 'differs');
      cell.findings.push({
        on: nameOf(subject),
        ...(probe.title === '' ? {} : { title: probe.title }),
        ...issue,
        ...(entry === undefined ? {} : { reason: entry.reason }),
      });
    }
    row.set(subject.server, cell);
    this.#results.set(probe.route, row);
  }

  get lines(): Line[] {
    return [...this.#results].flatMap(([operation, row]) =>
      [...row].map(([server, { result, findings }]) => ({
        operation,
        server,
        result,
        ...(findings.length === 0 ? {} : { findings }),
      })),
    );
  }

  get failures(): number {
    return this.lines.filter((line) => line.result === 'fails').length;
  }

  print(servers: readonly string[]): void {
    const width = Math.max(...[...this.#results.keys()].map((operation) => operation.length));
    say(`${'operation'.padEnd(width)}  ${servers.map((server) => server.padEnd(8)).join(' ')}`);
    for (const [operation, row] of this.#results) {
      const results = servers.map((server) => (row.get(server)?.result ?? '–').padEnd(8));
      say(`${operation.padEnd(width)}  ${results.join(' ')}`);
    }
    let last = '';
    for (const { operation, findings = [] } of this.lines) {
      for (const { on, title, field, expected, actual, reason } of findings) {
        const place = `${operation}${title === undefined ? '' : ` (${title})`}\n  on ${on}:`;
        if (place !== last) say(`\n${place}`);
        last = place;
        const end = reason === undefined ? '' : ` (allowed: ${reason})`;
        say(`    ${field} should be ${expected}, is ${actual}${end}`);
      }
    }
  }

  /** Entries of the list that nothing needs any more. */
  get unmet(): readonly Allowed[] {
    return this.#allowed.filter((entry) => !this.#met.has(entry));
  }

  write(path: string): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify(this.lines, null, 1)}\n`);
  }
}
