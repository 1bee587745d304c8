/** Objects that Fabric.js 6.7.1 wrote, with where it says that each lies: `getCenterPoint` and `getBoundingRect`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const point = z.object({ x: z.number(), y: z.number() });
const box = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() });
const written = z.object({ name: z.string(), middle: point, box, object: z.looseObject({ type: z.string() }) });

export const fabricObjects = z
  .array(written)
  .parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'fabricObjects.json'), 'utf8')));
