/**
 * HTTP over Chromium, in the engine's process: the system's proxy, its login and its certificates come with it. Forms go
 * through Node, because Chromium can only send a body that is in memory, or one in chunks that can bring it down.
 */
import { Readable } from 'node:stream';
import type { HttpRequest, HttpResponse, SendHttp } from '../host.ts';
import { answerHeaders } from './answerHeaders.ts';
import { idleClock } from './idleClock.ts';
import { netFailure } from './netFailure.ts';
import { reading } from './reading.ts';
import { TransportError } from './TransportError.ts';

export type NetRequest = {
  readonly on: {
    (event: 'error', listener: (error: Error) => void): unknown;
    (event: 'response', listener: (answer: unknown) => void): unknown;
    (event: 'redirect', listener: (status: number, method: string, location: string) => void): unknown;
  };
  readonly end: (body?: Buffer) => unknown;
  readonly abort: () => void;
};

/** An answer is a readable stream, though Electron's types do not say so. */
type NetAnswer = Readable & { readonly statusCode: number; readonly headers: Parameters<typeof answerHeaders>[0] };

function isNetAnswer(value: unknown): value is NetAnswer {
  return (
    value instanceof Readable && 'statusCode' in value && typeof value.statusCode === 'number' && 'headers' in value
  );
}

/** What is used of Electron's `net`; only the engine's entry may import Electron itself. */
export type ElectronNet = {
  readonly request: (options: {
    readonly url: string;
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly credentials: 'omit';
    readonly redirect: 'manual';
    readonly cache: 'no-store';
  }) => NetRequest;
};

export function createElectronHttp({
  net,
  sendForm,
}: {
  readonly net: ElectronNet;
  readonly sendForm: SendHttp;
}): SendHttp {
  return (request) => (request.body?.kind === 'form' ? sendForm(request) : sendByNet(net, request));
}

function sendByNet(net: ElectronNet, request: HttpRequest): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    if (request.signal?.aborted === true) {
      reject(new TransportError('cancelled', false));
      return;
    }
    const body = request.body?.kind === 'text' ? request.body : null;
    const outgoing = net.request({
      url: request.url,
      method: request.method,
      headers: { ...request.headers, ...(body === null ? {} : { 'content-type': body.contentType }) },
      // Without it Chromium puts its own stored cookies in the place of ours, and goes where it is sent with our token.
      credentials: 'omit',
      redirect: 'manual',
      cache: 'no-store',
    });
    let answer: NetAnswer | null = null;

    const end = (): void => {
      clock.stop();
      request.signal?.removeEventListener('abort', cancel);
    };
    const stop = (error: TransportError): void => {
      end();
      reject(error);
      answer?.destroy(error);
      // Only this frees the connection, and six that are not freed block their host for good.
      outgoing.abort();
    };
    const clock = idleClock(request.idleMs, () => stop(new TransportError('timeout', true)));
    const cancel = (): void => stop(new TransportError('cancelled', true));

    outgoing.on('error', (error) => stop(netFailure(error, answer !== null)));
    outgoing.on('redirect', (status, _method, location) => {
      end();
      resolve({ status, headers: { location }, setCookies: [], body: nothing(), cancel: () => {} });
      outgoing.abort();
    });
    outgoing.on('response', (arrived) => {
      if (!isNetAnswer(arrived)) {
        stop(new TransportError('broken-answer', true));
        return;
      }
      answer = arrived;
      clock.stop();
      arrived.on('error', () => {
        // Whoever reads the body meets it there; without a listener it would end the process.
      });
      const { headers, setCookies } = answerHeaders(arrived.headers);
      const finish = (): void => {
        end();
        if (arrived.readableEnded) return;
        arrived.destroy();
        outgoing.abort();
      };
      resolve({
        status: arrived.statusCode,
        headers,
        setCookies,
        body: reading(arrived, clock, (error) => netFailure(error, true), finish),
        cancel,
      });
    });
    request.signal?.addEventListener('abort', cancel);
    clock.restart();
    if (body === null) outgoing.end();
    else outgoing.end(Buffer.from(body.text));
  });
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
