import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import type { Player } from '../playback/player.ts';
import { usePlayerValue } from '../usePlayer.ts';
import { drawnOn } from './drawings.ts';
import type { Drawing } from './useDrawing.ts';

type Props = { readonly drawing: Drawing; readonly player: Player };

/** Kitsu knows drawings on single frames alone: on a range they are drawn once a frame, which one is asked about first. */
export function SpreadButton({ drawing, player }: Props) {
  const { t } = useTranslation();
  const hasRange = usePlayerValue(player, ({ inFrame, outFrame }) => inFrame !== null || outFrame !== null, false);
  const isDrawnOn = usePlayerValue(player, ({ shown }) => drawnOn(drawing.frames, shown) !== null, false);
  const [plan, setPlan] = useState<ReturnType<Drawing['spreading']>>(null);
  const reason = !hasRange ? t('review.spreadNoRange') : !isDrawnOn ? t('review.spreadNothing') : null;
  return (
    <>
      <IconButton
        icon="spread"
        label={t('review.spread')}
        disabledReason={reason}
        onClick={() => {
          player.stop();
          setPlan(drawing.spreading());
        }}
      />
      {plan !== null && (
        <Dialog
          isOpen
          onClose={() => setPlan(null)}
          title={t('review.spreadTitle', { count: plan.objects.length, frames: plan.frames.length })}
          description={t('review.spreadWhy')}
          actions={
            <>
              <Button onClick={() => setPlan(null)}>{t('ui.cancel')}</Button>
              <Button
                kind="primary"
                onClick={() => {
                  setPlan(null);
                  drawing.spread();
                }}
              >
                {t('review.spreadAction', { count: plan.objects.length * plan.frames.length })}
              </Button>
            </>
          }
        />
      )}
    </>
  );
}
