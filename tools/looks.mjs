// `npm run looks`: whether every screen looks as it did. `-- --renew` keeps what they look like now, to be looked at and
// committed; `-- --renew inbox board` of those screens only. Whole windows are then in artifacts/looks.
import { build } from './build.mjs';
import { startVirtualDisplay } from './display.mjs';
import { setUp } from './setup.mjs';
import { foreground } from './setup/command.mjs';

await setUp();
await build();
if (process.platform === 'linux') await startVirtualDisplay();
const at = process.argv.indexOf('--renew');
const env = at < 0 ? process.env : { ...process.env, LOOKS: ['renew', ...process.argv.slice(at + 1)].join(' ') };
process.exit(
  await foreground(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'e2e', 'test/e2e/looks.test.ts'],
    {
      env,
    },
  ),
);
