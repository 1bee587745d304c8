// What an account announces is for the lines that are on it: without one, nothing of what waits is compared.
import { expect, it } from 'vitest';
import type { EnginePort } from '../../electron/engine/enginePort.ts';
import { createLines } from '../../electron/engine/lines.ts';

function desk() {
  const compared: string[] = [];
  const posted: unknown[] = [];
  let currentId: string | null = 'shown';
  const lines = createLines(() => ({
    currentId: () => currentId,
    get: (accountId) =>
      accountId === null
        ? null
        : {
            waitingChanges: () => {
              compared.push(accountId);
              return [`waiting of ${accountId}`];
            },
            sync: { want: () => undefined },
            rooms: { watch: () => undefined },
            originals: { want: () => undefined },
          },
    hold: () => Promise.resolve(),
    release: () => undefined,
  }));
  const port: EnginePort = {
    post: (message) => posted.push(message),
    onMessage: () => undefined,
    onClose: () => undefined,
  };
  return { lines, port, compared, posted, show: (accountId: string | null) => (currentId = accountId) };
}

it('what waits in an account that no line is on is not compared', () => {
  const { lines, port, compared, posted } = desk();
  lines.add(port, 'screen');
  lines.announce('behind').now(['task']);
  expect(compared).toEqual([]);
  expect(posted).toEqual([]);
  lines.announce('shown').now(['task']);
  expect(compared).toEqual(['shown']);
  expect(posted).toEqual([{ event: { kind: 'changed', sources: ['task', 'waiting of shown'] } }]);
  lines.close();
});

it('what waits is compared once a line of its own goes over to it, or it comes on screen', async () => {
  const { lines, port, compared, posted, show } = desk();
  const lineId = lines.add(port, 'own');
  lines.announce('shown').now(['task']);
  expect(compared).toEqual([]);
  await lines.use(lineId, 'behind');
  lines.announce('behind').now(['task']);
  expect(compared).toEqual(['behind']);
  lines.add(port, 'screen');
  show('third');
  lines.announce('third').now(['task']);
  expect(compared).toEqual(['behind', 'third']);
  expect(posted).toHaveLength(2);
  lines.close();
});

it('what concerns all is told to every line', () => {
  const { lines, port, posted } = desk();
  lines.add(port, 'screen');
  lines.add(port, 'own');
  lines.announce(null).now(['settings']);
  expect(posted).toHaveLength(2);
  lines.close();
});
