import { useId } from 'react';
import { arrowHead, middleOf, svgOf } from './curves.ts';
import type { Painted } from './kitsuObject.ts';
import { lineHeight, transformOf } from './placement.ts';
import type { Point } from '../stage/view.ts';

/** How a drawing of another frame shows: in one colour, dashed, and as faint as it is far away. */
export type Ghost = { readonly color: string; readonly opacity: number; readonly dash: string };

type Props = { readonly painted: Painted; readonly ghost?: Ghost | undefined };

/** One drawn object; its line and letters are as its author made them. */
export function PaintedObject({ painted, ghost }: Props) {
  const { placement, look, form, erased } = painted;
  const maskId = useId();
  const stroke = ghost === undefined ? look.stroke : ghost.color;
  const isText = form.kind === 'text';
  const paint = {
    fill: ghost === undefined || isText ? ((isText && ghost ? ghost.color : look.fill) ?? 'none') : 'none',
    stroke: stroke ?? 'none',
    strokeWidth: look.strokeWidth,
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
    strokeDasharray: ghost?.dash ?? look.dash,
  } as const;
  return (
    <g
      transform={transformOf(placement)}
      opacity={ghost?.opacity ?? look.opacity}
      mask={erased.length > 0 ? `url(#${maskId})` : undefined}
      data-object={painted.id}
      {...paint}
    >
      {erased.length > 0 && (
        <mask id={maskId} maskUnits="userSpaceOnUse" x={-farPx} y={-farPx} width={2 * farPx} height={2 * farPx}>
          <rect x={-farPx} y={-farPx} width={2 * farPx} height={2 * farPx} fill="white" stroke="none" />
          {erased.map((part, index) => (
            <g
              key={index}
              transform={transformOf(part.placement)}
              stroke="black"
              fill="none"
              strokeWidth={part.look.strokeWidth}
            >
              <FormShape painted={part} />
            </g>
          ))}
        </mask>
      )}
      <FormShape painted={painted} ghost={ghost} />
    </g>
  );
}
/** Beyond any picture. */
const farPx = 20_000;

function FormShape({ painted: { form, look }, ghost }: Props) {
  switch (form.kind) {
    case 'path':
      return <path d={form.d} transform={movedTo(middleOf(form.box))} />;
    case 'rect':
      return <rect x={-form.width / 2} y={-form.height / 2} width={form.width} height={form.height} rx={form.radius} />;
    case 'ellipse':
      return <ellipse rx={form.rx} ry={form.ry} />;
    case 'arrow':
      return <path d={arrowPath(form.from, form.to, form.headSize)} fill="none" />;
    case 'points': {
      const points = form.points.map(({ x, y }) => `${String(x)},${String(y)}`).join(' ');
      return form.isClosed ? (
        <polygon points={points} transform={movedTo(middleOf(form.box))} />
      ) : (
        <polyline points={points} transform={movedTo(middleOf(form.box))} />
      );
    }
    case 'pressure':
      return (
        <g transform={movedTo(middleOf(form.box))} fill="none">
          {form.curves.map((curve, index) => (
            <path key={index} d={svgOf(curve)} strokeWidth={look.strokeWidth * (form.pressures[index] ?? 0.5)} />
          ))}
        </g>
      );
    case 'text': {
      const lead = form.size * lineHeight;
      return (
        <>
          {form.background !== null && !ghost && (
            <rect
              x={-form.width / 2}
              y={-form.height / 2}
              width={form.width}
              height={form.height}
              fill={form.background}
              stroke="none"
            />
          )}
          <text fontFamily={form.family} fontSize={form.size} xmlSpace="preserve">
            {form.lines.map((line, index) => (
              <tspan key={index} x={-form.width / 2} y={-form.height / 2 + form.size * 0.91 + index * lead}>
                {line}
              </tspan>
            ))}
          </text>
        </>
      );
    }
    case 'group':
      return form.parts.map((part) => <PaintedObject key={part.id} painted={part} ghost={ghost} />);
  }
}

const movedTo = ({ x, y }: Point): string => `translate(${String(-x)} ${String(-y)})`;

/** A line, and at its end a triangle that points along it. */
function arrowPath(from: Point, to: Point, headSize: number): string {
  const line = `M ${String(from.x)} ${String(from.y)} L ${String(to.x)} ${String(to.y)}`;
  if (headSize === 0) return line;
  const [one, other] = arrowHead(from, to, headSize);
  return `${line} M ${String(one.x)} ${String(one.y)} L ${String(to.x)} ${String(to.y)} L ${String(other.x)} ${String(other.y)} Z`;
}
