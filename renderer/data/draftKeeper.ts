/** Text someone would miss after a crash: the engine keeps it as it is typed; here it is only on screen. */
import { useEffect, useRef, useState } from 'react';
import { useBridge } from './EngineProvider.tsx';
import { useEngine } from './useEngine.ts';

type Draft<Value> = {
  readonly value: Value;
  /** What was kept before is known: what is set any sooner takes its place. */
  readonly isHere: boolean;
  readonly set: (value: Value) => void;
  /** Before a command takes it over: kept later, it would lie there once more after the command. */
  readonly keep: () => void;
  /** A command took it over: nothing is left to keep. */
  readonly forget: () => void;
};
type Shape<Value> = {
  readonly empty: Value;
  readonly read: (text: string | null) => Value | null;
  /** Null where there is nothing worth keeping. */
  readonly write: (value: Value) => string | null;
};

const saveAfterMs = 300;

export function useDraft<Value>(key: string, { empty, read, write }: Shape<Value>): Draft<Value> {
  const bridge = useBridge();
  const kept = useEngine('draft', { key }).value?.value;
  const [value, setValue] = useState<Value>(empty);
  const [isHere, setIsHere] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const unsaved = useRef<{ readonly value: Value } | null>(null);

  // What the engine holds is taken when it is first known, and when a command comes back to be edited.
  const lastKept = useRef<string | null | undefined>(undefined);
  /** Taken over by a command: an answer that was on its way by then may still tell of it. */
  const takenOver = useRef<string | null>(null);
  const take = useRef((text: string | null) => setValue(read(text) ?? empty));
  const arrive = useRef(() => setIsHere(true));
  useEffect(() => {
    if (kept !== undefined) arrive.current();
    if (kept === null) takenOver.current = null;
    if (kept === undefined || kept === lastKept.current || (kept !== null && kept === takenOver.current)) return;
    lastKept.current = kept;
    if (unsaved.current === null) take.current(kept);
  }, [kept]);

  function save() {
    clearTimeout(timer.current);
    const next = unsaved.current;
    if (next === null) return;
    unsaved.current = null;
    const text = write(next.value);
    lastKept.current = text;
    bridge.call('saveDraft', { key, value: text }).catch((error: unknown) => console.error('draft not kept', error));
  }
  const saveNow = useRef(save);
  useEffect(() => {
    saveNow.current = save;
  });
  useEffect(() => {
    const onHidden = () => saveNow.current();
    // The window closes, or another one is looked at.
    window.addEventListener('blur', onHidden);
    window.addEventListener('pagehide', onHidden);
    return () => {
      window.removeEventListener('blur', onHidden);
      window.removeEventListener('pagehide', onHidden);
      onHidden();
    };
  }, []);

  return {
    value,
    isHere,
    set: (next) => {
      setValue(next);
      unsaved.current = { value: next };
      clearTimeout(timer.current);
      timer.current = setTimeout(() => saveNow.current(), saveAfterMs);
    },
    keep: save,
    forget: () => {
      clearTimeout(timer.current);
      unsaved.current = null;
      takenOver.current = lastKept.current ?? null;
      lastKept.current = null;
      setValue(empty);
    },
  };
}

/** Plain words: a reply. */
export const wordsDraft: Shape<string> = {
  empty: '',
  read: (text) => text,
  write: (value) => (value === '' ? null : value),
};
