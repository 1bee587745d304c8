// `npm run studio`: the demo studio alone, as a real Kitsu site. It prints one line of JSON when it listens, and stops on Ctrl-C.
import { foreground } from './setup/command.mjs';
import { readOptions } from './setup/readOptions.mjs';
import { setUp } from './setup.mjs';

const usage = `usage: npm run studio [-- OPTIONS]
  --port N                 0 or left out: any that is free
  --shots N  --tasks N     how large it is; --tasks for each shot
  --comments N  --assets N  --people N
  --seed N                 another number makes another studio
  --now INSTANT            its present, 2026-03-18T10:30:00Z
  --kitsu VERSION          0.20.52 or 1.0.97
  --live on                colleagues at work while you watch
  --state FOLDER           remembers itself there
  --faults FILE            what becomes of which requests (JSON), read again when it changes
  --access-seconds N  --refresh-seconds N   how long its tokens last`;

const text = /** @type {const} */ ({ type: 'string' });
readOptions(usage, {
  options: {
    port: text,
    shots: text,
    tasks: text,
    comments: text,
    assets: text,
    people: text,
    seed: text,
    kitsu: text,
    live: text,
    state: text,
    faults: text,
    'access-seconds': text,
    'refresh-seconds': text,
    now: text,
  },
});
await setUp();
process.exit(await foreground(process.execPath, ['electron/studio/cli.ts', ...process.argv.slice(2)]));
