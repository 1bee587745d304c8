import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';

test('an upload that is cut off in a file takes nothing else with it', async () => {
  const studio = await startDemoStudio({ shots: 1, tasksPerShot: 1, comments: 0, assets: 0 });
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => {
    unhandled.push(error);
  };
  process.on('unhandledRejection', note);
  try {
    const { hostname, port } = new URL(studio.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const head =
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n';
    socket.write(
      'POST /api/pictures/preview-files/none HTTP/1.1\r\nHost: studio\r\nContent-Length: 100000\r\n' +
        `Content-Type: multipart/form-data; boundary=x\r\n\r\n${head}${'a'.repeat(1_000)}`,
    );
    await wait(100);
    socket.destroy();
    await wait(200);
    expect(unhandled).toEqual([]);
    expect((await fetch(`${studio.url}/api`)).status).toBe(200);
  } finally {
    process.off('unhandledRejection', note);
    await studio.stop();
  }
});
