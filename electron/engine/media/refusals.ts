/**
 * What could not be had is not asked for again at once: a list that is scrolled asks for the same missing thumbnail with
 * every row, and offline each would try the network.
 */
import { InariError, type ErrorCode } from '../../../shared/errors.ts';

export type Refusals = {
  /** Throws what was answered a short while ago. */
  readonly check: (key: string) => void;
  /** Turns a failure into what the page is told, and remembers it for a while. */
  readonly note: (key: string, error: unknown) => InariError;
  readonly forgetAll: () => void;
};

const ABSENT_MS = 60_000;
const PROCESSING_MS = 8_000;
const OFFLINE_MS = 5_000;
const DISK_FULL_MS = 30_000;

/** The network, the session, or a server that asks for patience: the next file would fare no better. */
const ofEverything: readonly ErrorCode[] = [
  'offline',
  'unreachable',
  'timeout',
  'certificate',
  'proxy',
  'unauthorized',
  'signed-out',
  'too-many-requests',
];
/** This file alone: others may be fine. */
const ofOne: readonly ErrorCode[] = ['not-found', 'gone', 'forbidden', 'rejected', 'server-error'];

export function createRefusals(now: () => number): Refusals {
  const ofFile = new Map<string, { readonly error: InariError; readonly until: number }>();
  let ofAll: { readonly error: InariError; readonly until: number } | null = null;

  return {
    check: (key) => {
      if (ofAll !== null && now() < ofAll.until) throw ofAll.error;
      const known = ofFile.get(key);
      if (known === undefined) return;
      if (now() < known.until) throw known.error;
      ofFile.delete(key);
    },
    note: (key, error) => {
      if (!(error instanceof InariError)) return new InariError('unexpected', {}, { cause: error });
      const { code } = error;
      if (code === 'disk-full') ofAll = { error, until: now() + DISK_FULL_MS };
      // The same would come again: it is asked for no sooner than what is not there.
      const isLasting = code === 'broken-answer' && error.detail['isLasting'] === true;
      if (ofOne.includes(code) || isLasting) {
        const isProcessing = error.detail['isProcessing'] === true;
        ofFile.set(key, { error, until: now() + (isProcessing ? PROCESSING_MS : ABSENT_MS) });
      }
      if (isLasting || (!ofEverything.includes(code) && code !== 'broken-answer')) return error;
      const refusal = new InariError('not-on-this-disk', { reason: code }, { cause: error });
      if (code === 'broken-answer') ofFile.set(key, { error: refusal, until: now() + OFFLINE_MS });
      else ofAll = { error: refusal, until: now() + OFFLINE_MS };
      return refusal;
    },
    forgetAll: () => {
      ofFile.clear();
      ofAll = null;
    },
  };
}
