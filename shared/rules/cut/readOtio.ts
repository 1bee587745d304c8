/** Cuts as OpenTimelineIO writes them: JSON, whose clips say their range of the source with its rate. */
import type { Cut, CutClip, CutProblem } from './cut.ts';

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
/** `Clip.2` is a Clip, whatever version of it. */
const isA = (value: Json, schema: string): boolean => textOf(value['OTIO_SCHEMA']).split('.')[0] === schema;

const mostFrames = 1e9;
/** Stacks in tracks in stacks: what lies deeper was made to break a reader. */
const mostDepth = 500;

type Range = { readonly start: number; readonly frames: number; readonly rate: number };

function rangeOf(value: unknown): Range | null {
  if (!isJson(value) || !isJson(value['start_time']) || !isJson(value['duration'])) return null;
  const { value: start, rate } = value['start_time'];
  const { value: frames, rate: frameRate } = value['duration'];
  if (typeof start !== 'number' || typeof frames !== 'number' || typeof rate !== 'number' || !(rate > 0)) return null;
  const scale = typeof frameRate === 'number' && frameRate > 0 ? rate / frameRate : 1;
  const range = { start: Math.round(start), frames: Math.round(frames * scale), rate };
  // 1e999 is a number in JSON.
  return Object.values(range).every((number) => Math.abs(number) < mostFrames) ? range : null;
}

export function readOtio(text: string, productionFps: number): Cut {
  const nothing = { title: '', fps: productionFps, isDropFrame: false, clips: [] };
  const timeline = parsed(text);
  if (timeline === null || !isA(timeline, 'Timeline') || !isJson(timeline['tracks']))
    return { ...nothing, problems: [{ problem: 'not-a-cut', place: 1, text: '' }] };
  const clips: CutClip[] = [];
  const problems: CutProblem[] = [];
  const rates: number[] = [];
  let place = 0;
  const walk = (part: Json, depth: number): void => {
    if (isA(part, 'Track') && textOf(part['kind']) === 'Audio') return;
    if (!isA(part, 'Clip')) {
      if (depth < mostDepth) for (const child of listOf(part['children'])) walk(child, depth + 1);
      return;
    }
    place += 1;
    const name = textOf(part['name']).trim();
    const range = rangeOf(part['source_range']) ?? rangeOf(mediaOf(part)?.['available_range']);
    const tell = (problem: CutProblem['problem']): void => void problems.push({ problem, place, text: name });
    if (listOf(part['effects']).some((effect) => /TimeWarp|FreezeFrame/.test(textOf(effect['OTIO_SCHEMA']))))
      tell('retimed');
    if (name === '') tell('no-name');
    else if (range === null) tell('timecode');
    else if (range.frames <= 0) tell('no-length');
    else {
      rates.push(range.rate);
      clips.push({ name, sourceIn: range.start, sourceOut: range.start + range.frames, place });
    }
  };
  walk(timeline['tracks'], 0);
  if (clips.length === 0 && problems.length === 0) problems.push({ problem: 'not-a-cut', place: 1, text: '' });
  const [fps = productionFps] = rates;
  return { ...nothing, title: textOf(timeline['name']), fps, clips, problems };
}

/** Of several media the active one; older files have one alone. */
function mediaOf(clip: Json): Json | null {
  const { media_reference: single, media_references: several, active_media_reference_key: active } = clip;
  if (isJson(several)) {
    const chosen = several[textOf(active)] ?? Object.values(several)[0];
    return isJson(chosen) ? chosen : null;
  }
  return isJson(single) ? single : null;
}

function parsed(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : null;
  } catch {
    // Cut off, or no JSON at all: it is told as no cut.
    return null;
  }
}
