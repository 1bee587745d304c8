import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AfterPicture } from '../../renderer/features/player/AfterPicture.tsx';
import { connect, show } from './support/show.tsx';

test('the panel comes to the next shot after its picture, and a key that is pressed before that is meant for the next shot', async () => {
  const answered: string[] = [];
  function Panel({ shot }: { readonly shot: string }) {
    useEffect(() => {
      const onKey = (): void => void answered.push(shot);
      window.addEventListener('keydown', onKey);
      return () => window.removeEventListener('keydown', onKey);
    }, [shot]);
    return <p>notes on {shot}</p>;
  }
  function Player() {
    const [shot, setShot] = useState('SH010');
    return (
      <>
        <button type="button" onClick={() => flushSync(() => setShot('SH020'))}>
          {shot}
        </button>
        <AfterPicture shotId={shot}>
          <Panel key={shot} shot={shot} />
        </AfterPicture>
      </>
    );
  }
  await show(<Player />, connect());
  // Without the test's own waiting until all is drawn.
  screen.getByRole('button').click();
  expect(screen.getByRole('button').textContent).toBe('SH020');
  expect(screen.queryByText('notes on SH010')).not.toBeNull();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '3', bubbles: true }));
  expect(answered).toEqual(['SH020']);
  expect(screen.queryByText('notes on SH020')).not.toBeNull();
  fireEvent.keyDown(document.body, { key: '4' });
  expect(answered).toEqual(['SH020', 'SH020']);
});
