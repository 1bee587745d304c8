/** What stands on a frame, or on some that follow each other. */
export type TimelineMark = {
  readonly key: string;
  readonly frame: number;
  /** The last of a range; the same for one frame. */
  readonly to: number;
  /** `asked`: of the revision before, and open still. */
  readonly kind: 'drawing' | 'note' | 'asked';
  /** Of the ink, where there is one. */
  readonly color: string | null;
};
