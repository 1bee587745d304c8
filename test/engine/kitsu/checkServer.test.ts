import { once } from 'node:events';
import https from 'node:https';
import { expect, onTestFinished, test } from 'vitest';
import { createNodeHttp } from '../../../electron/engine/host/nodeHttp.ts';
import { checkServer } from '../../../electron/engine/kitsu/checkServer.ts';
import { pingKitsu } from '../../../electron/engine/kitsu/pingKitsu.ts';
import { isLoopback, serverAddresses } from '../../../electron/engine/kitsu/serverAddress.ts';
import { selfSignedCertificate } from './support/certificate.ts';
import { sendHttp } from './support/person.ts';
import { addressOf, sendJson, serve, type Served } from './support/serve.ts';

const host = { sendHttp, now: Date.now };

async function kitsuServer(version = '1.0.97', prefix = ''): Promise<Served> {
  return serve((request, response) => {
    if (request.url === `${prefix}/api/`) return sendJson(response, 200, { api: 'Zou', version });
    if (request.url === `${prefix}/api/config`)
      return sendJson(response, 200, { saml_enabled: true, saml_idp_name: 'Studio ID', oidc_enabled: false });
    response.writeHead(200, { 'content-type': 'text/html', server: 'nginx' });
    response.end('<html><head><title>Kitsu</title></head></html>');
  });
}

test.each([
  ['kitsu.example.com', ['https://kitsu.example.com', 'http://kitsu.example.com']],
  ['  https://kitsu.example.com/  ', ['https://kitsu.example.com']],
  ['http://localhost:8080/api', ['http://localhost:8080']],
  ['https://kitsu.example.com/api/data/persons', ['https://kitsu.example.com']],
  ['https://kitsu.example.com/productions/1c8f/assets?search=x#top', ['https://kitsu.example.com']],
  ['https://example.com/kitsu/productions/1c8f', ['https://example.com/kitsu', 'https://example.com']],
  [
    'example.com/kitsu',
    ['https://example.com/kitsu', 'https://example.com', 'http://example.com/kitsu', 'http://example.com'],
  ],
  ['::1', ['https://[::1]', 'http://[::1]']],
  ['[fd00::5]:8443', ['https://[fd00::5]:8443', 'http://[fd00::5]:8443']],
  ['https://ada:secret@kitsu.example.com', ['https://kitsu.example.com']],
  ['<https://kitsu.example.com/my-tasks>', ['https://kitsu.example.com']],
  ['ftp://kitsu.example.com', []],
  ['', []],
  ['not a host', []],
])('%j is looked for at %j', (typed, addresses) => {
  expect(serverAddresses(typed)).toEqual(addresses);
});

test('an address on this computer needs no warning about plain http', () => {
  const addresses = [
    'http://localhost',
    'http://127.0.0.1:80',
    'http://[::1]',
    'http://kitsu.localhost',
    'http://127.0.0.1.example.com',
    'http://192.168.1.2',
  ];
  expect(addresses.map(isLoopback)).toEqual([true, true, true, true, false, false]);
});

test('a Kitsu is found from the address of one of its pages, with its ways to sign in', async () => {
  const { url, port } = await kitsuServer();
  expect(await checkServer(host, `127.0.0.1:${port}/productions/1c8f/assets`)).toMatchObject({
    kind: 'kitsu',
    url,
    version: '1.0.97',
    isSupported: true,
    isPlainHttp: false,
    hasSaml: true,
    samlName: 'Studio ID',
    hasOidc: false,
  });
});

test('a Kitsu below a path is found there, and one at the root from any path', async () => {
  const below = await kitsuServer('1.0.97', '/kitsu');
  const root = await kitsuServer();
  expect(await checkServer(host, `${below.url}/kitsu/productions/1`)).toMatchObject({
    kind: 'kitsu',
    url: `${below.url}/kitsu`,
  });
  expect(await checkServer(host, `${root.url}/some/page`)).toMatchObject({ kind: 'kitsu', url: root.url });
});

test('a Kitsu that is too old is found and named so', async () => {
  expect(await checkServer(host, (await kitsuServer('0.19.80')).url)).toMatchObject({
    kind: 'kitsu',
    version: '0.19.80',
    isSupported: false,
  });
  expect(await checkServer(host, (await kitsuServer('0.20.0')).url)).toMatchObject({ isSupported: true });
});

test('a server that has moved is followed to where it is', async () => {
  const target = await kitsuServer();
  const old = await serve((request, response) => {
    response.writeHead(301, { location: `${target.url}${request.url ?? ''}` });
    response.end();
  });
  expect(await checkServer(host, old.url)).toMatchObject({ kind: 'kitsu', url: target.url });
});

test('what is no Kitsu is told with what was found', async () => {
  const { url } = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', server: 'Apache/2.4' });
    response.end('<title>It works!</title>');
  });
  expect(await checkServer(host, url)).toEqual({
    kind: 'failed',
    code: 'not-kitsu',
    detail: { url, status: 200, server: 'Apache/2.4', contentType: 'text/html', title: 'It works!', location: '' },
  });
});

test('another server with an API is no Kitsu either', async () => {
  const { url } = await serve((_request, response) => sendJson(response, 200, { api: 'Other', version: '3' }));
  expect(await checkServer(host, url)).toMatchObject({ kind: 'failed', code: 'not-kitsu' });
});

test('nothing there is unreachable, and nonsense is no server', async () => {
  const { url, close } = await serve(() => {});
  await close();
  expect(await checkServer(host, url)).toMatchObject({ kind: 'failed', code: 'unreachable', detail: { url } });
  expect(await checkServer(host, 'not a host')).toMatchObject({ kind: 'failed', code: 'not-kitsu' });
});

test('a certificate nobody vouches for is told, and not gone around by plain http', async () => {
  const { certificate, key } = selfSignedCertificate();
  const server = https.createServer({ cert: certificate, key }, (_request, response) =>
    sendJson(response, 200, { api: 'Zou', version: '1.0.97' }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = `127.0.0.1:${addressOf(server.address()).port}`;
  expect(await checkServer(host, address)).toMatchObject({
    kind: 'failed',
    code: 'certificate',
    detail: { url: `https://${address}` },
  });
  const trusting = createNodeHttp({ routeFor: () => Promise.resolve({ agent: null, ca: certificate }) });
  expect(await checkServer({ sendHttp: trusting, now: Date.now }, address)).toMatchObject({
    kind: 'kitsu',
    url: `https://${address}`,
  });
});

test('a ping says whether the Kitsu answers', async () => {
  const { url } = await kitsuServer();
  expect(await pingKitsu(host, url)).toEqual({ version: '1.0.97' });
  const strict = await serve((request, response) => {
    // As nginx does where it serves a folder.
    if (request.url === '/api') response.writeHead(308, { location: `${strict.url}/api/` }).end();
    else sendJson(response, 200, { api: 'Zou', version: '0.20.52' });
  });
  expect(await pingKitsu(host, strict.url)).toEqual({ version: '0.20.52' });
  const other = await serve((_request, response) => response.end('hello'));
  await expect(pingKitsu(host, other.url)).rejects.toMatchObject({ code: 'broken-answer' });
});
