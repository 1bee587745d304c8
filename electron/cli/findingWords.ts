import type { FileFinding } from '../../shared/model/files.ts';
import { bytes } from './table.ts';

/** What stands out about a file, in the words of the command line. */
export function findingWords(finding: FileFinding): string {
  switch (finding.kind) {
    case 'type':
      return finding.extension === ''
        ? 'Kitsu takes no file without an ending'
        : `Kitsu takes no .${finding.extension} file`;
    case 'missing':
      return 'it is not there';
    case 'empty':
      return 'it is empty';
    case 'incomplete':
      return 'it is damaged, or still being written';
    case 'no-pictures':
      return 'it has no pictures';
    case 'other-content':
      return finding.content === 'other'
        ? 'it is not what its name ends in'
        : `it is a ${finding.content}, whatever its name ends in`;
    case 'too-large':
      return `the server takes ${bytes(finding.limitBytes)} at most`;
    case 'refused-before':
      return `a file of ${bytes(finding.refusedBytes)} was refused as too large before`;
    case 'fps':
      return `${String(finding.is)} fps instead of ${String(finding.wanted)}`;
    case 'fps-unsteady':
      return `its rate changes, ${String(finding.is)} fps on average`;
    case 'frames':
      return `${String(finding.is)} frames, the shot has ${String(finding.wanted)}`;
    case 'resolution':
      return `${String(finding.widthPx)}×${String(finding.heightPx)} instead of ${String(finding.wantedWidthPx ?? '')}×${String(finding.wantedHeightPx ?? '')}`;
    case 'not-playable-here':
      return `${finding.codec}: not shown here before the server has converted it`;
  }
}
