/** Files that are dropped or pasted anywhere on the panel, or where one replies. The page only sees handles. */
import type { ClipboardEvent } from 'react';
import type { FileHandle } from '../../../shared/model/sync.ts';
import { isPublishable } from '../../../shared/rules/publishable.ts';
import { useCall } from '../../data/useCall.ts';
import { useFilesHeld } from '../../ui/useFilesHeld.ts';

type Options = {
  readonly canPublish: boolean;
  readonly isOff: boolean;
  readonly onFiles: (files: readonly FileHandle[], isPublish: boolean) => void;
};

/** They become a revision where they can be one, else attachments; what is pasted while one writes is attached. */
export function useFileDrop({ canPublish, isOff, onFiles }: Options) {
  const keepPasted = useCall('keepPastedFile');

  async function take(files: readonly File[], mayPublish: boolean) {
    const handles = await Promise.all(files.map(handleOf));
    if (handles.length > 0) onFiles(handles, mayPublish && handles.every(({ extension }) => isPublishable(extension)));
  }
  async function handleOf(file: File): Promise<FileHandle> {
    const known = await window.inari.handleOf(file);
    // A picture from the clipboard has no file behind it: its bytes are kept instead.
    return known ?? keepPasted.run({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  }
  const takeSafely = (files: readonly File[], mayPublish: boolean) =>
    void take(files, mayPublish).catch((error: unknown) => console.error('not taken', error));

  const held = useFilesHeld(isOff, (files) => takeSafely(files, canPublish));

  return {
    isOver: held.isOver,
    handlers: {
      ...held.handlers,
      onPaste: (event: ClipboardEvent) => {
        const files = [...event.clipboardData.files];
        if (isOff || event.defaultPrevented || files.length === 0) return;
        event.preventDefault();
        const isWriting = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
        takeSafely(files, canPublish && !isWriting);
      },
    },
  };
}
