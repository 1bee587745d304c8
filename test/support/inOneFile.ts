import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'vite';

const repository = join(import.meta.dirname, '../..');

export type InOneFile = {
  readonly script: string;
  readonly remove: () => void;
};

/** A program that is started many times: each start costs little more than that of a process, and not that of its two hundred modules. */
export async function inOneFile(program: string): Promise<InOneFile> {
  // Where `better-sqlite3` is still found from.
  const cache = join(repository, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'inari-program-'));
  await build({
    configFile: false,
    root: repository,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: program,
      outDir: folder,
      minify: false,
      rollupOptions: { external: [/^better-sqlite3/] },
    },
  });
  return {
    script: join(folder, `${basename(program, '.ts')}.js`),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
