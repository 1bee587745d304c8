/*
 * The HTTP side: a request's bytes in, an answer's out, with the faults somebody ordered in between.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { answer, type Answer } from './answer.ts';
import { openAnswering, type Answering } from './answering.ts';
import { readBody } from './body.ts';
import type { Body } from './call.ts';
import type { Json } from './columns.ts';
import { CutConnection } from './errors.ts';
import { readFaultRules, type FaultAction, type Faults } from './faults.ts';
import { jsonText } from './json.ts';
import { RequestLog, type LoggedRequest } from './requests.ts';
import { send } from './send.ts';
import { slowDown } from './slow.ts';
import type { Studio } from './studio.ts';

export type ServerParts = {
  /** The studio of the moment: a reset puts another in its place. */
  readonly studio: () => Studio;
  readonly faults: Faults;
  readonly requests: RequestLog;
  /** Called before an answer leaves: what was changed is on disk by then. */
  readonly flush: () => void;
  readonly log: (line: string) => void;
};

const page = '<!doctype html><title>Kitsu</title><p>The demo studio of Inari.</p>\n';

export function openServer(parts: ServerParts): Server {
  const answering = openAnswering(parts.studio().isNew, parts.log);
  return createServer((request, response) => {
    void serve(parts, answering, request, response).catch((error: unknown) => {
      if (!request.destroyed || !(error instanceof CutConnection)) parts.log(String(error));
      response.destroy();
    });
  });
}

async function serve(
  parts: ServerParts,
  answering: Answering,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://studio');
  if (url.pathname.startsWith('/_studio/')) return control(parts, request, response, url);
  if (url.pathname !== '/api' && !url.pathname.startsWith('/api/')) {
    response.setHeader('Content-Type', 'text/html');
    response.end(page);
    return;
  }
  const path = url.pathname.slice('/api'.length) || '/';
  const logged: LoggedRequest = {
    method: request.method ?? 'GET',
    path,
    query: url.search,
    headers: request.headers,
    body: null,
    status: null,
  };
  const fault = parts.faults.take(logged.method, path);
  if (fault?.kind === 'refuse') {
    parts.requests.add(logged);
    request.socket.destroy();
    return;
  }
  if (fault?.kind === 'delay') await wait(fault.ms);
  const studio = parts.studio();
  const body = await readBody(request, () => studio.files.incoming);
  const entry: LoggedRequest = { ...logged, body: loggedBody(body) };
  parts.requests.add(entry);
  if (fault?.kind === 'cut before') throw new CutConnection();
  const act = async (): Promise<Answer> => {
    const { method } = logged;
    const given = await answering(studio, { method, headers: request.headers, path, query: url.searchParams, body });
    parts.flush();
    return given;
  };
  if (fault?.kind === 'late') {
    wait(fault.ms)
      .then(act)
      .catch((error: unknown) => {
        parts.log(String(error));
      });
    if (fault.answer === 'cut') throw new CutConnection();
    return reply(request, response, orderedAnswer(gatewayTimeout), studio, null);
  }
  const given = fault?.kind === 'status' ? orderedAnswer(fault) : await act();
  if (fault?.kind === 'cut after') throw new CutConnection();
  entry.status = given.status;
  await reply(request, response, spoil(given, fault), studio, fault);
}

const loggedBody = (body: Body): Json => {
  if (body.kind === 'json') return body.value;
  return body.kind === 'form' ? body.fields : null;
};

const gatewayTimeout = { kind: 'status', status: 504, body: '<html>504 Gateway Time-out</html>' } as const;

const orderedAnswer = (fault: FaultAction & { kind: 'status' }): Answer =>
  typeof fault.body === 'string'
    ? {
        status: fault.status,
        headers: fault.headers ?? {},
        body: { kind: 'text', text: fault.body, contentType: 'text/html' },
      }
    : answer(fault.body ?? { error: true, message: 'Ordered fault' }, fault.status, fault.headers ?? {});

function spoil(given: Answer, fault: FaultAction | null): Answer {
  if (fault?.kind === 'lines left out' && given.body.kind === 'lines')
    return { ...given, body: { kind: 'lines', values: [...given.body.values].slice(0, fault.after) } };
  if (fault?.kind !== 'broken json' || given.body.kind !== 'json') return given;
  const text = jsonText(given.body.value);
  return {
    ...given,
    body: { kind: 'text', text: text.slice(0, Math.ceil(text.length / 2)), contentType: 'application/json' },
  };
}

async function reply(
  request: IncomingMessage,
  response: ServerResponse,
  given: Answer,
  studio: Studio,
  fault: FaultAction | null,
): Promise<void> {
  if (!studio.isNew) response.setHeader('Access-Control-Allow-Origin', '*');
  if (fault?.kind === 'slow') slowDown(response, fault.bytesPerSecond);
  await send(request, response, given, { isNew: studio.isNew });
}

/** `/_studio/faults` (GET, POST a list, DELETE), `/_studio/requests` (GET, DELETE), `/_studio/mails` (GET): for tests only. */
async function control(
  parts: ServerParts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const finish = (status: number, value: unknown): void => {
    response.statusCode = status;
    response.setHeader('Content-Type', 'application/json');
    response.end(jsonText(value));
  };
  const body = await readBody(request, () => parts.studio().files.incoming);
  const what = `${request.method ?? 'GET'} ${url.pathname.slice('/_studio/'.length)}`;
  switch (what) {
    case 'GET faults':
      return finish(200, parts.faults.rules);
    case 'POST faults':
      try {
        parts.faults.set(readFaultRules(body.kind === 'json' ? body.value : null));
      } catch (error) {
        return finish(400, { message: String(error) });
      }
      return finish(200, parts.faults.rules);
    case 'DELETE faults':
      parts.faults.clear();
      return finish(200, []);
    case 'GET mails':
      return finish(200, parts.studio().mails);
    case 'GET requests':
      return finish(200, parts.requests.all());
    case 'DELETE requests':
      parts.requests.clear();
      return finish(200, []);
    default:
      return finish(404, { message: 'No such control' });
  }
}
