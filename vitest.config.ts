import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The whole engine against a server or a studio, or very much at once: minutes, where the rest of its tests are seconds. */
const wholeEngine = [
  'test/engine/{accounts,lostAnswers,twoPeople,reviewRoom,killed,powerCut,pinsKilled}.test.ts',
  'test/engine/{pins,disk,server}/**/*.test.ts',
  'test/engine/kitsu/{studio,transport}.test.ts',
  'test/engine/queries/tenThousandShots.test.ts',
  'test/simulation/**/*.test.ts',
  'test/mutants/**/*.test.ts',
];

/** Of these, many files of some seconds that leave nothing behind: engine and studio are loaded once for all of them. */
const manyEngines = ['test/engine/{outbox,mirror,media}/**/*.test.ts'];

/** Minutes each: begun last, one of them would go on alone while a core is idle. */
const longest = [
  'test/engine/killed.test.ts',
  'test/engine/twoPeople.test.ts',
  'test/simulation/faults.test.ts',
  'test/cli/commands.test.ts',
  'test/engine/lostAnswers.test.ts',
  'test/cli/owners.test.ts',
];

/** Without this the order is that of the files' sizes where no times are known, as in a fresh clone; shares are by chance. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((name) => moduleId.endsWith(name));
      return at === -1 ? longest.length : at;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }

  /** By turns from the longest file to the shortest, there and back, so that each share takes about as long. */
  override shard(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { index, count } = this.ctx.config.shard ?? { index: 1, count: 1 };
    const sizeOf = ({ moduleId }: TestSpecification): number => statSync(moduleId).size;
    const ordered = files.toSorted(
      (one, other) => sizeOf(other) - sizeOf(one) || one.moduleId.localeCompare(other.moduleId),
    );
    const shareAt = (at: number): number => {
      const turn = at % count;
      return Math.floor(at / count) % 2 === 0 ? turn : count - 1 - turn;
    };
    return Promise.resolve(ordered.filter((_file, at) => shareAt(at) === index - 1));
  }
}

/** A page with all that is on it, many times over: not what one waits for before a commit. */
const wholePages = ['test/renderer/{entities,inbox,publish,signIn,task,todo,drawing/tools}.test.tsx'];

/** These leave nothing behind in their modules, so that files can share a worker: a third of the time. */
const shared = { pool: 'threads', isolate: false } as const;

const patient = { testTimeout: 240_000, hookTimeout: 240_000 } as const;

const node = (name: string, include = [`test/${name}/**/*.test.{ts,tsx}`], exclude: string[] = [], more = {}) => ({
  // Generous: nothing here is judged by the clock, and a machine may be doing other things.
  test: {
    name,
    environment: 'node',
    include,
    exclude,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    ...more,
  },
});

const page = (name: string, include: string[], exclude: string[] = []) => ({
  plugins: [react()],
  test: {
    name,
    environment: 'jsdom',
    // Each file has its own globals in one process: a document made anew with its modules cost a third of these tests.
    pool: 'vmThreads' as const,
    include,
    exclude,
    setupFiles: ['test/renderer/support/patience.ts'],
    testTimeout: 60_000,
    // As long as that patience.
    expect: { poll: { timeout: 15_000 } },
    css: { include: /\.module\.css$/, modules: { classNameStrategy: 'non-scoped' as const } },
  },
});

/**
 * Each file drives a real window: one at a time, or they steal the focus from each other. All in one process: Playwright and the
 * demo studio are read once, and of the pictures that studio draws each is drawn once.
 */
const windows = (name: string, limitMs: number) => ({
  test: {
    name,
    environment: 'node',
    include: [`test/${name}/**/*.test.ts`],
    fileParallelism: false,
    maxWorkers: 1,
    isolate: false,
    testTimeout: limitMs,
    hookTimeout: limitMs,
    // As long as for a button to be there: on a busy machine a state comes late, and nothing is judged by when.
    expect: { poll: { timeout: 60_000 } },
  },
});

export default defineConfig({
  test: {
    passWithNoTests: true,
    // On two cores it would take one of them only.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    projects: [
      node('rules', undefined, [], shared),
      node('engine', undefined, [...wholeEngine, ...manyEngines], shared),
      // They give way to the journeys beside them.
      node('whole engine', wholeEngine, [], patient),
      // Processes, not threads: a thread that ends while an engine of a failed test is still at its database takes all with it.
      node('many engines', manyEngines, [], { ...patient, isolate: false }),
      node('main', undefined, [], shared),
      // Each command is a process of its own, and they wait for each other.
      node('cli', undefined, [], { ...patient, globalSetup: 'test/cli/support/bundled.ts' }),
      node('studio', undefined, [], shared),
      node('contract'),
      page('renderer', ['test/renderer/**/*.test.{ts,tsx}'], wholePages),
      page('pages', wholePages),
      windows('e2e', 300_000),
      // On real servers, which `npm run test:zou` starts.
      windows('zou', 600_000),
    ],
  },
});
