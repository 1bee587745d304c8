import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlatform } from '../../data/platform.ts';
import { useCall } from '../../data/useCall.ts';
import { useSaveSettings, useSettings } from '../../data/useSettings.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { InlineError } from '../../parts/InlineError.tsx';
import { Box } from '../../ui/Box.tsx';
import { Button } from '../../ui/Button.tsx';
import { custom } from '../../ui/custom.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Section } from '../../ui/Section.tsx';
import { Select } from '../../ui/Select.tsx';
import { showToast } from '../../ui/toasts.ts';
import styles from './DiskSection.module.css';
import { useStorage } from './useStorage.ts';

const gigabyte = 1_000_000_000;
const limits = [2, 5, 10, 20, 50, 100, 200, 500].map((size) => size * gigabyte);

/** What this studio takes of the disk; the cache has a limit, and clearing it never touches what waits. */
export function DiskSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const { logFolder } = usePlatform();
  const answer = useStorage();
  const storage = answer.value;
  const settings = useSettings();
  const save = useSaveSettings();
  const clear = useCall('clearMedia');
  const copy = useCall('copyText');
  const [isAsking, setIsAsking] = useState(false);
  const parts = storage
    ? [
        { part: 'data', bytes: storage.databaseBytes },
        { part: 'pinned', bytes: storage.pinnedBytes },
        { part: 'media', bytes: storage.mediaBytes },
        { part: 'outbox', bytes: storage.outboxBytes },
        { part: 'room', bytes: storage.freeBytes },
      ]
    : [];
  const options = limits.includes(settings.cacheLimitBytes)
    ? limits
    : [...limits, settings.cacheLimitBytes].sort((a, b) => a - b);

  async function clearNow(): Promise<void> {
    const before = storage?.mediaBytes ?? 0;
    const after = await clear.run({});
    setIsAsking(false);
    showToast({ title: t('disk.cleared', { size: format.bytes(Math.max(0, before - after.mediaBytes)) }) });
  }

  return (
    <Section
      title={t('disk.title')}
      actions={
        <>
          <span className={styles.limit}>{t('disk.limit')}</span>
          <Select
            label={t('disk.limit')}
            value={settings.cacheLimitBytes}
            options={options.map((value) => ({ value, label: format.bytes(value) }))}
            onChange={(cacheLimitBytes) => save({ cacheLimitBytes })}
          />
          <Button
            size="sm"
            isDisabled={storage === undefined || storage.mediaBytes === 0}
            onClick={() => setIsAsking(true)}
          >
            {t('disk.clear')}
          </Button>
        </>
      }
    >
      {answer.error && (
        <Box>
          <InlineError error={answer.error} onRetry={answer.ask} look="line" />
        </Box>
      )}
      <Box isPadded>
        {storage && (
          <>
            <div className={styles.bar} aria-hidden="true">
              {parts
                .filter(({ bytes }) => bytes > 0)
                .map(({ part, bytes }) => (
                  <span key={part} className={styles.part} data-part={part} style={custom({ '--grow': bytes })} />
                ))}
            </div>
            <ul className={styles.legend}>
              <li data-part="data">{t('disk.data', { size: format.bytes(storage.databaseBytes) })}</li>
              {storage.pinnedBytes > 0 && (
                <li data-part="pinned">{t('disk.pinned', { size: format.bytes(storage.pinnedBytes) })}</li>
              )}
              <li data-part="media">
                {t('disk.media', {
                  size: format.bytes(storage.mediaBytes),
                  limit: format.bytes(storage.mediaLimitBytes),
                })}
              </li>
              {storage.outboxBytes > 0 && (
                <li data-part="outbox">{t('disk.outbox', { size: format.bytes(storage.outboxBytes) })}</li>
              )}
              <li data-part="room">{t('disk.free', { size: format.bytes(storage.freeBytes) })}</li>
            </ul>
            {storage.networkDisk !== null && (
              <p className={styles.network}>{t('disk.network', { kind: storage.networkDisk })}</p>
            )}
          </>
        )}
        <p className={styles.log}>
          <span>{t('disk.logFolder')}</span>
          <code className={styles.path} data-selectable>
            {logFolder}
          </code>
          <Button
            size="sm"
            kind="quiet"
            icon="copy"
            onClick={() => {
              copy.start({ text: logFolder });
              showToast({ title: t('disk.pathCopied') });
            }}
          >
            {t('disk.copyPath')}
          </Button>
        </p>
      </Box>
      <Dialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('disk.clearTitle')}
        description={t('disk.clearDescription', { size: format.bytes(storage?.mediaBytes ?? 0) })}
        actions={
          <>
            <Button onClick={() => setIsAsking(false)}>{t('ui.cancel')}</Button>
            <Button
              kind="danger"
              isBusy={clear.isRunning}
              onClick={() => void clearNow().catch(() => setIsAsking(false))}
            >
              {t('disk.clearConfirm')}
            </Button>
          </>
        }
      />
    </Section>
  );
}
