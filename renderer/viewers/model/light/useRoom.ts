import type { DataTexture } from 'three';
import { useMemo } from 'react';
import { mediaUrl } from '../../../../shared/mediaUrl.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { useNeedsConnection } from '../../../data/useSync.ts';
import { useFileBytes } from '../../useFileBytes.ts';
import { readRoom } from './room.ts';

export type FetchedRoom = {
  readonly room: DataTexture | null;
  readonly problem: 'not-here' | 'too-large' | 'damaged' | null;
};

const mostBytes = 200_000_000;

/** A background as light: fetched when it is not on this disk, tried anew when there is a connection. */
export function useRoom(backgroundId: Id | null): FetchedRoom {
  const isReachable = useNeedsConnection() === null;
  const url = backgroundId === null ? null : mediaUrl('background', backgroundId);
  const { bytes, problem } = useFileBytes(url, mostBytes, String(isReachable));
  return useMemo((): FetchedRoom => {
    if (bytes === null)
      return { room: null, problem: problem === 'too-large' || problem === null ? problem : 'not-here' };
    try {
      return { room: readRoom(bytes.buffer), problem: null };
    } catch (error) {
      console.error('a background could not be read', String(error));
      return { room: null, problem: 'damaged' };
    }
  }, [bytes, problem]);
}
