import { useTranslation } from 'react-i18next';
import type { PlaylistRevision, TaskDetail } from '../../../../shared/model/screens.ts';
import { previewMedia } from '../../../../shared/rules/previewMedia.ts';
import { entityName } from '../../../data/commandWords.ts';
import { useStudio } from '../../../data/studio.ts';
import { useCall } from '../../../data/useCall.ts';
import { useEngine } from '../../../data/useEngine.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import type { Companion } from '../../../place/place.ts';
import type { MenuEntry } from '../../../ui/Menu.tsx';
import { useNow } from '../../../ui/useNow.ts';
import { revisionName } from '../reviewFile.ts';

/** What one of the letters can be compared with, as a menu: revisions, other task types, the shots beside it, a file. */
export function useCompanionChoices(
  detail: TaskDetail,
): (current: Companion | null, onChoose: (companion: Companion) => void) => readonly MenuEntry[] {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const { taskTypes } = useStudio();
  const chooseFiles = useCall('chooseFiles');
  const { entityId } = detail.entity;
  const neighbours = useEngine('entityDetail', { entityId }).value?.neighbours;
  const previous = useEngine(
    'entityDetail',
    { entityId: neighbours?.previousId ?? '-' },
    { isOff: !neighbours?.previousId },
  ).value;
  const following = useEngine(
    'entityDetail',
    { entityId: neighbours?.nextId ?? '-' },
    { isOff: !neighbours?.nextId },
  ).value;
  const beside = [previous, following].flatMap((one) => one?.label ?? []);
  const revisions = useEngine('revisionChoices', {
    entityIds: [entityId, ...beside.map((one) => one.entityId)],
  }).value;
  const ofEntity = (id: string): readonly PlaylistRevision[] =>
    (revisions?.find((one) => one.entityId === id)?.revisions ?? []).filter(
      ({ extension }) => previewMedia(extension) !== 'other',
    );

  return (current, onChoose) => {
    const preview = (taskId: string, previewFileId: string, label: string, note?: string): MenuEntry => ({
      kind: 'item',
      id: previewFileId,
      label,
      ...(note === undefined ? {} : { note }),
      isChecked: current?.kind === 'preview' && current.previewFileId === previewFileId,
      onChoose: () => onChoose({ kind: 'preview', taskId, previewFileId }),
    });
    const byType = (id: string, except: string | null): readonly MenuEntry[] => {
      let last: string | null = null;
      return ofEntity(id).flatMap(({ taskId, taskTypeId, previewFileId, revision }): readonly MenuEntry[] => {
        if (taskTypeId === except) return [];
        const heading: readonly MenuEntry[] =
          taskTypeId === last
            ? []
            : [{ kind: 'heading', id: `type ${taskTypeId}`, label: taskTypes.get(taskTypeId)?.name ?? '' }];
        last = taskTypeId;
        return [...heading, preview(taskId, previewFileId, t('task.revision', { revision }))];
      });
    };
    const others = byType(entityId, detail.task.taskTypeId);
    const own = detail.revisions.flatMap(({ revision, files }) =>
      files.map(({ file }, index) =>
        preview(
          detail.task.id,
          file.id,
          revisionName(t, revision, index, files.length),
          format.when(file.createdAt, now),
        ),
      ),
    );
    const shots = beside.flatMap((label): readonly MenuEntry[] => {
      const entries = byType(label.entityId, null);
      if (entries.length === 0) return [];
      return [{ kind: 'submenu', id: label.entityId, label: entityName(label), entries }];
    });
    return [
      ...own,
      { kind: 'line', id: 'line' },
      ...(others.length === 0
        ? []
        : [{ kind: 'submenu', id: 'types', label: t('review.otherTypes'), entries: others } as const]),
      ...shots,
      {
        kind: 'item',
        id: 'local',
        label: t('review.localFile'),
        icon: 'folder',
        onChoose: () =>
          void chooseFiles
            .run({ purpose: 'attachment' })
            .then(([file]) => file && onChoose({ kind: 'local', file }))
            .catch((error: unknown) => console.error('no file chosen', error)),
      },
    ];
  };
}
