import { expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import { signedIn } from '../../support/signedIn.ts';

test('that the server is gone is known at once, and not only when something is to be sent', async () => {
  const studio = await startDemoStudio({ shots: 5, tasksPerShot: 2, comments: 10, assets: 2 });
  const artist = await signedIn(studio, 'user');
  try {
    await artist.until(async () => (await artist.query('sync', {})).connection.kind === 'live', 'events arrive');
    await studio.stop();
    await artist.until(async () => (await artist.query('sync', {})).connection.kind === 'unreachable', 'it is noticed');
    expect((await artist.query('sync', {})).outbox.waiting).toBe(0);
  } finally {
    await artist.remove();
  }
});
