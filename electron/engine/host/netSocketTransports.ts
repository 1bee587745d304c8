import { Fetch, NodeWebSocket } from 'engine.io-client';

/** What is used of Electron's `net.fetch`. */
export type NetFetch = {
  readonly fetch: (
    url: string,
    init: {
      readonly method: string;
      readonly headers: Record<string, string>;
      readonly credentials: 'omit';
      readonly redirect: 'error';
      readonly body?: string;
    },
  ) => Promise<Response>;
};

/** Node's websocket first; where none gets through, long polling over Chromium, which knows every proxy. */
export function netSocketTransports(net: NetFetch): readonly unknown[] {
  return [NodeWebSocket, netPolling(net)];
}

function netPolling(net: NetFetch): typeof Fetch {
  return class NetPolling extends Fetch {
    override doPoll(): void {
      void this.exchange('read', null, (data) => this.onData(data));
    }

    override doWrite(data: string, callback: () => void): void {
      void this.exchange('write', data, () => callback());
    }

    private async exchange(
      what: 'read' | 'write',
      body: string | null,
      onAnswer: (data: string) => void,
    ): Promise<void> {
      try {
        const answer = await net.fetch(this.uri(), {
          method: body === null ? 'GET' : 'POST',
          credentials: 'omit',
          // Elsewhere nobody is to get the token.
          redirect: 'error',
          headers: {
            ...this.opts.extraHeaders,
            ...(body === null ? {} : { 'content-type': 'text/plain;charset=UTF-8' }),
          },
          ...(body === null ? {} : { body }),
        });
        const text = await answer.text();
        if (answer.ok) onAnswer(text);
        else this.onError(`fetch ${what} error`, answer.status, answer);
      } catch (error) {
        this.onError(`fetch ${what} error`, error);
      }
    }
  };
}
