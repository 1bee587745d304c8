/** Keys on a row or cell that are about its task: what its panel offers, begun while no panel is open. */
import { useTranslation } from 'react-i18next';
import { catalogue } from '../keys/catalogue.ts';
import { type Action, runOnceOffered, useActions } from '../ui/actions.ts';

const ofOwn = ['task.status', 'task.comment', 'task.log-time', 'task.publish'] as const;
/** In a table one also plans. */
const ofTable = [...ofOwn, 'task.assign', 'task.priority', 'task.due', 'task.estimate'] as const;
const begun = { own: ofOwn, table: ofTable };

type Options = {
  readonly in: keyof typeof begun;
  /** With a panel beside the list the keys are the panel's. */
  readonly isOff: boolean;
  /** Selects the task that is meant; false where there is none. */
  readonly onBegin: () => boolean;
};

export function useBegunFromRow({ in: where, isOff, onBegin }: Options): void {
  const { t } = useTranslation();
  const begin = (id: (typeof ofTable)[number]) => () => {
    if (onBegin()) runOnceOffered(id);
  };
  useActions(
    isOff
      ? []
      : begun[where].map((id): Action => {
          const words = catalogue[id].words;
          return { id, label: t(words), group: t('actions.group.task'), run: begin(id) };
        }),
  );
}
