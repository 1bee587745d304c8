import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { castingReading } from '../../../electron/engine/kitsu/reading/casting.ts';

const refuse = () => Promise.reject(new Error('nothing is written here'));

test('castings of fifty thousand shots are read, which no single call takes as its arguments', async () => {
  const assetId = randomUUID();
  const cast = [...Array(12).keys()].map(() => ({ asset_id: assetId, nb_occurences: 1, label: '' }));
  const castings = Object.fromEntries([...Array(50_000).keys()].map(() => [randomUUID(), cast]));
  const { casting } = castingReading({
    getJson: () => Promise.resolve(castings),
    sendJson: refuse,
    sendForm: refuse,
    open: refuse,
    tellBroken: () => undefined,
  });
  const links = await casting(
    { id: randomUUID(), productionType: 'short', assetTypeIds: [] },
    new AbortController().signal,
  );
  expect(links).toHaveLength(600_000);
});
