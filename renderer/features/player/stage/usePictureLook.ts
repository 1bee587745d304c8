import { useState } from 'react';
import { type Grade, isGraded, plainGrade } from './grade.ts';
import { fitView, type Turn, upright, type View } from './view.ts';

export type PictureLook = {
  readonly view: View;
  readonly turn: Turn;
  readonly grade: Grade;
  readonly setView: (view: View) => void;
  readonly setGrade: (grade: Grade) => void;
  /** A quarter clockwise. */
  readonly rotate: () => void;
  readonly mirror: () => void;
  /** Whole, upright and as it was decoded. */
  readonly reset: () => void;
  /** Whether what is seen is not the picture as it is. */
  readonly isChanged: boolean;
};

const nextQuarter = { 0: 1, 1: 2, 2: 3, 3: 0 } as const;

/** How pictures are looked at: it stays from revision to revision and from shot to shot. */
export function usePictureLook(): PictureLook {
  const [view, setView] = useState<View>(fitView);
  const [turn, setTurn] = useState<Turn>(upright);
  const [grade, setGrade] = useState<Grade>(plainGrade);
  return {
    view,
    turn,
    grade,
    setView,
    setGrade,
    rotate: () => setTurn({ ...turn, quarters: nextQuarter[turn.quarters] }),
    // As it is seen: on its side, left and right are above and below of the picture itself.
    mirror: () =>
      setTurn({
        isMirrored: !turn.isMirrored,
        quarters: turn.quarters % 2 === 0 ? turn.quarters : turn.quarters === 1 ? 3 : 1,
      }),
    reset: () => {
      setView(fitView);
      setTurn(upright);
      setGrade(plainGrade);
    },
    isChanged: isGraded(grade) || turn.isMirrored || turn.quarters !== 0,
  };
}
