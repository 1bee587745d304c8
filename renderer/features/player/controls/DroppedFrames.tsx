import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import type { Player } from '../playback/player.ts';
import { usePlayerValue } from '../usePlayer.ts';

type Props = { readonly player: Player; readonly className: string | undefined };

/** How many were left out since it plays; where none were, nothing is said. */
export function DroppedFrames({ player, className }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = usePlayerValue(player, ({ droppedFrames }) => droppedFrames, 0);
  if (count === 0) return null;
  return <span className={className}>{t('review.dropped', { count, number: format.number(count) })}</span>;
}
