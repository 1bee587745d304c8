import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../../renderer');

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesOf(file) : [file];
  });
}

const files = filesOf(root);
const read = (file: string) => readFileSync(file, 'utf8');
const withoutComments = (css: string) => css.replace(/\/\*[\s\S]*?\*\//g, '');
const sheets = files.filter((file) => file.endsWith('.css'));
const sources = files.filter((file) => /\.tsx?$/.test(file)).map((file) => ({ file, text: read(file) }));

test('every custom property that is used is a token, or set by a component', () => {
  const css = sheets.map((sheet) => withoutComments(read(sheet))).join('\n');
  const set = new Set([
    ...[...css.matchAll(/(--[a-z][\w-]*):/g)].map(([, name]) => name),
    ...sources.flatMap(({ text }) => [...text.matchAll(/'(--[a-z][\w-]*)'/g)].map(([, name]) => name)),
    // Base UI sets these on its popups.
    '--anchor-width',
    '--available-height',
    '--transform-origin',
  ]);
  const used = new Set([...css.matchAll(/var\((--[a-z][\w-]*)/g)].map(([, name]) => name));
  expect([...used].filter((name) => !set.has(name))).toEqual([]);
});
