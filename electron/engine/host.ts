/**
 * The few things the engine asks of outside. In the utility process they come from Electron; in plain Node from Node
 * itself, so that the whole engine runs in tests without a window.
 */

export type HttpRequest = {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: HttpBody | null;
  readonly signal: AbortSignal | null;
  /** The longest silence of the server, milliseconds. A slow reader on our side does not count. */
  readonly idleMs: number;
};

/** `parts` is sent from disk with a Content-Length; nothing large is ever held in memory. */
export type HttpBody =
  | { readonly kind: 'text'; readonly text: string; readonly contentType: string }
  | {
      readonly kind: 'form';
      readonly fields: readonly FormField[];
      readonly onSent: ((sentBytes: number, totalBytes: number) => void) | null;
    };

export type FormField =
  | { readonly kind: 'text'; readonly name: string; readonly value: string }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly fileName: string;
      readonly contentType: string;
      readonly path: string;
      readonly sizeBytes: number;
    };

export type HttpResponse = {
  readonly status: number;
  /** Lower-case names; several lines of one header are joined by `, `, but for set-cookie. */
  readonly headers: Readonly<Record<string, string>>;
  readonly setCookies: readonly string[];
  /** Read to its end, or cancel: an unread body blocks the connection. */
  readonly body: AsyncIterable<Uint8Array>;
  readonly cancel: () => void;
};

/** Fails with an InariError of a network code: offline, unreachable, timeout, certificate, proxy, cancelled, broken-answer. */
export type SendHttp = (request: HttpRequest) => Promise<HttpResponse>;

/** Agent and certificate for what cannot go through Chromium: uploads and the event socket. */
export type Route = { readonly agent: unknown; readonly ca: string | null };

export type SecretStore = {
  /** False where there is no key store: then secrets live in memory and end with the process. */
  readonly isSafe: boolean;
  readonly load: (name: string) => Promise<string | null>;
  readonly save: (name: string, secret: string) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
};

export type Host = {
  readonly sendHttp: SendHttp;
  readonly routeFor: (url: string) => Promise<Route>;
  /** Extra transports for socket.io in order of preference; empty: the library's own. */
  readonly socketTransports: readonly unknown[];
  readonly secrets: SecretStore;
  /** The folder everything of the engine lives in: accounts, registry, settings, log. */
  readonly dataFolder: string;
  /** The kind of file system a folder is on, as `statfs` tells it; 0 where that says nothing. */
  readonly fileSystemType: (folder: string) => number;
  readonly appVersion: string;
  /** Milliseconds since 1970, as `Date.now()`. */
  readonly now: () => number;
  readonly log: (line: LogLine) => void;
  /** Starts the demo studio (or finds it running) and says where it listens and who lives there. */
  readonly demo: {
    readonly start: () => Promise<{ readonly url: string; readonly email: string; readonly password: string }>;
    readonly reset: () => Promise<void>;
  };
};

/** One line an event: no tokens and no comment texts in it. */
export type LogLine = {
  readonly level: 'info' | 'warning' | 'error';
  readonly event: string;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
};
