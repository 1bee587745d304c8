/** The backgrounds that a production chose of its studio's, by name. */
import type { Id, PreviewBackground } from './studio.ts';

export type Backgrounds = {
  readonly backgrounds: readonly PreviewBackground[];
  /** The one that its models are shown in first; null: none of them. */
  readonly defaultId: Id | null;
};
