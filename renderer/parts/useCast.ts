import { useTranslation } from 'react-i18next';
import type { Commands, InputOf } from '../../shared/ipc.ts';
import type { CastAssetRow } from '../../shared/model/casting.ts';
import type { Id } from '../../shared/model/studio.ts';
import { useCommand } from '../data/useCommand.ts';
import { showToast } from '../ui/toasts.ts';
import { reasonsOf } from './taskOutcome.ts';
import { useTellFailure } from './useTellFailure.ts';

export type CastChange = InputOf<Commands, 'changeCasting'>['changes'][number];

/** Changes what plays where. One's own change shows where it was made, and says nothing more if it was taken. */
export function useCast(): (changes: readonly CastChange[]) => void {
  const { t } = useTranslation();
  const command = useCommand('changeCasting');
  const tellFailure = useTellFailure();
  return (changes) => {
    if (changes.length === 0) return;
    command
      .run({ changes: [...changes] })
      .then((answer) => {
        const { commandIds, refused } = answer;
        if (refused.length > 0)
          showToast({
            title: t('casting.someRefused', { done: commandIds.length, refused: refused.length }),
            description: reasonsOf(answer, t),
          });
      })
      .catch(tellFailure);
  };
}

/** One more of each; what does not play yet plays once. */
export function oneMore(entityId: Id, cast: readonly CastAssetRow[], assetIds: readonly Id[]): readonly CastChange[] {
  return assetIds.map((assetId) => ({
    entityId,
    assetId,
    occurrences: (cast.find((row) => row.assetId === assetId)?.occurrences ?? 0) + 1,
  }));
}
