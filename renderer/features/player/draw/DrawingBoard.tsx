import type { DrawnObject } from '../../../../shared/model/annotation.ts';
import type { Player } from '../playback/player.ts';
import { usePreferences } from '../preferences.ts';
import type { Placed } from '../stage/view.ts';
import { EraserBoard } from './EraserBoard.tsx';
import { LaserBoard } from './LaserBoard.tsx';
import { SelectBoard } from './SelectBoard.tsx';
import { StrokeBoard } from './StrokeBoard.tsx';
import { TextBoard } from './TextBoard.tsx';
import type { Drawing } from './useDrawing.ts';

export type BoardProps = {
  readonly drawing: Drawing;
  readonly lies: Placed;
  /** It moves no more, and what is drawn is seen: one draws on what is on screen. */
  readonly onBegin: () => void;
  /** Something was shown with the laser: others may look on. */
  readonly onPoint: (object: DrawnObject) => void;
};

type Props = Omit<BoardProps, 'onBegin'> & { readonly player: Player };

/** Lies over the picture, and does with the pointer what the tool in hand does. */
export function DrawingBoard({ drawing, lies, player, onPoint }: Props) {
  const { areDrawingsShown } = usePreferences();
  const board: BoardProps = { drawing, lies, onPoint, onBegin: () => player.stop() };
  switch (drawing.tool) {
    case 'select':
      return areDrawingsShown ? <SelectBoard {...board} player={player} /> : null;
    case 'eraser':
      return areDrawingsShown ? <EraserBoard {...board} /> : null;
    case 'text':
      return <TextBoard {...board} />;
    case 'laser':
      return <LaserBoard {...board} />;
    default:
      return <StrokeBoard {...board} tool={drawing.tool} />;
  }
}
