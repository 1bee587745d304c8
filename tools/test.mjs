// `npm test`: the check, then everything else that needs no server: the whole engine, the demo studio and the journeys in the real app.
import fs from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { startVirtualDisplay } from './display.mjs';
import { close, runPart, vitest } from './parts.mjs';
import { projectFolder } from './setup/cache.mjs';
import { say, secondsSinceStart } from './setup/say.mjs';
import { setUp } from './setup.mjs';
import { check } from './check.mjs';

await setUp();
const total = await check();
await add(
  vitest('engine, pages, command line and demo studio', ['whole engine', 'pages', 'cli', 'studio', 'contract']),
);
if (hasTests('test/e2e')) {
  await build();
  // The journeys record what the app asks of servers, for `npm run test:zou`: of today's app only.
  fs.rmSync(path.join(projectFolder, 'artifacts/routes.json'), { force: true });
  // Even where there is a screen: the windows would take the focus from whoever sits before it.
  if (process.platform === 'linux') await startVirtualDisplay();
  await add(vitest('journeys', ['e2e']));
}
say(`Tested in ${secondsSinceStart()}`);
close(total);

/** @param {import('./parts.mjs').Part} part */
async function add(part) {
  const count = await runPart(part);
  total.passed += count.passed;
  total.failed += count.failed;
}

/** @param {string} folder */
function hasTests(folder) {
  const full = path.join(projectFolder, folder);
  return (
    fs.existsSync(full) && fs.readdirSync(full, { recursive: true }).some((name) => String(name).endsWith('.test.ts'))
  );
}
