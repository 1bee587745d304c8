/** What a file on this computer tells of itself, without being decoded. Null: it does not say, or this app cannot read it. */
export type FileFacts = {
  readonly sizeBytes: number;
  /** By its first bytes, whatever it is called. */
  readonly content: 'picture' | 'movie' | 'other' | null;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  /** As people call it: H.264, ProRes 422 HQ; of an unknown one its four letters. */
  readonly codec: string | null;
  /** Whether a window of this app can play it as it is; null of anything but a movie. */
  readonly isPlayableHere: boolean | null;
  /** Frames per second, rounded to three decimals; the average where it changes. */
  readonly fps: number | null;
  readonly isFpsSteady: boolean | null;
  readonly frameCount: number | null;
  readonly problem: FileProblem | null;
};

/** `incomplete`: it ends before its own format says, as while it is still being written. */
export type FileProblem = 'missing' | 'empty' | 'incomplete' | 'no-pictures';

/** What a revision of a task should be like. Null: nothing is said. */
export type PublishTarget = {
  readonly fps: number | null;
  /** The server scales to it; either side alone may be given. */
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  /** Of a shot. */
  readonly frameCount: number | null;
  /** What the server takes at most. */
  readonly limitBytes: number | null;
  /** So much was refused as too large before, by the server or by what stands before it. */
  readonly refusedBytes: number | null;
};

/** What stands out about a file before it is sent. An error: the server would refuse it. */
export type FileFinding =
  | { readonly severity: 'error'; readonly kind: 'type'; readonly extension: string }
  | { readonly severity: 'error'; readonly kind: FileProblem }
  | { readonly severity: 'error'; readonly kind: 'other-content'; readonly content: 'picture' | 'movie' | 'other' }
  | { readonly severity: 'error'; readonly kind: 'too-large'; readonly limitBytes: number }
  | { readonly severity: 'warning'; readonly kind: 'refused-before'; readonly refusedBytes: number }
  | { readonly severity: 'warning'; readonly kind: 'fps'; readonly is: number; readonly wanted: number }
  | { readonly severity: 'warning'; readonly kind: 'fps-unsteady'; readonly is: number }
  | { readonly severity: 'warning'; readonly kind: 'frames'; readonly is: number; readonly wanted: number }
  | {
      readonly severity: 'warning';
      readonly kind: 'resolution';
      readonly widthPx: number;
      readonly heightPx: number;
      readonly wantedWidthPx: number | null;
      readonly wantedHeightPx: number | null;
    }
  | { readonly severity: 'note'; readonly kind: 'not-playable-here'; readonly codec: string };
