// Certificates that are not to be trusted, over real connections: said as such, nothing is sent, and all goes on when it is right again.
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { afterEach, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { selfSignedCertificate } from '../kitsu/support/certificate.ts';
import { addressOf } from '../kitsu/support/serve.ts';
import { openedProductionOf, signedInAt, type SignedIn } from '../../support/signedIn.ts';

type Certificate = ReturnType<typeof selfSignedCertificate>;

const opened: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

/** What stands before the studio and speaks TLS; its certificate can be changed while it runs. */
async function gateway(studio: RunningStudio, first: Certificate) {
  const { hostname, port } = new URL(studio.url);
  const server = https.createServer({ cert: first.certificate, key: first.key }, (request, response) => {
    const { method, url, headers } = request;
    const onward = http.request({ hostname, port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  opened.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `https://127.0.0.1:${String(addressOf(server.address()).port)}`,
    show: ({ certificate, key }: Certificate): void => {
      server.setSecureContext({ cert: certificate, key });
      server.closeAllConnections();
    },
  };
}

const dayMs = 86_400_000;
const good = selfSignedCertificate();
// Of the studio's own authorities, all three: what is wrong with them is something else.
const ended = selfSignedCertificate({ shiftMs: -30 * dayMs });
const early = selfSignedCertificate({ shiftMs: 30 * dayMs });
const elsewhere = selfSignedCertificate({ address: [127, 0, 0, 9] });
const authorities = [good, ended, early, elsewhere].map(({ certificate }) => certificate).join('');

async function sitDown(): Promise<{
  engine: SignedIn;
  studio: RunningStudio;
  show: (certificate: Certificate) => void;
}> {
  const studio = await startDemoStudio({ shots: 8, tasksPerShot: 3, comments: 20, assets: 4, people: 12 });
  opened.push(() => studio.stop());
  const { url, show } = await gateway(studio, good);
  const account = studio.accounts.find(({ role }) => role === 'manager') ?? { email: '', password: '' };
  const engine = await signedInAt(url, account, {
    routeFor: () => Promise.resolve({ agent: null, ca: authorities }),
  });
  opened.push(() => engine.remove());
  return { engine, studio, show };
}

test.each<[what: string, certificate: Certificate]>([
  ['has ended', ended],
  ['has not begun', early],
  ['is of another server', elsewhere],
  ['was signed by somebody else', selfSignedCertificate()],
])(
  'a certificate that %s is said, nothing is sent to it, and what waits goes when it is right again',
  async (_what, certificate) => {
    const { engine, studio, show } = await sitDown();
    const { store } = studio.studio();
    const productionId = await openedProductionOf(engine);
    const task = store.task.find((row) => row.project_id === productionId && row.priority !== 3);
    show(certificate);
    studio.requests.clear();
    await engine.call('syncNow', {});
    await engine.until(async () => (await engine.query('sync', {})).connection.kind === 'unreachable', 'it is noticed');
    const { connection } = await engine.query('sync', {});
    expect(connection.kind === 'unreachable' ? connection.code : connection.kind).toBe('certificate');
    await engine.command('setPriority', { taskIds: [task?.id ?? ''], priority: 3 });
    await engine.call('syncNow', {});
    expect((await engine.query('queue', {})).rows).toHaveLength(1);
    expect(studio.requests.all()).toEqual([]);
    show(good);
    await engine.call('syncNow', {});
    await engine.untilQueueIsEmpty(30_000);
    expect(store.task.get(task?.id ?? '')?.priority).toBe(3);
  },
);
