import path from 'node:path';
import { expect, test } from 'vitest';
import { commandAmong, folderNamedIn } from '../../electron/main/commandWords.ts';

test('only the launcher’s mark before the dashes starts a command, and its words are left as they are', () => {
  expect(commandAmong(['inari', '--command-line', '--', 'tasks', '--json'])).toEqual(['tasks', '--json']);
  expect(commandAmong(['inari', '--no-sandbox', '--command-line', '--'])).toEqual([]);
  expect(commandAmong(['inari'])).toBe(null);
  expect(commandAmong(['inari', 'kitsu://studio/productions'])).toBe(null);
  expect(commandAmong(['inari', '--', '--command-line'])).toBe(null);
});

test('the folder a command names is found among words of any command', () => {
  expect(folderNamedIn(['shots', 'LTF', '--data', '/somewhere', '--json'])).toBe(path.resolve('/somewhere'));
  expect(folderNamedIn(['comment', 'x', 'text', '--status', 'wip', '--data=/elsewhere'])).toBe(
    path.resolve('/elsewhere'),
  );
  expect(folderNamedIn(['tasks'])).toBe(null);
  expect(folderNamedIn(['tasks', '--data', ''])).toBe(null);
});
