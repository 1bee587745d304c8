import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { Slider } from '../../../ui/Slider.tsx';
import { channels, exposureStep, gammaStep, leastGamma, mostGamma, mostStops } from '../stage/grade.ts';
import { type Depth, depthWhy } from '../stage/depth.ts';
import type { PictureLook } from '../stage/usePictureLook.ts';
import styles from './PictureTools.module.css';

/** Another way to look at the same picture: turned, one channel of it, brighter or darker. */
export function PictureTools({ look, depth }: { readonly look: PictureLook; readonly depth: Depth }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { grade, setGrade } = look;
  return (
    <Popover
      side="top"
      align="end"
      title={t('review.look.title')}
      trigger={<IconButton icon="sun" label={t('review.look.title')} isPressed={look.isChanged} />}
    >
      <div className={styles.tools}>
        <div className={styles.row} role="group" aria-label={t('review.look.channels')}>
          {channels.map((channel) => (
            <button
              key={channel}
              type="button"
              className={styles.channel}
              data-channel={channel}
              aria-pressed={grade.channel === channel}
              title={t(`review.channel.${channel}`)}
              onClick={() => setGrade({ ...grade, channel })}
            >
              {t(`review.channelLetter.${channel}`)}
            </button>
          ))}
        </div>
        <Slider
          label={t('review.look.exposure')}
          shown={t('review.look.stops', { stops: format.number(grade.exposure) })}
          value={grade.exposure}
          least={-mostStops}
          most={mostStops}
          step={exposureStep}
          onChange={(exposure) => setGrade({ ...grade, exposure })}
        />
        <Slider
          label={t('review.look.gammaLabel')}
          shown={format.number(grade.gamma)}
          value={grade.gamma}
          least={leastGamma}
          most={mostGamma}
          step={gammaStep}
          onChange={(gamma) => setGrade({ ...grade, gamma })}
        />
        <div className={styles.row}>
          <Button size="sm" keysOf="review.rotate" onClick={look.rotate}>
            {t('review.look.rotate')}
          </Button>
          <Button size="sm" keysOf="review.mirror" onClick={look.mirror}>
            {t('review.look.mirror')}
          </Button>
          <Button size="sm" kind="quiet" keysOf="review.reset-look" isDisabled={!look.isChanged} onClick={look.reset}>
            {t('review.look.resetShort')}
          </Button>
        </div>
        <p className={styles.note}>{depthWhy(t, depth)}</p>
      </div>
    </Popover>
  );
}
