/** How loud it is, as many times as there is room for: the furthest that the curve goes, from 0 to 1. */
export function peaksOf(channels: readonly Float32Array[], count: number): Float32Array {
  const peaks = new Float32Array(count);
  const length = channels[0]?.length ?? 0;
  for (const channel of channels) {
    for (let at = 0; at < count; at += 1) {
      const from = Math.floor((at * length) / count);
      const until = Math.max(from + 1, Math.floor(((at + 1) * length) / count));
      let most = peaks[at] ?? 0;
      for (let sample = from; sample < until; sample += 1) most = Math.max(most, Math.abs(channel[sample] ?? 0));
      peaks[at] = Math.min(1, most);
    }
  }
  return peaks;
}

/** `0:03.4`; with hours where there are some. */
export function clockText(seconds: number): string {
  const tenths = Math.floor(Math.max(0, seconds) * 10 + 1e-6);
  const [hours, minutes, rest] = [Math.floor(tenths / 36_000), Math.floor(tenths / 600) % 60, tenths % 600];
  const tail = `${String(Math.floor(rest / 10)).padStart(2, '0')}.${String(rest % 10)}`;
  return hours > 0 ? `${String(hours)}:${String(minutes).padStart(2, '0')}:${tail}` : `${String(minutes)}:${tail}`;
}
