import { type Placed, type Size, svgTransform } from '../stage/view.ts';
import type { Box } from './curves.ts';
import styles from './DrawingBoard.module.css';
import { corners, pointOfHandle, sides } from './selectionHandles.ts';

type Props = {
  readonly lies: Placed;
  readonly picture: Size;
  /** Around what is selected, in pixels of the picture. */
  readonly box: Box | null;
  readonly hasSides: boolean;
  /** That one is about to draw around something. */
  readonly marquee: Box | null;
};

/** On the screen, however close one looks. */
const gripPx = 9;

/** Around what is selected, with what it is pulled by. */
export function SelectionFrame({ lies, picture, box, hasSides, marquee }: Props) {
  const grip = gripPx / lies.scale;
  return (
    <g transform={svgTransform(lies, picture)}>
      {box && <rect className={styles.selection} {...placeOf(box)} />}
      {box &&
        [...corners, ...(hasSides ? sides : [])].map((handle) => {
          const { x, y } = pointOfHandle(handle, box);
          const around = { left: x - grip / 2, top: y - grip / 2, width: grip, height: grip };
          return <rect key={handle} className={styles.grip} data-handle={handle} {...placeOf(around)} />;
        })}
      {marquee && <rect className={styles.marquee} {...placeOf(marquee)} />}
    </g>
  );
}

const placeOf = ({ left, top, width, height }: Box) => ({ x: left, y: top, width, height });
