// `node tools/run.mjs FILE ARGUMENTS…`: sets up, then runs a script or a TypeScript file on Node 24.
import { foreground } from './setup/command.mjs';
import { setUp } from './setup.mjs';

await setUp();
process.exit(await foreground(process.execPath, process.argv.slice(2)));
