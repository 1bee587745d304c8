// What set-up says on the screen: one line when a slow step begins, one when it is done.

const started = performance.now();

/** @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** @param {number} fromMs */
export function seconds(fromMs) {
  const elapsed = (performance.now() - fromMs) / 1000;
  return elapsed < 10 ? `${elapsed.toFixed(1)} s` : `${Math.round(elapsed)} s`;
}

export function secondsSinceStart() {
  return seconds(started);
}

/**
 * Runs a step that may take a while, with its name before and its time after.
 * @template T
 * @param {string} name
 * @param {string} detail
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, detail, work) {
  say(`  ${name}: ${detail} …`);
  const from = performance.now();
  const result = await work();
  say(`  ${name}: done in ${seconds(from)}`);
  return result;
}

/** A set-up problem that the reader can solve: printed without a stack. */
export class SetUpError extends Error {}
