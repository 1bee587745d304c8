import http from 'node:http';
import https from 'node:https';
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createNodeHttp } from '../../../electron/engine/host/nodeHttp.ts';
import { proxyAgent } from '../../../electron/engine/host/proxyAgents.ts';
import { TransportError } from '../../../electron/engine/host/TransportError.ts';
import type { HttpRequest, Route } from '../../../electron/engine/host.ts';
import { readText } from '../../../electron/engine/kitsu/wireJson.ts';
import { selfSignedCertificate } from './support/certificate.ts';
import { addressOf, serve } from './support/serve.ts';

const get = (url: string): HttpRequest => ({
  url,
  method: 'GET',
  headers: {},
  body: null,
  signal: null,
  idleMs: 5_000,
});
const through = (route: Partial<Route>): ((url: string) => Promise<string>) => {
  const send = createNodeHttp({ routeFor: () => Promise.resolve({ agent: null, ca: null, ...route }) });
  return async (url) => readText((await send(get(url))).body);
};

async function secureServer(): Promise<{ readonly url: string; readonly certificate: string }> {
  const { certificate, key } = selfSignedCertificate();
  const server = https.createServer({ cert: certificate, key }, (_request, response) => response.end('safely'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `https://127.0.0.1:${addressOf(server.address()).port}`, certificate };
}

/** A proxy that wants a name and a password, and says what it was asked for. */
async function proxyServer(): Promise<{ readonly address: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const isWelcome = (header: string | undefined): boolean =>
    header === `Basic ${Buffer.from('ada:p@ss').toString('base64')}`;
  const server = http.createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (!isWelcome(request.headers['proxy-authorization'])) {
      response.writeHead(407).end();
      return;
    }
    const { host, pathname } = new URL(request.url ?? '');
    http.get(`http://${host}${pathname}`, (answer) => answer.pipe(response));
  });
  server.on('connect', (request, socket, head) => {
    asked.push(`CONNECT ${request.url}`);
    socket.on('error', () => {});
    if (!isWelcome(request.headers['proxy-authorization'])) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    const [name = '', port = ''] = (request.url ?? '').split(':');
    const target = connect(Number(port), name, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.write(head);
      target.pipe(socket).pipe(target);
    });
    target.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `127.0.0.1:${addressOf(server.address()).port}`, asked };
}

test('a certificate nobody vouches for is refused before anything is sent', async () => {
  const { url } = await secureServer();
  await expect(through({})(url)).rejects.toMatchObject({ code: 'certificate', mayHaveActed: false });
});

test('a studio’s own authority is trusted beside the usual ones', async () => {
  const { url, certificate } = await secureServer();
  expect(await through({ ca: certificate })(url)).toBe('safely');
});

/** The login is for one proxy. */
const loginFor = (address: string) => (asked: string) => (asked === address ? { user: 'ada', password: 'p@ss' } : null);

test('a plain call goes by the proxy Chromium named, with its login', async () => {
  const { url } = await serve((_request, response) => response.end('by proxy'));
  const proxy = await proxyServer();
  const agent = await proxyAgent(`PROXY ${proxy.address}; DIRECT`, url, loginFor(proxy.address));
  expect(await through({ agent })(`${url}/api`)).toBe('by proxy');
  expect(proxy.asked).toEqual([`GET ${url}/api`]);
});

test('a safe call goes through a tunnel, and the studio’s authority counts there too', async () => {
  const { url, certificate } = await secureServer();
  const proxy = await proxyServer();
  const agent = await proxyAgent(`PROXY ${proxy.address}`, url, loginFor(proxy.address));
  expect(await through({ agent, ca: certificate })(url)).toBe('safely');
  expect(proxy.asked).toEqual([`CONNECT ${new URL(url).host}`]);
});

test('a proxy that is not there is told as the proxy', async () => {
  const gone = await serve(() => {});
  await gone.close();
  const agent = await proxyAgent(`PROXY 127.0.0.1:${gone.port}`, 'http://kitsu.invalid', () => null);
  await expect(through({ agent })('http://kitsu.invalid/api')).rejects.toMatchObject({
    code: 'proxy',
    mayHaveActed: false,
  });
});

test.each([
  ['DIRECT', null],
  ['', null],
  ['DIRECT; PROXY a:1', null],
])('%j means straight to the server', async (resolved, agent) => {
  expect(await proxyAgent(resolved, 'http://kitsu.example', () => null)).toBe(agent);
});

test('the first proxy of a kind Node can use is taken', async () => {
  const agent = await proxyAgent('QUIC a:1; SOCKS5 b:2', 'https://kitsu.example', () => null);
  expect(agent?.constructor.name).toBe('SocksProxyAgent');
  await expect(proxyAgent('QUIC a:1', 'https://kitsu.example', () => null)).rejects.toThrow(TransportError);
});
