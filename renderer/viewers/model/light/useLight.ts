import { useEffect, useRef, useState } from 'react';
import type { PreviewBackground, Id } from '../../../../shared/model/studio.ts';
import { useEngine } from '../../../data/useEngine.ts';
import { type ChosenLight, keepLight, readLight, usualLight } from './lightMemory.ts';
import { type FetchedRoom, useRoom } from './useRoom.ts';

export type Light = FetchedRoom & {
  readonly chosen: ChosenLight;
  /** The one that is shown; null: the neutral room. */
  readonly backgroundId: Id | null;
  /** Those that can be chosen, what the production shows its models in first. */
  readonly backgrounds: readonly PreviewBackground[];
  readonly defaultId: Id | null;
  readonly change: (next: (now: ChosenLight) => ChosenLight) => void;
};

const restMs = 300;

/** What models of a production are lit by: as it was chosen last on this computer, else as the production says. */
export function useLight(productionId: Id): Light {
  const offered = useEngine('backgrounds', { productionId }).value;
  const [chosen, change] = useState(() => readLight(productionId));
  const toKeep = useRef(usualLight);
  useEffect(() => {
    if (chosen === usualLight) return undefined;
    toKeep.current = chosen;
    // A drag changes it many times a second.
    const rest = setTimeout(() => keepLight(productionId, chosen), restMs);
    return () => clearTimeout(rest);
  }, [productionId, chosen]);
  useEffect(
    () => () => {
      if (toKeep.current !== usualLight) keepLight(productionId, toKeep.current);
    },
    [productionId],
  );
  const { backgrounds = [], defaultId = null } = offered ?? {};
  const wanted = chosen.backgroundId === undefined ? defaultId : chosen.backgroundId;
  // One that its production took out of its list is not shown any more.
  const backgroundId = backgrounds.some(({ id }) => id === wanted) ? wanted : null;
  const isDefault = ({ id }: PreviewBackground): boolean => id === defaultId;
  return {
    ...useRoom(backgroundId),
    chosen,
    backgroundId,
    backgrounds: [...backgrounds.filter(isDefault), ...backgrounds.filter((one) => !isDefault(one))],
    defaultId,
    change,
  };
}
