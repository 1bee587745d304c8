import { useState } from 'react';
import { custom } from '../../../ui/custom.ts';
import { BoardSurface } from './BoardSurface.tsx';
import type { BoardProps } from './DrawingBoard.tsx';
import styles from './DrawingBoard.module.css';
import { onStage } from '../stage/view.ts';
import { newStroke, type Touch } from './newObject.ts';

type Trail = { readonly id: string; readonly points: readonly Touch[]; readonly isFading: boolean };

/** Shows something to whoever looks on, and is gone a moment later: nothing of it is kept. */
export function LaserBoard({ drawing, lies, onPoint }: BoardProps) {
  const [trails, setTrails] = useState<readonly Trail[]>([]);
  const fade = (): void => setTrails((all) => all.map((trail) => ({ ...trail, isFading: true })));
  const { pen } = drawing.newMade();
  function show(): void {
    const drawn = trails.find(({ isFading }) => !isFading);
    if (drawn !== undefined) onPoint(newStroke(drawn.points, drawing.newMade()));
    fade();
  }
  return (
    <BoardSurface
      tool="laser"
      lies={lies}
      picture={drawing.picture}
      onDown={({ at }) => setTrails([...trails, { id: crypto.randomUUID(), points: [at], isFading: false }])}
      onMove={({ touches }) =>
        setTrails((all) =>
          all.map((trail) => (trail.isFading ? trail : { ...trail, points: [...trail.points, ...touches] })),
        )
      }
      onUp={show}
      onCancel={fade}
      painting={trails.map(({ id, points, isFading }) => (
        <polyline
          key={id}
          className={styles.trail}
          data-fading={isFading || undefined}
          style={custom({ '--ink': pen.color, '--width': `${String(pen.widthPx * lies.scale)}px` })}
          points={points
            .map((point) => onStage(lies, drawing.picture, point))
            .map(({ x, y }) => `${String(x)},${String(y)}`)
            .join(' ')}
          onAnimationEnd={() => setTrails((all) => all.filter((trail) => trail.id !== id))}
        />
      ))}
    />
  );
}
