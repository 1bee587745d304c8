/** What stands on a frame, or on some that follow each other. */
export type TimelineMark = {
  readonly key: string;
  readonly frame: number;
  /** The last of a range; the same for one frame. */
  readonly to: number;
  readonly kind: 'drawing' | 'note';
  /** Of the ink, where there is one. */
  readonly color: string | null;
};
