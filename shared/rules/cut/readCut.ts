import type { Cut } from './cut.ts';
import { readEdl } from './readEdl.ts';
import { readOtio } from './readOtio.ts';

const readers = { edl: readEdl, otio: readOtio } as const;

/** A cut by the ending of its file's name; null where it is none. */
export function readCut(fileName: string, text: string, productionFps: number): Cut | null {
  const extension = fileName.split('.').at(-1)?.toLowerCase();
  return extension === 'edl' || extension === 'otio' ? readers[extension](text, productionFps) : null;
}
