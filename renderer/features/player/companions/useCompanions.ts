import { useApart } from '../apart.ts';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../../shared/mediaUrl.ts';
import type { TaskDetail } from '../../../../shared/model/screens.ts';
import { previewMedia } from '../../../../shared/rules/previewMedia.ts';
import { entityName } from '../../../data/commandWords.ts';
import { useStudio } from '../../../data/studio.ts';
import { useEngineAll } from '../../../data/useEngine.ts';
import { useScope } from '../../../data/useScope.ts';
import type { Companion } from '../../../place/place.ts';
import { type FileForms, formsOf, formsOfLocal, reviewFile } from '../reviewFile.ts';

export type ShownCompanion = {
  readonly companion: Companion;
  /** What it is, beside A: `v2`, `Layout v3`, `SH0050 v1`, a file's name. */
  readonly name: string;
  readonly by: string;
  readonly forms: FileForms;
  /** Another one is a reason to try anew what was not here. */
  readonly attempt: string;
};

/** What stands beside A; what is not on this disk any more is left out. */
export function useCompanions(detail: TaskDetail, companions: readonly Companion[]): readonly ShownCompanion[] {
  const { t } = useTranslation();
  const { people, taskTypes } = useStudio();
  const taskIdAt = (at: number): string | null => {
    const one = companions[at];
    return one?.kind === 'preview' && one.taskId !== detail.task.id ? one.taskId : null;
  };
  const others = [...new Set([taskIdAt(0), taskIdAt(1), taskIdAt(2)])].filter((id) => id !== null);
  useScope(scopeOf(others[0]));
  useScope(scopeOf(others[1]));
  useScope(scopeOf(others[2]));
  const answers = useEngineAll(
    'task',
    others.map((taskId) => ({ taskId })),
  );
  const details = new Map([detail, ...answers.flatMap((one) => one ?? [])].map((one) => [one.task.id, one]));

  const apart = useApart();

  function nameOf(of: TaskDetail, revision: number): string {
    const words = [t('task.revision', { revision })];
    if (of.task.taskTypeId !== detail.task.taskTypeId) words.unshift(taskTypes.get(of.task.taskTypeId)?.name ?? '');
    if (of.entity.entityId !== detail.entity.entityId) words.unshift(entityName(of.entity));
    return words.join(' ');
  }

  return companions.flatMap((companion): ShownCompanion | readonly [] => {
    if (companion.kind === 'local') {
      const { handle, name, extension } = companion.file;
      const kind = previewMedia(extension);
      const address =
        kind === 'other'
          ? null
          : { kind, id: handle, url: mediaUrl('chosen', handle), productionFps: detail.production.fps };
      return { companion, name, by: '', forms: formsOfLocal(handle, address), attempt: '' };
    }
    const of = details.get(companion.taskId);
    const file = of && reviewFile(of, companion.previewFileId);
    if (of === undefined || !file || file.shown.file.id !== companion.previewFileId) return [];
    const { personId } = file.shown.file;
    return {
      companion,
      name: nameOf(of, file.revision.revision),
      by: personId === null ? '' : (people.get(personId)?.fullName ?? ''),
      forms: formsOf(of, file, apart),
      attempt: String(file.shown.isOnDisk),
    };
  });
}

const scopeOf = (taskId: string | undefined) => (taskId === undefined ? null : ({ kind: 'task', taskId } as const));
