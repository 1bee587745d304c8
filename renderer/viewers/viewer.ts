/** What every viewer is given, and what it says where it cannot show a file. */
import type { RefObject } from 'react';
import type { Id } from '../../shared/model/studio.ts';

/** A file that is looked at; `url` is one of `kitsu-media:`. */
export type ViewedFile = {
  readonly url: string;
  /** As it is called outside the app. */
  readonly name: string;
  /** Lower case, without its dot. */
  readonly extension: string;
  /** Null where nobody said. */
  readonly sizeBytes: number | null;
  /** The production it belongs to, and whose models are lit alike. */
  readonly productionId: Id;
};

export const viewerProblems = [
  /** It could not be fetched now. */
  'not-here',
  'damaged',
  'too-large',
  /** A PDF with a password. */
  'locked',
  /** A scene that is spread over several files, of which only one came. */
  'incomplete',
  /** Meshes or pictures packed in a way that is not read here. */
  'packed',
  'no-graphics',
  /** A movie whose coding is not decoded here. */
  'no-decoder',
] as const;
export type ViewerProblem = (typeof viewerProblems)[number];

export type ViewerProps = {
  readonly file: ViewedFile;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The viewer's keys work while the focus is in here. */
  readonly region: RefObject<HTMLElement | null>;
  readonly onProblem: (problem: ViewerProblem) => void;
};
