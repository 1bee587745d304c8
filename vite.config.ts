// One config builds all parts of the app: `vite build --app` fills out/.
import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions } from 'vite';

const root = import.meta.dirname;
const out = path.join(root, 'out');

/** A part that runs in Node: everything is bundled but Node, Electron and the named packages. */
function nodePart(input: string, file: string, format: 'es' | 'cjs', external: string[] = []): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true },
    build: {
      target: 'node20',
      outDir: out,
      emptyOutDir: false,
      copyPublicDir: false,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: path.join(root, input),
        external: ['electron', /^node:/, ...external],
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  };
}

export default defineConfig({
  root: path.join(root, 'renderer'),
  base: '/',
  plugins: [react()],
  environments: {
    client: {
      build: {
        target: 'chrome130',
        outDir: path.join(out, 'renderer'),
        emptyOutDir: true,
        sourcemap: true,
        // The page's content policy allows no inline script and no data: font.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        chunkSizeWarningLimit: 5_000, // kB; pages come from the disk
      },
    },
    main: nodePart('electron/main/main.ts', 'main.js', 'es'),
    engine: nodePart('electron/engine/entry.ts', 'engine.js', 'es', ['better-sqlite3']),
    cli: nodePart('electron/cli/entry.ts', 'cli.js', 'es', ['better-sqlite3']),
    studio: nodePart('electron/studio/entry.ts', 'studio.js', 'es'),
    // A sandboxed preload has to be a single CommonJS file.
    preload: nodePart('electron/preload/preload.ts', 'preload.cjs', 'cjs'),
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) await builder.build(environment);
      const movies = path.join(root, 'electron/studio/movies');
      if (existsSync(movies)) cpSync(movies, path.join(out, 'movies'), { recursive: true });
    },
  },
});
