/*
 * The command line as `cli.ts` starts it, but for the minute that what was not answered is waited for.
 *
 *   node test/cli/support/program.ts VERSION COMMAND…
 */
import { nodeOutside } from '../../../electron/cli/nodeOutside.ts';
import { runCommand } from '../../../electron/cli/run.ts';

const [version = '', ...given] = process.argv.slice(2);
process.exitCode = await runCommand(given, { ...nodeOutside(version), longestWorkMs: 500 });
