/**
 * `HH:MM:SS:FF` of a count of frames. The 29.97 and 59.94 rates drop frame numbers to stay with the clock and are written
 * with `;` before the frames; 23.976 counts as 24 and drifts, as everywhere.
 */
export function timecode(frames: number, fps: number): string {
  const base = Math.round(fps);
  const isDropFrame = base % 30 === 0 && Math.abs(fps - base) > 0.001;
  const counted = isDropFrame ? frames + droppedBefore(frames, base) : frames;
  const pad = (value: number) => String(value).padStart(2, '0');
  const rest = counted % base;
  const seconds = Math.floor(counted / base);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(pad).join(':');
  return `${clock}${isDropFrame ? ';' : ':'}${pad(rest)}`;
}

/** The first frames of each minute are skipped (2 at 30, 4 at 60), but not in every tenth minute. */
function droppedBefore(frames: number, base: number): number {
  const dropped = base / 15;
  const perMinute = base * 60 - dropped;
  const perTenMinutes = perMinute * 10 + dropped;
  const tens = Math.floor(frames / perTenMinutes);
  const rest = frames % perTenMinutes;
  const minutes = rest < base * 60 ? 0 : 1 + Math.floor((rest - base * 60) / perMinute);
  return dropped * (9 * tens + minutes);
}
