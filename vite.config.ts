// One config builds all parts of the app: `vite build --app` fills out/.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';

const root = import.meta.dirname;
const out = path.join(root, 'out');

/** How long the parts of a build took is nothing to whoever starts the app. */
const quiet = { pluginTimings: false, bundlerTimings: false } as const;

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
        checks: quiet,
        input: path.join(root, input),
        external: ['electron', /^node:/, ...external],
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  };
}

/**
 * What pages of a PDF need beside their own bytes (tables of letters, the fonts that every reader has, decoders of pictures),
 * under `/pdf/` of the page. Of the decoders only those that need nothing compiled while the app runs: its policy forbids that.
 */
function pdfData(): Plugin {
  const folder = path.join(root, 'node_modules/pdfjs-dist');
  const files = ['cmaps', 'standard_fonts', 'wasm']
    .flatMap((part) => readdirSync(path.join(folder, part)).map((name) => `${part}/${name}`))
    .filter((name) => !name.startsWith('wasm/') || name.endsWith('_nowasm_fallback.js'));
  return {
    name: 'pdf-data',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle() {
      for (const name of files)
        this.emitFile({ type: 'asset', fileName: `pdf/${name}`, source: readFileSync(path.join(folder, name)) });
    },
    configureServer({ middlewares }) {
      middlewares.use('/pdf', ({ url = '' }, answer, next) => {
        const name = url.slice(1);
        if (!files.includes(name)) return next();
        if (name.endsWith('.js')) answer.setHeader('content-type', 'text/javascript');
        answer.end(readFileSync(path.join(folder, name)));
      });
    },
  };
}

/**
 * Programs that come as a page's script and leave what they make under a name: as modules that have it as `make`. For scripts of
 * packages, named with `?script`.
 */
function scriptModules(): Plugin {
  const mark = '?script';
  return {
    name: 'script-modules',
    enforce: 'pre',
    resolveId: (source) => (source.endsWith(mark) ? `\0${path.join(root, 'node_modules', source)}` : null),
    load(id) {
      if (!id.startsWith('\0') || !id.endsWith(mark)) return null;
      const script = readFileSync(id.slice(1, -mark.length), 'utf8');
      const name = /module\.exports\s*=\s*(\w+)/.exec(script)?.[1];
      if (name === undefined) throw new Error(`${id} makes nothing that has a name`);
      // Where nothing of Node's is known, it is what a page has.
      return `export const make = ((require, module, exports, define, process) => {${script}\nreturn ${name};})();`;
    },
  };
}

/**
 * The dictionaries of the spell-check under `/spelling/`, packed: as their packages have them the French one takes seconds and
 * hundreds of megabytes to read. Packed once for each version of the packages.
 */
function spellingData(): Plugin {
  const sources = { en: '@cspell/dict-en_us/en_US.trie.gz', fr: '@cspell/dict-fr-fr/fr-fr.trie.gz' } as const;
  const modules = path.join(root, 'node_modules');
  const cache = path.join(modules, '.cache/spelling');
  const packed = async (language: keyof typeof sources): Promise<Uint8Array> => {
    const source = readFileSync(path.join(modules, sources[language]));
    const kept = path.join(
      cache,
      `${language}-${createHash('sha256').update(source).digest('hex').slice(0, 16)}.btrie`,
    );
    if (existsSync(kept)) return readFileSync(kept);
    const { decodeTrie, encodeITrieToBTrie } = await import('cspell-trie-lib');
    const bytes = encodeITrieToBTrie(decodeTrie(gunzipSync(source)));
    mkdirSync(cache, { recursive: true });
    writeFileSync(kept, bytes);
    return bytes;
  };
  const isLanguage = (name: string): name is keyof typeof sources => name in sources;
  return {
    name: 'spelling-data',
    applyToEnvironment: ({ name }) => name === 'client',
    async generateBundle() {
      for (const language of Object.keys(sources).filter(isLanguage))
        this.emitFile({ type: 'asset', fileName: `spelling/${language}.btrie`, source: await packed(language) });
    },
    configureServer({ middlewares }) {
      middlewares.use('/spelling', ({ url = '' }, answer, next) => {
        const language = url.slice(1).replace(/\.btrie$/, '');
        if (!isLanguage(language)) return next();
        packed(language).then((bytes) => answer.end(bytes), next);
      });
    },
  };
}

export default defineConfig({
  root: path.join(root, 'renderer'),
  base: '/',
  plugins: [react(), pdfData(), spellingData(), scriptModules()],
  worker: { format: 'es', plugins: () => [scriptModules()] },
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
        rolldownOptions: {
          checks: quiet,
          output: {
            // All that the page begins with is one piece, and so is its style sheet: the order of the layers comes first in it. Heavy
            // viewers are pieces of their own.
            codeSplitting: {
              groups: [
                {
                  name: 'page',
                  test: /renderer[/\\\\](?!viewers[/\\\\](?:pdf|sound|text|model)[/\\\\])|node_modules[/\\\\](?!pdfjs-dist|three[/\\\\])/,
                },
              ],
            },
          },
        },
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
