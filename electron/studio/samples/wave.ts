/** A bell buoy off the harbour: four strokes over slow water, as a RIFF wave of one channel. */
const rateHz = 22_050;
const seconds = 8;
/** A bell's partials: how high above its note, how loud, how soon gone. */
const partials = [
  [0.5, 0.3, 0.5],
  [1, 0.45, 0.9],
  [1.19, 0.25, 1.4],
  [2, 0.25, 2],
  [2.74, 0.12, 3],
] as const;
const strokes = [0.2, 2.1, 2.6, 5.3];

export function bellBuoy(): Buffer {
  const count = rateHz * seconds;
  const wave = Buffer.alloc(44 + count * 2);
  wave.write('RIFF', 0, 'latin1');
  wave.writeUInt32LE(36 + count * 2, 4);
  wave.write('WAVEfmt ', 8, 'latin1');
  wave.writeUInt32LE(16, 16);
  wave.writeUInt16LE(1, 20);
  wave.writeUInt16LE(1, 22);
  wave.writeUInt32LE(rateHz, 24);
  wave.writeUInt32LE(rateHz * 2, 28);
  wave.writeUInt16LE(2, 32);
  wave.writeUInt16LE(16, 34);
  wave.write('data', 36, 'latin1');
  wave.writeUInt32LE(count * 2, 40);
  let water = 0;
  let noise = 1;
  for (let at = 0; at < count; at += 1) {
    const now = at / rateHz;
    // Noise without chance, so that the file is the same each time; smoothed, it is water.
    noise = (noise * 16_807) % 2_147_483_647;
    water += (noise / 2_147_483_647 - 0.5 - water) * 0.04;
    const swell = 0.5 + 0.5 * Math.sin(now * 1.3);
    const value = 0.5 * bell(now) + 1.2 * water * (0.3 + swell);
    wave.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 32_000), 44 + at * 2);
  }
  return wave;
}

function bell(now: number): number {
  let sum = 0;
  for (const stroke of strokes) {
    const since = now - stroke;
    if (since < 0) continue;
    for (const [height, loudness, decay] of partials)
      sum += loudness * Math.exp(-decay * since) * Math.sin(2 * Math.PI * 440 * height * since);
  }
  return sum;
}
