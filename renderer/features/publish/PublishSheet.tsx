import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { useNeedsConnection } from '../../data/useSync.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Select } from '../../ui/Select.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useSteady } from '../../ui/useSteady.ts';
import { FileLine } from './FileLine.tsx';
import styles from './PublishSheet.module.css';
import { RevisionCard } from './RevisionCard.tsx';
import type { usePublish } from './usePublish.ts';
import type { ListedFile, Sheet } from './useSheet.ts';

type Props = {
  readonly sheet: Sheet;
  readonly publishing: ReturnType<typeof usePublish>;
  /** Where names are looked for first; null: in all open productions alike. */
  readonly productionId: Id | null;
  readonly onProduction: (productionId: Id | null) => void;
  readonly onAddFiles: () => void;
  readonly onClose: () => void;
};

const everywhere = '';

/** Several files at once: which task each is of, what stands out, what is said with it; published together, or kept for later. */
export function PublishSheet({ sheet, publishing, productionId, onProduction, onAddFiles, onClose }: Props) {
  const { t } = useTranslation();
  const offline = useNeedsConnection();
  const { productions } = useStudio();
  const open = [...productions.values()].filter(({ isOpen }) => isOpen);
  const { revisions, unplaced, unfit } = sheet;
  const ready = revisions.filter(({ isReady }) => isReady);
  const readyFiles = ready.reduce((sum, { files }) => sum + files.length, 0);
  const left = sheet.fileCount - readyFiles;
  const { progress } = publishing;

  const isLooking =
    sheet.isMatching ||
    revisions.some(({ detail, files }) => detail === undefined || files.some(({ facts }) => facts === null));
  /** Asked for before the files had been looked at: it is done as soon as they have been. */
  const [isWanted, setIsWanted] = useState(false);

  async function publish() {
    setIsWanted(ready.length === 0 && isLooking);
    if (ready.length === 0 || progress !== null) return;
    const queued = await publishing.queueAll(ready);
    if (queued > 0)
      showToast({
        title: t(offline === null ? 'publish.onItsWay' : 'publish.queued', { count: queued }),
        description: t('publish.whereItIs'),
      });
    if (queued === ready.length && left === 0) onClose();
  }
  const publishSafely = useSteady(
    () => void publish().catch((error: unknown) => console.error('not published', error)),
  );
  useEffect(() => {
    if (isWanted && !isLooking) publishSafely();
  }, [isWanted, isLooking, publishSafely]);

  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="xl"
      title={t('publish.title')}
      actions={
        <>
          <span className={styles.summary} role="status">
            {sheet.fileCount > 0 && left > 0 && t('publish.stays', { count: left })}
          </span>
          {sheet.fileCount > 0 && (
            <Button kind="quiet" isDisabled={progress !== null} onClick={sheet.clear}>
              {t('publish.clear')}
            </Button>
          )}
          <Button onClick={onClose}>{t(sheet.fileCount > 0 ? 'publish.later' : 'ui.close')}</Button>
          <Button
            kind="primary"
            keys="Mod+Enter"
            isBusy={progress !== null || isWanted}
            disabledReason={ready.length === 0 && sheet.fileCount > 0 ? t('publish.nothingReady') : null}
            isDisabled={sheet.fileCount === 0}
            onClick={publishSafely}
          >
            {progress !== null
              ? t('publish.keeping', { index: progress.done + 1, of: progress.of })
              : t(offline === null ? 'publish.publish' : 'publish.queue', { count: ready.length })}
          </Button>
        </>
      }
    >
      <div
        className={styles.sheet}
        role="presentation"
        inert={progress !== null}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
          event.preventDefault();
          publishSafely();
        }}
      >
        <div className={styles.tools}>
          {open.length > 1 && (
            <>
              <span className={styles.label}>{t('publish.lookIn')}</span>
              <Select
                label={t('publish.lookIn')}
                value={productionId ?? everywhere}
                options={[
                  ...open.map(({ id, name }) => ({ value: id, label: name })),
                  { value: everywhere, label: t('publish.everywhere') },
                ]}
                onChange={(chosen) => onProduction(chosen === everywhere ? null : chosen)}
              />
            </>
          )}
          <span className={styles.add}>
            <Button icon="plus" size="sm" onClick={onAddFiles}>
              {t('publish.addFiles')}
            </Button>
          </span>
        </div>
        {sheet.fileCount === 0 && (
          <EmptyState icon="outbox" title={t('publish.empty')} description={t('publish.emptyHow')} />
        )}
        {unplaced.length > 0 && !sheet.isMatching && (
          <Others
            look="question"
            title={t('publish.unplaced', { count: unplaced.length })}
            why={t('publish.unplacedWhy', { count: unplaced.length })}
            files={unplaced}
            sheet={sheet}
            productionId={productionId}
          />
        )}
        {unfit.length > 0 && (
          <Others
            look="error"
            title={t('publish.unfit', { count: unfit.length })}
            why={null}
            files={unfit}
            sheet={sheet}
            productionId={productionId}
          />
        )}
        {revisions.map((revision) => (
          <RevisionCard
            key={revision.taskId}
            revision={revision}
            sheet={sheet}
            productionId={productionId}
            isProductionShown={open.length > 1}
            refusal={publishing.refusals.get(revision.taskId) ?? null}
            onPublish={publishSafely}
          />
        ))}
      </div>
    </Dialog>
  );
}

type OthersProps = {
  readonly look: 'question' | 'error';
  readonly title: string;
  readonly why: string | null;
  readonly files: readonly ListedFile[];
  readonly sheet: Sheet;
  readonly productionId: Id | null;
};

/** What becomes no revision as it is. */
function Others({ look, title, why, files, sheet, productionId }: OthersProps) {
  return (
    <section className={styles.others} data-look={look} aria-label={title}>
      <h3 className={styles.question}>
        <Icon name={look === 'error' ? 'ban' : 'warning'} size="sm" /> {title}
      </h3>
      {why !== null && <p className={styles.why}>{why}</p>}
      <ul className={styles.files}>
        {files.map((file) => (
          <FileLine
            key={file.handle}
            file={file}
            frames={{ fps: 25, first: 1 }}
            productionId={productionId}
            onPlace={(taskId) => sheet.place(file.handle, taskId)}
            onRemove={() => sheet.remove(file.handle)}
          />
        ))}
      </ul>
    </section>
  );
}
