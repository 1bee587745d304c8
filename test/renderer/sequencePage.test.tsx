import { fireEvent, screen, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { EntityPage } from '../../renderer/features/entity/EntityPage.tsx';
import { currentPlace, enterStudio, usePlace } from '../../renderer/place/navigation.ts';
import { entityPagePlace } from '../../renderer/place/place.ts';
import type { EntityDetail } from '../../shared/model/entityPage.ts';
import { shotRow } from './support/entityFixtures.ts';
import type { FakeEngine } from './support/fakeEngine.ts';
import { complete } from './support/fixtures.ts';
import { layOut } from './support/layOut.ts';
import { connect, show } from './support/show.tsx';

const sequence: EntityDetail = {
  entity: {
    id: 'sq20',
    productionId: 'lanternfall',
    kind: 'Sequence',
    assetTypeId: null,
    name: 'SQ020',
    description: 'The crossing',
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
  },
  label: {
    entityId: 'sq20',
    kind: 'Sequence',
    episodeName: '',
    parentName: '',
    name: 'SQ020',
    description: 'The crossing',
    mainPreviewFileId: null,
    isCanceled: false,
  },
  marks: {},
  isNew: false,
  neighbours: { previousId: 'sq10', nextId: null, index: 2, count: 2 },
  tasks: [],
  freshness: complete,
};

beforeAll(layOut);

function Screen() {
  const place = usePlace();
  return place.page === 'entity' ? <EntityPage place={place} /> : <p>Another page</p>;
}

async function open(answers: Parameters<FakeEngine['answer']>[0] = {}): Promise<void> {
  const shown = connect();
  shown.engine.answer({
    entityDetail: () => sequence,
    entityParts: () => ({
      kind: 'shots',
      shotCount: 2,
      frames: 240,
      statusCounts: [{ taskStatusId: 'wip', count: 2 }],
      taskTypeIds: ['animation', 'lighting'],
      rows: [shotRow(1), shotRow(2)],
    }),
    castOfShots: () => ({
      rows: [
        {
          assetId: 'ines',
          name: 'Ines',
          assetTypeName: 'Characters',
          mainPreviewFileId: null,
          shotCount: 2,
          occurrences: 3,
        },
      ],
      freshness: complete,
    }),
    ...answers,
  });
  enterStudio(`sequence-${String(Math.random())}`, entityPagePlace('lanternfall', 'Sequence', 'sq20'));
  await show(<Screen />, shown);
}
const grid = () => screen.findByRole('grid', { name: 'Shots' });

test('a sequence shows its shots with how long and how far they are, and who plays in them', async () => {
  await open();
  expect(await screen.findByText('2 shots · 240 frames · 00:00:10:00')).toBeDefined();
  expect(within(await grid()).getAllByRole('row')).toHaveLength(3);
  expect(await screen.findByText('in 2 shots, ×3')).toBeDefined();
  // What is of shots alone is not offered.
  expect(screen.queryByText('Frame in')).toBeNull();
});

test('a status opens its task beside, a name the page of the shot, and the arrows walk from one to the next', async () => {
  await open();
  const [first, second] = within(await grid())
    .getAllByRole('button')
    .filter((button) => button.tabIndex === 0 || button.getAttribute('aria-pressed') !== null);
  first?.focus();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowRight' });
  expect(document.activeElement).toBe(second);
  fireEvent.click(second ?? document.body);
  expect(currentPlace()).toMatchObject({ page: 'entity', sel: [shotRow(1).cells['animation']?.taskId] });
  fireEvent.click(first ?? document.body);
  expect(currentPlace()).toMatchObject({ page: 'entity', list: 'shots', entityId: shotRow(1).id });
});

test('an episode shows its sequences, each of which opens', async () => {
  await open({
    entityDetail: () => ({ ...sequence, entity: { ...sequence.entity, kind: 'Episode', name: 'E01' } }),
    entityParts: () => ({
      kind: 'sequences',
      shotCount: 24,
      frames: 0,
      statusCounts: [],
      rows: [
        {
          entityId: 'sq30',
          name: 'SQ030',
          description: '',
          mainPreviewFileId: null,
          isCanceled: false,
          shotCount: 24,
          frames: 0,
          statusCounts: [],
        },
      ],
    }),
  });
  fireEvent.click(await screen.findByRole('button', { name: /SQ030/ }));
  expect(currentPlace()).toMatchObject({ page: 'entity', list: 'sequences', entityId: 'sq30' });
});
