import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PinMedia, PinnedSet } from '../../shared/model/pins.ts';
import { messageOf } from '../data/messages.ts';
import { useCall } from '../data/useCall.ts';
import { useEngine } from '../data/useEngine.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Icon } from '../ui/Icon.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { Select } from '../ui/Select.tsx';
import { showToast } from '../ui/toasts.ts';
import styles from './PinDialog.module.css';
import type { PinAsked } from './pinning.ts';
import { isSameSubject, pinContents, pinTitle } from './pinWords.ts';

type Props = { readonly asked: PinAsked; readonly onClose: () => void };

const medias: readonly PinMedia[] = ['thumbnails', 'previews', 'originals'];
/** All of them is a choice of its own: 0 stands for it in the list. */
const revisionCounts = [1, 3, 5, 0] as const;

/** What keeping something here holds and costs, before a byte is fetched; of what is kept already, its terms and its end. */
export function PinDialog({ asked, onClose }: Props) {
  const sets = useEngine('pinnedSets', {}).value;
  if (sets === undefined) return null;
  const known = sets.find((set) => isSameSubject(set.subject, asked.subject)) ?? null;
  return <PinForm key={known?.id ?? 'new'} asked={asked} known={known} onClose={onClose} />;
}

function PinForm({ asked, known, onClose }: Props & { readonly known: PinnedSet | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [media, setMedia] = useState<PinMedia>(known?.media ?? 'previews');
  const [revisions, setRevisions] = useState<number>(known === null ? 3 : (known.revisionCount ?? 0));
  // Originals that were chosen before they came with these files are not given them by whoever changes something else.
  const [hasSources, setHasSources] = useState(known?.media === 'originals' ? known.hasSources : true);
  const pin = useCall('pinSet');
  const unpin = useCall('unpinSet');
  const choice = { media, revisionCount: revisions === 0 ? null : revisions, hasSources };
  const measure = useEngine('pinMeasure', { subject: asked.subject, ...choice }, { keepsPrevious: true });
  const title = pinTitle(asked.subject, asked.name, t, format);
  const missingBytes = measure.value ? measure.value.totalBytes - measure.value.hereBytes : 0;
  const doubtfulBytes = measure.value?.doubtfulBytes ?? 0;
  const hasNoRoom = measure.value !== undefined && missingBytes + doubtfulBytes > measure.value.freeBytes;

  async function keep(): Promise<void> {
    await pin.run({ subject: asked.subject, ...choice });
    if (known === null) showToast({ title: t('pins.kept', { title }), description: t('pins.keptWhere') });
    onClose();
  }
  async function letGo(): Promise<void> {
    if (known !== null) await unpin.run({ setId: known.id });
    showToast({ title: t('pins.letGone', { title }), description: t('pins.letGoneFiles') });
    onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={known === null ? t('pins.dialogTitle') : t('pins.changeTitle')}
      description={<strong className={styles.subject}>{title}</strong>}
      actions={
        <>
          {known !== null && (
            <span className={styles.first}>
              <Button kind="danger" isBusy={unpin.isRunning} onClick={() => void letGo().catch(() => undefined)}>
                {t('pins.letGo')}
              </Button>
            </span>
          )}
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            kind="primary"
            isBusy={pin.isRunning}
            disabledReason={hasNoRoom ? t('pins.noRoom') : null}
            onClick={() => void keep().catch(() => undefined)}
          >
            {known === null ? t('pins.keep') : t('pins.save')}
          </Button>
        </>
      }
    >
      <RadioGroup<PinMedia>
        label={t('pins.media.label')}
        value={media}
        onChange={setMedia}
        options={medias.map((value) => ({
          value,
          label: t(`pins.media.${value}`),
          description: t(`pins.media.${value}Means`),
        }))}
      />
      {media === 'originals' && (
        <Checkbox isChecked={hasSources} onChange={setHasSources}>
          {t('pins.withSources')}
        </Checkbox>
      )}
      <div className={styles.revisions}>
        <span>{t('pins.revisions.label')}</span>
        <Select
          label={t('pins.revisions.label')}
          value={revisions}
          options={revisionCounts.map((value) => ({
            value,
            label: value === 0 ? t('pins.revisions.all') : t('pins.revisions.last', { count: value }),
          }))}
          onChange={setRevisions}
        />
      </div>
      {measure.error && <ErrorState look="inset" {...messageOf(t, measure.error.code, measure.error.detail)} />}
      {measure.value && (
        <dl className={styles.costs} aria-busy={measure.isPrevious || undefined}>
          <Fact label={t('pins.cost.data')}>
            {measure.value.isCounted ? (
              format.list(pinContents(measure.value, t)) || t('pins.cost.nothing')
            ) : (
              <span className={styles.counting}>
                <Icon name="sync" size="xs" /> {t('pins.cost.counting')}
              </span>
            )}
          </Fact>
          <Fact label={t('pins.cost.files')}>
            {t('pins.cost.fileCount', {
              count: measure.value.fileCount,
              number: format.number(measure.value.fileCount),
            })}
          </Fact>
          <Fact label={t('pins.cost.size')}>
            <strong className={styles.size}>
              {t('pins.cost.about', { size: format.bytes(measure.value.totalBytes) })}
            </strong>
            {measure.value.hereBytes > 0 && ` ${t('pins.cost.here', { size: format.bytes(measure.value.hereBytes) })}`}
            {doubtfulBytes > 0 && ` ${t('pins.cost.perhaps', { size: format.bytes(doubtfulBytes) })}`}
          </Fact>
          {measure.value.bytesPerSecond !== null && missingBytes > 0 && (
            <Fact label={t('pins.cost.time')}>
              {format.elapsed((missingBytes / measure.value.bytesPerSecond) * 1_000)}
            </Fact>
          )}
          <Fact label={t('pins.cost.free')}>
            <span data-scarce={hasNoRoom || undefined} className={styles.free}>
              {format.bytes(measure.value.freeBytes)}
            </span>
          </Fact>
        </dl>
      )}
      <p className={styles.note}>{t('pins.followed')}</p>
    </Dialog>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
