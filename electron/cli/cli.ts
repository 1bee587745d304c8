/*
 * The command line in plain Node: `npm run inari -- COMMAND`. In the package `entry.ts` runs the same commands beside Electron's.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { nodeOutside } from './nodeOutside.ts';
import { runCommand } from './run.ts';

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')));

process.exitCode = await runCommand(process.argv.slice(2), nodeOutside(version));
