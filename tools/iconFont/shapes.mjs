// The shapes of an icon, read off the React elements that draw it on a page.
import { createHash } from 'node:crypto';
import { Fragment, isValidElement } from 'react';
import { circlePath } from './outline.mjs';

/**
 * @param {unknown} node an element, or several in a fragment
 * @param {{ strokeWidth: string }} around of shapes that name none
 * @returns {{ d: string, isFilled: boolean, strokeWidth: number }[]}
 */
export function shapesOf(node, around) {
  if (Array.isArray(node)) return node.flatMap((child) => shapesOf(child, around));
  if (!isShape(node)) throw new Error(`no shape: ${String(node)}`);
  const { children, d, cx, cy, r, fill, stroke, strokeWidth } = node.props;
  if (node.type === Fragment) return shapesOf(children, around);
  if (node.type !== 'path' && node.type !== 'circle') throw new Error(`a font cannot draw <${String(node.type)}>`);
  return [
    {
      d: node.type === 'path' ? String(d) : circlePath({ cx: Number(cx), cy: Number(cy), r: Number(r) }),
      isFilled: fill === 'currentColor',
      strokeWidth: stroke === 'none' ? 0 : Number(strokeWidth ?? around.strokeWidth),
    },
  ];
}

/**
 * Which shapes a font was made from.
 * @param {Readonly<Record<string, import('react').ReactNode>>} shapes
 * @param {readonly string[]} names
 */
export function stampOf(shapes, names) {
  const text = JSON.stringify(names.map((name) => [name, shapesOf(shapes[name], { strokeWidth: '' })]));
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * @param {unknown} node
 * @returns {node is import('react').ReactElement<Record<string, unknown>>}
 */
function isShape(node) {
  return isValidElement(node);
}
