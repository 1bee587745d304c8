import { useTranslation } from 'react-i18next';
import { isOpenable } from '../../shared/rules/openable.ts';
import { useCall } from '../data/useCall.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import { InlineError } from '../parts/InlineError.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './FileCard.module.css';
import type { ViewedFile, ViewerProblem } from './viewer.ts';

type Props = {
  readonly file: Omit<ViewedFile, 'productionId'>;
  /** Why it is not shown, where it could be. */
  readonly problem?: ViewerProblem;
  /** Of a movie that nothing here decodes, as people call it. */
  readonly codec?: string | null;
};

/** What is not shown here: what it is called, what it is, and the ways out of the app. */
export function FileCard({ file, problem, codec = null }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const open = useCall('openMedia');
  const reveal = useCall('openMedia');
  const save = useCall('saveMedia');
  const { url, name: suggestedName } = file;
  const facts = [
    file.extension === '' ? t('viewer.noType') : t('viewer.type', { extension: file.extension.toUpperCase() }),
    file.sizeBytes === null || file.sizeBytes === 0 ? '' : format.bytes(file.sizeBytes),
  ];
  const error = open.error ?? reveal.error ?? save.error;
  return (
    <div className={styles.card} data-file-card>
      <Icon name={problem === undefined ? 'file' : 'warning'} size="xl" />
      <div className={styles.words}>
        <p className={styles.name}>{file.name}</p>
        <p className={styles.facts}>{facts.filter(Boolean).join(' · ')}</p>
        {problem !== undefined && (
          <p className={styles.problem} role="status">
            {codec === null ? t(`viewer.problem.${problem}`) : t('viewer.noDecoder', { codec })}
          </p>
        )}
      </div>
      <div className={styles.ways}>
        {isOpenable(suggestedName) && (
          <Button
            size="sm"
            icon="external"
            isBusy={open.isRunning}
            onClick={() => open.start({ url, suggestedName, how: 'open' })}
          >
            {t('viewer.open')}
          </Button>
        )}
        <Button
          size="sm"
          icon="folder"
          isBusy={reveal.isRunning}
          onClick={() => reveal.start({ url, suggestedName, how: 'reveal' })}
        >
          {t('viewer.reveal')}
        </Button>
        <Button size="sm" icon="download" isBusy={save.isRunning} onClick={() => save.start({ url, suggestedName })}>
          {t('viewer.save')}
        </Button>
      </div>
      {open.answer?.isOpened === false && (
        <p className={styles.problem} role="alert">
          {t('viewer.nothingOpens')}
        </p>
      )}
      {error && <InlineError error={error} look="inset" />}
    </div>
  );
}
