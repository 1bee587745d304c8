import { useTranslation } from 'react-i18next';
import type { MediaHere } from '../../../../shared/model/screens.ts';
import type { TaskStatus } from '../../../../shared/model/studio.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { custom } from '../../../ui/custom.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { statusGlyph } from '../../../ui/statusLook.ts';
import styles from './QueueMarks.module.css';

/** On a picture of what is gone through: that it is not on this disk, or how much of it has arrived. */
export function MissingMark({ here }: { readonly here: MediaHere | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (here?.isOnDisk !== false) return null;
  return (
    <span className={styles.badge} data-mark="missing">
      <Icon name="download" size="xs" />
      {here.share === null ? t('review.notHereShort') : format.percent(here.share)}
    </span>
  );
}

/** How a task stands, where there is no room for its word. */
export function StatusMark({ status }: { readonly status: TaskStatus }) {
  return (
    <span
      className={styles.status}
      style={custom({ '--status': status.color })}
      data-colour="status"
      title={status.name}
    >
      <Icon name={statusGlyph(status)} size="sm" />
    </span>
  );
}
