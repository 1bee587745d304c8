import { useState } from 'react';
import type { FileHandle } from '../../../shared/model/sync.ts';
import { handlesOf } from '../../parts/droppedFiles.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { useFilesHeld } from '../../ui/useFilesHeld.ts';

/** Pictures on their way to the dialog that puts them up: chosen there, or dropped on the page. */
export function useNewConcepts(isOn: boolean) {
  const tellFailure = useTellFailure();
  /** Null: the dialog is not open. */
  const [files, setFiles] = useState<readonly FileHandle[] | null>(null);
  const held = useFilesHeld(!isOn || files !== null, (dropped) => {
    handlesOf(dropped)
      .then(({ handles }) => setFiles(handles))
      .catch(tellFailure);
  });
  return { files, held, begin: setFiles, end: () => setFiles(null) };
}
