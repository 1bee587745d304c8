/**
 * `npm run bench`: what a person waits for, beside a reference taken in the same run on the same machine. A goal that is
 * missed is told and fails nothing; a figure that is missing does.
 *
 *   npm run bench [-- --long | --shots N] [--only zou|studio] [--json FILE] [--readme]
 *
 * `--long` takes the demo studio with 10,000 shots instead of 1,000.
 */
import { inspect, parseArgs } from 'node:util';
import type { Figures, Say } from './figures.ts';
import { tableOf, writeJson, writeReadme } from './report.ts';
import { measureOnStudio, studioFigures } from './studioStage.ts';
import { measureOnZou, zouFigures } from './zouStage.ts';

const { values: options } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    shots: { type: 'string' },
    only: { type: 'string' },
    json: { type: 'string' },
    readme: { type: 'boolean', default: false },
  },
});
const shots = Number(options.shots ?? (options.long ? 10_000 : 1_000));
const from = performance.now();
const say: Say = (line) => console.error(`bench ${String(Math.round((performance.now() - from) / 1000))} s: ${line}`);

let figures: Figures = {};
const keep = (more: Figures): void => {
  figures = { ...figures, ...more };
};

const stages = {
  zou: { names: zouFigures, measure: () => measureOnZou(keep, say) },
  studio: { names: studioFigures, measure: () => measureOnStudio(shots, keep, say) },
};
const chosen = Object.entries(stages).filter(([name]) => options.only === undefined || options.only === name);
// What one part cannot measure leaves the other's figures standing. A click that met nothing on a busy machine is no figure:
// then the part is measured once more.
for (const [name, { measure }] of chosen)
  for (const attempt of [1, 2]) {
    const error: unknown = await measure().then(
      () => null,
      (reason: unknown) => reason,
    );
    if (error === null) break;
    say(`✗ ${name}, attempt ${String(attempt)}: ${inspect(error)}`);
  }

const names = chosen.flatMap(([, stage]) => [...stage.names]);
const missing = names.filter((name) => !Number.isFinite(figures[name]?.value));
console.log(tableOf(figures));
if (options.json !== undefined) writeJson(options.json, figures);
if (missing.length > 0) say(`missing: ${missing.join(', ')}`);
else if (options.readme) writeReadme(figures);
console.log(`${String(names.length - missing.length)} passed, ${String(missing.length)} failed`);
process.exit(missing.length > 0 || names.length === 0 ? 1 : 0);
