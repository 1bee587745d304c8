import { useTranslation } from 'react-i18next';
import type { PullCount, PullStep } from '../../../shared/model/sync.ts';
import { messageOf } from '../../data/messages.ts';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import styles from './StepRow.module.css';

const icons: Readonly<Record<PullStep['state'], IconName>> = {
  done: 'check',
  running: 'sync',
  next: 'clock',
  later: 'clock',
  failed: 'warning',
};

export function StepRow({ step }: { readonly step: PullStep }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pullProduction = useCall('pullProduction');
  const title = useTitle(step);
  const share = shareOf(step.counts);
  const isRunning = step.state === 'running';
  const { subject } = step;

  return (
    <li className={styles.row} data-state={step.state} aria-current={isRunning ? 'step' : undefined}>
      <div className={styles.head}>
        <span className={styles.disc}>
          <Icon name={icons[step.state]} size="sm" />
        </span>
        <div className={styles.text}>
          <p className={styles.title}>{title}</p>
          <Facts step={step} />
        </div>
        {isRunning && (
          <span className={styles.share}>{share === null ? t('firstSync.running') : format.percent(share)}</span>
        )}
        {step.state === 'done' && step.elapsedMs !== null && (
          <span className={styles.elapsed}>{format.elapsed(step.elapsedMs)}</span>
        )}
        {(step.state === 'later' || step.state === 'failed') && subject.kind === 'production' && (
          <Button
            size="sm"
            isBusy={pullProduction.isRunning}
            onClick={() => pullProduction.start({ productionId: subject.productionId })}
          >
            {step.state === 'failed' ? t('firstSync.resume') : t('firstSync.getNow')}
          </Button>
        )}
        {step.state === 'next' && <span className={styles.elapsed}>{t('firstSync.next')}</span>}
      </div>
      {isRunning && step.counts.length > 0 && (
        <div className={styles.counts}>
          {step.counts.map((count) => (
            <CountRow key={count.what} count={count} />
          ))}
        </div>
      )}
    </li>
  );
}

function useTitle({ subject }: PullStep): string {
  const { t } = useTranslation();
  const { productions } = useStudio();
  if (subject.kind === 'account') return t('firstSync.step.account');
  if (subject.kind === 'my-tasks') return t('firstSync.step.my-tasks');
  return productions.get(subject.productionId)?.name ?? t('pages.unknownProduction');
}

/** "23 people, 9 task types, 6 statuses"; or why it waits, or what failed. */
function Facts({ step }: { readonly step: PullStep }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (step.error !== null) {
    const { happened } = messageOf(t, step.error);
    return (
      <p className={styles.problem}>
        {happened} {t('firstSync.usable')}
      </p>
    );
  }
  if (step.state === 'later') return <p className={styles.facts}>{t('firstSync.later')}</p>;
  const counted = step.counts.filter(({ loaded }) => loaded > 0);
  if (counted.length === 0) return null;
  return (
    <p className={styles.facts}>
      {counted
        .map(({ what, loaded }) => t(`firstSync.count.${what}`, { count: loaded, number: format.number(loaded) }))
        .join(', ')}
    </p>
  );
}

function CountRow({ count }: { readonly count: PullCount }) {
  const { t } = useTranslation();
  const format = useFormat();
  const label = t(`firstSync.name.${count.what}`);
  const value =
    count.expected === null
      ? format.number(count.loaded)
      : t('firstSync.of', { loaded: format.number(count.loaded), expected: format.number(count.expected) });
  const share = count.expected === null ? null : count.expected === 0 ? 1 : count.loaded / count.expected;
  return (
    <>
      <span>{label}</span>
      <ProgressBar label={label} share={share} valueText={value} />
      <span className={styles.value}>{value}</span>
    </>
  );
}

function shareOf(counts: readonly PullCount[]): number | null {
  const known = counts.filter(({ expected }) => expected !== null);
  const expected = known.reduce((sum, count) => sum + (count.expected ?? 0), 0);
  if (known.length < counts.length || expected === 0) return null;
  return known.reduce((sum, { loaded }) => sum + loaded, 0) / expected;
}
