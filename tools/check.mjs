// `npm run check`: format, lint, types, imports, unused code, styles and the fast tests, in a minute or so.
import { close, runParts, tool, vitest } from './parts.mjs';
import { isCommand } from './setup/command.mjs';
import { readOptions } from './setup/readOptions.mjs';
import { setUp } from './setup.mjs';

/** Two cores are what the slowest supported machine has; the longest go first. */
const AT_ONCE = 2;

export function check() {
  return runParts(
    [
      vitest('fast tests', ['rules', 'engine', 'main', 'renderer']),
      { name: 'types', command: tool('typescript/bin/tsc', '-b') },
      {
        name: 'lint',
        command: tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings', '--report-unused-disable-directives'),
      },
      {
        name: 'format',
        // A cache of its own: any other run of prettier without one deletes the usual.
        command: tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '--cache', FORMAT_CACHE, '.'),
      },
      {
        name: 'imports',
        command: tool(
          'dependency-cruiser/bin/dependency-cruiser.mjs',
          ...IMPORT_ROOTS,
          '--config',
          '--output-type',
          'err',
        ),
      },
      { name: 'unused', command: tool('knip/bin/knip.js', '--no-progress') },
      { name: 'styles', command: tool('stylelint/bin/stylelint.mjs', 'renderer/**/*.css', '--allow-empty-input') },
      { name: 'class names', command: [process.execPath, 'tools/check-css-modules.mjs'] },
      { name: 'comments', command: [process.execPath, 'tools/check-comments.mjs'] },
    ],
    AT_ONCE,
  );
}

const FORMAT_CACHE = '--cache-location=node_modules/.cache/prettier-check';
const IMPORT_ROOTS = ['electron', 'renderer', 'shared', 'test', 'tools'];

if (isCommand(import.meta.url)) {
  readOptions('usage: npm run check', {});
  await setUp();
  close(await check());
}
