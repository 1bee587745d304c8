import { useId } from 'react';
import type { Form, Painted, Point } from './kitsuObject.ts';

/** How a drawing of another frame shows: in one colour, dashed, and as faint as it is far away. */
export type Ghost = { readonly color: string; readonly opacity: number; readonly dash: string };

type Props = {
  readonly painted: Painted;
  readonly ghost?: Ghost | undefined;
  /** Can be pressed on. */
  readonly onPress?: (() => void) | undefined;
};

/** One drawn object; its line and letters are as its author made them. */
export function PaintedObject({ painted, ghost, onPress }: Props) {
  const { transform, look, form, erased } = painted;
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
    vectorEffect: undefined,
  } as const;
  return (
    <g
      transform={transform}
      opacity={ghost?.opacity ?? look.opacity}
      mask={erased.length > 0 ? `url(#${maskId})` : undefined}
      data-object={painted.id}
      pointerEvents={onPress ? 'all' : undefined}
      onPointerDown={onPress}
      onPointerEnter={onPress && ((event) => event.buttons === 1 && onPress())}
      {...paint}
    >
      {erased.length > 0 && (
        <mask id={maskId} maskUnits="userSpaceOnUse" x={-farPx} y={-farPx} width={2 * farPx} height={2 * farPx}>
          <rect x={-farPx} y={-farPx} width={2 * farPx} height={2 * farPx} fill="white" stroke="none" />
          {erased.map((part, index) => (
            <g key={index} transform={part.transform} stroke="black" fill="none" strokeWidth={part.look.strokeWidth}>
              <FormShape form={part.form} strokeWidth={part.look.strokeWidth} />
            </g>
          ))}
        </mask>
      )}
      <FormShape form={form} strokeWidth={look.strokeWidth} ghost={ghost} />
    </g>
  );
}
/** Beyond any picture. */
const farPx = 20_000;

type ShapeProps = { readonly form: Form; readonly strokeWidth: number; readonly ghost?: Ghost | undefined };

function FormShape({ form, strokeWidth, ghost }: ShapeProps) {
  switch (form.kind) {
    case 'path':
      return <path d={form.d} transform={movedTo(form.offset)} />;
    case 'rect':
      return <rect x={-form.width / 2} y={-form.height / 2} width={form.width} height={form.height} rx={form.radius} />;
    case 'ellipse':
      return <ellipse rx={form.rx} ry={form.ry} />;
    case 'arrow':
      return <path d={arrowPath(form.from, form.to, form.headSize)} fill="none" />;
    case 'points': {
      const points = form.points.map(({ x, y }) => `${String(x)},${String(y)}`).join(' ');
      return form.isClosed ? (
        <polygon points={points} transform={movedTo(form.offset)} />
      ) : (
        <polyline points={points} transform={movedTo(form.offset)} />
      );
    }
    case 'pressure':
      return (
        <g transform={movedTo(form.offset)}>
          {form.points.slice(1).map((point, index) => {
            const from = form.points[index] ?? point;
            const width = strokeWidth * Math.max(0.1, from.pressure + point.pressure);
            return <line key={index} x1={from.x} y1={from.y} x2={point.x} y2={point.y} strokeWidth={width} />;
          })}
        </g>
      );
    case 'text': {
      const lead = form.size * 1.31;
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

/** A line, and at its end two short ones. */
function arrowPath(from: Point, to: Point, headSize: number): string {
  const line = `M ${String(from.x)} ${String(from.y)} L ${String(to.x)} ${String(to.y)}`;
  if (headSize === 0) return line;
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const wings = [angle + Math.PI * 0.85, angle - Math.PI * 0.85].map(
    (turn) => `${String(to.x + headSize * Math.cos(turn))} ${String(to.y + headSize * Math.sin(turn))}`,
  );
  return `${line} M ${wings[0] ?? ''} L ${String(to.x)} ${String(to.y)} L ${wings[1] ?? ''}`;
}
