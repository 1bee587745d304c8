/**
 * `HH:MM:SS:FF` of a count of frames. The 29.97 and 59.94 rates drop frame numbers to stay with the clock and are written
 * with `;` before the frames; 23.976 counts as 24 and drifts, as everywhere.
 */
export function timecode(frames: number, fps: number): string {
  const base = Math.round(fps);
  const isDropFrame = dropsFrames(fps);
  const counted = isDropFrame ? frames + droppedBefore(frames, base) : frames;
  const pad = (value: number) => String(value).padStart(2, '0');
  const rest = counted % base;
  const seconds = Math.floor(counted / base);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(pad).join(':');
  return `${clock}${isDropFrame ? ';' : ':'}${pad(rest)}`;
}

/** Whether a rate stays with the clock by leaving out numbers: 29.97 and 59.94 do. */
export function dropsFrames(fps: number): boolean {
  const base = Math.round(fps);
  return base % 30 === 0 && Math.abs(fps - base) > 0.001;
}

/** How many frames a timecode stands for; null where it is none, or has frames that such a second does not have. */
export function framesOfTimecode(text: string, fps: number, isDropFrame = dropsFrames(fps)): number | null {
  const match = /^(\d{1,2}):([0-5]\d):([0-5]\d)[:;.,](\d{2,3})$/.exec(text.trim());
  if (match === null) return null;
  const [hours = 0, minutes = 0, seconds = 0, frames = 0] = match.slice(1).map(Number);
  const base = Math.round(fps);
  if (frames >= base) return null;
  const allMinutes = hours * 60 + minutes;
  const counted = (allMinutes * 60 + seconds) * base + frames;
  if (!isDropFrame) return counted;
  const dropped = base / 15;
  // The numbers that are left out are nobody's.
  if (seconds === 0 && frames < dropped && minutes % 10 !== 0) return null;
  return counted - dropped * (allMinutes - Math.floor(allMinutes / 10));
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
