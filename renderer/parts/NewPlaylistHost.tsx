import { type ReactNode, useState } from 'react';
import { useStudio } from '../data/studio.ts';
import { type NewPlaylistAsked, NewPlaylistContext } from './newPlaylist.ts';
import { NewPlaylistDialog } from './NewPlaylistDialog.tsx';

/** Around all that may make a playlist: a menu that is closed by then could not hold the dialog. */
export function NewPlaylistHost({ children }: { readonly children: ReactNode }) {
  const { productions } = useStudio();
  const [asked, setAsked] = useState<NewPlaylistAsked | null>(null);
  const production = productions.get(asked?.productionId ?? '');
  return (
    <NewPlaylistContext value={setAsked}>
      {children}
      {asked !== null && production !== undefined && (
        <NewPlaylistDialog
          production={production}
          kind={asked.kind}
          entriesOf={asked.entriesOf}
          initialName={asked.initialName ?? ''}
          onClose={() => setAsked(null)}
        />
      )}
    </NewPlaylistContext>
  );
}
