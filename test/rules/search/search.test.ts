import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowTest } from '../../../shared/rules/search/match.ts';
import {
  type Condition,
  type Conditions,
  readConditions,
  writeConditions,
} from '../../../shared/rules/search/conditions.ts';
import { parseSearch } from '../../../shared/rules/search.ts';
import { rows, statuses, vocabulary } from './studio.ts';

const idsFor = (text: string): string => {
  const test = rowTest(parseSearch(text, vocabulary).predicate, statuses);
  return rows
    .filter(test)
    .map(({ id }) => id)
    .join(' ');
};
const problemsOf = (text: string) =>
  parseSearch(text, vocabulary).tokens.flatMap(({ problem }) => (problem === null ? [] : [problem]));

const withPreview: Condition = { subject: { kind: 'thumbnail' }, operator: '=', value: 'withthumbnail' };
const all = 's1 s2 s3 s4 s5 a1 a2 a3';

const asKitsu: readonly (readonly [query: string, ids: string])[] = [
  // words
  ['', all],
  ['   ', all],
  ['sh0010', 's1'],
  ['SH001', 's1'],
  ['nny', 'a1'],
  ['furry', 'a1'],
  ['sq010 0020', 's2'],
  ['sq010 sq020', ''],
  ['"old boat"', 'a2'],
  ['"old boat', 'a2'],
  ['old props', 'a2'],
  ['wall', 'a3'],
  ['nothing-like-it', ''],
  ['a:b', ''],
  // words left out
  ['-sq010', 's3 s4 s5 a1 a2 a3'],
  ['sq0 -sq010', 's3 s4 s5'],
  ['sq0 -sq010 -sq020', 's5'],
  ['-"old boat" props', 'a1'],
  ['-', all],
  // words in brackets: any of them
  ['[sq010] [sq020]', 's1 s2 s3 s4'],
  ['[sq010,sq020]', 's1 s2 s3 s4'],
  ['[sq010, sq030] -0020', 's1 s5'],
  ['[sq010] [sq020] -0010 00', 's2 s3 s4'],
  ['[]', all],
  // statuses
  ['animation=wip', 's1'],
  ['Animation=WIP', 's1'],
  ['animation=wip,wfa', 's1 s2'],
  ['animation=[wip,wfa]', 's1 s2'],
  ['animation=[wip, wfa]', 's1 s2'],
  ['animation=-wip', 's2 s3 s4 s5 a1 a2 a3'],
  ['animation=[-wip,wfa]', 's3 s4 s5 a1 a2 a3'],
  ['animation=-[wip,wfa]', 's3 s4 s5 a1 a2 a3'],
  ['[animation]=wip', 's1'],
  ['[mode facial]=wip', 's4'],
  ['[Mode Facial]=[wip]', 's4'],
  ['animation=nope', all],
  ['animation=nope,wip', 's1'],
  ['animation=', all],
  ['animation=-', all],
  ['animation=wip layout=done', 's1'],
  ['animation=wip sq020', ''],
  ['layout=done -0010', 's2'],
  // task types: the exact name, else a beginning that only one has
  ['fx=todo', 's2'],
  ['fx=done', ''],
  ['cfx=done', 's3'],
  ['anim=wip', 's1'],
  ['compos=done', 'a1'],
  ['comp=done', all],
  ['[comp out]=wip', 'a2'],
  ['imation=wip', all],
  ['nothing=wip', all],
  // assigned or not
  ['animation=unassigned', 's3 s4 s5 a1 a2 a3'],
  ['animation=assigned', 's1 s2'],
  ['animation=-assigned', 's3 s4 s5 a1 a2 a3'],
  ['layout=assigned', 's1'],
  // people
  ['assignedto[Animation]=[Ada Roy]', 's1'],
  ['assignedto[animation]=[adaroy]', 's1'],
  ['assignedto[Mode Facial]=[Ada Roy]', 's4'],
  ['assignedto[Animation]=[-Ada Roy]', 's2 s3 s4 s5 a1 a2 a3'],
  ['assignedto[Animation]=bob', 's1'],
  ['assignedto=[Ada Roy]', 's1 s4'],
  ['assignedto=[-Bob]', 's2 s4 s5 a1 a2 a3'],
  ['assignedto[Layout]=[Nobody]', ''],
  ['assignedto[Nothing]=[Bob]', ''],
  ['assignedto=', all],
  // asset types
  ['type=Props', 'a1'],
  ['type=[Main Props]', 'a2'],
  ['type=-Props', 's1 s2 s3 s4 s5 a2 a3'],
  ['type=props', ''],
  ['type=-props', all],
  ['type=[Sets, big]', 'a3'],
  ['type=', all],
  // metadata
  ['size=big', 's1 s4'],
  ['size=-big', 's2 s3 s5 a1 a2 a3'],
  ['[Camera Note]=dolly', 's2'],
  ['[camera note]=dolly,handheld', 's2 s4'],
  ['camera_note=hand', 's4'],
  ['takes=3', 's1'],
  ['takes=4.5', 's2'],
  ['takes=-3', 's2 s3 s4 s5 a1 a2 a3'],
  ['delivery=[slate:true]', 's1'],
  ['delivery=[slate:false]', 's2 s3 s4 s5 a1 a2 a3'],
  ['delivery=[audio:true]', 's3'],
  ['crowd=true', 's1'],
  ['crowd=false', 's2'],
  ['tags=water', 's3'],
  ['owner=[ada roy]', 's4'],
  // department, priority, ready for, assets ready, thumbnail
  ['department=FX', 's2 s3'],
  ['department=-FX', 's1 s4 s5 a1 a2 a3'],
  ['department=f', ''],
  ['priority-[Animation]=2', 's1'],
  ['priority-animation=2', 's1'],
  ['priority-[Animation]=0', 's2 s3'],
  ['priority-[Animation]=22', all],
  ['readyfor=[Animation]', 'a1'],
  ['readyfor=anim', 'a1'],
  ['readyfor=-layout', 's1 s2 s3 s4 s5 a1 a3'],
  ['readyfor=fx', ''],
  ['assetsready=[Animation]', 's1'],
  ['assetsready=-[Animation]', 's2 s3 s4 s5 a1 a2 a3'],
  ['withthumbnail', 's1 s3 a1'],
  ['-withthumbnail', 's2 s4 s5 a2 a3'],
  ['sq0 withthumbnail -0030', 's1'],
  // or
  ['+(animation=wip animation=wfa)', 's1 s2'],
  ['+(animation=wip type=Props)', 's1 a1'],
  ['+(animation=wip type=Props) 0010', 's1'],
  ['+(size=small [mode facial]=wip) sq0', 's2 s4'],
  ['+(sq010 size=small)', 's2'],
  ['+(sq010)', all],
  ['+()', all],
  ['+(animation=nope)', all],
  ['+(animation=wip', 's1'],
];

/** What differs from Kitsu's page, on purpose. */
const otherwise: readonly (readonly [query: string, ids: string])[] = [
  // An empty first bracket means any task; Kitsu's page reads a field there that it never fills, and finds nothing.
  ['assignedto[]=[Ada Roy]', 's1 s4'],
  ['assignedto[]=[-Ada Roy]', 's2 s3 s5 a1 a2 a3'],
  // Our own operators.
  ['frames>72', 's1 s3'],
  ['frames>=72', 's1 s2 s3'],
  ['frames<=72', 's2'],
  ['frames=120', 's3'],
  ['fps!=24', 's1 s3 s4 s5 a1 a2 a3'],
  ['due<7d', 's1 s2'],
  ['due<today', 's1'],
  ['due>2026-11-28', 'a2'],
  ['due<=2026-11-28', 's1 s2'],
  ['due>1w', 'a2'],
  ['estimation>1d', 's4'],
  ['estimation>=16h', 's4'],
  ['estimation>16h', ''],
  ['priority>1', 's1 a1'],
  ['retakes>1', 's3'],
  ['takes>3', 's2'],
  ['cast>2', 's2'],
  ['size!=big', 's2 s3 s5 a1 a2 a3'],
  ['animation!=wip', 's2 s3 s4 s5 a1 a2 a3'],
  ['-animation=wip', 's2 s3 s4 s5 a1 a2 a3'],
  ['is:waiting', 's3'],
  ['-is:waiting', 's1 s2 s4 s5 a1 a2 a3'],
  ['is:late', 's1'],
  ['is:done', 's1 s2 s3 a1'],
  ['is:retake', 's3'],
  ['is:canceled', 's5'],
  ['is:feedback', 's2'],
  ['is:wip', 's1 s4 a2'],
];

describe('a search finds what Kitsu finds', () => {
  it.each(asKitsu)('%s → %s', (query, ids) => {
    expect(idsFor(query)).toBe(ids);
  });
});

describe('a search knows more than Kitsu, and says so', () => {
  it.each(otherwise)('%s → %s', (query, ids) => {
    expect(idsFor(query)).toBe(ids);
  });

  it.each(otherwise.filter(([query]) => !query.startsWith('assignedto')))('%s is marked as this app’s', (query) => {
    expect(problemsOf(query)).toEqual(['this-app-only']);
  });
});

describe('a search is put together by hand and read back', () => {
  const rewritten = (text: string) => writeConditions(readConditions(text, vocabulary));

  it.each([...asKitsu, ...otherwise])('%s finds the same after a round', (query, ids) => {
    expect(idsFor(rewritten(query))).toBe(ids);
    expect(rewritten(rewritten(query))).toBe(rewritten(query));
  });

  it.each<[string, Omit<Conditions, 'rest'> & { readonly rest?: string }]>([
    [
      'sh00 animation=wip,wfa',
      {
        mode: 'all',
        rest: 'sh00',
        conditions: [{ subject: { kind: 'status', taskType: 'Animation' }, operator: '=', value: 'wip,wfa' }],
      },
    ],
    [
      '+([mode facial]=-wip due<7d)',
      {
        mode: 'any',
        conditions: [
          { subject: { kind: 'status', taskType: 'Mode Facial' }, operator: '!=', value: 'wip' },
          { subject: { kind: 'day', field: 'due' }, operator: '<', value: '7d' },
        ],
      },
    ],
    ['+(animation=wip sh) withthumbnail', { mode: 'all', rest: '+(animation=wip sh)', conditions: [withPreview] }],
  ])('%s is read as conditions', (query, read) => {
    expect(readConditions(query, vocabulary)).toEqual({ rest: '', ...read });
  });

  it('leaves out what has no value yet, and needs no group for one alone', () => {
    const empty: Condition = { subject: { kind: 'number', field: 'fps' }, operator: '!=', value: ' ' };
    expect(writeConditions({ mode: 'any', rest: 'sh00', conditions: [empty, withPreview] })).toBe('sh00 withthumbnail');
    expect(writeConditions({ mode: 'any', rest: '', conditions: [{ ...empty, value: '24' }, withPreview] })).toBe(
      '+(fps!=24 withthumbnail)',
    );
  });
});

describe('a search says what is wrong with it', () => {
  it.each([
    ['animation=nope', ['unknown-status']],
    ['animation=wip,nope', ['unknown-status']],
    ['animation=wip', []],
    ['nothing=wip', ['unknown-task-type']],
    ['comp=wip', ['unknown-task-type']],
    ['assignedto=[Nobody]', ['unknown-person']],
    ['assignedto[Nothing]=[Bob]', ['unknown-task-type']],
    ['type=Nothing', ['unknown-value']],
    ['takes=many', ['unknown-value']],
    ['due<never', ['unknown-value']],
    ['is:nothing', ['unknown-value']],
    ['[mode facial', ['unclosed-bracket']],
    ['animation=[wip', ['unclosed-bracket']],
    ['"old', ['unclosed-bracket']],
    ['+(animation=wip', ['unclosed-bracket']],
    ['+(word animation=nope)', ['unknown-value', 'unknown-status']],
    ['sq010 -sh0010 withthumbnail', []],
  ])('%s → %j', (query, problems) => {
    expect(problemsOf(query)).toEqual(problems);
  });

  it('points at the piece that is wrong', () => {
    const text = 'sq010  animation=nope -x';
    const { tokens } = parseSearch(text, vocabulary);
    expect(tokens.map(({ start, end, kind }) => [text.slice(start, end), kind])).toEqual([
      ['sq010', 'word'],
      ['animation=nope', 'filter'],
      ['-x', 'exclude'],
    ]);
  });

  it('points at the pieces inside of an or', () => {
    const text = '+(animation=wip fx=nope) sq010';
    const { tokens } = parseSearch(text, vocabulary);
    expect(tokens.map(({ start, end, kind }) => [text.slice(start, end), kind])).toEqual([
      ['+(animation=wip fx=nope)', 'or'],
      ['animation=wip', 'filter'],
      ['fx=nope', 'filter'],
      ['sq010', 'word'],
    ]);
  });
});

const fragment = fc.oneof(
  fc.constantFrom(
    ...[
      '[',
      ']',
      '=',
      '-',
      '+(',
      ')',
      '"',
      ',',
      ' ',
      '<',
      '>',
      '!=',
      ':',
      'is:',
      'assignedto',
      'priority-',
      'type',
      'due',
    ],
    ...[
      'animation',
      'fx',
      'wip',
      'Ada Roy',
      'size',
      'takes',
      'withthumbnail',
      'readyfor',
      '7d',
      '3',
      'delivery',
      'slate:true',
    ],
  ),
  fc.string({ maxLength: 4, unit: 'binary' }),
);
const anyText = fc.array(fragment, { maxLength: 24 }).map((parts) => parts.join(''));

describe('whatever is typed', () => {
  it('is read without failing, and asked of every row', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(() => idsFor(text)).not.toThrow();
      }),
      { numRuns: 2_000 },
    );
  });

  it('is kept whole: outside of the pieces there is only space', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const search = parseSearch(text, vocabulary);
        expect(search.text).toBe(text);
        const covered = Array.from({ length: text.length }, () => false);
        for (const { start, end } of search.tokens) covered.fill(true, start, end);
        expect([...text.split('').filter((_, index) => covered[index] !== true)].join('').trim()).toBe('');
      }),
      { numRuns: 1_000 },
    );
  });

  it('means the same when its pieces are written with one space between', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { tokens } = parseSearch(text, vocabulary);
        const outer = tokens.filter(
          (token) =>
            !tokens.some(
              (other) => other !== token && other.kind === 'or' && other.start <= token.start && token.end <= other.end,
            ),
        );
        fc.pre(outer.every(({ problem }) => problem !== 'unclosed-bracket'));
        const again = outer.map(({ start, end }) => text.slice(start, end)).join(' ');
        expect(idsFor(again)).toBe(idsFor(text));
      }),
      { numRuns: 1_000 },
    );
  });
});
