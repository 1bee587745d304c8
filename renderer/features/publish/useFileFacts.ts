import { useEffect, useRef, useState } from 'react';
import type { FileFacts } from '../../../shared/model/files.ts';
import { useBridge } from '../../data/EngineProvider.tsx';

export type FactsOf = ReadonlyMap<string, FileFacts>;

/** What chosen files tell of themselves, by handle; read again when one comes back to the window: they may have been saved over. */
export function useFileFacts(handles: readonly string[]): FactsOf {
  const bridge = useBridge();
  const [facts, setFacts] = useState<FactsOf>(new Map());
  const key = handles.join();
  const latest = useRef(key);
  useEffect(() => {
    latest.current = key;
    const wanted = key === '' ? [] : key.split(',');
    const read = () => {
      if (wanted.length === 0) return;
      bridge
        .call('fileFacts', { handles: wanted })
        .then((answers) => {
          if (latest.current !== key) return;
          setFacts(new Map(wanted.flatMap((handle, index) => (answers[index] ? [[handle, answers[index]]] : []))));
        })
        .catch((error: unknown) => console.error('files not read', error));
    };
    read();
    window.addEventListener('focus', read);
    return () => window.removeEventListener('focus', read);
  }, [bridge, key]);
  return facts;
}
