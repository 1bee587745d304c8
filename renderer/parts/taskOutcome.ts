/** What became of a change to several tasks: how many, why not the others, and the way back. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CommandAnswer } from '../../shared/ipc.ts';
import type { Id } from '../../shared/model/studio.ts';
import type { Refusal } from '../../shared/rules/taskActor.ts';
import { useBridge } from '../data/EngineProvider.tsx';
import { messageOf } from '../data/messages.ts';
import { showToast } from '../ui/toasts.ts';

export type TaskOutcome = {
  readonly answer: CommandAnswer;
  readonly taskIds: readonly Id[];
  /** "3 tasks set to WIP". */
  readonly title: string;
  /** The opposite change, for those that have been sent already; absent where what was before is not known. */
  readonly revert?: (taskIds: readonly Id[]) => Promise<unknown>;
};

type Options = {
  /** Shows the tasks that stayed as they were. */
  readonly onShowRefused?: (taskIds: readonly Id[]) => void;
};

const refusals: Readonly<Record<Refusal, true>> = {
  'production-closed': true,
  role: true,
  'not-assigned': true,
  'not-your-department': true,
  'not-their-department': true,
  'not-the-author': true,
  'status-not-allowed': true,
  'no-time-on-this-task-type': true,
  'already-assigned': true,
  'name-taken': true,
  'already-there': true,
  'other-kind': true,
  'no-such-field': true,
};

/** One's own change to one task shows where it was made, and says nothing more if it was taken. */
export function useTaskOutcome({ onShowRefused }: Options = {}): (outcome: TaskOutcome) => void {
  const { t } = useTranslation();
  const undo = useUndoOf();
  return ({ answer, taskIds, title, revert }) => {
    const { commandIds, refused } = answer;
    if (refused.length > 0) {
      const refusedIds = refused.flatMap(({ taskId }) => taskId ?? []);
      showToast({
        title:
          commandIds.length === 0
            ? t('tasks.allRefused', { count: refused.length })
            : t('tasks.someRefused', { done: commandIds.length, refused: refused.length }),
        description: reasonsOf(answer, t),
        ...(onShowRefused && commandIds.length > 0
          ? { action: { label: t('tasks.showRefused'), run: () => onShowRefused(refusedIds) } }
          : {}),
      });
    } else if (commandIds.length > 1) {
      showToast({
        title,
        ...(revert ? { action: { label: t('ui.undo'), run: () => undo(commandIds, taskIds, revert) } } : {}),
      });
    }
  };
}

/** Each reason once, with how often where there are several. */
export function reasonsOf({ refused }: Pick<CommandAnswer, 'refused'>, t: TFunction): string {
  const counts = new Map<string, number>();
  for (const { code, detail } of refused) {
    const reason = Object.keys(refusals).find((known): known is Refusal => known === detail['reason']);
    const sentence = reason === undefined ? messageOf(t, code, detail).happened : t(`tasks.refusal.${reason}`);
    counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  }
  if (counts.size === 1) return [...counts.keys()].join('');
  return [...counts].map(([sentence, count]) => t('tasks.refusedTimes', { sentence, count })).join('\n');
}

/** What still waits is taken out of the queue; what was sent gets the opposite change. */
function useUndoOf() {
  const { t } = useTranslation();
  const bridge = useBridge();
  async function undo(
    commandIds: readonly Id[],
    taskIds: readonly Id[],
    revert: (taskIds: readonly Id[]) => Promise<unknown>,
  ) {
    const made = new Set(commandIds);
    const { value } = await bridge.query('queue', {});
    const waiting = value.rows.filter(({ commandId, state }) => made.has(commandId) && state === 'waiting');
    for (const { commandId } of waiting) await bridge.call('discardCommand', { commandId });
    const undone = new Set(waiting.map(({ taskId }) => taskId));
    const sent = taskIds.filter((id) => !undone.has(id));
    if (sent.length > 0) await revert(sent);
    showToast({ title: t('tasks.undone', { count: taskIds.length }) });
  }
  return (...given: Parameters<typeof undo>) => {
    undo(...given).catch((error: unknown) => console.error('not undone', error));
  };
}
