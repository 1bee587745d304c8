import { expect, test } from 'vitest';
import { isOpenable } from '../../shared/rules/openable.ts';
import { shownAs, viewerKind } from '../../shared/rules/viewerKind.ts';

test.each([
  ['PDF', 'pdf'],
  ['wav', 'sound'],
  ['otio', 'text'],
  ['glb', 'model'],
  ['zip', null],
  ['', null],
] as const)('a file that ends in %j is shown as %j', (extension, kind) => {
  expect(viewerKind(extension)).toBe(kind);
  expect(shownAs(extension)).toBe(kind);
});

test('pictures and movies are shown as such', () => {
  expect([shownAs('PNG'), shownAs('mov')]).toEqual(['picture', 'movie']);
});

test('what a colleague sent is opened where it is a document, and never where it could be a program', () => {
  expect(['a.pdf', 'Take 2.WAV', '/tmp/x/scene.blend'].map(isOpenable)).toEqual([true, true, true]);
  const programs = [
    'a.exe',
    'a.pdf.exe',
    'a.sh',
    'a.desktop',
    'a.lnk',
    'a.app',
    'a.js',
    'a.html',
    'a.py',
    // A script that is called a scene.
    ...['a.ma', 'a.mb', 'a.hip', 'a.hiplc', 'a.nk', 'a.max', 'a.c4d', 'a.comp'],
    'pdf',
    'a.',
    '',
  ];
  expect(programs.filter(isOpenable)).toEqual([]);
});
