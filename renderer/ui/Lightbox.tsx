import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useModal } from './actions.ts';
import { focusAtOnce } from './focusAtOnce.ts';
import { Icon } from './Icon.tsx';
import styles from './Lightbox.module.css';

type Props = {
  readonly url: string | null;
  /** Shown where the first is not to be had. */
  readonly fallbackUrl?: string;
  readonly title: string;
  readonly description?: string;
  /** Up and down arrows go to what comes before and after; absent where there is one picture. */
  readonly onStep?: (step: 1 | -1) => void;
  readonly onClose: () => void;
};

/** A picture as large as the window, on neutral black. A press shows it pixel by pixel; Esc or Space closes. */
export function Lightbox({ url, fallbackUrl, title, description, onStep, onClose }: Props) {
  const { t } = useTranslation();
  const [isOneToOne, setIsOneToOne] = useState(false);
  const [missingUrl, setMissingUrl] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useModal(true);
  const shownUrl = url === missingUrl ? (fallbackUrl ?? null) : url;

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === ' ' || event.key === 'Enter') onClose();
    else if (onStep && event.key === 'ArrowDown') onStep(1);
    else if (onStep && event.key === 'ArrowUp') onStep(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <BaseDialog.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <BaseDialog.Portal>
        <BaseDialog.Popup
          ref={box}
          className={styles.box}
          initialFocus={() => focusAtOnce(box.current)}
          onKeyDown={onKeyDown}
        >
          <header className={styles.head}>
            <BaseDialog.Title className={styles.title}>{title}</BaseDialog.Title>
            <span className={styles.description}>{description}</span>
            <BaseDialog.Close className={styles.close} aria-label={t('ui.close')}>
              <Icon name="close" />
            </BaseDialog.Close>
          </header>
          {shownUrl === null ? (
            <p className={styles.missing}>{t(url === null ? 'task.noPreview' : 'ui.notOnThisDisk')}</p>
          ) : (
            <button
              type="button"
              className={styles.stage}
              data-one-to-one={isOneToOne || undefined}
              aria-label={t(isOneToOne ? 'ui.fitPicture' : 'ui.fullSizePicture')}
              onClick={() => setIsOneToOne(!isOneToOne)}
            >
              <img
                key={shownUrl}
                className={styles.picture}
                src={shownUrl}
                alt={title}
                draggable={false}
                onError={() => setMissingUrl(url)}
              />
            </button>
          )}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
