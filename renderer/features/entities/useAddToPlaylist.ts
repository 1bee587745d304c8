/** The selected shots or assets, for a playlist: each once, with the revision that it is to show. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaylistEntry } from '../../../shared/model/playlist.ts';
import type { PlaylistRow } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { revisionToShow } from '../../../shared/rules/playlistRevision.ts';
import { useBridge } from '../../data/EngineProvider.tsx';
import { useCommand } from '../../data/useCommand.ts';
import { useEngine } from '../../data/useEngine.ts';
import { reasonsOf } from '../../parts/taskOutcome.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import type { MenuEntry } from '../../ui/Menu.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { EntityKindShown } from './entityRows.ts';
import type { KnownTask } from './selection.ts';

type Options = {
  readonly productionId: Id;
  readonly kind: EntityKindShown;
  /** Null while not all of what is selected is here. */
  readonly known: ReadonlyMap<Id, KnownTask> | null;
  /** The table's rows by their keys: what is added stands in the playlist as it stands here. */
  readonly order: Uint32Array;
};
export type AddToPlaylist = ReturnType<typeof useAddToPlaylist>;

const mostAtOnce = 500;

export function useAddToPlaylist({ productionId, kind, known, order }: Options) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const change = useCommand('changePlaylist');
  const tellFailure = useTellFailure();
  const [isOpen, setIsOpen] = useState(false);
  const [isCreating, setIsCreating] = useState(false);
  const isOff = known === null || known.size === 0;
  const list = useEngine('playlists', { productionId }, { isOff }).value;

  /** The task type that was selected of each, where the playlist asks for none. */
  async function entriesOf(taskTypeId: Id | null): Promise<readonly PlaylistEntry[]> {
    const ranks = new Map([...order].map((key, rank) => [key, rank] as const));
    const rankOf = ({ row }: KnownTask): number => ranks.get(row.key) ?? order.length;
    const chosen = new Map<Id, KnownTask>();
    for (const task of [...(known?.values() ?? [])].toSorted((one, other) => rankOf(one) - rankOf(other)))
      if (!chosen.has(task.row.id)) chosen.set(task.row.id, task);
    const ids = [...chosen.keys()];
    const entries: PlaylistEntry[] = [];
    for (let start = 0; start < ids.length; start += mostAtOnce) {
      const { value } = await bridge.query('revisionChoices', { entityIds: ids.slice(start, start + mostAtOnce) });
      const revisions = new Map(value.map((choice) => [choice.entityId, choice.revisions] as const));
      for (const entityId of ids.slice(start, start + mostAtOnce)) {
        const task = chosen.get(entityId);
        const previewFileId = revisionToShow(revisions.get(entityId) ?? [], {
          taskTypeId: taskTypeId ?? task?.taskTypeId ?? null,
          mainPreviewFileId: task?.row.mainPreviewFileId ?? null,
        });
        entries.push({ entityId, previewFileId });
      }
    }
    return entries;
  }
  async function add(row: PlaylistRow): Promise<void> {
    const entries = await entriesOf(row.taskTypeId);
    const answer = await change.run({
      playlistId: row.id,
      changes: entries.map((entry) => ({ kind: 'add', entry, after: null })),
    });
    const { commandIds, refused } = answer;
    if (refused.length > 0)
      showToast({
        title:
          commandIds.length === 0
            ? t('playlists.noneAdded', { name: row.name })
            : t('tasks.someRefused', { done: commandIds.length, refused: refused.length }),
        description: reasonsOf(answer, t),
      });
    else showToast({ title: t('playlists.added', { count: commandIds.length, name: row.name }) });
  }

  const rows = list?.rows.filter((row) => row.kind === kind && row.canEdit && !row.isBeingDeleted) ?? [];
  const create: MenuEntry = {
    kind: 'item',
    id: 'new',
    label: t('playlists.newWith'),
    icon: 'plus',
    onChoose: () => setIsCreating(true),
  };
  const entries: readonly MenuEntry[] = [
    ...rows.map((row): MenuEntry => ({
      kind: 'item',
      id: row.id,
      label: row.name,
      onChoose: () => void add(row).catch(tellFailure),
    })),
    // Concepts are of no playlist.
    ...(list?.canCreate === true && kind !== 'Concept' ? [create] : []),
  ];
  return {
    /** None: nothing can be added, or not all of what is selected is known. */
    entries,
    isOpen,
    setIsOpen,
    isCreating,
    stopCreating: () => setIsCreating(false),
    entriesOf,
  };
}
