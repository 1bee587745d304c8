/*
 * What a handler gives back; `server.ts` turns it into bytes.
 */
export type FileSource =
  { readonly kind: 'path'; readonly path: string } | { readonly kind: 'bytes'; readonly bytes: Buffer };

export type AnswerBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string; readonly contentType: string }
  /** JSON lines, one value each. */
  | { readonly kind: 'lines'; readonly values: Iterable<unknown> }
  | {
      readonly kind: 'file';
      readonly source: FileSource;
      readonly contentType: string;
      /** As the row's `updated_at`. */
      readonly modified: string;
      readonly name: string;
      readonly isAttachment: boolean;
    }
  | { readonly kind: 'empty' };

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: AnswerBody;
};

export const answer = (value: unknown, status = 200, headers: Answer['headers'] = {}): Answer => ({
  status,
  headers,
  body: { kind: 'json', value },
});

export const created = (value: unknown): Answer => answer(value, 201);
export const noContent = (): Answer => ({ status: 204, headers: {}, body: { kind: 'empty' } });
export const textAnswer = (text: string, contentType: string, status = 200): Answer => ({
  status,
  headers: {},
  body: { kind: 'text', text, contentType },
});
