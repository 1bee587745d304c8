/*
 * The studio from the command line: prints one line of JSON when it listens, stops on SIGTERM or Ctrl-C.
 *
 *   node electron/studio/cli.ts --port 5700 --shots 200 --kitsu 1.0.97 --live on
 */
import { readFileSync, watchFile, unwatchFile } from 'node:fs';
import { parseArgs } from 'node:util';
import { readFaultRules, type FaultRule } from './faults.ts';
import { demoDefaults, startDemoStudio } from './demo.ts';
import type { KitsuVersion } from './tables.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    shots: { type: 'string' },
    tasks: { type: 'string' },
    comments: { type: 'string' },
    assets: { type: 'string' },
    people: { type: 'string' },
    seed: { type: 'string' },
    kitsu: { type: 'string', default: '0.20.52' },
    live: { type: 'string', default: 'off' },
    state: { type: 'string' },
    faults: { type: 'string' },
    'access-seconds': { type: 'string' },
    'refresh-seconds': { type: 'string' },
    now: { type: 'string' },
  },
});

const count = (text: string | undefined, fallback: number): number => {
  const number = text === undefined ? fallback : Number(text);
  if (!Number.isInteger(number) || number < 0) throw new Error(`Not a count: ${text}`);
  return number;
};

function version(text: string): KitsuVersion {
  if (text === '0.20.52' || text === '1.0.97') return text;
  throw new Error(`No such Kitsu: ${text} (0.20.52 or 1.0.97)`);
}

const faultsIn = (file: string): readonly FaultRule[] => readFaultRules(JSON.parse(readFileSync(file, 'utf8')));

const { faults: faultsFile } = values;

const studio = await startDemoStudio({
  port: count(values.port, 0),
  shots: count(values.shots, demoDefaults.shots),
  tasksPerShot: count(values.tasks, demoDefaults.tasksPerShot),
  comments: count(values.comments, demoDefaults.comments),
  assets: count(values.assets, demoDefaults.assets),
  people: count(values.people, demoDefaults.people),
  seed: count(values.seed, demoDefaults.seed),
  kitsu: version(values.kitsu),
  isLive: values.live === 'on',
  state: values.state ?? null,
  faults: faultsFile === undefined ? [] : faultsIn(faultsFile),
  accessSeconds: count(values['access-seconds'], demoDefaults.accessSeconds),
  refreshSeconds: count(values['refresh-seconds'], demoDefaults.refreshSeconds),
  now: values.now === undefined ? new Date() : new Date(values.now),
  log: (line) => console.error(line),
});

if (faultsFile !== undefined) {
  watchFile(faultsFile, { interval: 200 }, () => {
    try {
      studio.faults.set(faultsIn(faultsFile));
    } catch (error) {
      console.error(String(error));
    }
  });
}

const stop = (): void => {
  if (faultsFile !== undefined) unwatchFile(faultsFile);
  void studio.stop().then(() => process.exit(0));
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);

console.log(JSON.stringify({ url: studio.url, accounts: studio.accounts }));
