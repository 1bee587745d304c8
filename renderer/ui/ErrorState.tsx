import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import styles from './ErrorState.module.css';
import { Icon } from './Icon.tsx';

type Props = {
  /** What happened · what is safe · what to do: from `data/messages`. */
  readonly happened: string;
  readonly safe: string;
  readonly todo: string;
  readonly onRetry?: () => void;
  readonly isRetrying?: boolean;
  /** Puts code, time and plain details on the clipboard. */
  readonly onCopyDetails?: () => void;
  /** `line`: over content that stays, from edge to edge; `inset`: among what has edges of its own. */
  readonly look?: 'page' | 'line' | 'inset';
  readonly action?: ReactNode;
};

/** Stands where the content would be; old data stays under it. */
export function ErrorState({
  happened,
  safe,
  todo,
  onRetry,
  isRetrying = false,
  onCopyDetails,
  look = 'page',
  action,
}: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.error} data-look={look} role="alert">
      <Icon name="warning" size={look === 'page' ? 'lg' : 'sm'} />
      <div className={styles.text}>
        <p className={styles.happened}>{happened}</p>
        {safe !== '' && <p>{safe}</p>}
        {todo !== '' && <p>{todo}</p>}
      </div>
      <div className={styles.actions}>
        {onRetry && (
          <Button size="sm" icon="sync" isBusy={isRetrying} onClick={onRetry}>
            {t('ui.retry')}
          </Button>
        )}
        {action}
        {onCopyDetails && (
          <Button size="sm" kind="quiet" icon="copy" onClick={onCopyDetails}>
            {t('ui.copyDetails')}
          </Button>
        )}
      </div>
    </div>
  );
}
