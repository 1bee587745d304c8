/** Has a packed model unpacked, within its time. */
import basisUrl from 'three/examples/jsm/libs/basis/basis_transcoder.wasm?url';
import dracoUrl from 'three/examples/jsm/libs/draco/gltf/draco_decoder.wasm?url';
import type { ViewerProblem } from '../viewer.ts';
import { inTime } from './inTime.ts';
// oxlint-disable-next-line import/default -- the build makes it: a class that starts the worker
import UnpackWorker from './unpacking/unpackWorker.ts?worker';
import type { UnpackAnswer, UnpackQuestion } from './unpacking/unpackWorker.ts';
import type { Packing } from './readGltf.ts';

/** As long as for the largest that a slow computer unpacks; what takes longer is made to. */
const mostMs = 120_000;

export async function unpackModel(
  bytes: Uint8Array<ArrayBuffer>,
  packedBy: readonly Packing[],
  signal: AbortSignal,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer> } | { readonly problem: ViewerProblem }> {
  const load = async (packing: Packing, url: string): Promise<ArrayBuffer | null> => {
    if (!packedBy.includes(packing)) return null;
    const answer = await fetch(url, { signal });
    if (!answer.ok) throw new Error(`no decoder at ${url}`);
    return answer.arrayBuffer();
  };
  const [draco, basis] = await Promise.all([load('draco', dracoUrl), load('basis', basisUrl)]);
  signal.throwIfAborted();
  const answer = await inTime<UnpackQuestion, UnpackAnswer>(
    new UnpackWorker(),
    { bytes, draco, basis },
    { mostMs, late: { problem: 'too-large', reason: `not unpacked within ${mostMs} ms` }, signal },
  );
  if ('reason' in answer) console.error('a model was not unpacked', answer.reason);
  return answer;
}
