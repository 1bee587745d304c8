/**
 * What people of a department write. In the sentences `{f}` is a frame and `{g}` a later one, `{n}` a small number, `{char}`,
 * `{prop}` and `{set}` come from the casting, `{shot}` is the shot beside this one, `{at}` mentions a colleague.
 */
export type Bank = {
  /** The lead hands the work over. */
  readonly brief: Lines;
  /** The artist begins. */
  readonly start: Lines;
  /** A word from the middle of the work. */
  readonly progress: Lines;
  /** The artist asks for a look. */
  readonly publish: Lines;
  /** What has to change. */
  readonly retake: Lines;
  /** The same as points to tick. */
  readonly points: Lines;
  readonly approve: Lines;
  /** Somebody needs an answer. */
  readonly question: Lines;
};

export type Lines = readonly [string, ...string[]];
