import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { PinnedSet } from '../../../shared/model/pins.ts';
import { useCall } from '../../data/useCall.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { usePinDialog } from '../../parts/pinning.ts';
import { pinContents, pinTitle } from '../../parts/pinWords.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import { showToast } from '../../ui/toasts.ts';
import styles from './PinCard.module.css';

const icons: Readonly<Record<PinnedSet['state'], IconName>> = {
  'up-to-date': 'check',
  downloading: 'download',
  counting: 'sync',
  paused: 'pause',
  waiting: 'cloud-off',
  'disk-full': 'warning',
};

/** One set: a picture to know it by, its size, and how far it is. */
export function PinCard({ set }: { readonly set: PinnedSet }) {
  const { t } = useTranslation();
  const format = useFormat();
  const ask = usePinDialog();
  const pause = useCall('pausePinnedSet');
  const unpin = useCall('unpinSet');
  const title = pinTitle(set.subject, set.name, t, format);
  const share = set.totalBytes === 0 ? 0 : set.hereBytes / set.totalBytes;
  const isWhole = set.state === 'up-to-date';
  const isPaused = set.state === 'paused';
  const failedCount = set.failed.reduce((sum, { count }) => sum + count, 0);
  const sizes = isWhole
    ? format.bytes(set.hereBytes)
    : t('pins.sizeOf', { here: format.bytes(set.hereBytes), total: format.bytes(set.totalBytes) });
  const facts = [
    ...pinContents({ ...set, taskCount: set.shotCount + set.assetCount > 0 ? 0 : set.taskCount }, t),
    sizes,
  ];

  async function letGo(): Promise<void> {
    await unpin.run({ setId: set.id });
    showToast({ title: t('pins.letGone', { title }), description: t('pins.letGoneFiles') });
  }

  return (
    <li className={styles.card} data-state={set.state} aria-label={title}>
      <div className={styles.picture}>
        <Thumbnail
          size="fill"
          alt=""
          url={
            set.thumbnailId === null
              ? null
              : mediaUrl(set.media === 'thumbnails' ? 'thumbnail' : 'preview', set.thumbnailId)
          }
        />
      </div>
      <div className={styles.body}>
        <div className={styles.head}>
          <h3 className={styles.title} title={title}>
            {title}
          </h3>
          {!isWhole && set.state !== 'counting' && <span className={styles.share}>{format.percent(share)}</span>}
          <span className={styles.state} title={t(`pins.state.${set.state}`)}>
            <Icon name={icons[set.state]} size="sm" />
          </span>
          <Menu
            align="end"
            trigger={<IconButton icon="more" size="sm" label={t('pins.actions', { title })} />}
            entries={[
              {
                kind: 'item',
                id: 'pause',
                label: isPaused ? t('pins.resume') : t('pins.pause'),
                icon: isPaused ? 'play' : 'pause',
                isDisabled: isWhole,
                onChoose: () => pause.start({ setId: set.id, isPaused: !isPaused }),
              },
              ...(failedCount === 0
                ? []
                : [
                    {
                      kind: 'item' as const,
                      id: 'retry',
                      label: t('pins.tryAgain', { count: failedCount }),
                      icon: 'sync' as const,
                      onChoose: () => pause.start({ setId: set.id, isPaused: false }),
                    },
                  ]),
              {
                kind: 'item',
                id: 'change',
                label: t('pins.change'),
                icon: 'settings',
                onChoose: () => ask({ subject: set.subject, name: set.name }),
              },
              { kind: 'line', id: 'line' },
              {
                kind: 'item',
                id: 'let-go',
                label: t('pins.letGo'),
                icon: 'trash',
                isDanger: true,
                onChoose: () => void letGo().catch(() => undefined),
              },
            ]}
          />
        </div>
        <p className={styles.facts}>{facts.join(', ')}</p>
        <p className={styles.words}>
          {set.secondsLeft !== null && set.state === 'downloading'
            ? t('pins.timeLeft', { time: format.elapsed(set.secondsLeft * 1_000) })
            : t(`pins.state.${set.state}`)}
          {failedCount > 0 && <span className={styles.failed}> {t('pins.failed', { count: failedCount })}</span>}
        </p>
        {!isWhole && (
          <ProgressBar
            label={title}
            share={set.state === 'counting' ? null : share}
            tone={set.state === 'downloading' || set.state === 'counting' ? 'accent' : 'quiet'}
            valueText={sizes}
          />
        )}
      </div>
    </li>
  );
}
