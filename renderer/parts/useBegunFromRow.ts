/** Keys on a row or cell that are about its task: what its panel offers, or why it does not, begun while no panel is there yet. */
import { useTranslation } from 'react-i18next';
import type { TaskDeed } from '../../shared/model/screens.ts';
import type { Role } from '../../shared/model/studio.ts';
import { mayEver } from '../../shared/rules/deedsOfRole.ts';
import { useStudio } from '../data/studio.ts';
import { type ActionId, catalogue } from '../keys/catalogue.ts';
import { type Action, runOnceOffered, tellWhyNot, useActions } from '../ui/actions.ts';
import type { IconName } from '../ui/Icon.tsx';

type Begun = { readonly id: ActionId; readonly icon: IconName; readonly deed?: TaskDeed; readonly isOfLeads?: boolean };
const begun: readonly Begun[] = [
  { id: 'task.review', icon: 'play' },
  { id: 'task.status', icon: 'status-wip', deed: 'status' },
  { id: 'task.assign', icon: 'users', deed: 'assign' },
  { id: 'task.priority', icon: 'priority', deed: 'priority' },
  { id: 'task.comment', icon: 'comment', deed: 'comment' },
  { id: 'task.due', icon: 'calendar', deed: 'plan' },
  { id: 'task.estimate', icon: 'clock', deed: 'plan' },
  { id: 'task.log-time', icon: 'clock', deed: 'logTime' },
  { id: 'task.publish', icon: 'outbox', deed: 'publish' },
  { id: 'task.playlist', icon: 'playlist', isOfLeads: true },
];

type Options = {
  /** With a panel beside the list the keys are the panel's. */
  readonly isOff: boolean;
  /** Selects the task that is meant; false where there is none. */
  readonly onBegin: () => boolean;
};

export function useBegunFromRow({ isOff, onBegin }: Options): void {
  const { t } = useTranslation();
  const { role, productions } = useStudio();
  const roles = [role, ...[...productions.values()].map((production) => production.role)];
  useActions(
    isOff
      ? []
      : begun.map(({ id, icon, deed, isOfLeads = false }): Action => {
          const label = t(catalogue[id].words);
          const run = () => (onBegin() ? runOnceOffered(id) : tellWhyNot(label, t('entities.nothingSelected')));
          // A key for it says why; among the commands it has no place.
          const isKeyOnly = (deed !== undefined && !mayEver(roles, deed)) || (isOfLeads && !roles.some(mayLead));
          return { id, label, group: t('actions.group.task'), icon, isKeyOnly, run };
        }),
  );
}

/** Whoever may ever change a playlist. */
const mayLead = (role: Role): boolean => role === 'admin' || role === 'manager' || role === 'supervisor';

/** In place of a panel whose task is still asked for: a key pressed right after a row was chosen is for that task, and is not lost. */
export function useKeptForTask(): void {
  const { t } = useTranslation();
  useActions(
    begun.map(({ id, icon }): Action => ({
      id,
      label: t(catalogue[id].words),
      group: t('actions.group.task'),
      icon,
      isKeyOnly: true,
      run: () => runOnceOffered(id),
    })),
  );
}
