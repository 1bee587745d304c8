import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { custom } from '../../../ui/custom.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { LetterMark } from '../controls/LetterMark.tsx';
import type { Medium } from '../movie/medium.ts';
import { frameBeside } from '../playback/beside.ts';
import type { Player, PlayerState } from '../playback/player.ts';
import { usePreferences } from '../preferences.ts';
import { usePlayerValue } from '../usePlayer.ts';
import { letters } from './compare.ts';
import type { Area } from './layout.ts';
import { hexOf, pixelsAt, valueOf } from './pixels.ts';
import styles from './PixelProbe.module.css';
import { shownOf } from './shownOf.ts';
import type { Placed, Point } from './view.ts';

type Props = {
  readonly box: RefObject<HTMLElement | null>;
  readonly media: readonly [Medium | null, ...(Medium | null)[]];
  readonly player: Player;
  readonly areas: readonly [Area, ...Area[]];
  readonly lies: Placed;
};

const shownFrame = ({ shown }: PlayerState): number | null => shown;

/** The pixel under the pointer, of each picture that is compared: while Shift is held, or for good. */
export function PixelProbe({ box, media, player, areas, lies }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { hasProbe } = usePreferences();
  const frame = usePlayerValue(player, shownFrame, null);
  const [at, setAt] = useState<Point | null>(null);
  const [isHeld, setIsHeld] = useState(false);

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const onMove = ({ clientX, clientY, buttons, shiftKey }: PointerEvent): void => {
      const { left, top } = element.getBoundingClientRect();
      setIsHeld(shiftKey);
      // Whoever draws, drags or wipes looks at something else.
      setAt(buttons === 0 ? { x: clientX - left, y: clientY - top } : null);
    };
    const onLeave = (): void => setAt(null);
    const onKey = ({ key, type }: KeyboardEvent): void => {
      if (key === 'Shift') setIsHeld(type === 'keydown');
    };
    const onBlur = (): void => setIsHeld(false);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerleave', onLeave);
    window.addEventListener('keydown', onKey);
    window.addEventListener('keyup', onKey);
    window.addEventListener('blur', onBlur);
    return () => {
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerleave', onLeave);
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('keyup', onKey);
      window.removeEventListener('blur', onBlur);
    };
  }, [box]);

  const [a] = media;
  if (at === null || a === null || frame === null || !(hasProbe || isHeld)) return null;
  const sizes = media.map((one) => one && { width: one.widthPx, height: one.heightPx });
  const rows = pixelsAt({ at, areas, lies, sizes }).flatMap((pixel, index) => {
    const medium = media[index] ?? null;
    const shown = medium && shownOf(medium, medium === a ? frame : frameBeside(a, medium, frame));
    const value = pixel === null || shown === null ? null : valueOf(shown, pixel);
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
            {rows.length > 1 && <LetterMark letter={letter} />}
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
