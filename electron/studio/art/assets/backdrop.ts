import { lighter, mix } from '../colour.ts';
import { down, outward } from '../painter.ts';
import type { Stage } from '../stage.ts';

const grounds = ['#3f444b', '#454148', '#3b464a', '#48443f', '#3e4540', '#41404c'] as const;

/** The neutral ground of a turntable, its tone by variant, with the shade of what stands on it. */
export function backdrop({ paint, random }: Stage, footY: number, halfWidth: number): void {
  const ground = random.pick(grounds);
  paint.cover(
    down(
      0,
      180,
      [0, lighter(ground, 0.05)],
      [0.68, mix(ground, '#000000', 0.28)],
      [0.74, mix(ground, '#000000', 0.16)],
      [1, mix(ground, '#000000', 0.5)],
    ),
  );
  paint.cover(outward(160, 78, 150, [0, '#ffffff', 0.14], [0.6, '#ffffff', 0.04], [1, '#ffffff', 0]));
  paint.mist(160, footY + 1, halfWidth * 1.25, halfWidth * 0.17 + 3, '#0b0c0e', 0.85);
}
