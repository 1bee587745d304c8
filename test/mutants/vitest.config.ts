/** The tests of frames, on a source that is one off: `offByOne.test.ts` runs them, and wants them to fail. */
import { defineConfig } from 'vitest/config';
import { mutants } from './offByOne.ts';

const mutant = mutants.find(({ name }) => name === process.env['INARI_MUTANT']);

export default defineConfig({
  root: `${import.meta.dirname}/../..`,
  plugins: [
    {
      name: 'off-by-one',
      enforce: 'pre',
      transform: (code, id) =>
        mutant !== undefined && id.endsWith(mutant.file) ? code.replace(mutant.from, mutant.to) : null,
    },
  ],
  test: {
    include: [
      'test/rules/{frames,roomFrames,typedFrame,notes}.test.ts',
      'test/renderer/movieIndex.test.ts',
      'test/engine/kitsu/{decode,requests}.test.ts',
    ],
    environment: 'node',
    pool: 'threads',
    isolate: false,
    bail: 1,
    // What is kept of a module knows nothing of the change made to it.
    fsModuleCache: false,
  },
});
