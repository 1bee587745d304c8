import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';

const root = path.resolve(import.meta.dirname, '../../..');
const own = import.meta.dirname;

/** Main, preload and the engine's entry as they are, around an engine that only answers and a page that only listens. */
export async function buildRim(folder: string): Promise<void> {
  const standIns: Plugin = {
    name: 'stand-ins',
    enforce: 'pre',
    resolveId: (source, importer) => {
      if (importer?.endsWith('electron/engine/entry.ts') !== true) return null;
      return source === './engine.ts' ? path.join(own, 'echoEngine.ts') : null;
    },
  };
  const part = (input: string, file: string, format: 'es' | 'cjs'): InlineConfig => ({
    configFile: false,
    logLevel: 'error',
    root,
    plugins: [standIns],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      minify: false,
      rolldownOptions: {
        input: path.join(root, input),
        external: ['electron', /^node:/],
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  });
  await build(part('electron/main/main.ts', 'main.js', 'es'));
  await build(part('electron/preload/preload.ts', 'preload.cjs', 'cjs'));
  await build(part('electron/engine/entry.ts', 'engine.js', 'es'));
  mkdirSync(path.join(folder, 'renderer'), { recursive: true });
  cpSync(path.join(own, 'page.html'), path.join(folder, 'renderer/index.html'));
  cpSync(path.join(own, 'page.js'), path.join(folder, 'renderer/page.js'));
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'inari', productName: 'Inari', version: '0.0.1', type: 'module', main: 'main.js' }),
  );
}
