import { expect, test } from 'vitest';
import en from '../../renderer/i18n/en.json' with { type: 'json' };
import type { ActionId } from '../../renderer/keys/catalogue.ts';
import { chordOf, collide, isSingleKey } from '../../renderer/keys/chords.ts';
import { actionIds, conflictsOf, inCatalogue, isReserved, keymapOf } from '../../renderer/keys/keymap.ts';

const kitsu = keymapOf({ keyPreset: 'kitsu', reboundKeys: {} });
const editorial = keymapOf({ keyPreset: 'editorial', reboundKeys: {} });

const press = (key: string, code: string, more: KeyboardEventInit = {}) =>
  chordOf(new KeyboardEvent('keydown', { key, code, ...more }));

test('a preset has no key twice in one region', () => {
  for (const keymap of [kitsu, editorial]) {
    const twice = actionIds.flatMap((id) =>
      (keymap.get(id) ?? []).flatMap((keys) =>
        conflictsOf(keymap, id, keys)
          .filter((other) => inCatalogue(other).region === inCatalogue(id).region && inCatalogue(id).isFixed !== true)
          .map((other) => `${id} ${keys} ${other}`),
      ),
    );
    expect(twice).toEqual([]);
  }
});

test('the words of an action need nothing but its number', () => {
  const words = (path: string) =>
    path.split('.').reduce<unknown>((at, part) => Object.entries(at ?? {}).find(([key]) => key === part)?.[1], en);
  const needy = actionIds.filter((id) => {
    const { words: path, number } = inCatalogue(id);
    const text = words(path);
    return typeof text !== 'string' || (number === undefined ? text : text.replace('{number}', '')).includes('{');
  });
  expect(needy).toEqual([]);
});

test('Editorial steps with comma and full stop, and walks the drawings with Shift', () => {
  expect(kitsu.get('review.previous-mark')).toEqual([',']);
  expect(editorial.get('review.back')).toEqual(['ArrowLeft', ',']);
  expect(editorial.get('review.previous-mark')).toEqual([press('<', 'Comma', { shiftKey: true })]);
  expect(editorial.get('review.next-mark')).toEqual([press('>', 'Period', { shiftKey: true })]);
});

test('chosen keys go over the preset, Esc stays, and names of a newer app are left alone', () => {
  const keymap = keymapOf({
    keyPreset: 'editorial',
    reboundKeys: { 'review.back': ['Q'], 'view.step-back': ['B'], 'task.status': [], 'from.the-future': ['X'] },
  });
  expect(keymap.get('review.back')).toEqual(['Q']);
  expect(keymap.get('view.step-back')).toEqual(['Escape']);
  expect(keymap.get('task.status')).toEqual([]);
  expect(keymap.size).toBe(actionIds.length);
});

test.each<[ActionId, string, readonly ActionId[]]>([
  ['task.assign', 'S', ['task.status']],
  ['list.next', 'S', ['task.status']],
  ['review.fit', 'T', []],
  ['review.pen', 'C', ['task.comment']],
  ['review.pen', 'Mod+K', ['app.palette']],
  ['app.palette', 'Alt+ArrowLeft', ['go.back', 'review.previous']],
  ['view.theme', 'G I', ['go.inbox']],
  ['time.today', 'K', ['list.previous']],
])('%s on %s meets %j', (id, keys, expected) => {
  expect(conflictsOf(kitsu, id, keys)).toEqual(expected);
});

test('a key alone meets every sequence that begins with it', () => {
  expect(conflictsOf(kitsu, 'task.status', 'G')).toContain('go.inbox');
  expect(collide('G T', 'G I')).toBe(false);
  expect(collide('G T', 'T')).toBe(false);
});

test('what is pressed is written as the catalogue writes it', () => {
  expect(press('k', 'KeyK', { ctrlKey: true })).toBe('Mod+K');
  expect(press('K', 'KeyK', { ctrlKey: true, shiftKey: true })).toBe('Mod+Shift+K');
  expect(press('ArrowLeft', 'ArrowLeft', { altKey: true })).toBe('Alt+ArrowLeft');
  expect(press(' ', 'Space', { shiftKey: true })).toBe('Shift+Space');
  expect(press('?', 'Slash', { shiftKey: true })).toBe('?');
  expect(press('F6', 'F6')).toBe('F6');
  expect(press('+', 'Equal', { shiftKey: true })).toBe('Plus');
  expect(press('!', 'Digit1', { shiftKey: true })).toBe('Shift+1');
  expect(press('1', 'Digit1')).toBe('1');
  expect(press('я', 'KeyZ', { ctrlKey: true })).toBe('Mod+Z');
  expect(press('Control', 'ControlLeft', { ctrlKey: true })).toBeNull();
});

test('Esc and Tab are nobody’s to have, and a letter with Shift is still a single letter', () => {
  expect(['Escape', 'Shift+Tab', 'Shift+E'].map(isReserved)).toEqual([true, true, false]);
  expect(['Shift+E', '?', 'G T', 'F6', 'Alt+E'].map(isSingleKey)).toEqual([true, true, true, false, false]);
});
