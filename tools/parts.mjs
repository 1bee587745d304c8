// Running the parts of a check or test run: a few at a time, one line each, and the count at the end.
import { capture } from './setup/command.mjs';
import { say, seconds } from './setup/say.mjs';
import { projectFolder } from './setup/cache.mjs';

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string[]} command the first is the program
 * @property {boolean} [givesWay] needs cores and nothing else, and takes those that what runs beside it leaves
 * @property {Record<string, string>} [environment] what it is given besides that of this process
 * @property {(output: string) => Count} [count] reads tests out of the output; without it a part counts only when it fails
 */

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * @param {Part[]} parts
 * @param {number} atOnce
 * @returns {Promise<Count>}
 */
export async function runParts(parts, atOnce) {
  const total = { passed: 0, failed: 0 };
  const waiting = [...parts];
  const worker = async () => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      const count = await runPart(part);
      total.passed += count.passed;
      total.failed += count.failed;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return total;
}

/**
 * @param {Part} part
 * @returns {Promise<Count>}
 */
export async function runPart(part) {
  const from = performance.now();
  const isNice = part.givesWay === true && process.platform !== 'win32';
  const [program = '', ...args] = isNice ? ['nice', '-n', '5', ...part.command] : part.command;
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const env = { ...inherited, NO_COLOR: '1', ...part.environment };
  const { code, output } = await capture(program, args, { cwd: projectFolder, env });
  const count = part.count?.(output) ?? { passed: 0, failed: 0 };
  // A part that failed without a failed test in it (a crash, a broken file) must not look green.
  if (code !== 0 && count.failed === 0) count.failed = 1;
  const figures = part.count ? `${count.passed} passed, ${count.failed} failed, ` : '';
  say(`  ${count.failed === 0 ? '✓' : '✗'} ${part.name}: ${figures}${seconds(from)}`);
  if (count.failed > 0) say(output.trimEnd().replace(/^/gm, '    '));
  return count;
}

/** @param {string} name of a package's script @param {string[]} args @returns {string[]} */
export function tool(name, ...args) {
  return [process.execPath, `node_modules/${name}`, ...args];
}

/**
 * @param {string[]} projects of vitest.config.ts
 * @param {string} name
 * @param {string[]} [more] files of those projects, all of them if left out, and further options
 * @returns {Part}
 */
export function vitest(name, projects, more = []) {
  const selection = projects.flatMap((project) => ['--project', project]);
  return {
    name,
    command: tool('vitest/vitest.mjs', 'run', '--reporter=default', ...selection, ...more),
    count: readVitestSummary,
  };
}

/** @param {string} output @returns {Count} from the line "Tests  2 failed | 14 passed (16)" */
function readVitestSummary(output) {
  const line = /^\s*Tests\s+(.*)$/m.exec(output)?.[1] ?? '';
  const number = (/** @type {string} */ word) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
  return { passed: number('passed'), failed: number('failed') };
}

/** @param {string} output @returns {Count} from the closing line of a program of ours, "14 passed, 2 failed" */
export function readLastCount(output) {
  const [, passed, failed] = output.match(/[^]*^(\d+) passed, (\d+) failed/m) ?? [];
  return { passed: Number(passed ?? 0), failed: Number(failed ?? 0) };
}

/** The closing line that continuous integration reads. @param {Count} total */
export function close(total) {
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 ? 0 : 1);
}
