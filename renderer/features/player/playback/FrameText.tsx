import { useRef } from 'react';
import { useEachState } from '../usePlayer.ts';
import type { Player, PlayerState } from './player.ts';

type Props = { readonly player: Player; readonly read: (state: PlayerState) => string };

/** Words that change with every frame. */
export function FrameText({ player, read }: Props) {
  const element = useRef<HTMLSpanElement>(null);
  useEachState(player, (state) => {
    const text = read(state);
    if (element.current !== null && element.current.textContent !== text) element.current.textContent = text;
  });
  return <span ref={element} />;
}
