// `npm run dev`: the app with its pages from Vite's development server, so that a saved file shows at once. Main, engine,
// studio and preload are built once: restart for a change in those.
import path from 'node:path';
import { projectFolder } from './setup/cache.mjs';
import { foreground } from './setup/command.mjs';
import { readOptions } from './setup/readOptions.mjs';
import { setUp } from './setup.mjs';

readOptions('usage: npm run dev [-- OPTIONS]\nWhat is given goes to the app, and to Chromium.', { strict: false });
const electron = await setUp();
const { createBuilder, createServer } = await import('vite');
const { electronEnvironment, electronFlags } = await import('./launch.mjs');

const configFile = path.join(projectFolder, 'vite.config.ts');
const builder = await createBuilder({ configFile, logLevel: 'warn' });
for (const [name, environment] of Object.entries(builder.environments)) {
  if (name !== 'client') await builder.build(environment);
}
const server = await (await createServer({ configFile, server: { host: '127.0.0.1' } })).listen();
const url = server.resolvedUrls?.local[0];
if (url === undefined) throw new Error('the development server has no address');
const status = await foreground(electron.executable, [...electronFlags(), projectFolder, ...process.argv.slice(2)], {
  env: { ...electronEnvironment(), INARI_RENDERER_URL: url },
});
await server.close();
process.exit(status);
