/** What a review room looks at: the first frame of a movie, unless a test says otherwise. */
import type { RoomLook } from '../../shared/model/room.ts';

export const roomLook = (more: Partial<RoomLook> = {}): RoomLook => ({
  entityId: null,
  entityIndex: 0,
  previewFileId: 'movie',
  fileIndex: 0,
  frame: 1,
  isPlaying: false,
  speed: 1,
  isLooping: true,
  areDrawingsShown: true,
  compare: null,
  ...more,
});
