import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { custom } from '../../../ui/custom.ts';
import type { Room, RoomView } from '../../../../shared/model/room.ts';
import type { Medium } from '../movie/medium.ts';
import { frameBeside } from '../playback/beside.ts';
import type { Player } from '../playback/player.ts';
import { useSharedView } from '../room/useSharedView.ts';
import type { Drawer } from '../usePlayer.ts';
import { type Compare, isTiled, letters, type Wipe } from './compare.ts';
import { layersOf } from './compose.ts';
import { isGraded } from './grade.ts';
import { GradeFilter } from './GradeFilter.tsx';
import { areasOf } from './layout.ts';
import styles from './Stage.module.css';
import { usePeeking } from './peeking.ts';
import { PixelProbe } from './PixelProbe.tsx';
import { shownOf } from './shownOf.ts';
import { createSurface, type Surface } from './surface.ts';
import { useStagePointer } from './useStagePointer.ts';
import type { PictureLook } from './usePictureLook.ts';
import { boxOf, placed, type Placed, type Size, turnedSize } from './view.ts';
import { WipeHandle } from './WipeHandle.tsx';

type Props = {
  /** A, B, C, D; null where one is not open yet. */
  readonly media: readonly [Medium | null, ...(Medium | null)[]];
  readonly compare: Compare;
  readonly player: Player | null;
  /** Is given how to draw a frame. */
  readonly drawerRef: RefObject<Drawer>;
  readonly look: PictureLook;
  /** Whose picture lies as this one does; null where nobody's. */
  readonly room: Room | null;
  readonly onMoved: (view: RoomView) => void;
  readonly onLies: (view: RoomView) => void;
  readonly onWipe: (wipe: Wipe) => void;
  readonly onPress: () => void;
  /** Nothing of it may be shown: it belongs to what was there before. */
  readonly isBlank: boolean;
  /** Over A's picture, as it lies. */
  readonly renderOverlay: (lies: Placed, picture: Size) => ReactNode;
  /** Over all of A's part of the stage: takes the pointer while something is drawn. */
  readonly renderBoard: (lies: Placed, picture: Size) => ReactNode;
  /** Says what is where, of each that is compared. */
  readonly labels: readonly ReactNode[];
  /** In the place of a picture that is not here yet. */
  readonly standIn: ReactNode;
  readonly children?: ReactNode;
};

/** The picture, exactly as it is, and nothing over it that was not asked for. */
export function Stage(props: Props) {
  const { media, compare, player, drawerRef, look, onWipe, onPress, isBlank } = props;
  const { renderOverlay, renderBoard, labels, standIn, children } = props;
  const { view, turn, grade, setView } = look;
  const { t } = useTranslation();
  const isPeeking = usePeeking((state) => state.isPeeking);
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const surface = useRef<Surface | null>(null);
  const drawAgain = useRef((): void => undefined);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const [a] = media;

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || canvas.current === null) return undefined;
    surface.current = createSurface(canvas.current);
    const fit = ({ width, height }: Size): void => {
      surface.current?.resize({ width, height }, window.devicePixelRatio);
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    // What is here already is drawn before the browser paints.
    fit(element.getBoundingClientRect());
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      // Another size wipes it: what was on screen is drawn again in the same refresh.
      flushSync(() => fit(entry.contentRect));
      drawAgain.current();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      surface.current = null;
    };
  }, []);

  const isComparing = media.length > 1;
  const isApart = isComparing && isTiled(compare.mode) && !isPeeking;
  const areas = areasOf(size, isApart ? compare.mode : 'wipe', media.length);
  const [first] = areas;
  const picture: Size = { width: a?.widthPx ?? 0, height: a?.heightPx ?? 0 };
  const lies = placed(view, picture, first, turn);

  // Before the browser paints what else has changed: the picture and its line move as one.
  useLayoutEffect(() => {
    drawerRef.current = (frame) => {
      if (a === null) return;
      const shown = media.map((one) => one && shownOf(one, one === a ? frame : frameBeside(a, one, frame)));
      surface.current?.draw(layersOf({ shown, compare, isPeeking, areas, lies }));
    };
    drawAgain.current = () => {
      const frame = player?.state().shown ?? null;
      if (frame !== null) drawerRef.current(frame);
    };
    player?.redraw();
  });

  const turned = turnedSize(picture, turn);
  const { room, onMoved, onLies } = props;
  useSharedView({ room, view, setView, picture: turned, stage: first, onMoved, onLies });
  const pointer = useStagePointer({
    box,
    areas,
    picture: turned,
    scale: lies.scale,
    view,
    onView: setView,
  });
  const hasWipe = isComparing && compare.mode === 'wipe' && !isPeeking && a !== null;
  const labelSide = (at: number) => (isApart ? 'tile' : (letters[at] ?? 'A'));

  return (
    <div ref={box} className={styles.stage} {...pointer} onPointerDown={onPress}>
      <canvas
        ref={canvas}
        className={styles.canvas}
        data-blank={isBlank || undefined}
        data-graded={isGraded(grade) || undefined}
        role="img"
        aria-label={t('review.picture')}
      />
      {isGraded(grade) && <GradeFilter grade={grade} />}
      {!isBlank && standIn}
      {!isBlank && a !== null && (
        <svg className={styles.overlay} width={size.width} height={size.height} aria-hidden="true">
          <svg x={first.left} y={first.top} width={first.width} height={first.height}>
            {renderOverlay(lies, picture)}
          </svg>
        </svg>
      )}
      {!isBlank && a !== null && renderBoard(lies, picture)}
      {hasWipe && !isBlank && <WipeHandle wipe={compare.wipe} box={boxOf(lies, picture)} onWipe={onWipe} />}
      {!isBlank &&
        isComparing &&
        labels.map((label, at) => {
          const area = areas[at];
          // Of those that lie over each other only the two that are seen.
          if ((area === undefined && at > 1) || (isPeeking && at !== 1)) return null;
          const { left, top } = area ?? first;
          return (
            <div
              key={letters[at]}
              className={styles.label}
              data-side={labelSide(at)}
              style={custom({ '--left': `${String(left)}px`, '--top': `${String(top)}px` })}
            >
              {label}
            </div>
          );
        })}
      {!isBlank && player !== null && (
        <PixelProbe box={box} media={media} isPeeking={isPeeking} player={player} areas={areas} lies={lies} />
      )}
      {children}
    </div>
  );
}
