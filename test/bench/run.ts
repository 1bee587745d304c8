/**
 * `npm run bench`: what a person waits for, beside a reference taken in the same run on the same machine. A goal that is
 * missed is told and fails nothing; a figure that is missing does.
 * docs/bench.md says what the parts are and how long they take.
 */
import { inspect } from 'node:util';
import { readBenchOptions } from '../../tools/benchOptions.mjs';
import { clientsFigures, measureClients } from './clientsStage.ts';
import type { Figures, Say } from './figures.ts';
import { hugeFigures, measureHuge } from './hugeStage.ts';
import { measureReview, reviewFigures } from './reviewStage.ts';
import { tableOf, writeJson, writeReadme } from './report.ts';
import { measureOnStudio, studioPartNames, studioParts } from './studioStage.ts';
import { startZou } from './zouServer.ts';
import { longZouFigures, measureOnZou, zouFigures } from './zouStage.ts';

const options = readBenchOptions();
const isLong = options.long;
const shots = Number(options.shots ?? (isLong ? 10_000 : 1_000));
const from = performance.now();
const say: Say = (line) => console.error(`bench ${String(Math.round((performance.now() - from) / 1000))} s: ${line}`);

if (options.prepare) {
  // What it is filled with is kept: a later run finds it.
  await (await startZou(isLong ? 'long' : 'short')).stop();
  process.exit();
}

let figures: Figures = {};
const keep = (more: Figures): void => {
  figures = { ...figures, ...more };
};

/** What each part answers; in this order they are measured. */
const parts: Readonly<Record<string, readonly string[]>> = {
  zou: isLong ? longZouFigures : zouFigures,
  clients: clientsFigures,
  ...studioParts,
  review: reviewFigures,
  ...(isLong ? { huge: hugeFigures } : {}),
};
const only = options.only?.split(',');
const unknown = only?.filter((name) => !Object.hasOwn(parts, name)) ?? [];
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}
const isChosen = (name: string): boolean => only === undefined || only.includes(name);

const isMissing = (figure: string): boolean => !Number.isFinite(figures[figure]?.value);

/** What one part cannot measure leaves the others' figures standing. */
async function orSay(part: string, measuring: Promise<void>): Promise<void> {
  await measuring.catch((error: unknown) => say(`✗ ${part}: ${inspect(error)}`));
}

/** A click that met nothing on a busy machine is no figure: then what is missing is measured once more. */
async function twice(names: readonly string[], measure: (missing: readonly string[]) => Promise<void>): Promise<void> {
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const missing = names.filter((name) => isChosen(name) && parts[name]?.some(isMissing));
    if (missing.length > 0) await orSay(missing.join(' and '), measure(missing));
  }
}

await twice(['zou', 'clients'], async (missing) => {
  say('a real Kitsu server');
  const server = await startZou(isLong ? 'long' : 'short');
  try {
    if (missing.includes('zou')) await orSay('zou', measureOnZou(server, { isLong }, keep, say));
    if (missing.includes('clients')) await orSay('clients', measureClients(server, { isLong }, keep, say));
  } finally {
    await server.stop();
  }
});
await twice(studioPartNames, (missing) =>
  measureOnStudio(
    { shots, isLong, parts: new Set(studioPartNames.filter((name) => missing.includes(name))) },
    keep,
    say,
  ),
);
await twice(['review'], () => measureReview({ isLong }, keep, say));
if (isLong) await twice(['huge'], () => measureHuge(keep, say));

const names = Object.entries(parts)
  .filter(([part]) => isChosen(part))
  .flatMap(([, ofPart]) => [...ofPart]);
const missing = names.filter(isMissing);
console.log(tableOf(figures));
if (options.json !== undefined) writeJson(options.json, figures);
if (missing.length > 0) say(`missing: ${missing.join(', ')}`);
else if (options.readme && only === undefined) writeReadme(figures);
console.log(`${String(names.length - missing.length)} passed, ${String(missing.length)} failed`);
process.exit(missing.length > 0 || names.length === 0 ? 1 : 0);
