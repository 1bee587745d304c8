import { expect, test } from 'vitest';
import { svgAddress } from '../../renderer/features/player/export/svgAddress.ts';

test('whatever letters somebody wrote on a frame, its picture can be read', () => {
  const address = svgAddress('<text>half a letter \uD800 a bell \u0007 a smile 🙂\n</text>');
  const svg = decodeURIComponent(address.slice(address.indexOf(',') + 1));
  expect(svg).toBe('<text>half a letter  a bell  a smile 🙂\n</text>');
  expect(new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('parsererror')).toBeNull();
});
