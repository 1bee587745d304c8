/*
 * The contract suite: what the demo studio pretends, Zou does. The same probes run on the demo studio and on real servers.
 *
 *   node test/contract/run.ts [--zou SEED_JSON]… [--studio] [--only TEXT]
 *
 * SEED_JSON is what `npm run zou -- seed` prints: it names the server, its version and the accounts. `npm run test:zou` sets
 * all of it up. With --studio the demo studio runs too, once in the manner of each version.
 *
 * A probe (probe.ts) is one case of one operation: how it is set up, the call of a role that may, with the answer's expected
 * shape (shapes/), status and events, the call of one that may not, and what must be true afterwards. operations/ holds the
 * 54 operations of the published specification, routes/ everything else the app calls; the app's journeys record those
 * in artifacts/routes.jsonl, and a recorded route without a probe fails. The studio is also compared with the real server of
 * the same version, field by field (compare.ts). Accepted differences stand in allowed.ts.
 *
 * Prints a table and what is behind each result that is not ok, writes artifacts/contract.json, ends with the counts.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { allowed } from './allowed.ts';
import { differences } from './compare.ts';
import { operationProbes } from './operations/all.ts';
import { specification } from './operations/specification.ts';
import { readRecordedRoutes, routesWithoutProbe } from './recordedRoutes.ts';
import { Report, say } from './report.ts';
import { routeProbes } from './routes/all.ts';
import { startStudio } from './studioProcess.ts';
import { accounts, type Subject } from './subject.ts';
import { runOn, withoutAccess, type Outcome } from './subjectRun.ts';
import { versions, type Version } from './version.ts';

const artifact = (name: string) => fileURLToPath(new URL(`../../artifacts/${name}`, import.meta.url));

const { values } = parseArgs({
  options: {
    zou: { type: 'string', multiple: true, default: [] },
    studio: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
});

const seedFile = z.object({ url: z.string(), version: z.enum(versions), accounts });
const real = values.zou.map((path): Subject => {
  const { url, version, accounts: people } = seedFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  return { server: version, version, url, accounts: people };
});

const operations = operationProbes.toSorted((a, b) => specification.indexOf(a.route) - specification.indexOf(b.route));
const missing = specification.filter((route) => !operations.some((probe) => probe.route === route));
const recorded = readRecordedRoutes(artifact('routes.jsonl'));
const unprobed = routesWithoutProbe(recorded ?? [], [...operations, ...routeProbes]);
const probes = [...operations, ...routeProbes].filter((each) => `${each.route} ${each.title}`.includes(values.only));

/** Runs the studio in the manner of a version. */
async function runStudio(version: Version): Promise<Outcome[]> {
  try {
    const studio = await startStudio(version);
    try {
      return await runOn(studio.subject, probes);
    } finally {
      await studio.stop();
    }
  } catch (error) {
    return withoutAccess({ server: 'studio', version, url: '', accounts: [] }, probes, error);
  }
}

/** Adds what the studio does otherwise than the real server of the same version, on fields that are not told yet. */
function compared(outcome: Outcome, reals: readonly Outcome[]): Outcome {
  const { probe, subject, issues, exchanges } = outcome;
  const other = reals.find((each) => each.probe === probe && each.subject.version === subject.version);
  if (other === undefined || exchanges.length === 0) return outcome;
  const told = new Set(issues.map((issue) => issue.field));
  const found = differences(other.exchanges, exchanges).filter((issue) => !told.has(issue.field));
  return { ...outcome, issues: [...issues, ...found] };
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const report = new Report(allowed);
const reals = (await Promise.all(real.map((subject) => runOn(subject, probes)))).flat();
const studio = values.studio ? (await Promise.all(versions.map(runStudio))).flat() : [];
for (const outcome of studio) report.add(compared(outcome, reals));
for (const outcome of reals) report.add(outcome);
report.print(['studio', ...versions]);
// A part of the table must not pass for the whole.
if (values.only === '') report.write(artifact('contract.json'));

const isComplete = values.only === '' && values.studio && real.length === versions.length;
const complaints = [
  ...missing.map((route) => `${route} is in the specification and has no probe`),
  ...unprobed.map(
    (route) => `${route} is called by the app (artifacts/routes.jsonl) and has no probe in test/contract/routes`,
  ),
  ...(isComplete ? report.unmet : []).map(
    ({ route, field, server }) => `${route}, ${field} on ${server}: an allowed difference that is none any more`,
  ),
];
say(
  recorded === null
    ? '\nartifacts/routes.jsonl is not there: whether every route that the app calls has a probe stays open. npm test records it.'
    : `\n${recorded.length} routes were recorded of the app, ${unprobed.length} of them without a probe`,
);
for (const complaint of complaints) say(complaint);
const failed = report.failures + complaints.length;
say(`\n${report.lines.length - report.failures} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
