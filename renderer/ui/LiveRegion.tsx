import { useEffect, useState } from 'react';
import { VisuallyHidden } from './VisuallyHidden.tsx';

type Said = { readonly polite: string; readonly assertive: string };

let say: ((said: Partial<Said>) => void) | null = null;
let lastPoliteAt = 0;
let later: ReturnType<typeof setTimeout> | null = null;
const quietMs = 5_000;

/** Tells a screen reader, at most once every 5 s; of what comes in between only the last is said. */
export function announce(text: string): void {
  if (later !== null) clearTimeout(later);
  const wait = Math.max(0, lastPoliteAt + quietMs - Date.now());
  later = setTimeout(() => {
    lastPoliteAt = Date.now();
    say?.({ polite: text });
  }, wait);
}

/** At once, over what is being read. Only for what failed. */
export function announceFailure(text: string): void {
  say?.({ assertive: text });
}

/** Once in the app. */
export function LiveRegion() {
  const [said, setSaid] = useState<Said>({ polite: '', assertive: '' });
  useEffect(() => {
    say = (next) => setSaid((before) => ({ ...before, ...next }));
    return () => {
      say = null;
    };
  }, []);
  return (
    <VisuallyHidden>
      <span aria-live="polite">{said.polite}</span>
      <span aria-live="assertive">{said.assertive}</span>
    </VisuallyHidden>
  );
}
