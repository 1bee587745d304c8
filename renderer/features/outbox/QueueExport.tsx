import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { InariError } from '../../../shared/errors.ts';
import { useCall } from '../../data/useCall.ts';
import { asInariError, useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import type { Format } from '../../i18n/format.ts';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { showToast } from '../../ui/toasts.ts';
import styles from './QueueExport.module.css';

/** Writes what waits into a folder, to be read without this app; with files in it that takes a while. */
export function QueueExport() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const progress = useEngine('queueExport', {}).value ?? null;
  const chooseFolder = useCall('chooseFolder');
  const exportQueue = useCall('exportQueue');
  const cancel = useCall('cancelQueueExport');

  async function write(): Promise<void> {
    const folder = await chooseFolder.run({});
    if (folder === null) return;
    const { folderName, commandCount, incompleteCount } = await exportQueue.run({
      handle: folder.handle,
      language: i18n.language.startsWith('fr') ? 'fr' : 'en',
    });
    showToast({
      title: t('sync.exported', { count: commandCount, folder: folderName }),
      ...(incompleteCount === 0 ? {} : { description: t('sync.exportedIncomplete', { count: incompleteCount }) }),
    });
  }
  const tellFailure = (error: unknown): void => {
    const known = asInariError(error);
    if (known === null) return;
    showToast({
      title: failureWords(known, t, format),
      description: t('sync.exportFailedSafe'),
      tone: known.code === 'cancelled' ? 'plain' : 'danger',
    });
  };

  if (progress === null)
    return (
      <Button
        size="sm"
        kind="quiet"
        isBusy={chooseFolder.isRunning || exportQueue.isRunning}
        onClick={() => void write().catch(tellFailure)}
      >
        {t('sync.export')}
      </Button>
    );
  const { doneBytes, totalBytes, doneCount, totalCount } = progress;
  const words = t('sync.exporting', { done: format.bytes(doneBytes), total: format.bytes(totalBytes) });
  return (
    <>
      <span className={styles.progress}>
        <span className={styles.words}>{words}</span>
        <ProgressBar
          label={t('sync.export')}
          share={totalBytes === 0 ? doneCount / totalCount : doneBytes / totalBytes}
          valueText={words}
        />
      </span>
      <Button size="sm" isBusy={cancel.isRunning} onClick={() => cancel.start({})}>
        {t('ui.cancel')}
      </Button>
    </>
  );
}

function failureWords({ code, detail }: InariError, t: TFunction, format: Format): string {
  const needed = detail['neededBytes'];
  const free = detail['freeBytes'];
  if (code === 'cancelled') return t('sync.exportCancelled');
  if (code === 'folder-not-writable') return t('sync.exportNotWritable');
  if (code !== 'disk-full') return t('sync.notExported');
  return typeof needed === 'number' && typeof free === 'number'
    ? t('sync.exportNeedsRoom', { needed: format.bytes(needed), free: format.bytes(free) })
    : t('sync.exportDiskFull');
}
