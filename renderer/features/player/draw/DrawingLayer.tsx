import type { Id } from '../../../../shared/model/studio.ts';
import type { Player } from '../playback/player.ts';
import { usePreferences } from '../preferences.ts';
import { type Placed, type Size, svgTransform } from '../stage/view.ts';
import { usePlayerValue } from '../usePlayer.ts';
import { type DrawnFrame, placeUpTo } from './drawings.ts';
import type { Painted } from './kitsuObject.ts';
import { canvasScale } from './outline.ts';
import { type Ghost, PaintedObject } from './PaintedObject.tsx';

type Props = {
  readonly player: Player;
  readonly frames: readonly DrawnFrame[];
  /** On the revision before this one. */
  readonly earlier: readonly DrawnFrame[];
  readonly lies: Placed;
  readonly picture: Size;
  /** In somebody's hand: painted there. */
  readonly lifted: ReadonlySet<Id>;
};

/** So many drawn frames to either side, fainter with each. */
const ghostOpacities = [0.55, 0.44, 0.33, 0.21, 0.1];

/** What is drawn on the frame on screen, at its place in the picture. */
export function DrawingLayer({ player, frames, earlier, lies, picture, lifted }: Props) {
  const { areDrawingsShown, hasGhosts, areDrawingsPlayed, areDrawingsHeld } = usePreferences();
  // Painted anew where another drawing is to be seen, and not with every frame.
  const isPlaying = usePlayerValue(player, (state) => state.isPlaying, false);
  const isAnythingShown = usePlayerValue(player, ({ shown }) => shown !== null, false);
  const hereAt = usePlayerValue(player, ({ shown }) => placeOfDrawing(frames, shown, areDrawingsHeld), -1);
  const passed = usePlayerValue(player, ({ shown }) => (shown === null ? -1 : placeUpTo(frames, shown)), -1);
  const earlierAt = usePlayerValue(player, ({ shown }) => placeOfDrawing(earlier, shown, areDrawingsHeld), -1);
  if (!isAnythingShown || !areDrawingsShown || (isPlaying && !areDrawingsPlayed)) return null;
  const here = frames[hereAt];
  const areGhostsOn = hasGhosts && !isPlaying;
  const before = areGhostsOn ? frames.slice(0, here === undefined ? passed + 1 : hereAt).toReversed() : [];
  const after = areGhostsOn ? frames.slice(passed + 1) : [];
  const ghosts = (of: readonly DrawnFrame[], side: 'before' | 'after') =>
    of.slice(0, ghostOpacities.length).flatMap(({ frame, objects }, distance) =>
      objects.flatMap(({ object, painted }) =>
        painted === null
          ? []
          : [
              <InPicture key={`${String(frame)} ${object.id}`} painted={painted} lies={lies} picture={picture}>
                <PaintedObject painted={painted} ghost={ghostOf(side, ghostOpacities[distance] ?? 0)} />
              </InPicture>,
            ],
      ),
    );
  return (
    <g>
      {areGhostsOn && ghosts(earlierAt < 0 ? [] : earlier.slice(earlierAt, earlierAt + 1), 'before')}
      {ghosts(before, 'before')}
      {ghosts(after, 'after')}
      {here?.objects.map(({ object, painted }) =>
        painted === null || lifted.has(object.id) ? null : (
          <InPicture key={object.id} painted={painted} lies={lies} picture={picture}>
            <PaintedObject painted={painted} />
          </InPicture>
        ),
      )}
    </g>
  );
}

/** -1 where nothing is to be seen. */
function placeOfDrawing(frames: readonly DrawnFrame[], shown: number | null, areHeld: boolean): number {
  const place = shown === null ? -1 : placeUpTo(frames, shown);
  return areHeld || frames[place]?.frame === shown ? place : -1;
}

/** Told apart without colour as well: what came before is dashed, what comes after dotted. */
const ghostOf = (side: 'before' | 'after', opacity: number): Ghost =>
  side === 'before'
    ? { color: 'var(--ink-5)', opacity, dash: '12 8' }
    : { color: 'var(--ink-3)', opacity, dash: '1 8' };

type InPictureProps = {
  readonly painted: Pick<Painted, 'canvas'>;
  readonly lies: Placed;
  readonly picture: Size;
  readonly children: React.ReactNode;
};

/** From the author's canvas, whatever its size was, to where the picture lies now. */
export function InPicture({ painted, lies, picture, children }: InPictureProps) {
  const { x, y } = canvasScale(painted, picture);
  return <g transform={`${svgTransform(lies, picture)} scale(${String(x)} ${String(y)})`}>{children}</g>;
}
