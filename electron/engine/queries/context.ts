import type { AnnotationChange } from '../../../shared/model/annotation.ts';
import type { Id, Role } from '../../../shared/model/studio.ts';
import type { MediaKind } from '../../../shared/mediaUrl.ts';
import type { Overlay } from '../commands/overlayView.ts';
import type { Database } from '../db/open.ts';
import type { Tables } from '../db/tables.ts';

/** What queries may look at: the mirror, what waits, and who asks. Nothing here reaches a server. */
export type QueryContext = {
  readonly db: Database;
  readonly tables: Tables;
  readonly overlay: () => Overlay;
  readonly me: () => { readonly personId: Id; readonly role: Role };
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** What is on disk of pictures and movies. */
  readonly media?: {
    readonly has: (kind: MediaKind, id: Id) => boolean;
    /** What is on its way. */
    readonly downloads?: () => readonly {
      readonly kind: MediaKind;
      readonly id: Id;
      readonly receivedBytes: number;
      readonly totalBytes: number | null;
    }[];
  };
  readonly isPulling?: (scopeKey: string) => boolean;
  /** What others in a review room drew on a file, which its annotations do not have yet. */
  readonly roomInk?: (previewFileId: Id, annotations: readonly unknown[]) => readonly AnnotationChange[];
  /** What the server takes as a revision at most. */
  readonly uploadLimitBytes?: number | null;
  /** Files that movies were made of can be asked for. */
  readonly givesSources?: boolean;
  /** A reply may come with files. */
  readonly attachesToReplies?: boolean;
  /** Columns of metadata have an order that is kept. */
  readonly ordersDescriptors?: boolean;
};
