import { useTranslation } from 'react-i18next';
import type { FileHandle } from '../../../shared/model/sync.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './DraftFiles.module.css';

type Props = {
  readonly files: readonly FileHandle[];
  /** Those that Kitsu takes no revision of. */
  readonly unfit: readonly FileHandle[];
  readonly onChange: (files: FileHandle[]) => void;
};

export function DraftFiles({ files, unfit, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (files.length === 0) return null;
  return (
    <>
      <ul className={styles.files}>
        {files.map((file) => (
          <li key={file.handle} className={styles.file} data-unfit={unfit.includes(file) || undefined}>
            <Icon name="file" size="sm" />
            <span className={styles.name} title={file.name}>
              {file.name}
            </span>
            <span className={styles.size}>{format.bytes(file.sizeBytes)}</span>
            <IconButton
              icon="close"
              size="sm"
              label={t('task.removeFile', { name: file.name })}
              onClick={() => onChange(files.filter(({ handle }) => handle !== file.handle))}
            />
          </li>
        ))}
      </ul>
      {unfit.length > 0 && (
        <p className={styles.problem} role="alert">
          {t('task.notPublishable', { names: format.list(unfit.map(({ name }) => name)) })}
        </p>
      )}
    </>
  );
}
