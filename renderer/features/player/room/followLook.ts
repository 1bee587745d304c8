import type { RoomLook } from '../../../../shared/model/room.ts';
import type { Medium } from '../movie/medium.ts';
import type { Player } from '../playback/player.ts';

/** Less than this nobody sees; a jump one does. */
const driftFrames = 2;

/** Has a player do what whoever leads a review room does, from the frame on that they are on by now. */
export function followLook(
  player: Player,
  { frameCount }: Pick<Medium, 'frameCount'>,
  look: RoomLook,
  frame: number,
): void {
  const { isPlaying, speed, frame: now } = player.state();
  player.setLoop(look.isLooping ? 'loop' : 'once');
  // Played, one picture is over at once and the next shot comes: whoever sees by itself what others play as frames stays with them.
  if (!look.isPlaying || frameCount === 1) {
    if (isPlaying) player.stop();
    if (frame !== now) player.seek(frame);
    return;
  }
  player.setSpeed(look.speed);
  const isAlong = isPlaying && speed === look.speed && Math.abs(frame - now) <= driftFrames;
  if (isAlong) return;
  player.seek(frame);
  player.toggle();
}
