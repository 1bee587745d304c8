import { useTranslation } from 'react-i18next';
import type { Commands, InputOf } from '../../shared/ipc.ts';
import type { CastAssetRow } from '../../shared/model/casting.ts';
import type { Id } from '../../shared/model/studio.ts';
import { useCommand } from '../data/useCommand.ts';
import { useTaskOutcome } from './taskOutcome.ts';
import { useTellFailure } from './useTellFailure.ts';

export type CastChange = InputOf<Commands, 'changeCasting'>['changes'][number];

/** Changes what plays where. One's own change shows where it was made; several at once are told, and taken back as one. */
export function useCast(): (changes: readonly CastChange[]) => void {
  const { t } = useTranslation();
  const command = useCommand('changeCasting');
  const tell = useTaskOutcome();
  const tellFailure = useTellFailure();
  return (changes) => {
    if (changes.length === 0) return;
    command
      .run({ changes: [...changes] })
      .then((answer) =>
        tell({ answer, title: t('casting.changed', { count: answer.commandIds.length }), canUndo: true }),
      )
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
