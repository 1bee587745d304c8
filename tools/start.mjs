// `npm start`: sets up what is missing, builds what has changed, opens the app. Without a display (or with --tour) the app runs
// on a virtual one and is walked through instead.
import { build } from './build.mjs';
import { hasDisplay } from './display.mjs';
import { projectFolder } from './setup/cache.mjs';
import { foreground } from './setup/command.mjs';
import { readOptions } from './setup/readOptions.mjs';
import { say } from './setup/say.mjs';
import { setUp } from './setup.mjs';

const usage = `usage: npm start [-- OPTIONS]
  --tour     walks through the app and keeps a picture of every page in artifacts/tour, as without a display
  --readme   with --tour: the pictures of the README
What else is given goes to the app, and to Chromium (--lang=fr).`;
readOptions(usage, { strict: false });

const electron = await setUp();
await build();
// Only now: these need the packages to be installed.
const { electronEnvironment, electronFlags, isSandboxOff } = await import('./launch.mjs');

const args = process.argv.slice(2).filter((arg) => arg !== '--tour');
if (isSandboxOff)
  say('Running as root: the app starts without its sandbox (--no-sandbox). As a normal user it keeps it.');
if (process.argv.includes('--tour') || !hasDisplay()) {
  if (!hasDisplay()) say('No display here: showing the app on a virtual one.');
  const { tour } = await import('./tour.mjs');
  process.exit(await tour(args));
}
process.exit(
  await foreground(electron.executable, [...electronFlags(), projectFolder, '--demo', ...args], {
    env: electronEnvironment(),
  }),
);
