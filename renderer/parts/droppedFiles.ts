/** Files that were dropped, as the engine knows them: a folder is none. */
import type { FileHandle } from '../../shared/model/sync.ts';

export async function handlesOf(
  files: readonly File[],
): Promise<{ readonly handles: readonly FileHandle[]; readonly lostCount: number }> {
  const known = await Promise.all(files.map((file) => window.inari.handleOf(file)));
  const handles = known.filter((handle) => handle !== null);
  return { handles, lostCount: known.length - handles.length };
}
