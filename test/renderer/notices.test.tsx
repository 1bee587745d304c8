import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Notices } from '../../renderer/app/Notices.tsx';
import { currentPlace, enterStudio } from '../../renderer/place/navigation.ts';
import { home } from '../../renderer/place/place.ts';
import type { Notice } from '../../shared/model/notices.ts';
import { liveSync } from './support/fixtures.ts';
import { connect, show } from './support/show.tsx';

const at = '2026-11-24T09:00:00Z';
const notices: readonly Notice[] = [
  { kind: 'left', productionId: 'p1', name: 'Harbour Tales', at },
  { kind: 'closed', productionId: 'p2', name: 'Old Tides', at },
  { kind: 'role', productionId: 'p3', name: 'Lanternfall', role: 'client', at },
  { kind: 'role', productionId: 'p4', name: 'Shoals', role: 'client', at },
];

test('it is said which team was left, what closed and what one is now, and what waits is led to', async () => {
  enterStudio('notices', home);
  const shown = connect();
  shown.engine.answer({
    notices: () => notices,
    sync: () => ({ ...liveSync, outbox: { waiting: 1, held: 0, sending: 0, checking: 0, rejected: 1 } }),
  });
  await show(<Notices />, shown);
  const region = within(await screen.findByRole('status'));
  expect(region.getByText(/^You are no longer in the team of Harbour Tales/)).toBeTruthy();
  expect(region.getByText(/^Old Tides was closed/)).toBeTruthy();
  expect(region.getByText(/^You are now a client in Lanternfall and Shoals/)).toBeTruthy();
  await region.findByText('2 changes of yours are not sent and are kept.');
  fireEvent.click(region.getByRole('button', { name: 'Show them' }));
  expect(currentPlace().page).toBe('sync');
  fireEvent.click(region.getByRole('button', { name: 'Understood' }));
  await waitFor(() => expect(shown.engine.asked.some(({ name }) => name === 'dismissNotices')).toBe(true));
});

test('of a copy that was damaged it is said what was saved, what may be missing and where the old one is', async () => {
  const repaired: Notice = {
    kind: 'repaired',
    at,
    asideName: 'damaged-2026-11-24T09-00-00',
    commandCount: 3,
    draftCount: 1,
    looseFileCount: 2,
    isWhole: false,
  };
  const shown = connect();
  shown.engine.answer({ notices: () => [repaired] });
  await show(<Notices />, shown);
  const region = within(await screen.findByRole('status'));
  const words = region.getByText(/^The copy of this studio on this computer was damaged/).textContent;
  expect(words).toContain('Saved from it: 3 changes that wait to be sent and 1 draft.');
  expect(words).toContain('something may be missing');
  expect(words).toContain('2 queued files were kept');
  expect(words).toContain('damaged-2026-11-24T09-00-00');
});

test('where nothing happened nothing is said', async () => {
  await show(<Notices />, connect());
  await waitFor(() => expect(screen.queryByRole('status')).toBe(null));
});
