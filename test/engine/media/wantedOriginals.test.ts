// Two windows that look at one file as it arrives.
import { expect, test } from 'vitest';
import { createWantedOriginals } from '../../../electron/engine/media/wantedOriginals.ts';

test('what one window leaves is fetched on while another one looks at it', () => {
  const left: string[] = [];
  const originals = createWantedOriginals((id) => left.push(id));
  originals.want(1, ['a', 'b']);
  originals.want(2, ['a']);
  originals.want(1, ['b']);
  expect(left).toEqual([]);
  originals.want(1, []);
  expect(left).toEqual(['b']);
  // Closed, or gone on to something else.
  originals.want(2, ['c']);
  expect(left).toEqual(['b', 'a']);
  originals.want(2, []);
  originals.want(2, []);
  expect(left).toEqual(['b', 'a', 'c']);
});
