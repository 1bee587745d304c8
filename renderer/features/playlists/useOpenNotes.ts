import { useState } from 'react';
import type { PlaylistTask } from '../../../shared/model/screens.ts';

/** Whose notes are shown: those of one entry, with the place to write, or those of all that have some. */
export function useOpenNotes() {
  const [openKey, setOpenKey] = useState<string | null>(null);
  const [areAllOpen, setAllOpen] = useState(false);
  return {
    /** Of the one that is written about. */
    openKey,
    areAllOpen,
    toggleAll: () => setAllOpen(!areAllOpen),
    toggle: (key: string) => setOpenKey(key === openKey ? null : key),
    isOpen: (key: string, task: PlaylistTask | null): boolean =>
      key === openKey || (areAllOpen && (task?.noteCount ?? 0) > 0),
  };
}
