/*
 * The tests of frames, on the sources as they are and then with each mutant in turn, in one Vitest: what is not changed is transformed
 * once for all of them. Says, in a line of JSON, how many tests failed with which.
 *
 *   node test/mutants/noticed.ts
 */
import { join } from 'node:path';
import { createVitest, type Reporter } from 'vitest/node';
import { mutants, type Mutant, type Outcome } from './offByOne.ts';

const root = join(import.meta.dirname, '../..');
let mutant: Mutant | null = null;
let outcome: Omit<Outcome, 'mutant'> = { passed: 0, failed: 0 };

/** Only of this run: what Vitest answers itself holds earlier runs too. */
const counting: Reporter = {
  onTestRunEnd: (modules) => {
    const tests = modules.flatMap(({ children }) => [...children.allTests()].map((test) => test.result().state));
    outcome = {
      passed: tests.filter((state) => state === 'passed').length,
      failed: tests.filter((state) => state === 'failed').length,
    };
  },
};

const vitest = await createVitest(
  'test',
  {
    config: false,
    root,
    watch: false,
    include: [
      'test/rules/{frames,roomFrames,typedFrame,notes}.test.ts',
      'test/renderer/movieIndex.test.ts',
      'test/engine/kitsu/{decode,requests}.test.ts',
    ],
    environment: 'node',
    pool: 'threads',
    isolate: false,
    maxWorkers: 1,
    bail: 1,
    reporters: [counting],
    // What is kept of a module knows nothing of the change made to it.
    fsModuleCache: false,
  },
  {
    plugins: [
      {
        name: 'off-by-one',
        enforce: 'pre',
        transform: (code, id) => {
          if (mutant === null || id !== join(root, mutant.file)) return null;
          const { from, to } = mutant;
          return code.replace(from, () => to);
        },
      },
    ],
  },
);
const specifications = await vitest.globTestSpecifications();
for (const next of [null, ...mutants]) {
  const changed = [mutant, next].flatMap((one) => (one === null ? [] : [join(root, one.file)]));
  mutant = next;
  for (const file of changed) vitest.invalidateFile(file);
  await vitest.runTestSpecifications(specifications);
  const said: Outcome = { mutant: next?.name ?? null, ...outcome };
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
await vitest.close();
// Tests that fail are what is asked for.
process.exit(0);
