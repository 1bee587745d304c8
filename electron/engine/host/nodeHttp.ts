/**
 * HTTP over Node's own client: everything in tests, and in the app what cannot go through Chromium, the uploads.
 * Redirects are answers like any other, and nothing is retried but a read on a kept connection that had just died.
 */
import http from 'node:http';
import https from 'node:https';
import tls from 'node:tls';
import type { HttpRequest, HttpResponse, Route, SendHttp } from '../host.ts';
import { answerHeaders } from './answerHeaders.ts';
import { idleClock } from './idleClock.ts';
import { nodeFailure } from './nodeFailure.ts';
import { outgoingBody, sendBody, type OutgoingBody } from './outgoingBody.ts';
import { reading } from './reading.ts';
import { secureOptions } from './secureOptions.ts';
import { TransportError } from './TransportError.ts';
import { unpacked } from './unpacked.ts';

/** From this size on the server is asked first whether it wants the body, so that a refusal does not cost the upload. */
const askFirstBytes = 1024 * 1024;
const maxConnectionsPerHost = 8;

export function createNodeHttp(options: { readonly routeFor: (url: string) => Promise<Route> }): SendHttp {
  const kept = {
    'http:': new http.Agent({ keepAlive: true, maxSockets: maxConnectionsPerHost, scheduling: 'lifo' }),
    'https:': new https.Agent({ keepAlive: true, maxSockets: maxConnectionsPerHost, scheduling: 'lifo' }),
  };
  // A write never goes out on a kept connection: had the server just closed it, nobody could say whether it acted.
  const fresh = { 'http:': new http.Agent(), 'https:': new https.Agent() };

  return async (request) => {
    if (request.signal?.aborted === true) throw new TransportError('cancelled', false);
    const url = addressOf(request.url);
    const route = await options.routeFor(request.url);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const agent = route.agent instanceof http.Agent ? route.agent : (isRead ? kept : fresh)[url.protocol];
    const body = await outgoingBody(request);
    const once = (by: http.Agent, asksFirst: boolean): Promise<Attempt> =>
      attempt({
        request,
        url: url.href,
        isSecure: url.protocol === 'https:',
        agent: by,
        isThroughProxy: by === route.agent,
        ca: route.ca,
        body,
        asksFirst,
      });
    const first = await once(agent, body.lengthBytes >= askFirstBytes);
    // After a computer's sleep all kept connections may be dead: the second time it goes out on a new one.
    if (first.kind === 'stale') return answerOf(await once(fresh[url.protocol], false));
    if (first.kind === 'answer' && first.response.status === 417) {
      first.response.cancel();
      return answerOf(await once(agent, false));
    }
    return answerOf(first);
  };
}

/** `stale`: a read went out on a kept connection that the server had already closed. */
type Attempt =
  | { readonly kind: 'answer'; readonly response: HttpResponse }
  | { readonly kind: 'stale'; readonly error: TransportError };

function answerOf(result: Attempt): HttpResponse {
  if (result.kind === 'stale') throw result.error;
  return result.response;
}

type AttemptOptions = {
  readonly request: HttpRequest;
  readonly url: string;
  readonly isSecure: boolean;
  readonly agent: http.Agent;
  readonly isThroughProxy: boolean;
  readonly ca: string | null;
  readonly body: OutgoingBody;
  readonly asksFirst: boolean;
};

function attempt({
  request,
  url,
  isSecure,
  agent,
  isThroughProxy,
  ca,
  body,
  asksFirst,
}: AttemptOptions): Promise<Attempt> {
  return new Promise((resolve, reject) => {
    let wasSent = false;
    let answer: http.IncomingMessage | null = null;
    const failed = (error: unknown): TransportError =>
      nodeFailure(error, { wasSent, hasAnswer: answer !== null, isThroughProxy });

    const outgoing = (isSecure ? https : http).request(url, {
      method: request.method,
      agent,
      headers: {
        'accept-encoding': 'gzip, br',
        ...request.headers,
        ...body.headers,
        ...(asksFirst ? { expect: '100-continue' } : {}),
      },
      ...(isSecure ? secureOptions(url, ca) : {}),
    });
    const clock = idleClock(request.idleMs, () => stop(new TransportError('timeout', wasSent)));
    const stop = (error: TransportError): void => {
      answer?.destroy(error);
      outgoing.destroy(error);
    };
    const cancel = (): void => stop(new TransportError('cancelled', wasSent));
    const end = (): void => {
      clock.stop();
      request.signal?.removeEventListener('abort', cancel);
    };
    request.signal?.addEventListener('abort', cancel);
    clock.restart();
    // While its route was asked for and its files were opened.
    if (request.signal?.aborted === true) cancel();

    outgoing.on('socket', (socket) => {
      if (!socket.connecting && !(isSecure && socket instanceof tls.TLSSocket && socket.getProtocol() === null))
        wasSent = true;
      else
        socket.once(isSecure && socket instanceof tls.TLSSocket ? 'secureConnect' : 'connect', () => (wasSent = true));
    });
    outgoing.on('error', (error) => {
      if (answer !== null) return;
      end();
      const failure = failed(error);
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      if (outgoing.reusedSocket && isRead && failure.code === 'unreachable') resolve({ kind: 'stale', error: failure });
      else reject(failure);
    });
    outgoing.on('response', (incoming) => {
      answer = incoming;
      clock.stop();
      const { headers, setCookies, coding } = answerHeaders(incoming.headers);
      const stream = unpacked(incoming, coding);
      const finish = (): void => {
        end();
        // An early refusal leaves an upload unfinished, and such a connection cannot be used again.
        if (!incoming.complete || !outgoing.writableFinished) outgoing.destroy();
      };
      resolve({
        kind: 'answer',
        response: {
          status: incoming.statusCode ?? 0,
          headers,
          setCookies,
          body: reading(stream, clock, failed, finish),
          cancel,
        },
      });
    });

    void sendBody(outgoing, body, { asksFirst, onMoved: clock.restart, isAnswered: () => answer !== null }).catch(
      (error: unknown) => {
        stop(failed(error));
      },
    );
  });
}

function addressOf(text: string): { readonly href: string; readonly protocol: 'http:' | 'https:' } {
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new TransportError('unreachable', false, { reason: 'not http' });
  return { href: url.href, protocol: url.protocol };
}
