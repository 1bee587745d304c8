import { render } from '@testing-library/react';
import { createElement } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Action, listenForKeys, useActions } from '../../renderer/ui/actions.ts';
import { keyCaps } from '../../renderer/ui/keys.ts';

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

const action = (id: string, keys: string, more: Partial<Action> = {}): Action => ({
  id,
  label: id,
  group: 'Test',
  keys: [keys],
  run: () => void ran.push(id),
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
  offer(action('palette', 'Mod+K'));
  press('k');
  press('k', { ctrlKey: true, shiftKey: true });
  press('k', { ctrlKey: true });
  expect(ran).toEqual(['palette']);
});

test('G then T is one shortcut, and T alone is not', () => {
  offer(action('tasks', 'G T'), action('time', 'T'));
  press('g');
  press('t');
  expect(ran).toEqual(['tasks']);
  press('t');
  expect(ran).toEqual(['tasks', 'time']);
});

test('letters do nothing in a text field, chords do', () => {
  offer(action('status', 'S'), action('palette', 'Mod+K'), action('undo', 'Mod+Z'));
  const field = document.createElement('input');
  document.body.append(field);
  press('s', {}, field);
  press('z', { ctrlKey: true }, field);
  press('k', { ctrlKey: true }, field);
  expect(ran).toEqual(['palette']);
});

test('one switch turns off every single-letter key and leaves the chords', () => {
  areSingleKeysOn = false;
  offer(action('status', 'S'), action('tasks', 'G T'), action('palette', 'Mod+K'));
  press('s');
  press('g');
  press('t');
  press('k', { ctrlKey: true });
  expect(ran).toEqual(['palette']);
});

test('the letter printed on the key counts, and the physical key where the layout is not Latin', () => {
  offer(action('undo', 'Mod+Z'));
  press('z', { ctrlKey: true, code: 'KeyW' });
  press('я', { ctrlKey: true, code: 'KeyZ' });
  press('w', { ctrlKey: true, code: 'KeyZ' });
  expect(ran).toEqual(['undo', 'undo']);
});

test('a sign is the character, however the layout makes it', () => {
  offer(action('help', '?'));
  press('?', { shiftKey: true });
  press('?', { shiftKey: false });
  expect(ran).toEqual(['help', 'help']);
});

test('the newer layer wins a key, and gives it back when it goes', () => {
  offer(action('page', 'S'));
  const panel = offer(action('panel', 'S'));
  press('s');
  panel.unmount();
  press('s');
  expect(ran).toEqual(['panel', 'page']);
});

test('a disabled action takes its key and does nothing', () => {
  offer(action('sync', 'Mod+R', { disabledReason: 'Needs a connection' }));
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

test('keys are shown as they are printed', () => {
  expect(keyCaps('Mod+Shift+Z')).toEqual(['Ctrl', 'Shift', 'Z']);
  expect(keyCaps('Alt+ArrowLeft')).toEqual(['Alt', '←']);
  expect(keyCaps('G T')).toEqual(['G', 'T']);
});
