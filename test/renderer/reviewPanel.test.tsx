import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ReviewPanel } from '../../renderer/features/task/notes/ReviewPanel.tsx';
import type { GivenStatus, ReviewSide, Spot, SpotStore } from '../../renderer/parts/reviewSide.ts';
import { enterStudio } from '../../renderer/place/navigation.ts';
import { home } from '../../renderer/place/place.ts';
import { listenForKeys } from '../../renderer/ui/actions.ts';
import { Toasts } from '../../renderer/ui/Toasts.tsx';
import type { ShownComment, TaskDetail } from '../../shared/model/screens.ts';
import { shownComment } from './support/commentFixtures.ts';
import type { FakeEngine } from './support/fakeEngine.ts';
import { complete, taskDetail } from './support/fixtures.ts';
import { connect, show } from './support/show.tsx';

const taskId = 'task-sq020-sh0040';
let stopKeys = () => {};
let account = 0;
beforeAll(() => {
  Element.prototype.scrollIntoView = () => {};
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
});
beforeEach(() => {
  account += 1;
  enterStudio(`panel-${String(account)}`, home);
  stopKeys = listenForKeys(() => true);
});
afterEach(() => stopKeys());

/** A player that stands where it is put. */
function standingAt(first: Spot): { readonly spot: SpotStore; readonly goTo: (spot: Spot) => void } {
  let spot = first;
  const listeners = new Set<() => void>();
  return {
    spot: {
      now: () => spot,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    goTo: (next) =>
      act(() => {
        spot = next;
        for (const listener of listeners) listener();
      }),
  };
}

type Options = {
  readonly comments?: readonly ShownComment[];
  readonly detail?: Partial<TaskDetail>;
  readonly side?: Partial<ReviewSide>;
};

async function open({ comments = [], detail = {}, side = {} }: Options = {}) {
  const known = taskDetail(taskId);
  if (known === null) throw new Error('the fixtures know this task');
  const shown = connect();
  shown.engine.answer({ comments: () => ({ comments, freshness: complete }) });
  const player = standingAt({ frame: 42, inFrame: null, outFrame: null });
  const given: GivenStatus[] = [];
  const seeks: number[] = [];
  await show(
    <>
      <ReviewPanel
        detail={{ ...known, ...detail }}
        revision={3}
        spot={player.spot}
        drawings={[{ frame: 42, color: '#ff3860', objects: [{}, {}] }]}
        firstNumber={1001}
        fps={24}
        onFrame={(frame) => seeks.push(frame)}
        onRevision={() => {}}
        onWrite={() => {}}
        onGiven={(one) => given.push(one)}
        nextName="SQ020 / SH0050"
        onLater={() => {}}
        exports={[]}
        {...side}
      />
      <Toasts />
    </>,
    shown,
  );
  await screen.findByRole('textbox', { name: 'Write a comment' });
  return { engine: shown.engine, player, given, seeks };
}

const field = () => screen.getByRole('textbox', { name: 'Write a comment' });
const type = (text: string) => fireEvent.change(field(), { target: { value: text } });
const inputsOf = (engine: FakeEngine, name: string) =>
  engine.asked.filter((request) => request.name === name).map(({ input }) => input);

test('a note is about the frame on screen when it is begun, with what was drawn there', async () => {
  const { engine, player } = await open();
  expect(screen.getByRole('button', { name: '1043' })).toBeTruthy();
  expect(screen.getByText('2 strokes attached')).toBeTruthy();
  type('Foot slides');
  player.goTo({ frame: 50, inFrame: null, outFrame: null });
  // Only what is not begun yet follows the player.
  expect(screen.getByRole('button', { name: '1043' })).toBeTruthy();
  expect(field()).toHaveProperty('value', 'Foot slides');
  fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true });
  await waitFor(() =>
    expect(inputsOf(engine, 'postComment')).toEqual([
      expect.objectContaining({ text: 'v3 00:01.750 (043) Foot slides' }),
    ]),
  );
});

test('with in and out it is about the range, and may be bound anew or to none', async () => {
  const { engine, player } = await open();
  player.goTo({ frame: 110, inFrame: 108, outFrame: 119 });
  expect(screen.getByRole('button', { name: '1109–1120' })).toBeTruthy();
  type('Hold longer');
  player.goTo({ frame: 10, inFrame: null, outFrame: null });
  fireEvent.click(screen.getByRole('button', { name: 'To this frame' }));
  expect(screen.getByRole('button', { name: '1011' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Not about a frame' }));
  fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true });
  await waitFor(() =>
    expect(inputsOf(engine, 'postComment')).toEqual([expect.objectContaining({ text: 'Hold longer' })]),
  );
});

test('a number gives a status with what is written, and says what it was before', async () => {
  const { engine, given } = await open();
  type('Too slow');
  fireEvent.blur(field());
  fireEvent.keyDown(document.body, { key: '1' });
  await waitFor(() => expect(given).toHaveLength(1));
  const [posted] = inputsOf(engine, 'postComment');
  expect(posted).toMatchObject({ text: 'v3 00:01.750 (043) Too slow' });
  expect(given[0]).toMatchObject({ taskId, beforeId: taskDetail(taskId)?.task.taskStatusId, isWritten: true });
  // The words stand ready for the next one.
  fireEvent.keyDown(document.body, { key: 'N', shiftKey: true });
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Too slow' }));
  expect(field()).toHaveProperty('value', 'Too slow');
});

test('notes of this revision stand open with their frames, older ones folded with what became of them', async () => {
  const resolvedReply = {
    id: 'r1',
    personId: 'camille',
    text: '✓ v3 fixed',
    mentionIds: [],
    createdAt: '2026-11-24T10:00:00Z',
    commandId: null,
    mark: null,
    canDelete: false,
    waitingFiles: [],
  };
  const { player, seeks } = await open({
    comments: [
      shownComment('v2', { revision: 2, personId: 'camille', createdAt: '2026-11-20T10:00:00Z', text: 'v2 is up' }),
      shownComment('old', {
        text: 'f1024 slides',
        createdAt: '2026-11-20T11:00:00Z',
        shownReplies: [resolvedReply],
      }),
      shownComment('v3', { revision: 3, personId: 'camille', createdAt: '2026-11-23T10:00:00Z', text: 'v3 is up' }),
      shownComment('new', { text: 'v3 00:01.750 (043) No weight here', createdAt: '2026-11-23T11:00:00Z' }),
    ],
  });
  const here = (await screen.findByText(/No weight here/)).closest('[data-here]');
  expect(here).not.toBeNull();
  fireEvent.click(screen.getByTitle('v3 00:01.750 (043)'));
  expect(seeks).toEqual([42]);
  player.goTo({ frame: 43, inFrame: null, outFrame: null });
  expect(screen.getByText(/No weight here/).closest('[data-here]')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '1 note on v2, all resolved' }));
  expect(screen.getByText('Resolved in v3 by Camille')).toBeTruthy();
  expect(screen.queryByText('✓ v3 fixed')).toBeNull();
});

test('what was asked on the last revision is ticked, said not to be there yet, or carried on', async () => {
  const { engine, player } = await open({
    comments: [
      shownComment('v2', { revision: 2, personId: 'camille', createdAt: '2026-11-20T10:00:00Z', text: 'v2 is up' }),
      shownComment('asked', {
        text: 'Two things',
        createdAt: '2026-11-20T11:00:00Z',
        checklist: [
          { text: 'Sail flutter, f1012', checked: false, about: null },
          { text: 'Rope settles', checked: false, about: null },
        ],
      }),
      shownComment('whole', { text: 'v2 00:01.750 (043) Arc', createdAt: '2026-11-20T12:00:00Z', personId: 'hana' }),
      shownComment('v3', { revision: 3, personId: 'camille', createdAt: '2026-11-23T10:00:00Z', text: 'v3 is up' }),
    ],
    detail: { task: { ...assigned(), assigneeIds: ['camille'] } },
  });
  await screen.findByText('0 of 3 fixed');
  fireEvent.click(screen.getByRole('checkbox', { name: /Sail flutter/ }));
  await waitFor(() =>
    expect(inputsOf(engine, 'editComment')).toEqual([
      {
        taskId,
        commentId: 'asked',
        text: 'Two things',
        checklist: [
          { text: 'Sail flutter, f1012', checked: true, about: null },
          { text: 'Rope settles', checked: false, about: null },
        ],
      },
    ]),
  );
  fireEvent.click(screen.getAllByRole('button', { name: 'Say that it is not fixed yet' })[2] ?? document.body);
  await waitFor(() =>
    expect(inputsOf(engine, 'replyToComment')).toEqual([
      { taskId, commentId: 'whole', text: '✗ v3 not yet', handles: [], draftKey: null },
    ]),
  );
  fireEvent.click(screen.getAllByRole('button', { name: 'Carry on to the new note' })[2] ?? document.body);
  expect(screen.getByRole('textbox', { name: 'Item 1 of the checklist' })).toHaveProperty('value', 'Arc');
  // On the frame it was about, which is the item's own.
  expect(screen.getByRole('button', { name: 'About frame 1043: take that away' })).toBeTruthy();
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'Item 1 of the checklist' }), { key: 'Enter' });
  fireEvent.change(screen.getByRole('textbox', { name: 'Item 2 of the checklist' }), { target: { value: 'Foot' } });
  player.goTo({ frame: 50, inFrame: null, outFrame: null });
  fireEvent.click(
    screen.getByRole('checkbox', { name: 'Foot' }).closest('li')?.querySelector('[aria-label="To this frame"]') ??
      document.body,
  );
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Item 2 of the checklist' }));
  fireEvent.click(screen.getByRole('button', { name: 'About frame 1043: take that away' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Item 1 of the checklist' }));
  fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true });
  await waitFor(() =>
    expect(inputsOf(engine, 'postComment')).toEqual([
      expect.objectContaining({
        checklist: [
          { text: 'Arc', checked: false, about: null },
          { text: 'Foot', checked: false, about: { revision: 3, frame: 50 } },
        ],
      }),
    ]),
  );
});

function assigned(): TaskDetail['task'] {
  const detail = taskDetail(taskId);
  if (detail === null) throw new Error('the fixtures know this task');
  return detail.task;
}
