import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawnObject } from '../../../../shared/model/annotation.ts';
import { custom } from '../../../ui/custom.ts';
import { inPicture, onStage, type Placed, type Size } from '../stage/view.ts';
import styles from './DrawingBoard.module.css';
import { InPicture } from './DrawingLayer.tsx';
import { paintedOf, type Point } from './kitsuObject.ts';
import { newObject, newText } from './newObject.ts';
import { PaintedObject } from './PaintedObject.tsx';
import type { Drawing } from './useDrawing.ts';

type Props = {
  readonly drawing: Drawing;
  readonly lies: Placed;
  readonly picture: Size;
  readonly personId: string;
  /** It moves no more: what is drawn is drawn on what one sees. */
  readonly onBegin: () => void;
  readonly onDrawn: (object: DrawnObject) => void;
};

/** A share of the picture's height. */
const letterHeight = 0.045;

/** Lies over the picture while a tool is in hand. */
export function DrawingBoard({ drawing, lies, picture, personId, onBegin, onDrawn }: Props) {
  const { t } = useTranslation();
  const [points, setPoints] = useState<readonly Point[]>([]);
  const [writing, setWriting] = useState<Point | null>(null);
  const id = useRef('');
  const { tool } = drawing;
  const made = { id: id.current, personId, picture, pen: drawing.pen(picture.width) };
  const shape = tool === null || tool === 'eraser' || tool === 'text' ? null : tool;
  const object = shape === null || points.length === 0 ? null : newObject(shape, points, made);
  const painted = object && paintedOf(object);

  function pointsOf(event: PointerEvent<HTMLDivElement>): readonly Point[] {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const all = event.nativeEvent.getCoalescedEvents();
    return (all.length > 0 ? all : [event]).map(({ clientX, clientY }) =>
      inPicture(lies, picture, { x: clientX - left, y: clientY - top }),
    );
  }
  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0 || tool === null || tool === 'eraser') return;
    onBegin();
    id.current = crypto.randomUUID();
    const [at] = pointsOf(event);
    if (at === undefined) return;
    if (tool === 'text') {
      event.preventDefault();
      setWriting(at);
      return;
    }
    event.currentTarget.setPointerCapture(event.pointerId);
    setPoints([at]);
  }
  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    if (points.length === 0) return;
    const more = pointsOf(event);
    const end = more.at(-1);
    if (tool === 'pen' && !event.shiftKey) setPoints([...points, ...more]);
    else if (end !== undefined) setPoints([...points.slice(0, 1), end]);
  }
  function finish(): void {
    setPoints([]);
    if (object !== null) onDrawn(object);
  }
  function write(words: string, widthPx: number): void {
    const at = writing;
    setWriting(null);
    if (at !== null && words.trim() !== '')
      onDrawn(newText(words.trim(), at, picture.height * letterHeight, widthPx / lies.scale, made));
  }

  return (
    <div
      className={styles.board}
      data-tool={tool}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={finish}
      onPointerCancel={() => setPoints([])}
    >
      {painted && (
        <svg className={styles.stroke} aria-hidden="true">
          <InPicture painted={painted} lies={lies} picture={picture}>
            <PaintedObject painted={painted} />
          </InPicture>
        </svg>
      )}
      {writing !== null && (
        <input
          className={styles.letters}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- one has just pressed where one wants to write
          autoFocus
          aria-label={t('review.tool.text')}
          style={custom({
            '--x': `${String(onStage(lies, picture, writing).x)}px`,
            '--y': `${String(onStage(lies, picture, writing).y)}px`,
            '--size': `${String(picture.height * letterHeight * lies.scale)}px`,
            '--ink': drawing.ink,
          })}
          onPointerDown={(event) => event.stopPropagation()}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Enter') event.currentTarget.blur();
            else if (event.key === 'Escape') setWriting(null);
          }}
          onBlur={(event) => write(event.currentTarget.value, event.currentTarget.offsetWidth)}
        />
      )}
    </div>
  );
}
