/** The selected tasks with their rows, also where a selection reaches beyond the rows that are here. */
import { useMemo, useState } from 'react';
import type { EntityRow } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { type KnownTask, knownTasks } from './selection.ts';

type Options = {
  /** Of the list. */
  readonly rowCount: number;
  readonly rowsIn: (from: number, to: number) => Promise<readonly EntityRow[]>;
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

const mostAtOnce = 200;

export function useWholeSelection({ rowCount, rowsIn, selected, known }: Options): WholeSelection {
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
    const found = new Map<Id, KnownTask>();
    for (let start = 0; start < rowCount && found.size < selected.length; start += mostAtOnce) {
      const rows = await rowsIn(start, Math.min(rowCount, start + mostAtOnce) - 1);
      for (const [taskId, task] of knownTasks(selected, rows)) found.set(taskId, task);
    }
    setLoaded({ selected, known: found });
    return found;
  }
  return { known: all, load, begin: () => void load().catch(tellFailure) };
}
