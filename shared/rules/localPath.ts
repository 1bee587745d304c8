/** Where a path that the server was told lies on this computer: pipelines run on other systems, with other mounts. */
import type { PathMapping } from '../model/settings.ts';

/** By the longest beginning that fits, whole folders only; as it is where none does. */
export function localPath(path: string, mappings: readonly PathMapping[]): string {
  const plain = withSlashes(path);
  const fitting = mappings
    .map(({ from, to }) => ({ from: withoutEnd(withSlashes(from.trim())), to: to.trim() }))
    .filter(({ from, to }) => from !== '' && to !== '' && (plain === from || plain.startsWith(`${from}/`)))
    .toSorted((one, other) => other.from.length - one.from.length)[0];
  if (fitting === undefined) return path;
  const rest = plain.slice(fitting.from.length);
  const isWindows = fitting.to.includes('\\') || /^[a-z]:/i.test(fitting.to);
  const end = fitting.to.replace(/[\\/]+$/, '');
  return isWindows ? `${end}${rest.replaceAll('/', '\\')}` : `${end}${rest}`;
}

const withSlashes = (path: string): string => path.replaceAll('\\', '/');
const withoutEnd = (path: string): string => path.replace(/\/+$/, '');
