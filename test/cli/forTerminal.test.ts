import { expect, test } from 'vitest';
import { forTerminal } from '../../electron/cli/forTerminal.ts';

test('a terminal obeys nobody’s comment', () => {
  expect(forTerminal('\u001b]52;c;cm0gLXJm\u0007Hello')).toBe(']52;c;cm0gLXJmHello');
  expect(forTerminal('\u009b31mred\u001b[8mhidden')).toBe('31mred[8mhidden');
  expect(forTerminal('over\rwritten \u202etxt.exe')).toBe('overwritten txt.exe');
  expect(forTerminal('SQ010\tSH0040\nÎle 映 🎬')).toBe('SQ010\tSH0040\nÎle 映 🎬');
});
