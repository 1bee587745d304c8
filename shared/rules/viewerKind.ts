/** What a file is shown with, going by its name; null: by nothing, it has a card. */
import { previewMedia } from './previewMedia.ts';

export type ViewerKind = 'pdf' | 'sound' | 'text' | 'model';

/** @param extension without its dot */
export const viewerKind = (extension: string): ViewerKind | null => kinds.get(extension.toLowerCase()) ?? null;

/** How a file is shown, pictures and movies among the others. */
export function shownAs(extension: string): 'picture' | 'movie' | ViewerKind | null {
  const media = previewMedia(extension);
  return media === 'other' ? viewerKind(extension) : media;
}

const named: Readonly<Record<ViewerKind, readonly string[]>> = {
  pdf: ['pdf'],
  sound: ['mp3', 'wav', 'ogg', 'oga', 'm4a', 'aac', 'flac', 'opus'],
  text: [
    ...['txt', 'log', 'md', 'json', 'csv', 'tsv', 'xml', 'yaml', 'yml', 'ini', 'srt', 'vtt'],
    // What a pipeline passes on as text: cuts, colour, scripts, scenes.
    ...['edl', 'otio', 'cube', 'ccc', 'cdl', 'py', 'mel', 'nk', 'usda', 'mtl'],
  ],
  model: ['glb', 'gltf'],
};
const kinds = new Map<string, ViewerKind>([
  ...named.pdf.map((extension) => [extension, 'pdf'] as const),
  ...named.sound.map((extension) => [extension, 'sound'] as const),
  ...named.text.map((extension) => [extension, 'text'] as const),
  ...named.model.map((extension) => [extension, 'model'] as const),
]);
