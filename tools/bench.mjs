// `npm run bench`: sets up, then measures. Needs PostgreSQL and Redis, as `npm run test:zou` does. With --prepare it fills the
// server that it measures, and no more.
import path from 'node:path';
import { readBenchOptions } from './benchOptions.mjs';
import { build } from './build.mjs';
import { hasDisplay, startVirtualDisplay } from './display.mjs';
import { projectFolder } from './setup/cache.mjs';
import { foreground } from './setup/command.mjs';
import { say, SetUpError } from './setup/say.mjs';
import { setUp } from './setup.mjs';
import { checkDatabaseServer } from './zou/database.mjs';
import { withLock } from './zou/lock.mjs';

const program = path.join(projectFolder, 'test/bench/run.ts');

const { prepare: isPreparing } = readBenchOptions();
await setUp();
if (!isPreparing) {
  await build();
  if (!hasDisplay()) await startVirtualDisplay();
}
try {
  await checkDatabaseServer();
  // Two at once would measure each other.
  process.exitCode = await withLock('bench', () => foreground(process.execPath, [program, ...process.argv.slice(2)]));
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
