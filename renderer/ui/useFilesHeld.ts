import { type DragEvent, useState } from 'react';

/**
 * Files from another program that are held over one of several parts, and dropped there: over which, by what lies under the
 * pointer. Null: over none of them, and what is around may take the files; what is inside of one may take them first.
 */
export function useFilesHeldOver<Part extends string>(
  isOff: boolean,
  partOf: (target: EventTarget) => Part | null,
  onDrop: (files: readonly File[], part: Part) => void,
) {
  const [over, setOver] = useState<Part | null>(null);
  const partUnder = ({ dataTransfer, target, defaultPrevented }: DragEvent): Part | null =>
    !isOff && !defaultPrevented && dataTransfer.types.includes('Files') ? partOf(target) : null;
  return {
    over,
    handlers: {
      onDragOver: (event: DragEvent) => {
        const part = partUnder(event);
        setOver(part);
        if (part === null) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDragLeave: (event: DragEvent) => {
        const { relatedTarget } = event;
        if (!(relatedTarget instanceof Node) || !event.currentTarget.contains(relatedTarget)) setOver(null);
      },
      onDrop: (event: DragEvent) => {
        const part = partUnder(event);
        setOver(null);
        if (part === null) return;
        event.preventDefault();
        onDrop([...event.dataTransfer.files], part);
      },
    },
  };
}

/** Files from another program that are held over a part of the page, and dropped there. */
export function useFilesHeld(isOff: boolean, onDrop: (files: readonly File[]) => void) {
  const { over, handlers } = useFilesHeldOver(isOff, () => 'here', onDrop);
  return { isOver: over !== null, handlers };
}
