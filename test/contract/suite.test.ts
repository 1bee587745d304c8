// The suite's own promise: it sees what it is there to see. No server is needed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allowed, type Allowed } from './allowed.ts';
import { differences } from './compare.ts';
import { operationProbes } from './operations/all.ts';
import { specification } from './operations/specification.ts';
import { nothing, probe } from './probe.ts';
import { readRecordedRoutes, routesWithoutProbe } from './recordedRoutes.ts';
import { Report } from './report.ts';
import { routeProbes } from './routes/all.ts';
import { byKey, flag, free, listOf, number, orNull, row, text } from './shapes/values.ts';
import { issuesOf, signatureOf } from './signature.ts';
import type { Subject } from './subject.ts';
import type { Exchange } from './trial.ts';

const shape = row({ name: text, rows: listOf(row({ isOpen: flag, note: orNull(text) })), data: free });
const answer = { name: 'a', rows: [{ isOpen: true, note: null }], data: { any: 1 } };
const fieldsOf = (value: unknown) =>
  issuesOf(shape, value).map((issue) => `${issue.field}: ${issue.expected}, ${issue.actual}`);

describe('an expected shape', () => {
  it('accepts the answer it describes', () => {
    expect(fieldsOf(answer)).toEqual([]);
  });

  it('tells a missing key, an unknown key and another type, each by its field', () => {
    expect(fieldsOf({ rows: [{ isOpen: 'yes', note: null, extra: [] }], data: {}, name: 'a' })).toEqual([
      '.rows[].isOpen: boolean, string "yes"',
      '.rows[].extra: absent, list',
    ]);
    expect(fieldsOf({ rows: [], data: {} })).toEqual(['.name: string, absent']);
  });

  it('tells a field once, however many rows show it', () => {
    const rows = Array.from({ length: 50 }, () => ({ isOpen: 1, note: null }));
    expect(fieldsOf({ ...answer, rows })).toHaveLength(1);
  });
});

const exchange = (body: unknown, more: Partial<Exchange> = {}): Exchange => ({
  step: 'permitted',
  status: 200,
  contentType: 'application/json',
  body: signatureOf(shape, body),
  events: {},
  ...more,
});
const compared = (real: Exchange, studio: Exchange) => differences([real], [studio]).map((issue) => issue.field);

describe('the comparison of the studio with a real server', () => {
  it('finds no difference between two answers that differ in their data only', () => {
    const other = { name: 'b', rows: [{ isOpen: false, note: 'x' }], data: { other: true } };
    expect(compared(exchange(answer), exchange(other))).toEqual([]);
  });

  it('takes an empty list for an answer without proof, not for a difference', () => {
    expect(compared(exchange(answer), exchange({ ...answer, rows: [] }))).toEqual([]);
  });

  it('finds keys that one of them lacks, and other types', () => {
    const other = { name: 1, rows: [{ isOpen: true, extra: 1 }], data: {} };
    expect(compared(exchange(answer), exchange(other)).sort()).toEqual([
      'permitted.body.name',
      'permitted.body.rows[].extra',
      'permitted.body.rows[].note',
    ]);
  });

  it('finds another status, another content type and other events', () => {
    const real = exchange(answer, { events: { 'task:new': ['project_id', 'task_id'], 'task:update': ['task_id'] } });
    const studio = exchange(answer, { status: 201, contentType: 'text/html', events: { 'task:new': ['task_id'] } });
    expect(compared(real, studio)).toEqual([
      'permitted.status',
      'permitted.content-type',
      'permitted.events.task:new',
      'permitted.events.task:update',
    ]);
  });

  it('takes the rows of an object keyed by ids together', () => {
    const keyed = byKey(row({ duration: number }));
    const ids = ['6c8e8d3c-5a51-4c7c-9b5d-111111111111', '6c8e8d3c-5a51-4c7c-9b5d-222222222222'];
    const bodies = ids.map((key) => exchange(null, { body: signatureOf(keyed, { [key]: { duration: 1 } }) }));
    expect(differences(bodies.slice(0, 1), bodies.slice(1))).toEqual([]);
  });
});

describe('the list of allowed differences', () => {
  const example = probe({
    route: 'GET /data/x',
    setUp: nothing,
    permitted: { as: 'artist', call: () => ({ method: 'GET', path: '/data/x' }), status: 200 },
  });
  const subject: Subject = { server: 'studio', version: '1.0.97', url: '', accounts: [] };
  const issue = { field: 'permitted.body.a', expected: 'string', actual: 'absent' };
  const entry: Allowed = { route: 'GET /data/x', server: 'studio', ...issue, reason: 'for the test' };
  const resultWith = (list: readonly Allowed[], issues: readonly (typeof issue)[]) => {
    const report = new Report(list);
    report.add({ subject, probe: example, issues });
    return report.lines;
  };

  it('turns a failure of its field into a difference, which is told with both values and its reason', () => {
    const place = { operation: 'GET /data/x', server: 'studio' };
    expect(resultWith([entry], [issue])).toEqual([
      { ...place, result: 'differs', findings: [{ on: 'studio as 1.0.97', ...issue, reason: 'for the test' }] },
    ]);
    expect(resultWith([entry], [])).toEqual([{ ...place, result: 'ok' }]);
  });

  it('excuses no other field, value or server', () => {
    for (const other of [{ field: 'permitted.body.b' }, { actual: 'null' }]) {
      expect(resultWith([entry], [{ ...issue, ...other }])[0]?.result).toBe('fails');
    }
    expect(resultWith([{ ...entry, server: '1.0.97' }], [issue])[0]?.result).toBe('fails');
  });

  it('names a field of a step in each entry, with both values and a reason', () => {
    for (const each of allowed) {
      expect(each.field).toMatch(/^[^.]+\.[^.]+/);
      expect(each.expected).not.toBe(each.actual);
      expect(each.reason.length).toBeGreaterThan(10);
    }
  });
});

describe('the probes', () => {
  it('cover every operation of the specification', () => {
    const probed = new Set(operationProbes.map((each) => each.route));
    expect(specification.filter((route) => !probed.has(route))).toEqual([]);
    expect(specification).toHaveLength(54);
  });

  it('miss a recorded route that nobody has written one for, whatever its parameters are called', () => {
    const folder = mkdtempSync(join(tmpdir(), 'inari-routes-'));
    const path = join(folder, 'routes.jsonl');
    const routes = [
      { method: 'GET', path: '/data/tasks/{id}/comments' },
      { method: 'get', path: '/api/data/tasks/6c8e8d3c-5a51-4c7c-9b5d-111111111111/comments?x=1' },
      { method: 'POST', path: '/data/playlists' },
      { method: 'GET', path: '/pictures/thumbnails/preview-files/{}.png' },
      { method: 'GET', path: '/data/nobody-asks-this/{id}' },
    ];
    try {
      expect(readRecordedRoutes(path)).toBeNull();
      writeFileSync(path, routes.map((route) => `${JSON.stringify(route)}\n`).join(''));
      const read = readRecordedRoutes(path) ?? [];
      expect(routesWithoutProbe(read, [...operationProbes, ...routeProbes])).toEqual(['GET /data/nobody-asks-this/{}']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
