/*
 * What the studio was asked, for tests to look at: the newest ten thousand requests.
 */
import type { Json } from './columns.ts';

export type LoggedRequest = {
  readonly method: string;
  /** Below `/api`, without the query. */
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The JSON sent, or a form's fields; null otherwise. */
  readonly body: Json;
  /** Null: the connection was cut, or the answer is still to come. */
  status: number | null;
};

const longest = 10_000;

export class RequestLog {
  readonly #requests: LoggedRequest[] = [];

  add(request: LoggedRequest): void {
    this.#requests.push(request);
    if (this.#requests.length > longest) this.#requests.splice(0, longest / 10);
  }

  all(): readonly LoggedRequest[] {
    return [...this.#requests];
  }

  clear(): void {
    this.#requests.length = 0;
  }
}
