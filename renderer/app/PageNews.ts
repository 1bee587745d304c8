import { useEffect } from 'react';
import { announce } from '../ui/LiveRegion.tsx';
import { useCrumbs } from './useCrumbs.ts';

/** Names come a moment after their page. */
const settledMs = 400;

/** Says which page one is on: in the window's title, by which several windows are told apart, and to a screen reader. Draws nothing. */
export function PageNews(): null {
  const where = useCrumbs()
    .map(({ label }) => label)
    .toReversed();
  const title = where.join(' – ');
  const said = where.join(', ');
  useEffect(() => {
    document.title = `${title} – Inari`;
  }, [title]);
  useEffect(() => {
    const timer = setTimeout(() => announce(said), settledMs);
    return () => clearTimeout(timer);
  }, [said]);
  return null;
}
