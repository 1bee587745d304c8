import type { FileHandle } from 'node:fs/promises';
import type { MediaFile } from '../../shared/control.ts';

const CHUNK_BYTES = 262_144;

/**
 * Bytes of a file from `first` to `last` (to its end where that is null), waiting for those that are still arriving. The
 * open file stays the same while its name changes, so the end of a download does not disturb it; a download that began
 * anew does, and then the stream fails rather than mix two files.
 * @param more waits until more than so many bytes are on disk
 */
export function streamMedia(
  opened: FileHandle,
  file: MediaFile,
  range: { readonly first: number; readonly last: number | null },
  more: (afterBytes: number) => Promise<MediaFile>,
): ReadableStream<Uint8Array> {
  let position = range.first;
  let { availableBytes, isComplete } = file;
  const isDone = (): boolean => position > (range.last ?? Infinity) || (isComplete && position >= availableBytes);
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        while (position >= availableBytes && !isDone()) {
          const grown = await more(Math.max(position, availableBytes));
          if (grown.contentId !== file.contentId) throw new Error('the download began anew');
          ({ availableBytes, isComplete } = grown);
        }
        if (isDone()) {
          await opened.close();
          return controller.close();
        }
        const end = Math.min(availableBytes, (range.last ?? Infinity) + 1, position + CHUNK_BYTES);
        const { bytesRead, buffer } = await opened.read(new Uint8Array(end - position), 0, end - position, position);
        if (bytesRead === 0) throw new Error('the file is shorter than it was');
        position += bytesRead;
        controller.enqueue(buffer.subarray(0, bytesRead));
      } catch (error) {
        await opened.close();
        throw error;
      }
    },
    // `<video>` asks for an open end and leaves when it has enough.
    cancel: () => opened.close(),
  });
}
