import { fireEvent, render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FirstPicture } from '../../renderer/ui/FirstPicture.tsx';

test('a small picture that is not here leaves nothing torn in its place, and the next one is tried again', () => {
  const { container, rerender } = render(<FirstPicture url="kitsu-media://thumbnail/one" />);
  const picture = () => container.querySelector('img');
  fireEvent.error(picture() ?? container);
  expect(picture()).toBeNull();
  rerender(<FirstPicture url="kitsu-media://thumbnail/two" />);
  expect(picture()?.getAttribute('src')).toBe('kitsu-media://thumbnail/two');
});
