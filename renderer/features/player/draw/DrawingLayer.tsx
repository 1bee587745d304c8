import { type Placed, type Size, svgTransform } from '../stage/view.ts';
import type { Player } from '../playback/player.ts';
import { usePlayerValue } from '../usePlayer.ts';
import type { DrawnFrame } from './drawings.ts';
import type { Painted } from './kitsuObject.ts';
import { type Ghost, PaintedObject } from './PaintedObject.tsx';

type Props = {
  readonly player: Player;
  readonly frames: readonly DrawnFrame[];
  readonly lies: Placed;
  readonly picture: Size;
  /** The drawings before and after, faintly. */
  readonly hasGhosts: boolean;
  /** Null: nothing can be rubbed out. */
  readonly onErase: ((drawn: DrawnFrame['objects'][number]) => void) | null;
};

/** So many drawn frames to either side, fainter with each. */
const ghostOpacities = [0.55, 0.32, 0.1];

/** What is drawn on the frame on screen, at its place in the picture. */
export function DrawingLayer({ player, frames, lies, picture, hasGhosts, onErase }: Props) {
  const shown = usePlayerValue(player, (state) => state.shown, null);
  const here = frames.find(({ frame }) => frame === shown);
  const before = frames.filter(({ frame }) => shown !== null && frame < shown).toReversed();
  const after = frames.filter(({ frame }) => shown !== null && frame > shown);
  const ghosts = (of: readonly DrawnFrame[], side: 'before' | 'after') =>
    of.slice(0, ghostOpacities.length).flatMap(({ objects }, distance) =>
      objects.flatMap(({ object, painted }) =>
        painted === null
          ? []
          : [
              <InPicture key={object.id} painted={painted} lies={lies} picture={picture}>
                <PaintedObject painted={painted} ghost={ghostOf(side, ghostOpacities[distance] ?? 0)} />
              </InPicture>,
            ],
      ),
    );
  return (
    <g>
      {hasGhosts && ghosts(before, 'before')}
      {hasGhosts && ghosts(after, 'after')}
      {here?.objects.map((drawn) =>
        drawn.painted === null ? null : (
          <InPicture key={drawn.object.id} painted={drawn.painted} lies={lies} picture={picture}>
            <PaintedObject painted={drawn.painted} onPress={onErase === null ? undefined : () => onErase(drawn)} />
          </InPicture>
        ),
      )}
    </g>
  );
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
export function InPicture({ painted: { canvas }, lies, picture, children }: InPictureProps) {
  const x = picture.width / (canvas?.width ?? picture.width);
  const y = picture.height / (canvas?.height ?? picture.height);
  return <g transform={`${svgTransform(lies, picture)} scale(${String(x)} ${String(y)})`}>{children}</g>;
}
