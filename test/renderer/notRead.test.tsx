// What stands in place of a list that was never read, and of an answer that the engine could not give: never an endless wait,
// never "there is none".
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Page } from '../../renderer/app/pages.tsx';
import { StudioContext, studioTables } from '../../renderer/data/studio.ts';
import { enterStudio, usePlace } from '../../renderer/place/navigation.ts';
import { placeOf } from '../../renderer/place/path.ts';
import { InariError, type ErrorCode } from '../../shared/errors.ts';
import type { Queries } from '../../shared/ipc.ts';
import type { Freshness } from '../../shared/model/sync.ts';
import * as fixtures from './support/fixtures.ts';
import { layOut } from './support/layOut.ts';
import { connect, show, type Shown } from './support/show.tsx';

beforeAll(layOut);
beforeEach(() => localStorage.clear());

const never: Freshness = {
  state: 'never',
  asOf: null,
  isPulling: false,
  loadedCount: null,
  expectedCount: null,
  error: null,
};

/** Each page with the question that its list comes from. */
const pages: readonly (readonly [path: string, query: keyof Queries])[] = [
  ['/my-tasks', 'todoList'],
  ['/my-checks', 'todoList'],
  ['/notifications', 'inbox'],
  ['/timesheets', 'timesheet'],
  ['/chats', 'chats'],
  ['/chats/SH0010', 'chat'],
  ['/productions/lanternfall/shots', 'entityList'],
  ['/productions/lanternfall/breakdown', 'castingBoard'],
  ['/productions/lanternfall/playlists', 'playlists'],
  ['/productions/lanternfall/news-feed', 'news'],
  ['/productions/lanternfall/shots/tasks/task-sq020-sh0040', 'comments'],
];

async function open(path: string, shown: Shown): Promise<void> {
  enterStudio(`not-read-${String(Math.random())}`, placeOf(path));
  await show(
    <StudioContext value={studioTables(fixtures.studio, fixtures.account, 'camille', 'manager')}>
      <Here />
    </StudioContext>,
    shown,
  );
}
function Here() {
  return <Page place={usePlace()} />;
}

/** Only the list of the page itself: beside a chat stand the others. */
function answerNever(shown: Shown, query: keyof Queries, freshness: Freshness): void {
  const answers = {
    todoList: () => ({
      rows: [],
      groups: [],
      todoCount: 0,
      doneCount: 0,
      checkCount: 0,
      matchedCount: 0,
      tokens: [],
      freshness,
    }),
    inbox: () => ({ ...fixtures.inbox, rows: [], freshness }),
    timesheet: () => ({ ...fixtures.timesheet, rows: [], freshness }),
    chats: () => ({ rows: [], freshness }),
    chat: () => ({
      entityId: 'SH0010',
      entity: null,
      entityName: 'SH0010',
      productionId: 'lanternfall',
      messages: [],
      canSay: true,
      freshness,
    }),
    entityList: () => ({
      order: new Uint32Array(),
      rows: [],
      groups: [],
      taskTypeIds: [],
      matchedCount: 0,
      totalCount: 0,
      totals: { frames: 0, estimationMinutes: 0, durationMinutes: 0, statusCounts: [] },
      tokens: [],
      freshness,
    }),
    castingBoard: () => ({ rows: [], canChange: true, freshness }),
    playlists: () => ({ rows: [], canCreate: true, freshness }),
    news: () => ({
      rows: [],
      matchedCount: 0,
      hereCount: 0,
      personIds: [],
      taskTypeIds: [],
      taskStatusIds: [],
      from: null,
      older: 'none',
      freshness,
    }),
    comments: () => ({ comments: [], freshness }),
  } satisfies Parameters<Shown['engine']['answer']>[0];
  shown.engine.answer(Object.fromEntries(Object.entries(answers).filter(([name]) => name === query)));
}

describe.each(pages)('%s', (path, query) => {
  test.each<readonly [code: ErrorCode, happened: string, todo: RegExp]>([
    ['server-error', 'The server had an error of its own.', /read again by itself/],
    ['not-found', 'The server does not know this any more.', /may have been deleted/],
  ])('a first reading that failed (%s) is said, and can be tried again', async (code, happened, todo) => {
    const shown = connect();
    answerNever(shown, query, { ...never, error: code });
    await open(path, shown);
    const trouble = within(await screen.findByRole('alert'));
    expect(trouble.getByText(happened)).toBeTruthy();
    expect(trouble.getByText(/unchanged, and what you do is kept/)).toBeTruthy();
    expect(trouble.getByText(todo)).toBeTruthy();
    fireEvent.click(trouble.getByRole('button', { name: 'Retry' }));
    await waitFor(() => expect(shown.engine.asked.map(({ name }) => name)).toContain('syncNow'));
  });

  test('what the server does not show says so, and can be tried again', async () => {
    const shown = connect();
    answerNever(shown, query, { ...never, error: 'forbidden' });
    await open(path, shown);
    expect(await screen.findByText(/does not allow it/)).toBeTruthy();
    // Once it is known that there is a connection.
    await waitFor(() => {
      fireEvent.click(screen.getByRole('button', { name: 'Retry' }));
      expect(shown.engine.asked.map(({ name }) => name)).toContain('syncNow');
    });
  });

  test('an answer that the engine could not give is said, and asked again', async () => {
    const shown = connect();
    shown.engine.answer({
      [query]: () => {
        throw new InariError('disk-unusable');
      },
    });
    await open(path, shown);
    const trouble = within(await screen.findByRole('alert'));
    expect(trouble.getByText('This disk cannot be written or read any more.')).toBeTruthy();
    expect(trouble.getByText('What was kept before is as it was.')).toBeTruthy();
    const asked = () => shown.engine.asked.filter(({ name }) => name === query).length;
    const before = asked();
    fireEvent.click(trouble.getByRole('button', { name: 'Retry' }));
    await waitFor(() => expect(asked()).toBeGreaterThan(before));
  });
});
