import { useRef } from 'react';
import type { Player } from '../playback/player.ts';
import { useEachState } from '../usePlayer.ts';

type Props = {
  readonly player: Player;
  readonly firstNumber: number;
  readonly className: string | undefined;
};

/** Where one is, marked while another frame is on screen; `data-index` counts that one from 0. */
export function FrameNumber({ player, firstNumber, className }: Props) {
  const element = useRef<HTMLSpanElement>(null);
  useEachState(player, ({ frame, shown }) => {
    if (element.current === null) return;
    const { dataset } = element.current;
    const isAwaited = shown !== frame;
    const text = `${String(firstNumber + frame)}${isAwaited ? '…' : ''}`;
    if (element.current.textContent !== text) element.current.textContent = text;
    put(dataset, 'frame', shown === null ? null : String(firstNumber + shown));
    put(dataset, 'index', shown === null ? null : String(shown));
    put(dataset, 'awaited', isAwaited ? 'true' : null);
  });
  return <span ref={element} className={className} />;
}

function put(dataset: DOMStringMap, name: string, value: string | null): void {
  if (value === null) delete dataset[name];
  else if (dataset[name] !== value) dataset[name] = value;
}
