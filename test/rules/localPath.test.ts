import { expect, test } from 'vitest';
import { localPath } from '../../shared/rules/localPath.ts';

const mappings = [
  { from: '/productions', to: 'P:\\productions' },
  { from: '/productions/lanternfall', to: '/Volumes/lanternfall/' },
  { from: 'X:\\work', to: '/mnt/work' },
];

test.each([
  ['/productions/other/a.ma', 'P:\\productions\\other\\a.ma'],
  ['/productions/lanternfall/sq010/a.ma', '/Volumes/lanternfall/sq010/a.ma'],
  ['X:\\work\\a.ma', '/mnt/work/a.ma'],
  // Only whole folders: this is another one.
  ['/productionsOfOld/a.ma', '/productionsOfOld/a.ma'],
  ['/elsewhere/a.ma', '/elsewhere/a.ma'],
])('%s lies at %s', (path, local) => {
  expect(localPath(path, mappings)).toBe(local);
});
