/** How the files of a pipeline are opened on this computer: a program that was chosen here, and what it is told. */
export type FileCommand = {
  /** Null: none was chosen. */
  readonly program: string | null;
  /** With `{path}` where the file belongs; it comes last where that is left out. */
  readonly words: string;
};

/** What became of it. `ended`: the program gave up at once, with that number. */
export type FileOpening =
  | { readonly kind: 'opened' | 'no-command' | 'not-found' }
  | { readonly kind: 'not-started'; readonly program: string; readonly reason: string }
  | { readonly kind: 'ended'; readonly program: string; readonly code: number };
