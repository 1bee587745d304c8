/** What windows at work say to the player's second window, and what that asks them. All are pages of this app on this computer. */
import { create } from 'zustand';
import { readToldSecond, type ToldSecond } from '../../../../shared/roomLook.ts';

const name = 'inari.second-window';
const channel = new BroadcastChannel(name);

export const tellSecond = (told: ToldSecond): void => channel.postMessage(told);

export function hearTold(listener: (told: ToldSecond) => void): () => void {
  const onMessage = ({ data }: MessageEvent<unknown>): void => {
    const told = readToldSecond(data);
    if (told !== null) listener(told);
  };
  channel.addEventListener('message', onMessage);
  return () => channel.removeEventListener('message', onMessage);
}

/** In the second window: whether it stays where it is. */
export const useSecondLock = create<{ readonly isLocked: boolean }>(() => ({ isLocked: false }));

/** In the second window: how what stands beside the picture is to be seen, in the words of a review room; null until that is told. */
export const useToldMode = create<{ readonly mode: string | null }>(() => ({ mode: null }));

export function toggleLock(): void {
  const isLocked = !useSecondLock.getState().isLocked;
  useSecondLock.setState({ isLocked });
  if (isLocked) return;
  // It may have been changed here meanwhile.
  useToldMode.setState({ mode: null });
  tellSecond({ kind: 'ask' });
}
