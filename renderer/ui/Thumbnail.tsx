import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.tsx';
import styles from './Thumbnail.module.css';

type Props = {
  /** `kitsu-media:` address; null where there is no preview at all. */
  readonly url: string | null;
  /** The same, larger: laid over it once it is here, and left out where it is not. */
  readonly sharpUrl?: string | null;
  /** Empty where the name stands beside it. */
  readonly alt: string;
  /** `fill`: as large as its box, which then decides the size. */
  readonly size?: 'row' | 'list' | 'fill';
};

/** What was published a moment ago is being made still: it is asked for again, later each time, while it is in sight. */
const againMs = [10_000, 30_000, 90_000];

/** A still of a preview: a quiet box until it is here, a mark where it is not on this disk. Its size never changes. */
export function Thumbnail({ url, sharpUrl = null, alt, size = 'row' }: Props) {
  const [missing, setMissing] = useState<string | null>(null);
  const [asked, setAsked] = useState<{ readonly url: string; readonly times: number } | null>(null);
  const times = asked !== null && asked.url === url ? asked.times : 0;
  const isMissing = url !== null && url === missing;
  useEffect(() => {
    const waitMs = againMs[times];
    if (!isMissing || waitMs === undefined) return undefined;
    const timer = setTimeout(() => {
      setAsked({ url, times: times + 1 });
      setMissing(null);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [isMissing, times, url]);
  const [missingSharp, setMissingSharp] = useState<string | null>(null);
  return (
    <span className={styles.box} data-size={size}>
      {url !== null && !isMissing && (
        <img
          // Another picture is another element: the one before is never seen in its place.
          key={url}
          className={styles.picture}
          src={url}
          alt={alt}
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setMissing(url)}
        />
      )}
      {sharpUrl !== null && sharpUrl !== missingSharp && (
        <img
          key={sharpUrl}
          className={styles.sharp}
          src={sharpUrl}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setMissingSharp(sharpUrl)}
        />
      )}
      {isMissing && (sharpUrl === null || sharpUrl === missingSharp) && <NotHere />}
    </span>
  );
}

function NotHere() {
  const { t } = useTranslation();
  return (
    <span className={styles.missing} title={t('ui.notOnThisDisk')}>
      <Icon name="picture-off" size="sm" />
    </span>
  );
}
