/**
 * The keys of looking closer. Channels as in RV and OpenColorIO's display, with Shift, since plain letters play and draw; exposure
 * with Ctrl and the arrows as in the latter.
 */
import { useTranslation } from 'react-i18next';
import type { PlayerActionName } from '../../../keys/catalogue.ts';
import { type Action, useActions } from '../../../ui/actions.ts';
import { changePreferences, usePreferences } from '../preferences.ts';
import type { FormKind } from '../useOriginal.ts';
import { channels, exposed, exposureStep, gammaBy, gammaStep } from './grade.ts';
import type { PictureLook } from './usePictureLook.ts';
import { fitView, mostZoom } from './view.ts';

type Forms = {
  readonly kind: FormKind;
  /** All that are shown to the other form; null where none has one. */
  readonly change: (() => void) | null;
};

/**
 * @param hasPicture something is on screen
 * @param grain pixels of what is seen across one of A's
 */
export function usePictureActions(
  look: PictureLook,
  hasPicture: boolean,
  { kind, change }: Forms,
  grain: number,
): void {
  const { t } = useTranslation();
  const { hasHud, hasProbe, areDrawingsShown } = usePreferences();
  const { grade, setGrade, setView } = look;
  const disabledReason = hasPicture ? null : t('review.nothingHere');
  const action = (name: PlayerActionName, label: string, run: () => void): Action => ({
    id: `review.${name}`,
    label,
    group: t('review.group.look'),
    run,
    disabledReason,
  });
  const pixels = (times: number) => () => setView({ zoom: (times * grain) / window.devicePixelRatio, x: 0, y: 0 });
  useActions([
    action('fit', t('review.fit'), () => setView(fitView)),
    action('one-to-one', t('review.oneToOne'), pixels(1)),
    action('closest', t('review.closest'), pixels(mostZoom)),
    action('rotate', t('review.look.rotate'), look.rotate),
    action('mirror', t('review.look.mirror'), look.mirror),
    ...channels.map((channel) =>
      action(`channel-${channel}`, t(`review.channel.${channel}`), () =>
        // The same once more: all of them again.
        setGrade({ ...grade, channel: grade.channel === channel ? 'colour' : channel }),
      ),
    ),
    action('brighter', t('review.look.brighter'), () => setGrade(exposed(grade, exposureStep))),
    action('darker', t('review.look.darker'), () => setGrade(exposed(grade, -exposureStep))),
    action('gamma-up', t('review.look.gammaUp'), () => setGrade(gammaBy(grade, gammaStep))),
    action('gamma-down', t('review.look.gammaDown'), () => setGrade(gammaBy(grade, -gammaStep))),
    action('reset-look', t('review.look.reset'), look.reset),
    action('probe', t('review.probe.toggle'), () => changePreferences({ hasProbe: !hasProbe })),
    action('hud', t('review.hud.toggle'), () => changePreferences({ hasHud: !hasHud })),
    {
      ...action('original', t('review.form.toggle'), () => change?.()),
      disabledReason: change === null ? t(`review.form.${kind}Why`) : disabledReason,
    },
    action('drawings', t('review.showDrawings'), () => changePreferences({ areDrawingsShown: !areDrawingsShown })),
  ]);
}
