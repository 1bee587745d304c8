/**
 * Edit decision lists in the CMX 3600 form: an event a line, what is said of it in comments below. An EDL says whether its numbers
 * drop frames, but never its rate: it is taken to be the production's.
 */
import { dropsFrames, framesOfTimecode } from '../timecode.ts';
import type { Cut, CutClip, CutProblem } from './cut.ts';

const event =
  /^(\d{1,6}[A-Z]?)\s+(\S+)\s+(\S+)\s+(C|D|W\d{1,3}|KB?|KO?)(?:\s+(\d{1,3}))?\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s*$/i;
const clipName = /^\*\s*(FROM|TO) CLIP NAME\s*:\s*(.*)$/i;
/** What else such files hold, and nothing here depends on. */
const known = /^(\*|TITLE\s*:|FCM\s*:|M2\b|SPLIT\s*:|GPI\b|EFFECTS NAME|FINAL CUT PRO|AUD\b|>>>|\d{1,6}\s*$)/i;
/** Black and colour bars are nobody's shot. */
const noShot = /^(BL|BLACK|BARS|COLORBARS)$/i;

type Event = { reel: string; in: number; out: number; line: number; from: string; to: string; isRetimed: boolean };

export function readEdl(text: string, productionFps: number): Cut {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const isDropFrame = lines.some((line) => /^FCM\s*:\s*DROP/i.test(line.trim())) || /\d\d;\d\d(\s|$)/m.test(text);
  // Only these rates drop: in a production of another one the cut is of 29.97.
  const fps = isDropFrame && !dropsFrames(productionFps) ? 30_000 / 1001 : productionFps;
  const problems: CutProblem[] = [];
  const events: Event[] = [];
  let title = '';
  /** What comments are about; null: an event that is not counted. */
  let last: Event | null = null;
  for (const [at, whole] of lines.entries()) {
    const line = whole.trim();
    const place = at + 1;
    const tell = (problem: CutProblem['problem']): void => void problems.push({ problem, place, text: line });
    if (line === '') continue;
    const read = event.exec(line);
    if (read === null) {
      const [, which, name = ''] = clipName.exec(line) ?? [];
      if (which !== undefined && last !== null) last[which.toUpperCase() === 'FROM' ? 'from' : 'to'] = name.trim();
      else if (/^TITLE\s*:/i.test(line)) title = line.replace(/^TITLE\s*:\s*/i, '');
      else if (/^M2\b/i.test(line) && last !== null) last.isRetimed = true;
      else if (!known.test(line)) tell('unreadable-line');
      continue;
    }
    const [, , reel = '', track = '', , , sourceIn = '', sourceOut = ''] = read;
    last = null;
    // Sound alone, and black.
    if (!/V|^B/i.test(track) || noShot.test(reel)) continue;
    const [begin, end] = [sourceIn, sourceOut].map((code) => framesOfTimecode(code, fps, isDropFrame));
    if (begin === null || begin === undefined || end === null || end === undefined) tell('timecode');
    // The first of a dissolve's two lines has no length: it says what is left behind.
    else if (end < begin || (end === begin && !isLeft(lines, at))) tell('no-length');
    else if (end > begin) {
      last = { reel, in: begin, out: end, line: place, from: '', to: '', isRetimed: false };
      events.push(last);
    }
  }
  const clips: CutClip[] = [];
  for (const { reel, in: sourceIn, out: sourceOut, line, from, to, isRetimed } of events) {
    const isPlaceholder = /^(AX|GEN)$/i.test(reel);
    const name = to || from || (isPlaceholder ? '' : reel);
    if (isRetimed) problems.push({ problem: 'retimed', place: line, text: name });
    if (name === '') problems.push({ problem: 'no-name', place: line, text: lines[line - 1]?.trim() ?? '' });
    else clips.push({ name, sourceIn, sourceOut, place: line });
  }
  if (clips.length === 0 && problems.length === 0) problems.push({ problem: 'not-a-cut', place: 1, text: '' });
  return { title, fps, isDropFrame, clips, problems: problems.toSorted((a, b) => a.place - b.place) };
}

/** Whether the next event is the other half of the same, numbered alike. */
function isLeft(lines: readonly string[], at: number): boolean {
  const number = /^(\d+)/.exec(lines[at]?.trim() ?? '')?.[1];
  for (let next = at + 1; next < lines.length; next += 1) {
    const line = lines[next]?.trim() ?? '';
    if (event.test(line)) return number !== undefined && /^(\d+)/.exec(line)?.[1] === number;
  }
  return false;
}
