import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { DrawnObject } from '../../../shared/model/annotation.ts';
import { changePreferences } from '../../../renderer/features/player/preferences.ts';
import { clearTable, drag, layTable, paintedIds, pick, press, pull, timeOf } from './drawingTable.tsx';

afterEach(() => {
  clearTable();
  changePreferences({ ink: '#ff3860', penSize: 1, hasGhosts: false, areDrawingsHeld: false, areDrawingsPlayed: true });
});

/** As Kitsu's page writes it, on a canvas twice as large. */
const square = (id: string, left: number, top: number, more: object = {}): DrawnObject => ({
  id,
  type: 'rect',
  left,
  top,
  width: 90,
  height: 90,
  scaleX: 1,
  scaleY: 1,
  strokeWidth: 10,
  stroke: '#00ff00',
  canvasWidth: 1280,
  canvasHeight: 720,
  pluginState: { kept: true },
  ...more,
});
const drawnOn = (frame: number, ...objects: readonly DrawnObject[]) => ({ time: timeOf(frame), drawing: { objects } });

test('the pen draws on the frame on screen, and the stroke is there before the engine has said so', async () => {
  const table = await layTable();
  press('d');
  drag([
    [20, 30],
    [60, 90],
    [120, 40],
  ]);
  expect(paintedIds()).toHaveLength(1);
  await waitFor(() => expect(table.on(12)).toHaveLength(1));
  expect(table.on(12)[0]).toMatchObject({ type: 'path', stroke: '#ff3860', canvasWidth: 640, createdBy: 'camille' });
  expect(table.commands).toMatchObject([{ previewFileId: 'v2', changes: [{ kind: 'add', time: timeOf(12) }] }]);
  await waitFor(() => expect(paintedIds()).toHaveLength(1));
});

test('a stroke that is let go before a movie that takes over has its first picture is kept, on the frame where one is', async () => {
  const table = await layTable();
  press('d');
  table.stall();
  table.player.open();
  expect(table.player.state().shown).toBeNull();
  drag([
    [20, 30],
    [60, 90],
  ]);
  await waitFor(() => expect(table.on(12)).toHaveLength(1));
});

test('a pen that feels pressure tells how hard was pressed, but with Ctrl', async () => {
  const table = await layTable();
  press('d');
  drag(
    [
      [20, 30],
      [60, 90],
    ],
    { pointerType: 'pen', pressures: [0.25, 0.75] },
  );
  await waitFor(() => expect(table.on(12)).toHaveLength(1));
  expect(table.on(12)[0]).toMatchObject({ type: 'PSStroke', strokePoints: [{ pressure: 0.25 }, {}, {}] });
});

test.each(['Line', 'Arrow', 'Rectangle', 'Ellipse'])(
  'the tool %s draws from where one presses to where one lets go',
  async (tool) => {
    const table = await layTable();
    pick(tool);
    drag([
      [100, 100],
      [180, 160],
    ]);
    await waitFor(() => expect(table.on(12)).toHaveLength(1));
    expect(table.on(12)[0]).toMatchObject({ type: 'path', originX: 'left' });
  },
);

test('inks and sizes go by key, and a colour of one’s own can be taken', async () => {
  const table = await layTable();
  press('@', { shiftKey: true, code: 'Digit2' });
  press('=');
  press('d');
  drag([
    [20, 30],
    [60, 90],
  ]);
  await waitFor(() => expect(table.on(12)[0]).toMatchObject({ stroke: '#ffd23f', strokeWidth: 640 * 0.008 }));
  const [own] = screen.getAllByLabelText('Another colour', { selector: 'input' });
  fireEvent.change(own ?? expect.fail('no own colour'), { target: { value: '#123456' } });
  drag([
    [20, 30],
    [60, 90],
  ]);
  await waitFor(() => expect(table.on(12)[1]).toMatchObject({ stroke: '#123456' }));
});

test('words are written where one presses; a press elsewhere sets them down', async () => {
  const table = await layTable();
  pick('Text');
  const board = screen.getByTestId('desk').querySelector('[data-tool="text"]') ?? expect.fail('no board');
  fireEvent.pointerDown(board, { clientX: 200, clientY: 100, button: 0 });
  fireEvent.change(screen.getByRole('textbox', { name: 'Text' }), { target: { value: 'more weight' } });
  fireEvent.pointerDown(board, { clientX: 400, clientY: 300, button: 0 });
  await waitFor(() => expect(table.on(12)).toMatchObject([{ type: 'i-text', text: 'more weight', fill: '#ff3860' }]));
  expect(screen.queryByRole('textbox', { name: 'Text' })).toBeNull();
});

test('words that are there are written anew where they stand, and the keys of the player work on', async () => {
  const words = {
    id: 'w',
    type: 'i-text',
    text: 'wieght',
    left: 200,
    top: 100,
    width: 200,
    height: 40,
    fontSize: 30,
    fill: '#ffffff',
    canvasWidth: 1280,
    canvasHeight: 720,
    pluginState: { kept: true },
  };
  const table = await layTable([drawnOn(12, words)]);
  pick('Text');
  const board = () => screen.getByTestId('desk').querySelector('[data-tool="text"]') ?? expect.fail('no board');
  fireEvent.pointerDown(board(), { clientX: 150, clientY: 65, button: 0 });
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Text' });
  expect(field.value).toBe('wieght');
  expect(paintedIds()).toEqual([]);
  fireEvent.change(field, { target: { value: 'weight\nhere' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(() => expect(table.on(12)).toMatchObject([{ ...words, text: 'weight\nhere', width: 0, height: 78.6 }]));
  expect(document.activeElement).toBe(screen.getByTestId('desk'));
  press('z', { ctrlKey: true });
  await waitFor(() => expect(table.on(12)).toEqual([words]));
});

test('Escape leaves words as they were, and no new ones behind', async () => {
  const table = await layTable();
  pick('Text');
  const board = screen.getByTestId('desk').querySelector('[data-tool="text"]') ?? expect.fail('no board');
  fireEvent.pointerDown(board, { clientX: 150, clientY: 65, button: 0 });
  const field = screen.getByRole('textbox', { name: 'Text' });
  fireEvent.change(field, { target: { value: 'never mind' } });
  fireEvent.keyDown(field, { key: 'Escape' });
  expect(screen.queryByRole('textbox', { name: 'Text' })).toBeNull();
  expect(document.activeElement).toBe(screen.getByTestId('desk'));
  expect(table.commands).toEqual([]);
});

test('the laser shows and leaves nothing', async () => {
  const table = await layTable();
  pick('Laser pointer');
  drag([
    [20, 30],
    [60, 90],
  ]);
  const trail = screen.getByTestId('desk').querySelector('polyline') ?? expect.fail('no trail');
  expect(trail.getAttribute('points')).toBe('20,30 60,90');
  expect(trail.hasAttribute('data-fading')).toBe(true);
  // React listens for the old name where, as in jsdom, styles know nothing of animations.
  fireEvent(trail, new Event('webkitAnimationEnd', { bubbles: true }));
  expect(screen.getByTestId('desk').querySelector('polyline')).toBeNull();
  expect(table.commands).toEqual([]);
});

test('what Kitsu’s page drew is pressed on, dragged, and only its place is written', async () => {
  const before = square('a', 100, 100);
  const table = await layTable([drawnOn(12, before, square('b', 600, 300))]);
  // Its line at the left lies at 50 to 55 here.
  drag([
    [52, 70],
    [60, 80],
    [82, 90],
  ]);
  await waitFor(() => expect(table.commands).toHaveLength(1));
  expect(table.on(12)).toEqual([{ ...before, left: 160, top: 140 }, square('b', 600, 300)]);
  expect(table.commands[0]?.changes).toHaveLength(1);
});

test('a corner makes it larger, the opposite one stays', async () => {
  const table = await layTable([drawnOn(12, square('a', 100, 100))]);
  drag([[52, 70]]);
  pull('se', [
    [100, 100],
    [150, 150],
  ]);
  await waitFor(() => expect(table.commands).toHaveLength(1));
  expect(table.on(12)).toEqual([square('a', 100, 100, { scaleX: 2, scaleY: 2 })]);
});

test('a frame around several selects them, Shift adds and takes away, arrows move them, Delete deletes them', async () => {
  const table = await layTable([drawnOn(12, square('a', 100, 100), square('b', 300, 100), square('c', 600, 400))]);
  drag([
    [20, 20],
    [210, 110],
  ]);
  drag([[302, 230]], { shiftKey: true });
  drag([[52, 70]], { shiftKey: true });
  press('ArrowRight');
  press('ArrowUp', { shiftKey: true });
  await waitFor(() => expect(table.commands).toHaveLength(2));
  expect(table.on(12)).toMatchObject([
    { id: 'a', left: 100, top: 100 },
    { id: 'b', left: 302, top: 80 },
    { id: 'c', left: 602, top: 380 },
  ]);
  press('Delete');
  await waitFor(() => expect(table.on(12).map(({ id }) => id)).toEqual(['a']));
  press('z', { ctrlKey: true });
  await waitFor(() => expect(table.on(12).map(({ id }) => id)).toEqual(['a', 'b', 'c']));
  expect(table.player.state().frame).toBe(12);
});

test('arrows step the frame again where nothing is selected', async () => {
  await layTable([drawnOn(12, square('a', 100, 100))]);
  drag([[52, 70]]);
  press('Escape');
  press('ArrowRight');
  expect(screen.getByTestId('desk').querySelector('[data-handle]')).toBeNull();
});

test('copies go to another frame and another revision, at the same place, and one undo takes them back', async () => {
  const table = await layTable([drawnOn(12, square('a', 100, 100), square('b', 300, 100))]);
  press('a', { ctrlKey: true });
  press('c', { ctrlKey: true });
  await table.goTo(20);
  press('v', { ctrlKey: true });
  await waitFor(() => expect(table.on(20)).toHaveLength(2));
  expect(table.on(20)).toMatchObject([{ left: 100, createdBy: 'camille', pluginState: { kept: true } }, { left: 300 }]);
  expect(table.on(20).map(({ id }) => id)).not.toContain('a');
  table.showRevision('v1');
  press('v', { ctrlKey: true });
  await waitFor(() => expect(table.on(20, 'v1')).toHaveLength(2));
  press('z', { ctrlKey: true });
  await waitFor(() => expect(table.on(20, 'v1')).toEqual([]));
  // Each revision has its own way back, and it shows where that leads.
  table.showRevision('v2');
  await table.goTo(3);
  press('z', { ctrlKey: true });
  await waitFor(() => expect(table.on(20)).toEqual([]));
  expect(table.player.state().frame).toBe(20);
  press('r', { altKey: true });
  await waitFor(() => expect(table.on(20)).toHaveLength(2));
});

test('a press of the eraser takes all of a stroke, rubbing takes a part, words stay whole', async () => {
  const words = {
    id: 'w',
    type: 'i-text',
    text: 'x',
    left: 300,
    top: 100,
    width: 200,
    height: 40,
    canvasWidth: 1280,
    canvasHeight: 720,
  };
  const table = await layTable([drawnOn(12, square('a', 100, 100), square('b', 600, 100), words)]);
  press('e');
  drag([
    [20, 75],
    [220, 75],
  ]);
  await waitFor(() => expect(table.commands).toHaveLength(1));
  expect(table.on(12)).toEqual([
    {
      ...square('a', 100, 100),
      eraser: expect.objectContaining({ objects: [expect.objectContaining({ type: 'path' })] }),
    },
    square('b', 600, 100),
    words,
  ]);
  drag([[302, 75]]);
  await waitFor(() => expect(table.on(12).map(({ id }) => id)).toEqual(['a', 'w']));
  press('z', { ctrlKey: true });
  press('z', { ctrlKey: true });
  await waitFor(() => expect(table.on(12)).toContainEqual(square('a', 100, 100)));
});

test('a range gets a copy on each frame after a question, and one undo takes all of them back', async () => {
  const table = await layTable([drawnOn(12, square('a', 100, 100))]);
  table.player.setRange({ inFrame: 10, outFrame: 14 });
  fireEvent.click(await screen.findByRole('button', { name: 'Draw it on all frames of the range' }));
  expect(await screen.findByText('Draw it on 4 more frames?')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Add 4 drawings' }));
  await waitFor(() => expect([10, 11, 12, 13, 14].map((frame) => table.on(frame).length)).toEqual([1, 1, 1, 1, 1]));
  expect(table.commands).toHaveLength(1);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  screen.getByTestId('desk').focus();
  press('z', { ctrlKey: true });
  await waitFor(() => expect([10, 11, 12, 13, 14].map((frame) => table.on(frame).length)).toEqual([0, 0, 1, 0, 0]));
});

test('what others draw meanwhile comes in while one draws, and takes nothing away', async () => {
  const table = await layTable([drawnOn(12, square('a', 100, 100))]);
  press('d');
  const board = screen.getByTestId('desk').querySelector('[data-tool]') ?? expect.fail('no board');
  fireEvent.pointerDown(board, { clientX: 20, clientY: 30, pointerId: 1, button: 0 });
  fireEvent.pointerMove(board, { clientX: 60, clientY: 90, pointerId: 1 });
  table.comesIn(
    { kind: 'add', time: timeOf(12), object: square('theirs', 600, 100) },
    { kind: 'update', time: timeOf(12), object: square('a', 200, 200) },
  );
  await waitFor(() => expect(paintedIds()).toEqual(['a', 'theirs']));
  fireEvent.pointerMove(board, { clientX: 90, clientY: 40, pointerId: 1 });
  fireEvent.pointerUp(board, { pointerId: 1 });
  await waitFor(() => expect(table.on(12)).toHaveLength(3));
  expect(table.on(12)).toMatchObject([{ left: 200 }, { id: 'theirs' }, { type: 'path', path: { length: 4 } }]);
});

test('an undo leaves alone what somebody else has changed since', async () => {
  const table = await layTable([drawnOn(12, square('a', 100, 100))]);
  drag([
    [52, 70],
    [82, 90],
  ]);
  await waitFor(() => expect(table.on(12)[0]).toMatchObject({ left: 160 }));
  table.comesIn({ kind: 'update', time: timeOf(12), object: square('a', 500, 500) });
  await waitFor(() => expect(screen.getByTestId('layer').innerHTML).toContain('translate(550 550)'));
  press('z', { ctrlKey: true });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(table.on(12)).toEqual([square('a', 500, 500)]);
});

test('ghosts show five drawn frames before and after, and drawings can stay until the next', async () => {
  const frames = [2, 4, 6, 8, 10, 12, 14, 16];
  await layTable([1, ...frames].map((frame) => drawnOn(frame, square(`on-${String(frame)}`, 100, 100))));
  expect(paintedIds()).toEqual(['on-12']);
  press('O', { shiftKey: true, code: 'KeyO' });
  expect(paintedIds()).toEqual(['on-10', 'on-8', 'on-6', 'on-4', 'on-2', 'on-14', 'on-16', 'on-12']);
});

test('drawings stay off while it plays, and stay on until the next, as one wishes', async () => {
  const table = await layTable([drawnOn(12, square('a', 100, 100))]);
  await table.goTo(13);
  await waitFor(() => expect(paintedIds()).toEqual([]));
  fireEvent.click(screen.getByRole('button', { name: 'How drawings are shown' }));
  fireEvent.click(await screen.findByRole('switch', { name: 'Keep each drawing until the next' }));
  expect(paintedIds()).toEqual(['a']);
  fireEvent.click(screen.getByRole('switch', { name: 'Show drawings while it plays' }));
  table.stall();
  table.player.toggle();
  await waitFor(() => expect(paintedIds()).toEqual([]));
  table.player.stop();
  await waitFor(() => expect(paintedIds()).toEqual(['a']));
});
