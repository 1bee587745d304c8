import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { custom } from '../../../ui/custom.ts';
import { isTextField } from '../../../ui/isTextField.ts';
import { LetterMark } from '../controls/LetterMark.tsx';
import type { Medium } from '../movie/medium.ts';
import { frameBeside } from '../playback/beside.ts';
import type { Player, PlayerState } from '../playback/player.ts';
import { usePreferences } from '../preferences.ts';
import { usePlayerValue } from '../usePlayer.ts';
import { letters } from './compare.ts';
import { peekedAt } from './compose.ts';
import type { Area } from './layout.ts';
import { hexOf, pixelsAt, valueOf } from './pixels.ts';
import styles from './PixelProbe.module.css';
import { shownOf } from './shownOf.ts';
import type { Placed, Point } from './view.ts';

type Props = {
  readonly box: RefObject<HTMLElement | null>;
  readonly media: readonly [Medium | null, ...(Medium | null)[]];
  /** B alone is seen, in the place of A. */
  readonly isPeeking: boolean;
  readonly player: Player;
  readonly areas: readonly [Area, ...Area[]];
  readonly lies: Placed;
};

/** The pixel under the pointer, of each picture that is seen: while Shift is held, or for good. Until then it follows nothing. */
export function PixelProbe(props: Props) {
  const { box } = props;
  const { hasProbe } = usePreferences();
  const at = useRef<Point | null>(null);
  const [isHeld, setIsHeld] = useState(false);

  useEffect(() => {
    const onKey = ({ key, type, target }: KeyboardEvent): void => {
      if (key === 'Shift') setIsHeld(type === 'keydown' && !isTextField(target));
    };
    const onBlur = (): void => setIsHeld(false);
    const stop = followPointer(box, (to, isShiftHeld) => {
      at.current = to;
      setIsHeld(isShiftHeld);
    });
    window.addEventListener('keydown', onKey);
    window.addEventListener('keyup', onKey);
    window.addEventListener('blur', onBlur);
    return () => {
      stop();
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('keyup', onKey);
      window.removeEventListener('blur', onBlur);
    };
  }, [box]);

  return hasProbe || isHeld ? <Values {...props} from={at} /> : null;
}

/** @param onPoint is told where it is within the box; null: nowhere, or it is at work */
function followPointer(
  box: RefObject<HTMLElement | null>,
  onPoint: (at: Point | null, isShiftHeld: boolean) => void,
): () => void {
  const element = box.current;
  if (element === null) return () => undefined;
  const onMove = ({ clientX, clientY, buttons, shiftKey }: PointerEvent): void => {
    const { left, top } = element.getBoundingClientRect();
    // Whoever draws, drags or wipes looks at something else.
    onPoint(buttons === 0 ? { x: clientX - left, y: clientY - top } : null, shiftKey);
  };
  const onLeave = ({ shiftKey }: PointerEvent): void => onPoint(null, shiftKey);
  element.addEventListener('pointermove', onMove);
  element.addEventListener('pointerleave', onLeave);
  return () => {
    element.removeEventListener('pointermove', onMove);
    element.removeEventListener('pointerleave', onLeave);
  };
}

const shownFrame = ({ shown }: PlayerState): number | null => shown;

type ValuesProps = Props & { readonly from: RefObject<Point | null> };

function Values({ box, media, isPeeking, player, areas, lies, from }: ValuesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = usePlayerValue(player, shownFrame, null);
  const [at, setAt] = useState<Point | null>(() => from.current);
  useEffect(() => followPointer(box, setAt), [box]);

  const [a] = media;
  if (at === null || a === null || frame === null) return null;
  const sizes = media.map((one) => one && { width: one.widthPx, height: one.heightPx });
  const shown = media.map((one) => one && shownOf(one, one === a ? frame : frameBeside(a, one, frame)));
  const rows = pixelsAt({ at, areas, lies, sizes }).flatMap((pixel, index) => {
    const picture = shown[index] ?? null;
    if (isPeeking && index !== peekedAt(shown)) return [];
    const value = pixel === null || picture === null ? null : valueOf(picture, pixel);
    return pixel === null || value === null ? [] : [{ letter: letters[index] ?? 'D', pixel, value }];
  });
  if (rows.length === 0) return null;
  const { width = 0, height = 0 } = box.current?.getBoundingClientRect() ?? {};
  return (
    <dl
      className={styles.probe}
      aria-label={t('review.probe.title')}
      data-left={at.x > width / 2 || undefined}
      data-above={at.y > height / 2 || undefined}
      style={custom({ '--x': `${String(at.x)}px`, '--y': `${String(at.y)}px` })}
    >
      {rows.map(({ letter, pixel, value }) => (
        <div key={letter} className={styles.row}>
          <dt className={styles.what}>
            {media.length > 1 && <LetterMark letter={letter} />}
            {t('review.probe.pixel', { x: String(pixel.x), y: String(pixel.y) })}
          </dt>
          <dd className={styles.value}>
            <span className={styles.colour} style={custom({ '--colour': hexOf(value) })} />
            {t('review.probe.value', value)}
          </dd>
          <dd className={styles.share}>
            {[value.red, value.green, value.blue]
              .map((part) => format.number(Math.round((part / 255) * 1000) / 1000))
              .join('  ')}
          </dd>
        </div>
      ))}
    </dl>
  );
}
