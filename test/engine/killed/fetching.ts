/*
 * An engine of its own process that fetches what is pinned until it is killed.
 *
 *   node test/engine/killed/fetching.ts FOLDER
 */
import { startTestEngine } from '../../support/testEngine.ts';

const [, , dataFolder = ''] = process.argv;
const engine = await startTestEngine({ dataFolder });
await engine.until(
  async () => {
    const session = await engine.query('session', {});
    if (session.kind !== 'open') return false;
    const sets = await engine.query('pinnedSets', {});
    return sets.length > 0 && sets.every(({ state }) => state === 'up-to-date');
  },
  'everything is here',
  120_000,
);
await engine.close();
