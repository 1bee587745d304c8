import type { IdleClock } from './idleClock.ts';
import type { TransportError } from './TransportError.ts';

/**
 * The body of an answer, once. The clock runs only while the server is awaited: a slow reader on our side is no fault of
 * its. `finish` is called at the end, whoever made it.
 */
export async function* reading(
  stream: AsyncIterable<Uint8Array>,
  clock: IdleClock,
  failed: (error: unknown) => TransportError,
  finish: () => void,
): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array, unknown> = stream[Symbol.asyncIterator]();
  try {
    for (;;) {
      clock.restart();
      const { done, value } = await chunks.next();
      clock.stop();
      if (done === true) return;
      yield value;
    }
  } catch (error) {
    throw failed(error);
  } finally {
    finish();
  }
}
