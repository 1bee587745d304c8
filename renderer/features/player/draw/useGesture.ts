import { useRef, useState } from 'react';

type Gesture<Value> = {
  /** To paint. */
  readonly shown: Value | null;
  /** As the pointer left it: it may be let go before what it did last has been painted. */
  readonly now: () => Value | null;
  readonly set: (value: Value | null) => void;
};

/** What the pointer is about to do, from the press until it is let go. */
export function useGesture<Value>(): Gesture<Value> {
  const latest = useRef<Value | null>(null);
  const [shown, setShown] = useState<Value | null>(null);
  return {
    shown,
    now: () => latest.current,
    set: (value) => {
      latest.current = value;
      setShown(value);
    },
  };
}
