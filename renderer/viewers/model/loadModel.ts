import { FileLoader, TextureLoader } from 'three';
import { type GLTF, GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { writtenBytes } from './gltfFile.ts';

/**
 * Buffers written into the file itself. Three.js would fetch them, which the content policy allows for the app's own addresses
 * alone; whatever lies elsewhere was refused before (`readGltf`).
 */
class WrittenBuffers extends FileLoader {
  override load(
    url: string,
    onLoad: (data: string | ArrayBuffer) => void,
    _onProgress?: (event: ProgressEvent) => void,
    onError?: (error: unknown) => void,
  ): void {
    const written = writtenBytes(url);
    if (written === null) onError?.(new Error('not in this file'));
    else onLoad(written.buffer);
  }
}

/** @throws Error where it is damaged */
export function loadModel(bytes: Uint8Array<ArrayBuffer>): Promise<GLTF> {
  const loader = new GLTFLoader().register((parser) => {
    parser.fileLoader = new WrittenBuffers();
    // By `<img>`, which may show what is in memory; the usual one would fetch it.
    parser.textureLoader = new TextureLoader();
    return { name: 'inari_written_files' };
  });
  return loader.parseAsync(bytes.slice().buffer, '');
}
