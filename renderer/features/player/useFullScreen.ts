import { type RefObject, useEffect, useState } from 'react';

/** The player alone on the whole display. */
export function useFullScreen(element: RefObject<HTMLElement | null>): {
  readonly isOn: boolean;
  readonly toggle: () => void;
} {
  const [isOn, setIsOn] = useState(false);
  useEffect(() => {
    const onChange = () => setIsOn(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', onChange);
    return () => document.removeEventListener('fullscreenchange', onChange);
  }, []);
  return {
    isOn,
    toggle: () => {
      const done =
        document.fullscreenElement === null ? element.current?.requestFullscreen() : document.exitFullscreen();
      done?.catch((error: unknown) => console.error('no full screen', error));
    },
  };
}
