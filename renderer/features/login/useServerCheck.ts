import { useEffect, useState } from 'react';
import type { ServerCheck } from '../../../shared/model/account.ts';
import { useBridge } from '../../data/EngineProvider.tsx';
import { asInariError } from '../../data/useEngine.ts';

export type CheckState =
  | { readonly kind: 'empty' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'answered'; readonly check: ServerCheck };

type Answer = { readonly url: string; readonly round: number; readonly check: ServerCheck };

const typingMs = 400;

/** Asks the address who it is while it is typed; an answer to an earlier text is dropped. */
export function useServerCheck(url: string): { readonly state: CheckState; readonly again: () => void } {
  const bridge = useBridge();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [round, setRound] = useState(0);
  const asked = url.trim();
  const isAsked = isPlausible(asked);

  useEffect(() => {
    if (!isAsked) return undefined;
    let isStale = false;
    const take = (check: ServerCheck) => {
      if (!isStale) setAnswer({ url: asked, round, check });
    };
    const timer = setTimeout(() => {
      bridge.call('checkServer', { url: asked }).then(take, (error: unknown) => {
        const { code, detail } = asInariError(error) ?? { code: 'unexpected' as const, detail: {} };
        take({ kind: 'failed', code, detail });
      });
    }, typingMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [bridge, asked, isAsked, round]);

  return { state: stateOf(isAsked, asked, round, answer), again: () => setRound(round + 1) };
}

function stateOf(isAsked: boolean, url: string, round: number, answer: Answer | null): CheckState {
  if (!isAsked) return { kind: 'empty' };
  if (answer?.url !== url || answer.round !== round) return { kind: 'checking' };
  return { kind: 'answered', check: answer.check };
}

/** A host worth asking: `localhost`, or something with a dot or a port. */
function isPlausible(text: string): boolean {
  const host = text.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  return host === 'localhost' || /^[^\s.]+(\.[^\s.]+)+(:\d+)?$/.test(host) || /^[^\s:]+:\d+$/.test(host);
}
