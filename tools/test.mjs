// `npm test`: the check, then everything else that needs no server: the whole engine, the demo studio and the journeys in the real app.
import fs from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { startVirtualDisplay } from './display.mjs';
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
// Even where there is a screen: the windows would take the focus from whoever sits before it.
if (process.platform === 'linux') await startVirtualDisplay();
// One window after another waits most of the time: the rest goes on beside them. Much of that waits too, for lines that come
// back and answers that come late: one more at a time than there are cores.
const atOnce = availableParallelism() + 1;
const count = await runParts(
  [
    vitest('journeys', ['e2e']),
    {
      ...vitest(
        'engine, pages, command line and demo studio',
        ['whole engine', 'many engines', 'pages', 'cli', 'studio', 'contract'],
        [`--maxWorkers=${atOnce}`],
      ),
      givesWay: true,
    },
  ],
  2,
);
total.passed += count.passed;
total.failed += count.failed;
say(`Tested in ${secondsSinceStart()}`);
close(total);
