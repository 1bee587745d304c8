/** Loads the engine with one of its safeguards taken away. */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { Fault } from './faults.ts';

const engine = join(import.meta.dirname, '../../electron/engine');

/** Before anything of the engine is loaded. Fails where the source has moved on: then the fault has to follow it. */
export function breakSafeguard({ name, changes }: Fault): { readonly expectBroken: () => void } {
  const files = new Map(changes.map(({ file }) => [pathToFileURL(join(engine, file)).href, file]));
  const broken = new Set<string>();
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context);
      const file = files.get(url);
      if (file === undefined) return loaded;
      let source = textOf(loaded.source);
      for (const { from, to } of changes.filter((change) => change.file === file)) {
        if (source.split(from).length !== 2) throw new Error(`fault ${name}: ${file} does not hold once: ${from}`);
        source = source.replace(from, () => to);
      }
      broken.add(file);
      return { ...loaded, source };
    },
  });
  return {
    expectBroken: () => {
      for (const file of files.values())
        if (!broken.has(file)) throw new Error(`fault ${name}: ${file} was not loaded`);
    },
  };
}

function textOf(source: unknown): string {
  if (typeof source === 'string') return source;
  if (source instanceof Uint8Array) return Buffer.from(source).toString('utf8');
  throw new Error('a module without a source');
}
