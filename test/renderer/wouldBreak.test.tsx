// Before assets are deleted it is said what plays them.
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { WouldBreak } from '../../renderer/parts/WouldBreak.tsx';
import type { WouldBreak as Effect } from '../../shared/model/entityPage.ts';
import { connect, show } from './support/show.tsx';

const place = (name: string, isUnderWay: boolean): Effect['places'][number] => ({
  label: {
    entityId: name,
    kind: 'Shot',
    episodeName: '',
    parentName: 'SQ020',
    name,
    description: '',
    mainPreviewFileId: null,
    isCanceled: false,
  },
  isUnderWay,
});

async function told(effect: Effect, entityIds: readonly string[]): Promise<void> {
  const shown = connect();
  shown.engine.answer({ wouldBreak: () => effect });
  await show(<WouldBreak entityIds={entityIds} />, shown);
}

test('the places are counted and the first of them named, with how many have work under way', async () => {
  const places = [place('SH0040', true), place('SH0050', false)];
  await told({ count: 5, underWayCount: 1, places }, ['gull', 'ines']);
  expect((await screen.findByText(/places play/)).textContent).toBe(
    '5 places play them, and work is under way in one of them: their casting loses them.',
  );
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'SQ020 / SH0040',
    'SQ020 / SH0050',
    'and 3 others',
  ]);
});

test('of one asset that one place plays it is said in one', async () => {
  await told({ count: 1, underWayCount: 0, places: [place('SH0040', false)] }, ['gull']);
  expect((await screen.findByText(/One place/)).textContent).toBe('One place plays it: its casting loses it.');
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
});
