/**
 * A drawing on a preview, as Kitsu keeps it: objects of its drawing library, each with an id that its author gave it. What this app
 * does not know of an object stays in it as it came.
 */
export type DrawnObject = { readonly id: string } & Readonly<Record<string, unknown>>;

/** Of one object on one moment, in Kitsu's seconds (`kitsuTime`). */
export type AnnotationChange =
  | { readonly kind: 'add' | 'update'; readonly time: number; readonly object: DrawnObject }
  | { readonly kind: 'delete'; readonly time: number; readonly objectId: string };
