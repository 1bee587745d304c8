/*
 * What goes wrong, in the two dialects: 0.20.52 answers `{"message"}`, 1.0.97 `{"error": true, "message"}` nearly
 * everywhere. An error is thrown without knowing the version; `errorBody` words it when it is sent.
 */
import type { KitsuVersion } from './tables.ts';

type Problem =
  /** Sent as it is, in both versions. */
  | { readonly kind: 'fixed'; readonly body: unknown }
  /** Werkzeug's own words for a status, with another text where given. */
  | { readonly kind: 'plain'; readonly message: string | null }
  /** Zou's WrongParameterException. */
  | { readonly kind: 'parameter'; readonly message: string; readonly data: unknown }
  /** A missing or unreadable argument. */
  | {
      readonly kind: 'argument';
      readonly field: string;
      readonly help: string | null;
      readonly reason: string;
      /** Arguments that are missing too: 1.0.97 names them all. */
      readonly others: readonly string[];
    }
  /** The database refused: raw SQL text in 0.20.52, a fixed sentence in 1.0.97. */
  | { readonly kind: 'database'; readonly message: string; readonly sentence: string }
  /** An exception nobody caught: HTML in 0.20.52. */
  | { readonly kind: 'crash' }
  /** The handler answered nothing: HTML in both. */
  | { readonly kind: 'no answer' };

export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(`${status} ${problem.kind}`);
    this.status = status;
    this.problem = problem;
  }
}

/** The handler died without an answer: the connection is closed (a proxy in front would say 502). */
export class CutConnection extends Error {}

const missingText = (isJson: boolean): string =>
  `Missing required parameter in the post body or the query string${isJson ? ' or the JSON body' : ''}`;

export const notFound = (message: string | null = null): ApiError => new ApiError(404, { kind: 'plain', message });
export const forbidden = (message: string | null = null): ApiError => new ApiError(403, { kind: 'plain', message });
export const wrongMethod = (): ApiError => new ApiError(405, { kind: 'plain', message: null });
export const wrongParameter = (message: string, data: unknown = null): ApiError =>
  new ApiError(400, { kind: 'parameter', message, data });
export const malformedId = (): ApiError => wrongParameter('Malformed ID.');
export const badRequest = (message: string): ApiError => new ApiError(400, { kind: 'plain', message });
export const missingArgument = (field: string, help: string | null = null, others: readonly string[] = []): ApiError =>
  new ApiError(400, { kind: 'argument', field, help, reason: 'Field required', others });
export const badArgument = (field: string, help: string, reason: string): ApiError =>
  new ApiError(400, { kind: 'argument', field, help, reason, others: [] });
/** 1.0.97: a list where an object belongs. */
export const badBody = (): ApiError => badArgument('', '', 'Input should be a valid dictionary');
export const arrayExpected = (): ApiError => wrongParameter('Request body must be a JSON array.');
export const databaseError = (message: string, sentence: string): ApiError =>
  new ApiError(400, { kind: 'database', message, sentence });
export const wrongContentType = (): ApiError => new ApiError(415, { kind: 'plain', message: null });
export const crash = (): ApiError => new ApiError(500, { kind: 'crash' });
export const noAnswer = (): ApiError => new ApiError(500, { kind: 'no answer' });
export const fixedError = (status: number, body: unknown): ApiError => new ApiError(status, { kind: 'fixed', body });

const descriptions: Readonly<Record<number, string>> = {
  400: 'The browser (or proxy) sent a request that this server could not understand.',
  403: "You don't have the permission to access the requested resource. It is either read-protected or not readable by the server.",
  404: 'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
  405: 'The method is not allowed for the requested URL.',
  415: "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.",
};

const crashPage =
  '<html>\n  <head>\n    <title>Internal Server Error</title>\n  </head>\n  <body>\n    <h1><p>Internal Server Error</p></h1>\n    \n  </body>\n</html>\n';

/** What an error's words depend on besides the error. */
export type Asked = { readonly isJson: boolean; readonly isReading: boolean };

/** The body of an error answer; a text is HTML. */
export function errorBody(error: ApiError, version: KitsuVersion, { isJson, isReading }: Asked): unknown {
  const isNew = version === '1.0.97';
  const { problem, status } = error;
  switch (problem.kind) {
    case 'fixed':
      return problem.body;
    case 'plain': {
      const message = problem.message ?? descriptions[status] ?? 'Error';
      if (!isNew) return { message };
      return {
        error: true,
        message: status === 404 && problem.message === null ? `404 Not Found: ${message}` : message,
      };
    }
    case 'parameter':
      return { error: true, message: problem.message, data: problem.data };
    case 'argument':
      if (isNew && isReading) {
        return { error: true, message: `Missing required parameter: ${problem.field}`, data: null };
      }
      return isNew
        ? {
            error: true,
            message: 'Validation error.',
            data: {
              errors: [problem.field, ...problem.others].map((field) => ({ field, message: problem.reason })),
            },
          }
        : { message: { [problem.field]: problem.help ?? missingText(isJson) } };
    case 'database':
      return { message: isNew ? problem.sentence : problem.message };
    case 'no answer':
      return crashPage;
    case 'crash':
      return isNew ? { error: true, message: 'Internal server error.' } : crashPage;
  }
}
