import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { KeyboardSettings } from '../../renderer/features/settings/keys/KeyboardSettings.tsx';
import { connect, show, type Shown } from './support/show.tsx';

let shown: Shown;
beforeEach(async () => {
  shown = connect();
  await show(<KeyboardSettings />, shown);
});

/** Narrows the list, so that what is asked of it has few rows to go through. */
function find(text: string): void {
  fireEvent.change(screen.getByLabelText('Find a shortcut'), { target: { value: text } });
}
function rowOf(name: string): HTMLElement {
  const row = screen.getByText(name, { selector: 'li *' }).closest('li');
  if (row === null) throw new Error(`${name} has no row`);
  return row;
}
const capsOf = (name: string): readonly string[] =>
  [...rowOf(name).querySelectorAll('kbd')].map((cap) => cap.textContent);
const saved = async () => (await shown.bridge.query('settings', {})).value.reboundKeys;

async function record(name: string, pressed: KeyboardEventInit, ask: RegExp = /change the key/): Promise<HTMLElement> {
  fireEvent.click(within(rowOf(name)).getByRole('button', { name: ask }));
  const field = await screen.findByLabelText(`Key for: ${name}`, { selector: 'input' });
  fireEvent.keyDown(field, pressed);
  return field;
}
const q = { key: 'q', code: 'KeyQ' };

test('a free key is taken by Enter, two letters are one shortcut, and reset alone brings the old one back', async () => {
  find('set the status');
  const field = await record('Set the status', q);
  expect(screen.getByText('Nothing else has it here.')).toBeTruthy();
  fireEvent.keyDown(field, { key: 'w', code: 'KeyW' });
  fireEvent.keyDown(field, { key: 'Enter' });
  await expect.poll(() => capsOf('Set the status')).toEqual(['Q', 'W']);
  expect(await saved()).toEqual({ 'task.status': ['Q W'] });

  const added = await record('Set the status', { key: 'x', code: 'KeyX', ctrlKey: true }, /Add a key/);
  fireEvent.keyDown(added, { key: 'Enter' });
  await expect.poll(saved).toEqual({ 'task.status': ['Q W', 'Mod+X'] });

  await expect.poll(() => capsOf('Set the status')).toHaveLength(4);
  fireEvent.click(within(rowOf('Set the status')).getByRole('button', { name: 'Reset: Set the status' }));
  await expect.poll(() => capsOf('Set the status')).toEqual(['S']);
  expect(await saved()).toEqual({});
});

test('a conflict is said before it is accepted; the other gives its key up, or both keep it', async () => {
  find('tasks');
  await record('Set the status', { key: 'c', code: 'KeyC' });
  expect(screen.getByText(/Also starts: .*Write a comment/)).toBeTruthy();
  expect(await saved()).toEqual({});
  fireEvent.click(screen.getByText('Take it from there'));
  await expect.poll(() => capsOf('Set the status')).toEqual(['C']);
  expect(await saved()).toMatchObject({ 'task.status': ['C'], 'task.comment': [] });

  await record('Add to playlist', { key: 'c', code: 'KeyC' });
  fireEvent.click(screen.getByText('Keep both'));
  await expect.poll(() => capsOf('Add to playlist')).toEqual(['C']);
  expect(within(rowOf('Set the status')).getByRole('img', { name: 'Also starts: Add to playlist' })).toBeTruthy();
});

test('what the window itself does cannot be taken, and has no button', async () => {
  find('side bar');
  await record('Fold or unfold the side bar', { key: '-', code: 'Minus', ctrlKey: true });
  expect(screen.getByText('Also starts: Zoom out')).toBeTruthy();
  expect(screen.getByText('Take it from there').closest('button')).toHaveProperty('disabled', true);
  find('zoom out');
  expect(within(rowOf('Zoom out')).queryByRole('button')).toBeNull();
});

test('an action is found by pressing its key; Esc goes back to words', () => {
  fireEvent.click(screen.getByLabelText('Find by pressing the keys'));
  const field = screen.getByLabelText('Find by pressing the keys', { selector: 'input' });
  fireEvent.keyDown(field, { key: 'b', code: 'KeyB', ctrlKey: true });
  expect(screen.getAllByRole('listitem').map((row) => row.textContent)).toEqual(['Fold or unfold the side barCtrl B']);
  fireEvent.keyDown(field, { key: 'Escape' });
  find('palette');
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
});

test('Editorial changes keys of the player, what was chosen stays over it, and all are set back at once', async () => {
  find('player');
  await shown.bridge.call('saveSettings', { keyPreset: 'editorial', reboundKeys: { 'review.previous-mark': ['U'] } });
  await expect.poll(() => capsOf('One frame back')).toEqual(['←', ',']);
  // Of a hundred actions those out of sight come with the next frames.
  await expect.poll(() => capsOf('Next drawing or note')).toEqual(['>']);
  expect(capsOf('Previous drawing or note')).toEqual(['U']);
  const resetAll = screen.getByRole('button', { name: 'Reset all' });
  // The list may be drawn with a frame of its own, a moment before the button above it.
  await expect.poll(() => resetAll.getAttribute('aria-disabled')).not.toBe('true');
  resetAll.focus();
  fireEvent.click(resetAll);
  await expect.poll(() => capsOf('Previous drawing or note')).toEqual(['<']);
  await expect.poll(() => resetAll.getAttribute('aria-disabled')).toBe('true');
  expect(document.activeElement).toBe(resetAll);
});

test('the page opens with what is in view, and the others come after it', async () => {
  find('player');
  expect(screen.getAllByRole('listitem').length).toBeLessThan(40);
  await expect.poll(() => screen.getAllByRole('listitem').length, { timeout: 30_000 }).toBeGreaterThan(80);
});
