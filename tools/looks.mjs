// `npm run looks`: whether every screen looks as it did. `-- --renew` keeps what they look like now, to be looked at and committed.
import { build } from './build.mjs';
import { startVirtualDisplay } from './display.mjs';
import { setUp } from './setup.mjs';
import { foreground } from './setup/command.mjs';

await setUp();
await build();
if (process.platform === 'linux') await startVirtualDisplay();
const env = process.argv.includes('--renew') ? { ...process.env, LOOKS: 'renew' } : process.env;
process.exit(
  await foreground(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'e2e', 'test/e2e/looks.test.ts'],
    {
      env,
    },
  ),
);
