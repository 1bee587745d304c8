import type { DragEvent } from 'react';
import { useBridge } from '../data/EngineProvider.tsx';
import { useTellFailure } from './useTellFailure.ts';

/** What makes an element one that can be dragged to another program: it arrives there as the file, under this name. */
export function useMediaDrag(): (
  url: string,
  name: string,
) => {
  readonly draggable: true;
  readonly onDragStart: (event: DragEvent<HTMLElement>) => void;
} {
  const bridge = useBridge();
  const tellFailure = useTellFailure();
  return (url, name) => ({
    draggable: true,
    onDragStart: (event) => {
      // The page's own drag would bring an address that nobody else can open.
      event.preventDefault();
      event.stopPropagation();
      bridge.call('dragMedia', { url, suggestedName: name }).catch(tellFailure);
    },
  });
}
