import type { ActionId } from '../../../keys/catalogue.ts';
import { drawingTools } from './newObject.ts';

/** As they stand in the rail. */
export const tools = ['select', ...drawingTools, 'eraser', 'laser'] as const;
export type Tool = (typeof tools)[number];

export const toolActions = {
  select: 'review.leave-tool',
  pen: 'review.pen',
  line: 'review.line',
  arrow: 'review.arrow',
  rectangle: 'review.rectangle',
  ellipse: 'review.ellipse',
  text: 'review.text',
  eraser: 'review.eraser',
  laser: 'review.laser',
} as const satisfies Readonly<Record<Tool, ActionId>>;

export const inkActions = [
  'review.ink-1',
  'review.ink-2',
  'review.ink-3',
  'review.ink-4',
  'review.ink-5',
  'review.ink-6',
] as const satisfies readonly ActionId[];
