// `npm run looks`: whether every screen looks as it did. `-- --renew` keeps what they look like now, to be looked at and
// committed; `-- --renew inbox board` of those screens only. Whole windows are then in artifacts/looks.
import { readOptions } from './setup/readOptions.mjs';
import { build } from './build.mjs';
import { startVirtualDisplay } from './display.mjs';
import { setUp } from './setup.mjs';
import { foreground } from './setup/command.mjs';

const usage = `usage: npm run looks [-- --renew [SCREEN…]]
  --renew   keeps what the screens look like now, of all or of these; they are in artifacts/looks, to be looked at and committed`;
const { values, positionals } = readOptions(usage, { options: { renew: { type: 'boolean' } }, allowPositionals: true });

await setUp();
await build();
if (process.platform === 'linux') await startVirtualDisplay();
const env = values.renew === true ? { ...process.env, LOOKS: ['renew', ...positionals].join(' ') } : process.env;
process.exit(
  await foreground(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'e2e', 'test/e2e/looks.test.ts'],
    {
      env,
    },
  ),
);
