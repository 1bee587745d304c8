/** Looks at a file before a byte of it is sent: what the server would refuse, and what its task does not expect. */
import type { FileFacts, FileFinding, PublishTarget } from '../model/files.ts';
import { previewMedia } from './previewMedia.ts';
import { isPublishable } from './publishable.ts';

type CheckedFile = { readonly extension: string; readonly facts: FileFacts };

/** Whose files are told from any others by their first bytes. */
const known: ReadonlySet<string> = new Set(['png', 'jpg', 'jpeg', 'jpe', 'gif', 'mp4', 'm4v', 'mov']);

/** Two rates are the same within this: 23.976 is not 24, 23.98 is 23.976. */
const sameFps = 0.01;

/**
 * @param target of its task; null while none is known
 * @returns the gravest first
 */
export function checkFile({ extension, facts }: CheckedFile, target: PublishTarget | null): readonly FileFinding[] {
  const errors = errorsOf({ extension, facts }, target);
  // What cannot be sent needs no good advice.
  if (errors.length > 0) return errors;
  return [...(target === null ? [] : warningsOf(facts, target)), ...notesOf(facts)];
}

function errorsOf({ extension, facts }: CheckedFile, target: PublishTarget | null): FileFinding[] {
  const severity = 'error';
  if (facts.problem === 'missing') return [{ severity, kind: 'missing' }];
  const errors: FileFinding[] = [];
  if (!isPublishable(extension)) errors.push({ severity, kind: 'type', extension });
  if (facts.problem !== null) errors.push({ severity, kind: facts.problem });
  const { content } = facts;
  const named = previewMedia(extension);
  // A picture that is another kind of picture is read all the same.
  if (content !== null && named !== 'other' && named !== content && (content !== 'other' || known.has(extension)))
    errors.push({ severity, kind: 'other-content', content });
  if (target?.limitBytes !== null && target !== null && facts.sizeBytes > target.limitBytes)
    errors.push({ severity, kind: 'too-large', limitBytes: target.limitBytes });
  return errors;
}

function warningsOf(facts: FileFacts, target: PublishTarget): readonly FileFinding[] {
  const severity = 'warning';
  const warnings: FileFinding[] = [];
  if (target.refusedBytes !== null && facts.sizeBytes >= target.refusedBytes)
    warnings.push({ severity, kind: 'refused-before', refusedBytes: target.refusedBytes });
  if (facts.content === 'movie') {
    if (facts.fps !== null && facts.isFpsSteady === false)
      warnings.push({ severity, kind: 'fps-unsteady', is: facts.fps });
    else if (facts.fps !== null && target.fps !== null && Math.abs(facts.fps - target.fps) > sameFps)
      warnings.push({ severity, kind: 'fps', is: facts.fps, wanted: target.fps });
    if (facts.frameCount !== null && target.frameCount !== null && facts.frameCount !== target.frameCount)
      warnings.push({ severity, kind: 'frames', is: facts.frameCount, wanted: target.frameCount });
    if (facts.widthPx !== null && facts.heightPx !== null && isOtherSize(facts.widthPx, facts.heightPx, target))
      warnings.push({
        severity,
        kind: 'resolution',
        widthPx: facts.widthPx,
        heightPx: facts.heightPx,
        wantedWidthPx: target.widthPx,
        wantedHeightPx: target.heightPx,
      });
  }
  return warnings;
}

function isOtherSize(widthPx: number, heightPx: number, target: PublishTarget): boolean {
  return (
    (target.widthPx !== null && target.widthPx !== widthPx) ||
    (target.heightPx !== null && target.heightPx !== heightPx)
  );
}

function notesOf(facts: FileFacts): readonly FileFinding[] {
  return facts.isPlayableHere === false
    ? [{ severity: 'note', kind: 'not-playable-here', codec: facts.codec ?? '' }]
    : [];
}

/**
 * Kitsu keeps a resolution as text: `1920x1080`, or `x1080` for the height alone.
 *
 * @returns nulls for what is not said, and for a text that says nothing.
 */
export function readResolution(text: string): { readonly widthPx: number | null; readonly heightPx: number | null } {
  const [, width = '', height = ''] = /^\s*(\d{1,5})?\s*[x×]\s*(\d{1,5})\s*$/i.exec(text) ?? [];
  const size = (digits: string): number | null => (Number(digits) > 0 ? Number(digits) : null);
  return { widthPx: size(width), heightPx: size(height) };
}
