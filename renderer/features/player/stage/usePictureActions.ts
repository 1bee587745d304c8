/**
 * The keys of looking closer. Channels as in RV and OpenColorIO's display, with Shift, since plain letters play and draw; exposure
 * with Ctrl and the arrows as in the latter.
 */
import { useTranslation } from 'react-i18next';
import { type Action, useActions } from '../../../ui/actions.ts';
import { changePreferences, usePreferences } from '../preferences.ts';
import { type Channel, channels, exposed, exposureStep, gammaBy, gammaStep } from './grade.ts';
import type { PictureLook } from './usePictureLook.ts';
import { fitView, mostZoom } from './view.ts';

const channelKeys: Readonly<Record<Channel, string>> = {
  colour: 'Shift+C',
  red: 'Shift+R',
  green: 'Shift+G',
  blue: 'Shift+B',
  alpha: 'Shift+A',
  luma: 'Shift+L',
};

/** @param hasPicture something is on screen */
export function usePictureActions(look: PictureLook, hasPicture: boolean): void {
  const { t } = useTranslation();
  const { hasHud, areDrawingsShown } = usePreferences();
  const { grade, setGrade, setView } = look;
  const disabledReason = hasPicture ? null : t('review.nothingHere');
  const action = (id: string, label: string, keys: readonly string[], run: () => void): Action => ({
    id: `review.${id}`,
    label,
    group: t('review.group.look'),
    keys,
    run,
    disabledReason,
  });
  const pixels = (times: number) => () => setView({ zoom: times / window.devicePixelRatio, x: 0, y: 0 });
  useActions([
    action('fit', t('review.fit'), ['F'], () => setView(fitView)),
    action('one-to-one', t('review.oneToOne'), ['0'], pixels(1)),
    action('closest', t('review.closest'), ['Alt+0'], pixels(mostZoom)),
    action('rotate', t('review.look.rotate'), ['R'], look.rotate),
    action('mirror', t('review.look.mirror'), ['Shift+X'], look.mirror),
    ...channels.map((channel) =>
      action(`channel-${channel}`, t(`review.channel.${channel}`), [channelKeys[channel]], () =>
        // The same once more: all of them again.
        setGrade({ ...grade, channel: grade.channel === channel ? 'colour' : channel }),
      ),
    ),
    action('brighter', t('review.look.brighter'), ['Mod+ArrowUp'], () => setGrade(exposed(grade, exposureStep))),
    action('darker', t('review.look.darker'), ['Mod+ArrowDown'], () => setGrade(exposed(grade, -exposureStep))),
    action('gamma-up', t('review.look.gammaUp'), ['Y'], () => setGrade(gammaBy(grade, gammaStep))),
    action('gamma-down', t('review.look.gammaDown'), ['Shift+Y'], () => setGrade(gammaBy(grade, -gammaStep))),
    action('reset-look', t('review.look.reset'), ['Mod+Home'], look.reset),
    action('hud', t('review.hud.toggle'), ['H'], () => changePreferences({ hasHud: !hasHud })),
    action('drawings', t('review.showDrawings'), ['Shift+H'], () =>
      changePreferences({ areDrawingsShown: !areDrawingsShown }),
    ),
  ]);
}
