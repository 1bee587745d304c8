import type { TFunction } from 'i18next';
import type { FileFacts, FileFinding } from '../../../shared/model/files.ts';
import type { Format } from '../../i18n/format.ts';

/** What stands out about a file, in a sentence. */
export function findingWords(finding: FileFinding, t: TFunction, format: Format): string {
  switch (finding.kind) {
    case 'type':
      return finding.extension === ''
        ? t('publish.finding.noExtension')
        : t('publish.finding.type', { extension: finding.extension });
    case 'missing':
      return t('publish.finding.missing');
    case 'empty':
      return t('publish.finding.empty');
    case 'incomplete':
      return t('publish.finding.incomplete');
    case 'no-pictures':
      return t('publish.finding.noPictures');
    case 'other-content':
      return t('publish.finding.otherContent', { content: finding.content });
    case 'too-large':
      return t('publish.finding.tooLarge', { limit: format.bytes(finding.limitBytes) });
    case 'refused-before':
      return t('publish.finding.refusedBefore', { size: format.bytes(finding.refusedBytes) });
    case 'fps':
      return t('publish.finding.fps', { is: format.number(finding.is), wanted: format.number(finding.wanted) });
    case 'fps-unsteady':
      return t('publish.finding.fpsUnsteady', { is: format.number(finding.is) });
    case 'frames':
      return t('publish.finding.frames', {
        count: finding.is,
        is: format.number(finding.is),
        wanted: format.number(finding.wanted),
      });
    case 'resolution':
      return t('publish.finding.resolution', {
        is: size(finding.widthPx, finding.heightPx),
        wanted: size(finding.wantedWidthPx, finding.wantedHeightPx),
      });
    case 'not-playable-here':
      return t('publish.finding.notPlayableHere', { codec: finding.codec });
  }
}

const size = (widthPx: number | null, heightPx: number | null): string =>
  `${widthPx === null ? '' : String(widthPx)} × ${heightPx === null ? '' : String(heightPx)}`.trim();

/** What the file tells of itself, as far as it does. */
export function factWords(facts: FileFacts, t: TFunction, format: Format): readonly string[] {
  return [
    facts.codec,
    facts.widthPx !== null && facts.heightPx !== null ? size(facts.widthPx, facts.heightPx) : null,
    facts.fps === null ? null : t('publish.fps', { fps: format.number(facts.fps) }),
    facts.frameCount === null
      ? null
      : t('publish.frames', { count: facts.frameCount, number: format.number(facts.frameCount) }),
  ].filter((word) => word !== null);
}
