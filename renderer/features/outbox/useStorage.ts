import { useEffect, useRef } from 'react';
import { type EngineAnswer, useEngine } from '../../data/useEngine.ts';
import type { StorageUse } from '../../../shared/model/sync.ts';

const againMs = 10_000;

/** What lies on this disk, and what is left of it. Others fill it as well, and nobody announces that: it is asked again while it is shown. */
export function useStorage(): EngineAnswer<StorageUse> {
  const answer = useEngine('storage', {});
  const ask = useRef(answer.ask);
  useEffect(() => {
    ask.current = answer.ask;
  });
  useEffect(() => {
    ask.current();
    const timer = setInterval(() => ask.current(), againMs);
    return () => clearInterval(timer);
  }, []);
  return answer;
}
