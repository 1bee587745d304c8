import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { NewsPage } from '../../renderer/features/news/NewsPage.tsx';
import { newsLines, spanOf } from '../../renderer/features/news/newsLines.ts';
import { currentPlace, enterStudio, usePlace } from '../../renderer/place/navigation.ts';
import { placeOf, pathOf } from '../../renderer/place/path.ts';
import { newsPlace, type Place } from '../../renderer/place/place.ts';
import { listenForKeys } from '../../renderer/ui/actions.ts';
import type { NewsFeed, NewsRow } from '../../shared/model/news.ts';
import type { FakeEngine } from './support/fakeEngine.ts';
import { complete, shots } from './support/fixtures.ts';
import { layOut } from './support/layOut.ts';
import { connect, show } from './support/show.tsx';

let stopKeys = () => {};
beforeAll(layOut);
beforeEach(() => {
  stopKeys = listenForKeys(() => true);
});
afterEach(() => stopKeys());

const row = (id: string, more: Partial<NewsRow> = {}): NewsRow => ({
  id,
  productionId: 'lanternfall',
  taskId: `task-${id}`,
  taskTypeId: 'animation',
  taskStatusId: 'retake',
  isStatusChange: true,
  authorId: 'hana',
  commentId: `comment-${id}`,
  entityName: 'SQ020 / SH0040',
  createdAt: '2026-11-24T09:00:00Z',
  entity: null,
  text: 'The arc breaks',
  preview: null,
  ...more,
});
const feed = (rows: readonly NewsRow[], more: Partial<NewsFeed> = {}): NewsFeed => ({
  rows,
  matchedCount: rows.length,
  hereCount: rows.length,
  personIds: ['hana'],
  taskTypeIds: ['animation'],
  taskStatusIds: ['retake'],
  from: '2026-11-20T09:00:00Z',
  older: 'none',
  freshness: complete,
  ...more,
});

function Screen() {
  const place = usePlace();
  return place.page === 'news' ? <NewsPage place={place} /> : <p>Another page</p>;
}
async function open(answer: NewsFeed, place: Place = newsPlace('lanternfall')): Promise<FakeEngine> {
  const shown = connect();
  shown.engine.answer({ news: () => answer });
  enterStudio(`news-${String(Math.random())}`, place);
  await show(<Screen />, shown);
  return shown.engine;
}

test('a row says who did what, where, and in which words', async () => {
  const [entity] = Object.values(shots);
  await open(
    feed([
      row('1', { entity: entity ?? null }),
      row('2', { preview: { previewFileId: 'file', extension: 'mp4', revision: 5, isReady: true } }),
      row('3', { isStatusChange: false }),
    ]),
  );
  expect(await screen.findByRole('row', { name: /^Hana Okafor set Retake/ })).toBeDefined();
  await screen.findByRole('row', { name: /^Hana Okafor published v5, SQ020 \/ SH0040, Animation, Retake/ });
  await screen.findByRole('row', { name: /^Hana Okafor commented/ });
});

test('J walks, and the task with the comment it is about comes beside it', async () => {
  await open(feed([row('1'), row('2')]));
  await screen.findAllByRole('row', { name: /Hana Okafor/ });
  fireEvent.keyDown(document.body, { key: 'j' });
  fireEvent.keyDown(document.body, { key: 'j' });
  await waitFor(() => expect(currentPlace()).toMatchObject({ sel: ['task-2'], commentId: 'comment-2' }));
});

test('older ones are asked for when the end is in view, and only on demand where filters hide most of them', async () => {
  const whole = await open(feed([row('1')], { older: 'server' }));
  await waitFor(() => expect(whole.asked.some(({ name }) => name === 'readOlderNews')).toBe(true));
});

test('where filters hide most of them, somebody has to ask for older ones', async () => {
  const place = { ...newsPlace('lanternfall'), personId: 'hana' };
  const engine = await open(feed([row('1')], { older: 'server' }), place);
  const button = await screen.findByRole('button', { name: 'Look further back' });
  expect(engine.asked.some(({ name }) => name === 'readOlderNews')).toBe(false);
  fireEvent.click(button);
  await waitFor(() => expect(engine.asked.some(({ name }) => name === 'readOlderNews')).toBe(true));
});

test('each emptiness has its words', async () => {
  await open(feed([]));
  expect(await screen.findByText('No news yet')).toBeDefined();
});

test('a filter that nothing passes says so and can be taken away', async () => {
  await open(feed([]), { ...newsPlace('lanternfall'), withPreviewsOnly: true });
  await screen.findByText('No news fit these filters');
  fireEvent.click(screen.getByRole('button', { name: /^Clear filter/, description: '' }));
  await waitFor(() => expect(currentPlace()).toMatchObject({ withPreviewsOnly: false }));
});

test('a link to the news is Kitsu’s own, with what it is narrowed to', () => {
  const place = {
    ...newsPlace('p'),
    day: '2026-11-24',
    personId: 'x',
    look: 'compact',
    sel: ['t'],
    commentId: 'c',
  } as const;
  expect(pathOf(place)).toMatch(/^\/productions\/p\/news-feed\?/);
  expect(placeOf(pathOf(place))).toEqual(place);
  expect(placeOf('/news-feed')).toEqual(newsPlace(null));
});

test('news stand under their days, and a day is the user’s own', () => {
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  const lines = newsLines([row('1'), row('2', { createdAt: '2026-11-23T09:00:00Z' })], day);
  expect(lines.map(({ key }) => key)).toEqual(['head 2026-11-24', '1', 'head 2026-11-23', '2', 'end']);
  const { from, until } = spanOf('2026-11-24');
  expect(Date.parse(until) - Date.parse(from)).toBe(86_400_000);
});

test('the menu of a piece of news is that of its task', async () => {
  const [entity] = Object.values(shots);
  const taskId = `task-${entity?.entityId ?? ''}`;
  await open(feed([row('1', { entity: entity ?? null, taskId })]));
  fireEvent.contextMenu(await screen.findByRole('row', { name: /Hana/ }));
  fireEvent.click(await screen.findByRole('menuitem', { name: /^Open the task/ }));
  expect(currentPlace()).toMatchObject({ page: 'task', taskId });
});
