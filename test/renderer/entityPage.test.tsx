// The page of a shot and of an edit: what happened on its tasks, and its fields with how they are changed.
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { EntityPage } from '../../renderer/features/entity/EntityPage.tsx';
import { StudioContext, studioTables } from '../../renderer/data/studio.ts';
import { currentPlace, enterStudio, usePlace } from '../../renderer/place/navigation.ts';
import { entityPagePlace } from '../../renderer/place/place.ts';
import type { TableKind } from '../../shared/model/studio.ts';
import type { Entity } from '../../shared/model/entity.ts';
import type { ActivityRow, EntityDetail, PreviewTile } from '../../shared/model/entityPage.ts';
import type { EntityLabel } from '../../shared/model/screens.ts';
import type { FakeEngine } from './support/fakeEngine.ts';
import { account, complete, studio } from './support/fixtures.ts';
import { layOut } from './support/layOut.ts';
import { connect, show } from './support/show.tsx';

beforeAll(layOut);
beforeEach(() => localStorage.clear());

type Part = {
  readonly entity?: Partial<Entity>;
  readonly label?: Partial<EntityLabel>;
  readonly marks?: EntityDetail['marks'];
};

function detailOf(kind: TableKind, { entity = {}, label = {}, marks = {} }: Part = {}): EntityDetail {
  return {
    entity: {
      id: 'this',
      productionId: 'lanternfall',
      kind,
      assetTypeId: null,
      name: 'SH0010',
      description: '',
      parentId: null,
      sourceId: null,
      isCanceled: false,
      isShared: false,
      lengthFrames: null,
      castCount: 0,
      isCastingStandby: false,
      readyForTaskTypeId: null,
      mainPreviewFileId: null,
      linkedIds: null,
      data: {},
      createdBy: null,
      updatedAt: null,
      ...entity,
    },
    label: {
      entityId: 'this',
      kind,
      episodeName: '',
      parentName: '',
      name: 'SH0010',
      description: '',
      mainPreviewFileId: null,
      isCanceled: false,
      ...label,
    },
    marks,
    isNew: false,
    neighbours: { previousId: null, nextId: null, index: 1, count: 1 },
    tasks: [],
    freshness: complete,
  };
}

function Screen() {
  const place = usePlace();
  return place.page === 'entity' ? <EntityPage place={place} /> : <p>Another page</p>;
}

async function open(
  detail: EntityDetail,
  answers: Parameters<FakeEngine['answer']>[0] = {},
  role: 'manager' | 'user' = 'manager',
): Promise<FakeEngine> {
  const shown = connect();
  shown.engine.answer({ entityDetail: () => detail, ...answers });
  enterStudio(
    `entity-${String(Math.random())}`,
    entityPagePlace('lanternfall', detail.entity.kind as TableKind, 'this'),
  );
  const ofRole = {
    ...studio,
    productions: studio.productions.map((production) => ({ ...production, role })),
  };
  await show(
    <StudioContext value={studioTables(ofRole, account, 'camille', role)}>
      <Screen />
    </StudioContext>,
    shown,
  );
  await screen.findByRole('heading', { level: 1 });
  return shown.engine;
}

const activity = (index: number, part: Partial<ActivityRow> = {}): ActivityRow => ({
  commentId: `comment-${String(index)}`,
  taskId: 'task-animation',
  taskTypeId: 'animation',
  personId: 'camille',
  taskStatusId: null,
  revision: null,
  text: `words ${String(index)}`,
  createdAt: '2026-11-24T09:00:00Z',
  ...part,
});
const happened = async () => within(await screen.findByRole('region', { name: 'Activity' }));
const lines = async () => (await happened()).getAllByRole('button').filter((line) => line.closest('li') !== null);
const factsOf = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    screen
      .getAllByRole('term')
      .map((term) => [term.textContent, term.parentElement?.querySelector('dd')?.textContent ?? '']),
  );

test('what happened says who did what on which task, with the status that it was given, and where nothing changed none', async () => {
  await open(detailOf('Shot'), {
    entityActivity: () => ({
      rows: [
        activity(1, { revision: 3, taskStatusId: 'wfa', text: '' }),
        activity(2, { taskStatusId: 'retake' }),
        activity(3),
        activity(4, { personId: 'gone' }),
      ],
      count: 4,
    }),
  });
  const shown = (await lines()).map((line) => [
    line.textContent,
    line.querySelector('[data-colour="status"]')?.textContent,
  ]);
  expect(shown).toEqual([
    [expect.stringMatching(/^Camille published Animation v3/), 'wfa'],
    [expect.stringMatching(/^Camille set Animation to.*words 2/), 'retake'],
    [expect.stringMatching(/^Camille commented on Animation.*words 3/), undefined],
    [expect.stringMatching(/^Somebody commented on Animation/), undefined],
  ]);
  expect((await happened()).getByTitle('Waiting For Approval')).toBeTruthy();
});

test('a revision says when it was put up as it is said everywhere else: of today the time, not only the day', async () => {
  const tile: PreviewTile = {
    previewFileId: 'preview',
    revision: 3,
    fileCount: 1,
    originalName: 'SH0010',
    extension: 'mp4',
    media: 'movie',
    status: 'ready',
    validationStatus: 'neutral',
    personId: 'camille',
    createdAt: new Date().toISOString(),
    isOnDisk: false,
    mark: null,
  };
  await open(detailOf('Shot'), {
    entityPreviews: () => [{ taskId: 'task-animation', taskTypeId: 'animation', revisions: [tile] }],
  });
  expect(await screen.findByRole('button', { name: /Animation v3 .*\d:\d\d/ })).toBeTruthy();
});

test('a line of what happened opens its task beside the page', async () => {
  await open(detailOf('Shot'), { entityActivity: () => ({ rows: [activity(1)], count: 1 }) });
  const [line] = await lines();
  fireEvent.click(line ?? document.body);
  expect(currentPlace()).toMatchObject({ page: 'entity', sel: ['task-animation'] });
});

test('of much that happened the newest ten are shown, then forty more at a time, and how many is said', async () => {
  const all = Array.from({ length: 75 }, (_, index) => activity(index));
  const engine = await open(detailOf('Shot'), {
    entityActivity: ({ limit }) => ({ rows: all.slice(0, limit), count: all.length }),
  });
  await waitFor(async () => expect(await lines()).toHaveLength(10));
  fireEvent.click((await happened()).getByRole('button', { name: 'Show 40 more' }));
  await waitFor(async () => expect(await lines()).toHaveLength(50));
  fireEvent.click((await happened()).getByRole('button', { name: 'Show 25 more' }));
  await waitFor(async () => expect(await lines()).toHaveLength(75));
  expect((await happened()).queryByRole('button', { name: /^Show/ })).toBe(null);
  const limits = engine.asked.flatMap(({ name, input }) => (name === 'entityActivity' ? [input] : []));
  expect(limits.at(-1)).toEqual({ entityId: 'this', limit: 90 });
});

test('where nothing has happened that is said', async () => {
  await open(detailOf('Shot'));
  expect((await happened()).getByText('Nothing has happened yet')).toBeTruthy();
});

test('an edit says its episode, frame rate and resolution, none of which is changed there', async () => {
  await open(detailOf('Edit', { label: { episodeName: 'E02' } }));
  await screen.findByText('E02');
  const { fps, resolution } = studio.productions[0] ?? { fps: 0, resolution: '' };
  expect(Object.values(factsOf())).toEqual(['E02', String(fps), resolution].filter((text) => text !== ''));
  for (const value of screen.getAllByRole('definition')) expect(value.querySelector('button')).toBe(null);
});

test('a field of a shot is changed where it stands, and what waits is marked there', async () => {
  const engine = await open(
    detailOf('Shot', { entity: { lengthFrames: 96, data: { frame_in: 1001 } }, marks: { lengthFrames: 'waiting' } }),
  );
  const frames = await screen.findByRole('button', { name: 'Frames: 96. Change' });
  expect(within(frames.closest('dd') ?? document.body).getByTitle('Waiting to be sent')).toBeTruthy();
  fireEvent.click(frames);
  const field = await screen.findByRole('textbox', { name: /Frames/ });
  fireEvent.change(field, { target: { value: '120' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(() =>
    expect(engine.asked.findLast(({ name }) => name === 'editEntity')?.input).toEqual({
      entityIds: ['this'],
      changes: [{ field: 'lengthFrames', value: 120 }],
    }),
  );
});

test('who may not change a shot reads its fields, and those that are empty are left out', async () => {
  await open(detailOf('Shot', { entity: { lengthFrames: 96, data: { frame_in: 1001 } } }), {}, 'user');
  await screen.findByText('1001');
  expect(Object.keys(factsOf())).not.toContain('Out');
  for (const value of screen.getAllByRole('definition')) expect(value.querySelector('button')).toBe(null);
});
