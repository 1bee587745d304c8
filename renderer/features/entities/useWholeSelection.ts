/** The selected tasks with their rows, also where a selection reaches beyond the rows that are here. */
import { useMemo, useState } from 'react';
import type { EntityRow } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useBridge } from '../../data/EngineProvider.tsx';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { type KnownTask, knownTasks, rowsOf as rowsOfKnown } from './selection.ts';

type Options = {
  /** Of the list, by their keys. */
  readonly order: Uint32Array;
  readonly rowsOf: (keys: readonly number[]) => Promise<readonly EntityRow[]>;
  readonly selected: readonly Id[];
  /** Those whose rows are here. */
  readonly known: ReadonlyMap<Id, KnownTask>;
};
export type WholeSelection = {
  /** Null while some are still to come: `load` brings them. Tasks that are in the list no more have no row. */
  readonly known: ReadonlyMap<Id, KnownTask> | null;
  readonly load: () => Promise<ReadonlyMap<Id, KnownTask>>;
  /** For a menu or an editor that is opened: what it offers goes by what is known. */
  readonly begin: () => void;
};

const mostAtOnce = 10_000;

export function useWholeSelection({ order, rowsOf, selected, known }: Options): WholeSelection {
  const bridge = useBridge();
  const tellFailure = useTellFailure();
  const [loaded, setLoaded] = useState<Pick<Options, 'selected' | 'known'> | null>(null);
  const isHere = known.size === selected.length;
  const all = useMemo(() => {
    if (isHere) return known;
    // What is in view is newer than what was asked for once.
    return loaded?.selected === selected ? new Map([...loaded.known, ...known]) : null;
  }, [isHere, known, loaded, selected]);

  async function load(): Promise<ReadonlyMap<Id, KnownTask>> {
    if (isHere) return known;
    const missing = selected.filter((id) => !known.has(id));
    const wanted = new Set(rowsOfKnown(known).map(({ key }) => key));
    for (let start = 0; start < missing.length; start += mostAtOnce) {
      const taskIds = missing.slice(start, start + mostAtOnce);
      for (const key of (await bridge.query('chosenKeys', { taskIds })).value) wanted.add(key);
    }
    const found = knownTasks(selected, await rowsOf([...order].filter((key) => wanted.has(key))));
    setLoaded({ selected, known: found });
    return found;
  }
  return { known: all, load, begin: () => void load().catch(tellFailure) };
}
