import type { DataTexture } from 'three';
import { useEffect, useState } from 'react';
import { mediaUrl } from '../../../../shared/mediaUrl.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { useNeedsConnection } from '../../../data/useSync.ts';
import { useFileBytes } from '../../useFileBytes.ts';
import { inTime } from '../inTime.ts';
import type { RoomAnswer } from './readRoom.ts';
import { roomTexture } from './roomTexture.ts';
// oxlint-disable-next-line import/default -- the build makes it: a class that starts the worker
import RoomWorker from './roomWorker.ts?worker';

export type FetchedRoom = {
  readonly room: DataTexture | null;
  readonly problem: 'not-here' | 'too-large' | 'damaged' | null;
};

const nothing: FetchedRoom = { room: null, problem: null };
const mostBytes = 200_000_000;
/** As long as for the largest on a slow computer. */
const mostMs = 60_000;

/** A background as light: fetched when it is not on this disk, tried anew when there is a connection. */
export function useRoom(backgroundId: Id | null): FetchedRoom {
  const isReachable = useNeedsConnection() === null;
  const url = backgroundId === null ? null : mediaUrl('background', backgroundId);
  const { bytes, problem } = useFileBytes(url, mostBytes, String(isReachable));
  const [read, setRead] = useState<FetchedRoom & { readonly of: object | null }>({ ...nothing, of: null });
  useEffect(() => {
    if (bytes === null) return undefined;
    const left = new AbortController();
    const keep = (answer: RoomAnswer): void => {
      if (left.signal.aborted) return;
      setRead(
        'problem' in answer
          ? { ...nothing, ...answer, of: bytes }
          : { room: roomTexture(answer), problem: null, of: bytes },
      );
    };
    inTime<ArrayBuffer, RoomAnswer>(new RoomWorker(), bytes.buffer, {
      mostMs,
      late: { problem: 'too-large' },
      signal: left.signal,
    }).then(keep, (error: unknown) => {
      if (!left.signal.aborted) console.error('a background could not be read', String(error));
      keep({ problem: 'damaged' });
    });
    return () => left.abort();
  }, [bytes]);
  if (bytes === null)
    return problem === null ? nothing : { room: null, problem: problem === 'too-large' ? problem : 'not-here' };
  return read.of === bytes ? read : nothing;
}
