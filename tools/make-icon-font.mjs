// Makes the font of the icons that a table draws by the hundred (decision 0009), from the shapes that `Icon` draws elsewhere:
// run it after changing one of them. `npm test` says when it was forgotten.
import fs from 'node:fs';
import path from 'node:path';
// oxlint-disable-next-line import/default -- its types are those of the version before, which had no default
import opentype from 'opentype.js';
import { runnerImport } from 'vite';
import { outline } from './iconFont/outline.mjs';
import { shapesOf, stampOf } from './iconFont/shapes.mjs';
import { projectFolder } from './setup/cache.mjs';
import { say } from './setup/say.mjs';

const UI = path.join(projectFolder, 'renderer/ui');
const FIRST_LETTER = 0xe001; // the area that Unicode leaves to whoever wants it

/** Icons have a box of 16 by 16. */
const UNITS = 100;
const EM = 16 * UNITS;
const BELOW = 2 * UNITS;

const { module } = await runnerImport(path.join(UI, 'iconFontNames.ts'));
const { module: shapesModule } = await runnerImport(path.join(UI, 'iconShapes.tsx'));
const { iconFontNames } = module;
const glyphs = iconFontNames.map((name, index) =>
  glyphOf(name, FIRST_LETTER + index, shapesOf(shapesModule.iconShapes[name], shapesModule.iconStroke)),
);
const font = new opentype.Font({
  familyName: 'Inari icons',
  styleName: 'Regular',
  unitsPerEm: EM,
  ascender: EM - BELOW,
  descender: -BELOW,
  // The same bytes for the same shapes.
  createdTimestamp: 0,
  glyphs: [new opentype.Glyph({ name: '.notdef', unicode: 0, advanceWidth: EM, path: new opentype.Path() }), ...glyphs],
});
const bytes = Buffer.from(font.toArrayBuffer());
fs.writeFileSync(path.join(UI, 'iconFont.otf'), bytes);
fs.writeFileSync(path.join(UI, 'iconFont.css'), styles(iconFontNames, stampOf(shapesModule.iconShapes, iconFontNames)));
say(`${glyphs.length} icons, ${bytes.length} bytes`);

function styles(names, stamp) {
  const letters = names.map((name, index) => {
    const letter = (FIRST_LETTER + index).toString(16);
    return `  [data-icon='${name}']::before {\n    content: '\\${letter}' / '';\n  }\n`;
  });
  return `/* Made by tools/make-icon-font.mjs from the shapes ${stamp}. */
@font-face {
  font-family: 'Inari icons';
  font-display: block;
  src: url('./iconFont.otf') format('opentype');
}

@layer reset {
${letters.join('\n')}}
`;
}

function glyphOf(name, unicode, shapes) {
  const drawn = new opentype.Path();
  // Up is up in a font.
  const right = (x) => Math.round(x * UNITS);
  const up = (y) => Math.round(EM - BELOW - y * UNITS);
  for (const contour of shapes.flatMap(outline)) {
    contour.forEach(([x, y], index) => (index === 0 ? drawn.moveTo(right(x), up(y)) : drawn.lineTo(right(x), up(y))));
    drawn.close();
  }
  return new opentype.Glyph({ name, unicode, advanceWidth: EM, path: drawn });
}
