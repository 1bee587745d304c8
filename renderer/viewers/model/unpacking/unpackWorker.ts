/**
 * Unpacks a model in a thread of its own, the only place of the app where compiled decoders run: its script has a content policy of
 * its own, which allows that and reaches nothing else (decision 0027). The page hands over what is needed.
 */
import { MeshoptDecoder } from 'three/addons/libs/meshopt_decoder.module.js';
import { make as makeBasis } from 'three/examples/jsm/libs/basis/basis_transcoder.js?script';
import { make as makeDraco } from 'three/examples/jsm/libs/draco/gltf/draco_wasm_wrapper.js?script';
import { bindWithoutCompiling } from './embindInvokers.ts';
import { limitMemory } from './memoryLimit.ts';
import { unpackGltf } from './unpackGltf.ts';
import { UnpackError } from './unpackError.ts';

export type UnpackQuestion = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The decoders that this file needs, as they are beside the page. */
  readonly draco: ArrayBuffer | null;
  readonly basis: ArrayBuffer | null;
};
export type UnpackAnswer =
  { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly problem: UnpackError['problem']; readonly reason: string };

const mostMemoryBytes = 1_000_000_000;

bindWithoutCompiling();
const isMemoryFull = limitMemory(mostMemoryBytes);

async function answerTo({ bytes, draco, basis }: UnpackQuestion): Promise<UnpackAnswer> {
  try {
    return {
      bytes: await unpackGltf(bytes, {
        draco: once(() => makeDraco({ wasmBinary: needed(draco) })),
        basis: once(async () => {
          const made = await makeBasis({ wasmBinary: needed(basis) });
          made.initializeBasis();
          return made;
        }),
        meshopt: once(async () => {
          await MeshoptDecoder.ready;
          return MeshoptDecoder;
        }),
      }),
    };
  } catch (error) {
    const problem = error instanceof UnpackError ? error.problem : 'damaged';
    return { problem: isMemoryFull() ? 'too-large' : problem, reason: String(error) };
  }
}

function once<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | null = null;
  return () => (started ??= start());
}

function needed(decoder: ArrayBuffer | null): ArrayBuffer {
  if (decoder === null) throw new UnpackError('damaged', 'packed in a way that the file does not say');
  return decoder;
}

globalThis.addEventListener('message', ({ data }: MessageEvent<UnpackQuestion>) => {
  void answerTo(data).then((answer) =>
    globalThis.postMessage(answer, { transfer: 'bytes' in answer ? [answer.bytes.buffer] : [] }),
  );
});
