// @vitest-environment node
// The font of the table's icons is what `Icon` draws elsewhere.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'opentype.js';
import { expect, test } from 'vitest';
import { iconFontNames } from '../../renderer/ui/iconFontNames.ts';
import { iconShapes } from '../../renderer/ui/iconShapes.tsx';
import { stampOf } from '../../tools/iconFont/shapes.mjs';

const ui = join(import.meta.dirname, '../../renderer/ui');
const styles = readFileSync(join(ui, 'iconFont.css'), 'utf8');
const font = parse(new Uint8Array(readFileSync(join(ui, 'iconFont.otf'))).buffer);

test('it was made from the shapes as they are: if not, node tools/make-icon-font.mjs', () => {
  expect(styles).toContain(` ${stampOf(iconShapes, iconFontNames)}.`);
});

test.each(iconFontNames)('%s is a letter of it, in the middle of its box', (name) => {
  const letter = new RegExp(`data-icon='${name}'\\]::before \\{\\s+content: '\\\\([\\da-f]+)' / ''`).exec(styles)?.[1];
  const glyph = font.charToGlyph(String.fromCodePoint(Number.parseInt(letter ?? '0', 16)));
  expect(glyph.name).toBe(name);
  const { x1, y1, x2, y2 } = glyph.getBoundingBox();
  expect(x2 - x1).toBeGreaterThan(font.unitsPerEm / 3);
  expect(Math.abs((x1 + x2 - font.unitsPerEm) / 2)).toBeLessThan(font.unitsPerEm / 8);
  expect(Math.abs((y1 + y2 - font.ascender - font.descender) / 2)).toBeLessThan(font.unitsPerEm / 8);
});
