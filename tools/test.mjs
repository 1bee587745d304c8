// `npm test`: the check, then everything else that needs no server: the whole engine, the demo studio and the journeys in the real app.
import fs from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { openVirtualDisplay } from './display.mjs';
import { close, runParts, vitest } from './parts.mjs';
import { projectFolder } from './setup/cache.mjs';
import { readOptions } from './setup/readOptions.mjs';
import { say, secondsSinceStart } from './setup/say.mjs';
import { setUp } from './setup.mjs';
import { check } from './check.mjs';

readOptions('usage: npm test\n  every test that needs no server; npm run check for the quick ones', {});
await setUp();
const total = await check();
await build();
// The journeys record what the app asks of servers, for `npm run test:zou`: of today's app only.
fs.rmSync(path.join(projectFolder, 'artifacts/routes.jsonl'), { force: true });
// One window after another waits most of the time: the rest goes on beside them. Much of that waits too, for lines that come
// back and answers that come late: one more at a time than there are cores.
const atOnce = availableParallelism() + 1;
const displays = await openDisplays();
const count = await runParts(
  [
    ...displays.map((environment, at) => {
      const share = `${String(at + 1)}/${String(displays.length)}`;
      return { ...vitest(`journeys, ${share}`, ['e2e'], [`--shard=${share}`]), environment };
    }),
    {
      ...vitest(
        'engine, pages, command line and demo studio',
        ['whole engine', 'many engines', 'pages', 'cli', 'studio', 'contract'],
        [`--maxWorkers=${atOnce}`],
      ),
      givesWay: true,
    },
  ],
  displays.length + 1,
);
total.passed += count.passed;
total.failed += count.failed;
say(`Tested in ${secondsSinceStart()}`);
close(total);

/**
 * A screen for each half of the journeys, for two windows on one take the focus from each other. Even where there is a real one: the
 * windows would take the focus from whoever sits before it.
 * @returns {Promise<Record<string, string>[]>} what leads programs to each
 */
async function openDisplays() {
  if (process.platform !== 'linux') return [{}];
  delete process.env.WAYLAND_DISPLAY;
  return [{ DISPLAY: await openVirtualDisplay() }, { DISPLAY: await openVirtualDisplay() }];
}
