import { type KeyboardEvent, useRef, useState } from 'react';
import { chordOf, isSingleKey } from '../../../keys/chords.ts';
import { isReserved } from '../../../keys/keymap.ts';

const sequenceMs = 1_500;

/** What is pressed in a field, as the catalogue writes it: one chord, or a letter and what soon follows it (`G T`). */
export function usePressedKeys(onKeys?: (keys: string) => void): {
  readonly keys: string | null;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly forget: () => void;
} {
  const [keys, setKeys] = useState<string | null>(null);
  const pressedAt = useRef(0);
  return {
    keys,
    forget: () => setKeys(null),
    onKeyDown: (event) => {
      const chord = chordOf(event.nativeEvent);
      // Tab goes on to the buttons, Esc gives up.
      if (chord !== null && isReserved(chord)) return;
      event.preventDefault();
      event.stopPropagation();
      if (chord === null || event.repeat) return;
      const isSecond =
        keys !== null &&
        !keys.includes(' ') &&
        isSingleKey(keys) &&
        isSingleKey(chord) &&
        event.timeStamp - pressedAt.current < sequenceMs;
      pressedAt.current = event.timeStamp;
      const next = isSecond ? `${keys} ${chord}` : chord;
      setKeys(next);
      onKeys?.(next);
    },
  };
}
