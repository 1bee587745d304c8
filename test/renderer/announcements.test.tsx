import { screen, waitFor } from '@testing-library/react';
import { Profiler } from 'react';
import { expect, test } from 'vitest';
import { useEngine } from '../../renderer/data/useEngine.ts';
import { useNeedsConnection, useSyncPart } from '../../renderer/data/useSync.ts';
import { shareRows } from '../../renderer/data/share.ts';
import * as fixtures from './support/fixtures.ts';
import { connect, show } from './support/show.tsx';

function Counts() {
  const counts = useEngine('sideBar', { productionId: null });
  const settings = useEngine('settings', {});
  return (
    <p>
      {counts.value ? `${String(counts.value.todo)} tasks` : 'nothing yet'} {settings.value?.theme}
    </p>
  );
}

const counted = (todo: number) => ({
  todo,
  checks: null,
  unreadNotifications: 0,
  shots: null,
  assets: null,
  sequences: null,
  episodes: null,
  edits: null,
  concepts: null,
  team: null,
  homeProductionId: null,
});

test('an answer is asked again when what it was read from changed', async () => {
  const shown = connect();
  await show(<Counts />, shown);
  await screen.findByText(/9 tasks/);
  shown.engine.answer({ sideBar: () => counted(10) });
  shown.engine.announce({ kind: 'changed', sources: ['sideBar'] });
  expect(await screen.findByText(/10 tasks/)).toBeTruthy();
});

test('an answer is left alone when something else changed', async () => {
  const shown = connect();
  await show(<Counts />, shown);
  await screen.findByText(/9 tasks dark/);
  shown.engine.announce({ kind: 'changed', sources: ['comments'] });
  // The announcement has been dealt with once one that came after it has.
  shown.engine.answer({ settings: () => ({ ...shownSettings, theme: 'light' }) });
  shown.engine.announce({ kind: 'changed', sources: ['settings'] });
  await screen.findByText(/9 tasks light/);
  expect(shown.engine.asked.filter(({ name }) => name === 'sideBar')).toHaveLength(1);
});

const shownSettings = {
  theme: 'dark',
  density: 'comfortable',
  language: 'system',
  motion: 'system',
  spelling: 'both',
  ownWords: [],
  areStatusesSolid: false,
  areAvatarsShown: true,
  areSingleKeysOn: true,
  keyPreset: 'kitsu',
  reboundKeys: {},
  tellsMentions: true,
  tellsRetakes: true,
  tellsAssignments: true,
  tellsComments: false,
  tellsFailures: true,
  isQuiet: false,
  quietFrom: '20:00',
  quietUntil: '08:00',
  isSideBarFolded: false,
  panelWidthPx: 376,
  cacheLimitBytes: 1,
  looksFirst: false,
  tray: 'shown',
  pathMappings: [],
  zoom: 1,
} as const;

test('what asks only for a connection is not drawn again when one more change waits', async () => {
  const shown = connect();
  let drawn = 0;
  const Needs = () => <p>{useNeedsConnection() === null ? 'connected' : 'alone'}</p>;
  const Waiting = () => <p>{useSyncPart(({ outbox }) => outbox.waiting)} waiting</p>;
  await show(
    <>
      <Profiler id="needs" onRender={() => (drawn += 1)}>
        <Needs />
      </Profiler>
      <Waiting />
    </>,
    shown,
  );
  await screen.findByText('connected');
  const before = drawn;
  shown.engine.answer({ sync: () => ({ ...fixtures.liveSync, outbox: { ...fixtures.liveSync.outbox, waiting: 7 } }) });
  shown.engine.announce({ kind: 'changed', sources: ['sync'] });
  await screen.findByText('7 waiting');
  expect(drawn).toBe(before);
});

test('a change announced during the first question is not missed', async () => {
  const shown = connect();
  const release = shown.engine.hold('sideBar');
  await show(<Counts />, shown);
  await waitFor(() => expect(shown.engine.asked.some(({ name }) => name === 'sideBar')).toBe(true));
  shown.engine.announce({ kind: 'changed', sources: ['tasks'] });
  await waitFor(() => expect(shown.engine.asked.filter(({ name }) => name === 'sideBar')).toHaveLength(2));
  shown.engine.answer({ sideBar: () => counted(11) });
  release();
  await screen.findByText(/11 tasks/);
});

test('rows with the same rev stay the same objects, so that they need not be drawn again', () => {
  const [first, second] = fixtures.todoRows;
  const before = { rows: [first, second] };
  const after = shareRows(before, { rows: [{ ...first }, { ...second, rev: 2 }] });
  expect(after).toMatchObject({ rows: [{ rev: 1 }, { rev: 2 }] });
  expect((after as typeof before).rows[0]).toBe(first);
  expect((after as typeof before).rows[1]).not.toBe(second);
});
