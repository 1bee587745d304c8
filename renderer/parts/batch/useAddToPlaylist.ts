/** The selected shots or assets, for a playlist: each once, with the revision that it is to show. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPlaylistKind, type PlaylistEntry } from '../../../shared/model/playlist.ts';
import type { PlaylistRow } from '../../../shared/model/screens.ts';
import type { EntityKind, Id } from '../../../shared/model/studio.ts';
import { revisionToShow } from '../../../shared/rules/playlistRevision.ts';
import { useBridge } from '../../data/EngineProvider.tsx';
import { useCommand } from '../../data/useCommand.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useNewPlaylist } from '../newPlaylist.ts';
import { useTellBatch } from '../tellBatch.ts';
import { useTellFailure } from '../useTellFailure.ts';
import type { MenuEntry } from '../../ui/Menu.tsx';

/** A task whose entity is to be shown. */
export type PlayableTask = {
  readonly entityId: Id;
  /** Null: whichever the entity is seen by. */
  readonly taskTypeId: Id | null;
  readonly mainPreviewFileId: Id | null;
  /** What is on screen of it, where that is what shall be shown; else the newest. */
  readonly previewFileId?: Id;
};

export type AddOptions = {
  readonly productionId: Id;
  readonly kind: EntityKind;
  /** In the order in which they are to stand in the playlist; null where nothing is selected. */
  readonly tasksInOrder: (() => Promise<readonly PlayableTask[]>) | null;
};
export type AddToPlaylist = ReturnType<typeof useAddToPlaylist>;

const mostAtOnce = 500;

export function useAddToPlaylist({ productionId, kind, tasksInOrder }: AddOptions) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const change = useCommand('changePlaylist');
  const tell = useTellBatch();
  const tellFailure = useTellFailure();
  const [isOpen, setIsOpen] = useState(false);
  const makeNew = useNewPlaylist();
  const list = useEngine('playlists', { productionId }, { isOff: tasksInOrder === null }).value;

  /** The task type that was selected of each, where the playlist asks for none. */
  async function entriesOf(taskTypeId: Id | null): Promise<readonly PlaylistEntry[]> {
    const chosen = new Map<Id, PlayableTask>();
    for (const task of (await tasksInOrder?.()) ?? []) if (!chosen.has(task.entityId)) chosen.set(task.entityId, task);
    const ids = [...chosen.keys()];
    const entries: PlaylistEntry[] = [];
    for (let start = 0; start < ids.length; start += mostAtOnce) {
      const { value } = await bridge.query('revisionChoices', { entityIds: ids.slice(start, start + mostAtOnce) });
      const revisions = new Map(value.map((choice) => [choice.entityId, choice.revisions] as const));
      for (const entityId of ids.slice(start, start + mostAtOnce)) {
        const task = chosen.get(entityId);
        // A playlist of another task type shows that of it.
        const isItself = taskTypeId === null || taskTypeId === task?.taskTypeId;
        const onScreen = isItself ? task?.previewFileId : undefined;
        const usual = revisionToShow(revisions.get(entityId) ?? [], {
          taskTypeId: taskTypeId ?? task?.taskTypeId ?? null,
          mainPreviewFileId: task?.mainPreviewFileId ?? null,
        });
        entries.push({ entityId, previewFileId: onScreen ?? usual });
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
    tell(answer, t('playlists.added', { count: answer.commandIds.length, name: row.name }));
  }

  const rows = list?.rows.filter((row) => row.kind === kind && row.canEdit && !row.isBeingDeleted) ?? [];
  const create: MenuEntry = {
    kind: 'item',
    id: 'new',
    label: t('playlists.newWith'),
    icon: 'plus',
    onChoose: () => {
      if (isPlaylistKind(kind)) makeNew({ productionId, kind, entriesOf });
    },
  };
  const entries: readonly MenuEntry[] = [
    ...rows.map((row): MenuEntry => ({
      kind: 'item',
      id: row.id,
      label: row.name,
      onChoose: () => void add(row).catch(tellFailure),
    })),
    // Concepts are of no playlist.
    ...(list?.canCreate === true && isPlaylistKind(kind) ? [create] : []),
  ];
  return {
    isKnown: list !== undefined,
    /** None: nothing can be added. */
    entries,
    isOpen,
    setIsOpen,
  };
}
