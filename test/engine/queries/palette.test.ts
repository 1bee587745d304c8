import { describe, expect, it } from 'vitest';
import { openSmallStudio, waiting, type SmallStudio } from './support.ts';

const ask = (
  { queries }: SmallStudio,
  text: string,
  more: { productionId?: string; people?: boolean; limit?: number } = {},
) =>
  queries.palette({
    text,
    productionId: more.productionId ?? null,
    people: more.people ?? true,
    limit: more.limit ?? 20,
  });
const titles = (studio: SmallStudio, text: string) => ask(studio, text).hits.map(({ title }) => title);

describe('the palette finds', () => {
  it.each([
    ['20 40 an', 'SQ020 / SH0040 Animation'],
    ['sh40 lay', 'SQ020 / SH0040 Layout'],
    ['sq020 sh0040', 'SQ020 / SH0040'],
    ['sh100', 'SQ020 / SH0100'],
    ['e02 sh1', 'E02 / SQ1 / SH1'],
    ['eloise', 'Characters / Éloïse'],
    ['ÉLO', 'Characters / Éloïse'],
    ['gll', 'E02 / Characters / Gull'],
    ['old boat', 'Props / Old Boat'],
    ['hana', 'Hana Okafor'],
    ['lanternf', 'Lanternfall'],
    ['lantern mod', 'Props / Lantern Modeling'],
  ])('%s → %s first', (text, title) => {
    expect(titles(openSmallStudio(), text)[0]).toBe(title);
  });

  it('nothing where a word is nowhere', () => {
    expect(titles(openSmallStudio(), 'sh0040 zebra')).toEqual([]);
    expect(titles(openSmallStudio(), '   ')).toEqual([]);
  });

  it('nothing of a closed production but the production', () => {
    expect(titles(openSmallStudio(), 'sh0001')).toEqual([]);
    expect(titles(openSmallStudio(), 'harbour')).toEqual(['Harbour Tales']);
  });

  it('people who are still there, where people are asked for', () => {
    expect(titles(openSmallStudio(), 'ancient')).toEqual([]);
    expect(ask(openSmallStudio(), 'hana', { people: false }).hits).toEqual([]);
  });

  it('the same word in two productions, the current one first', () => {
    const first = (productionId: string) => ask(openSmallStudio(), 'sh', { productionId }).hits[0]?.title;
    expect(first('series')).toMatch(/^E0/);
    expect(first('film')).toMatch(/^SQ0/);
  });

  it('the canceled last', () => {
    expect(titles(openSmallStudio(), 'sq010 sh').at(-1)).toBe('SQ010 / SH0020');
  });

  it('no more than asked for', () => {
    expect(ask(openSmallStudio(), 's', { limit: 2 }).hits).toHaveLength(2);
  });
});

describe('a hit', () => {
  it('says which of its letters were meant', () => {
    const meant = (text: string) =>
      ask(openSmallStudio(), text)
        .hits.slice(0, 1)
        .flatMap(({ title, matches }) => matches.map(([start, end]) => title.slice(start, end)));
    expect(meant('20 40 an')).toEqual(['020', '0040', 'An']);
    expect(meant('elo')).toEqual(['Élo']);
    expect(meant('okaf')).toEqual(['Okaf']);
  });

  it('has the status that waits', () => {
    const studio = openSmallStudio();
    studio.lay({ tasks: new Map([['t4', waiting({ taskStatusId: 'done' })]]) });
    expect(ask(studio, '20 40 an').hits[0]).toMatchObject({ kind: 'task', taskId: 't4', taskStatusId: 'done' });
  });
});

it('the palette follows the mirror', () => {
  const studio = openSmallStudio();
  expect(titles(studio, 'petrel')).toEqual(['Petrel']);
  studio.db.write(() => {
    const [boat] = studio.tables.entities.byIds(['boat']);
    if (boat !== undefined) studio.tables.entities.upsert({ ...boat, name: 'Petrel' });
  });
  expect(titles(studio, 'petrel')).toContain('Props / Petrel');
});
