import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import type { ActionId } from '../../keys/catalogue.ts';
import { go } from '../../place/navigation.ts';
import { reviewPlace } from '../../place/place.ts';
import { runAction, runOnceOffered } from '../../ui/actions.ts';
import { MenuEntries, type MenuEntry } from '../../ui/Menu.tsx';
import { useOpenAside } from '../useOpenAside.ts';
import { useTaskDeeds } from '../useTaskDeeds.ts';
import { useTaskEntries } from './taskEntries.ts';
import { useAddToPlaylist } from './useAddToPlaylist.ts';
import { useTaskBatch } from './useTaskBatch.ts';

type Props = {
  readonly taskId: Id;
  /** It is beside the list: its panel offers what is begun there. */
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  /** Of the line itself, before what is done with its task. */
  readonly lead?: readonly MenuEntry[];
  /** The key of a comment answers the one that the line is about. */
  readonly isAnswered?: boolean;
};

const nothing: readonly MenuEntry[] = [];

/** The menu of a line that stands for one task, wherever that is: in a list, on a board, among what one was told. */
export function TaskMenu({ taskId, isSelected, onSelect, lead = nothing, isAnswered = false }: Props) {
  const { t } = useTranslation();
  const detail = useEngine('task', { taskId }).value;
  if (detail) return <KnownTaskMenu {...{ detail, isSelected, onSelect, lead, isAnswered }} />;
  const why: MenuEntry = {
    kind: 'heading',
    id: 'why',
    label: t(detail === undefined ? 'ui.loading' : 'task.notHere'),
  };
  return <MenuEntries entries={[...lead, why]} />;
}

type KnownProps = Required<Omit<Props, 'taskId'>> & { readonly detail: TaskDetail };

function KnownTaskMenu({ detail, isSelected, onSelect, lead, isAnswered }: KnownProps) {
  const { me } = useStudio();
  const { task, entity, production, rights, revisions } = detail;
  const deeds = useTaskDeeds(detail);
  const { kind, place } = deeds;
  const batch = useTaskBatch({ productionId: production.id, kind, taskIds: [task.id], onSelect });
  const playlists = useAddToPlaylist({
    productionId: production.id,
    kind: entity.kind,
    tasksInOrder: () =>
      Promise.resolve([
        { entityId: entity.entityId, taskTypeId: task.taskTypeId, mainPreviewFileId: entity.mainPreviewFileId },
      ]),
  });
  const openAside = useOpenAside();
  const begin = (id: ActionId) => () => {
    if (isSelected) {
      runAction(id);
      return;
    }
    onSelect();
    runOnceOffered(id);
  };
  const entries = useTaskEntries({
    selected: [task.id],
    batch: {
      ...batch,
      isStaff: rights.canAssign,
      canAssignSelf: rights.canAssignSelf && !task.assigneeIds.includes(me?.id ?? ''),
      statusEntries: batch.statusEntries.filter(({ id }) => rights.statusIds.includes(id)),
    },
    playlistEntries: playlists.entries,
    onOpen: () => go(place),
    onOpenAside: () => openAside(place),
    review: { isDisabled: revisions.length === 0, run: () => go(reviewPlace(place)) },
    onComment: rights.canComment && !isAnswered ? begin('task.comment') : null,
    onLogTime: rights.canLogTime ? begin('task.log-time') : null,
    onPublish: rights.canPublish ? begin('task.publish') : null,
    onPlan: rights.canPlan ? (field) => begin(field === 'estimationMinutes' ? 'task.estimate' : 'task.due')() : null,
    onPin: deeds.pin,
    onCopyLink: deeds.copyLink,
    onCopy: null,
    onFillDown: null,
    entityEntries: nothing,
    entitiesLabel: '',
    onDeleteTasks: null,
  });
  return (
    <MenuEntries entries={lead.length === 0 ? entries : [...lead, { kind: 'line', id: 'lead-line' }, ...entries]} />
  );
}
