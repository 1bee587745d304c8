/** What an editor's cut says of shots, whichever file it came in. Frames are counted in the cut's own rate. */

export type CutClip = {
  /** As the editor named it: `SQ010_SH0040_anim_v012.mov`. */
  readonly name: string;
  /** The first frame of the source that is seen, and the one after the last. */
  readonly sourceIn: number;
  readonly sourceOut: number;
  /** Where it stands in the file: a line, or which clip of the track it is. */
  readonly place: number;
};

export const cutProblems = [
  /** The line is neither an event nor a comment of the format. */
  'unreadable-line',
  'timecode',
  /** It ends before it begins, or has no frame. */
  'no-length',
  'no-name',
  /** It is played faster or slower than it was made: its length in the cut is another. */
  'retimed',
  'not-a-cut',
] as const;
export type CutProblem = {
  readonly problem: (typeof cutProblems)[number];
  readonly place: number;
  readonly text: string;
};

export type Cut = {
  readonly title: string;
  /** What its frames are counted in. */
  readonly fps: number;
  readonly isDropFrame: boolean;
  readonly clips: readonly CutClip[];
  readonly problems: readonly CutProblem[];
};

/** One clip a shot: of a shot that is cut in several times, all that is seen of it lies between its first and its last frame. */
export function joinedClips(clips: readonly CutClip[]): readonly CutClip[] {
  const joined = new Map<string, CutClip>();
  for (const clip of clips) {
    const known = joined.get(clip.name);
    joined.set(
      clip.name,
      known === undefined
        ? clip
        : {
            ...known,
            sourceIn: Math.min(known.sourceIn, clip.sourceIn),
            sourceOut: Math.max(known.sourceOut, clip.sourceOut),
          },
    );
  }
  return [...joined.values()];
}
