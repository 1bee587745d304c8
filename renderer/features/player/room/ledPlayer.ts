import type { Player } from '../playback/player.ts';

/** A player whose user moves all others in the room: what is done with it is told. */
export function ledPlayer(player: Player, tell: () => void): Player {
  const told =
    <Words extends readonly unknown[]>(act: (...words: Words) => void) =>
    (...words: Words): void => {
      act(...words);
      tell();
    };
  return {
    ...player,
    seek: told(player.seek),
    scrub: told(player.scrub),
    step: told(player.step),
    toggle: told(player.toggle),
    stop: told(player.stop),
    shuttle: told(player.shuttle),
    setSpeed: told(player.setSpeed),
    setLoop: told(player.setLoop),
  };
}
