import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mediaKinds, mediaUrl, parseMediaUrl } from '../../shared/mediaUrl.ts';

describe('a media address', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...mediaKinds),
        fc.uuid(),
        fc.constantFrom('', 'png', 'mp4', 'pdf'),
        fc.option(fc.constantFrom('2026-11-24T10:00:00Z', '2026-11-24T10:00:00.123456+00:00', '7'), { nil: null }),
        (kind, id, extension, version) => {
          expect(parseMediaUrl(mediaUrl(kind, id, { extension, version }))).toEqual({ kind, id, extension, version });
        },
      ),
    );
  });

  test('is nothing with a path, a host or an id of its own making', () => {
    for (const url of [
      'kitsu-media://thumbnail/../../etc/passwd',
      'kitsu-media://thumbnail/..%2f..%2fetc',
      'kitsu-media://thumbnail/a/b',
      'kitsu-media://thumbnail/',
      'kitsu-media://secrets/0f0f',
      'kitsu-media://thumbnail/0f0f.png/x',
      'kitsu-media://thumbnail/0f0f.p/g',
      'kitsu-media://thumbnail/0f0f.png?v=a&b=c',
      'kitsu-media://user@thumbnail/0f0f',
      'https://thumbnail/0f0f',
    ]) {
      expect(parseMediaUrl(url)).toBeNull();
    }
  });
});
