/** Which revision of a shot a playlist shows: in the words of its line, and to be chosen. */
import { useTranslation } from 'react-i18next';
import type { PlaylistRevision, ShownPlaylistEntry } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import type { MenuEntry } from '../../ui/Menu.tsx';

export function useRevisionWords(): (revision: PlaylistRevision) => string {
  const { t } = useTranslation();
  const { taskTypes } = useStudio();
  return ({ taskTypeId, revision }) =>
    [taskTypes.get(taskTypeId)?.name, t('task.revision', { revision })].filter(Boolean).join(' ');
}

export function useRevisionEntries(
  entry: ShownPlaylistEntry,
  revisions: readonly PlaylistRevision[],
  onChoose: (previewFileId: Id) => void,
): readonly MenuEntry[] {
  const wordsOf = useRevisionWords();
  return revisions.map((revision) => ({
    kind: 'item',
    id: revision.previewFileId,
    label: wordsOf(revision),
    isChecked: revision.previewFileId === entry.previewFileId,
    onChoose: () => onChoose(revision.previewFileId),
  }));
}
