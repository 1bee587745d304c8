import { render, screen, waitFor } from '@testing-library/react';
import { createElement, useLayoutEffect } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ActionId } from '../../renderer/keys/catalogue.ts';
import { type Action, listenForKeys, runOnceOffered, useActions } from '../../renderer/ui/actions.ts';
import { keyCaps } from '../../renderer/keys/chords.ts';
import { Toasts } from '../../renderer/ui/Toasts.tsx';

let ran: string[] = [];
let areSingleKeysOn = true;
let stop = () => {};

beforeEach(() => {
  ran = [];
  areSingleKeysOn = true;
  stop = listenForKeys(() => areSingleKeysOn);
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

const action = (id: ActionId, label: string = id, more: Partial<Action> = {}): Action => ({
  id,
  label,
  group: 'Test',
  run: () => void ran.push(label),
  ...more,
});

function Offers({ actions }: { readonly actions: readonly Action[] }) {
  useActions(actions);
  return null;
}
const offer = (...actions: readonly Action[]) => render(createElement(Offers, { actions }));

function press(key: string, more: KeyboardEventInit = {}, target: EventTarget = document.body) {
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '';
  target.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...more }));
}

test('a key runs its action, and only with the right modifiers', () => {
  offer(action('app.palette'));
  press('k');
  press('k', { ctrlKey: true, shiftKey: true });
  press('k', { ctrlKey: true });
  expect(ran).toEqual(['app.palette']);
});

test('a key works as soon as what offers it is drawn', () => {
  // A key that comes before anything else the page has to do: what is drawn is there by the end of its layout.
  function PressedAtOnce() {
    useLayoutEffect(() => press('k', { ctrlKey: true }), []);
    return null;
  }
  render([
    createElement(Offers, { key: 'offers', actions: [action('app.palette', 'drawn')] }),
    createElement(PressedAtOnce, { key: 'pressed' }),
  ]);
  expect(ran).toEqual(['drawn']);
});

test('G then T is one shortcut, and T alone is not', () => {
  offer(action('go.my-tasks'), action('task.log-time'));
  press('g');
  press('t');
  expect(ran).toEqual(['go.my-tasks']);
  press('t');
  expect(ran).toEqual(['go.my-tasks', 'task.log-time']);
});

test('letters do nothing in a text field, chords do', () => {
  offer(action('task.status'), action('app.palette'), action('app.undo'));
  const field = document.createElement('input');
  document.body.append(field);
  press('s', {}, field);
  press('z', { ctrlKey: true }, field);
  press('k', { ctrlKey: true }, field);
  expect(ran).toEqual(['app.palette']);
});

test('one switch turns off every single-letter key and leaves the chords', () => {
  areSingleKeysOn = false;
  offer(action('task.status'), action('go.my-tasks'), action('app.palette'));
  press('s');
  press('g');
  press('t');
  press('k', { ctrlKey: true });
  expect(ran).toEqual(['app.palette']);
});

test('the letter printed on the key counts, and the physical key where the layout is not Latin', () => {
  offer(action('app.undo'));
  press('z', { ctrlKey: true, code: 'KeyW' });
  press('я', { ctrlKey: true, code: 'KeyZ' });
  press('w', { ctrlKey: true, code: 'KeyZ' });
  expect(ran).toEqual(['app.undo', 'app.undo']);
});

test('a sign is the character, however the layout makes it', () => {
  offer(action('help.keys'));
  press('?', { shiftKey: true });
  press('?', { shiftKey: false });
  expect(ran).toEqual(['help.keys', 'help.keys']);
});

test('the newer layer wins a key, and gives it back when it goes', () => {
  offer(action('task.status', 'page'));
  const panel = offer(action('task.status', 'panel'));
  press('s');
  panel.unmount();
  press('s');
  expect(ran).toEqual(['panel', 'page']);
});

test('a disabled action takes its key and does nothing', () => {
  offer(action('app.sync-now', 'sync', { disabledReason: 'Needs a connection' }));
  const event = new KeyboardEvent('keydown', {
    key: 'r',
    code: 'KeyR',
    ctrlKey: true,
    bubbles: true,
    cancelable: true,
  });
  document.body.dispatchEvent(event);
  expect(ran).toEqual([]);
  // Or the browser would reload the page.
  expect(event.defaultPrevented).toBe(true);
});

test('a key for what cannot be done says why, once; Escape has nothing to say', async () => {
  render(createElement(Toasts));
  offer(action('task.assign', 'assign', { label: 'Assign people', disabledReason: 'Your role does not allow it.' }));
  offer(action('view.step-back', 'step back', { disabledReason: 'Nothing is selected' }));
  press('Escape');
  press('a');
  press('a', { repeat: true });
  press('a');
  expect(await screen.findByText('Your role does not allow it.')).toBeTruthy();
  await waitFor(() => expect(screen.getAllByText('Assign people')).toHaveLength(1));
  expect(screen.queryByText('Nothing is selected')).toBe(null);
  expect(ran).toEqual([]);
});

test('what closes a toast is there for a screen reader as long as keys come to it', async () => {
  render(createElement(Toasts));
  offer(action('task.assign', 'assign', { disabledReason: 'Your role does not allow it.' }));
  press('a');
  await screen.findByText('Your role does not allow it.');
  expect(screen.getByRole('button').tabIndex).toBe(0);
});

test('what is begun from a row says why its panel does not offer it', async () => {
  render(createElement(Toasts));
  runOnceOffered('task.priority');
  offer(action('task.priority', 'priority', { disabledReason: 'It belongs to another department.' }));
  expect(await screen.findByText('It belongs to another department.')).toBeTruthy();
});

test('keys are shown as they are printed', () => {
  expect(keyCaps('Mod+Shift+Z')).toEqual(['Ctrl', 'Shift', 'Z']);
  expect(keyCaps('Alt+ArrowLeft')).toEqual(['Alt', '←']);
  expect(keyCaps('G T')).toEqual(['G', 'T']);
});

test('Enter on a button presses the button, and is no key of the screen', () => {
  offer(action('table.open'));
  const button = document.createElement('button');
  const link = document.createElement('a');
  link.href = '#';
  const cell = document.createElement('div');
  cell.tabIndex = 0;
  document.body.append(button, link, cell);
  press('Enter', {}, button);
  press('Enter', {}, link);
  expect(ran).toEqual([]);
  press('Enter', {}, cell);
  expect(ran).toEqual(['table.open']);
});
