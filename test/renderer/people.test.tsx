import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { PeoplePage } from '../../renderer/features/people/PeoplePage.tsx';
import { PersonPage } from '../../renderer/features/people/PersonPage.tsx';
import { currentPlace, enterStudio, usePlace } from '../../renderer/place/navigation.ts';
import { pathOf, placeOf } from '../../renderer/place/path.ts';
import type { Place } from '../../renderer/place/place.ts';
import { listenForKeys } from '../../renderer/ui/actions.ts';
import type { PersonRow } from '../../shared/model/people.ts';
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

const row = (personId: string, more: Partial<PersonRow> = {}): PersonRow => ({
  personId,
  mark: null,
  openTaskCount: 3,
  lateTaskCount: 0,
  estimationMinutes: 480,
  checkCount: null,
  ...more,
});

function Screen() {
  const place = usePlace();
  if (place.page === 'person') return <PersonPage place={place} />;
  if (place.page === 'people') return <PeoplePage productionId={null} />;
  return place.page === 'team' ? <PeoplePage productionId={place.productionId} /> : <p>Another page</p>;
}
async function open(rows: readonly PersonRow[], canChangeTeam: boolean): Promise<FakeEngine> {
  const shown = connect();
  shown.engine.answer({
    people: () => ({ rows, canChangeTeam, countedProductionIds: ['lanternfall'], freshness: complete }),
    person: () => ({
      productionIds: ['lanternfall'],
      countedProductionIds: ['lanternfall'],
      open: Object.values(shots)
        .slice(0, 1)
        .map((entity) => ({
          taskId: 'task',
          productionId: 'lanternfall',
          entity,
          taskTypeId: 'animation',
          taskStatusId: 'retake',
          priority: 0 as const,
          dueDate: '2026-11-20',
          estimationMinutes: 480,
          durationMinutes: 60,
          mark: null,
        })),
      checks: null,
      done: [],
      freshness: complete,
    }),
  });
  const place: Place = { page: 'team', productionId: 'lanternfall' };
  enterStudio(`people-${String(Math.random())}`, place);
  await show(<Screen />, shown);
  return shown.engine;
}

test('a line says who, what they are, and what they have to do and to check', async () => {
  await open([row('hana', { checkCount: 2 }), row('camille', { openTaskCount: 1, mark: 'waiting' })], true);
  expect(await screen.findByRole('row', { name: /^Hana Okafor, .*3 open tasks, 2 to check/ })).toBeDefined();
  expect(await screen.findByRole('row', { name: /^Camille Roy, .*1 open task, Waiting to be sent/ })).toBeDefined();
});

test('words narrow the team, a column sorts it, and Escape takes the words away', async () => {
  await open([row('hana', { openTaskCount: 1 }), row('camille', { openTaskCount: 9 })], false);
  await screen.findAllByRole('row');
  const names = () => screen.getAllByRole('row').map((line) => line.getAttribute('aria-label')?.split(',')[0]);
  expect(names()).toEqual(['Camille Roy', 'Hana Okafor']);
  fireEvent.click(screen.getByRole('button', { name: 'Tasks' }));
  fireEvent.click(screen.getByRole('button', { name: 'Tasks' }));
  await waitFor(() => expect(names()).toEqual(['Hana Okafor', 'Camille Roy']));
  fireEvent.change(screen.getByRole('textbox', { name: 'Find somebody' }), { target: { value: 'okaf' } });
  await waitFor(() => expect(names()).toEqual(['Hana Okafor']));
  fireEvent.change(screen.getByRole('textbox', { name: 'Find somebody' }), { target: { value: 'nobody' } });
  expect(await screen.findByText('Nobody fits')).toBeDefined();
});

test('a manager takes somebody out, and others find no way to', async () => {
  const engine = await open([row('hana')], true);
  const line = await screen.findByRole('row', { name: /^Hana/ });
  fireEvent.click(within(line).getByRole('button', { name: /^Take Hana Okafor out/ }));
  await waitFor(() =>
    expect(engine.asked.filter(({ name }) => name === 'removeFromTeam').map(({ input }) => input)).toEqual([
      { productionId: 'lanternfall', personIds: ['hana'] },
    ]),
  );
});

test('who may not change the team has no tools for it', async () => {
  await open([row('hana')], false);
  const line = await screen.findByRole('row', { name: /^Hana/ });
  expect(within(line).queryByRole('button')).toBeNull();
  expect(screen.queryByRole('button', { name: /Add to the team/ })).toBeNull();
});

test('Enter opens the person, with what they have to do', async () => {
  await open([row('hana')], false);
  fireEvent.click(await screen.findByRole('row', { name: /^Hana/ }));
  await waitFor(() => expect(currentPlace()).toMatchObject({ page: 'person', personId: 'hana' }));
  expect(await screen.findByRole('heading', { name: 'Hana Okafor' })).toBeDefined();
  fireEvent.click(await screen.findByRole('row', { name: /Animation, Retake/ }));
  await waitFor(() => expect(currentPlace()).toMatchObject({ page: 'person', sel: ['task'] }));
});

test('their links are Kitsu’s own', () => {
  for (const path of ['/people', '/people/hana', '/productions/p/team', '/people/hana?sel=a%2Cb'])
    expect(pathOf(placeOf(path))).toBe(path);
});

test('the menu of somebody copies their address, and takes them out of the team where one may', async () => {
  const engine = await open([row('hana')], true);
  const line = await screen.findByRole('row', { name: /^Hana/ });
  line.focus();
  fireEvent.keyDown(line, { key: 'F10' });
  expect(await screen.findByRole('menuitem', { name: /^Open the person/ })).toBeDefined();
  expect(screen.getByRole('menuitem', { name: /^Copy the address/ })).toBeDefined();
  fireEvent.click(screen.getByRole('menuitem', { name: /^Take the person out/ }));
  await waitFor(() =>
    expect(engine.asked.filter(({ name }) => name === 'removeFromTeam').map(({ input }) => input)).toEqual([
      { productionId: 'lanternfall', personIds: ['hana'] },
    ]),
  );
});
