/** Keys on a row or cell that are about its task: what its panel offers, or why it does not, begun while no panel is open. */
import { useTranslation } from 'react-i18next';
import { catalogue } from '../keys/catalogue.ts';
import { type Action, runOnceOffered, tellWhyNot, useActions } from '../ui/actions.ts';

const begun = [
  ['task.review', 'play'],
  ['task.status', 'status-wip'],
  ['task.assign', 'users'],
  ['task.priority', 'priority'],
  ['task.comment', 'comment'],
  ['task.due', 'calendar'],
  ['task.estimate', 'clock'],
  ['task.log-time', 'clock'],
  ['task.publish', 'outbox'],
] as const;

type Options = {
  /** With a panel beside the list the keys are the panel's. */
  readonly isOff: boolean;
  /** Selects the task that is meant; false where there is none. */
  readonly onBegin: () => boolean;
};

export function useBegunFromRow({ isOff, onBegin }: Options): void {
  const { t } = useTranslation();
  useActions(
    isOff
      ? []
      : begun.map(([id, icon]): Action => {
          const label = t(catalogue[id].words);
          const run = () => (onBegin() ? runOnceOffered(id) : tellWhyNot(label, t('entities.nothingSelected')));
          return { id, label, group: t('actions.group.task'), icon, run };
        }),
  );
}
