import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Production } from '../../../shared/model/production.ts';
import type { PullStep } from '../../../shared/model/sync.ts';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useScope } from '../../data/useScope.ts';
import { useSyncPart } from '../../data/useSync.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { go, rememberProduction } from '../../place/navigation.ts';
import { firstPlaceOf } from '../../parts/firstPlace.ts';
import { checks, entityPlace, home, type Place, playlistsPlace } from '../../place/place.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './FirstSyncPage.module.css';
import { StepRow } from './StepRow.tsx';
import { TasksPreview } from './TasksPreview.tsx';

type Props = { readonly onStart: () => void };

/** What is being fetched, in which order; one can start at once, the rest continues behind. */
export function FirstSyncPage({ onStart }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { organisation, productions, account, role } = useStudio();
  const pull = useEngine('pullSteps', {}).value;
  const storage = useEngine('storage', {}).value;
  const isPaused = useSyncPart((sync) => sync.isPaused);
  const pauseSync = useCall('pauseSync');
  const startRef = useRef<HTMLButtonElement>(null);
  useScope({ kind: 'my-tasks' });

  const steps = pull?.steps ?? [];
  // The productions are the last to be planned: before they are, what is done is not all.
  const arePlanned =
    ![...productions.values()].some(({ isOpen }) => isOpen) ||
    steps.some(({ subject }) => subject.kind === 'production');
  const isDone = arePlanned && steps.length > 0 && steps.every(({ state }) => state === 'done' || state === 'later');
  const hasFailed = steps.some(({ state }) => state === 'failed');
  const first = firstProduction(steps, productions);
  function begin(place: Place | null) {
    // The side bar begins with what is here.
    if (first) rememberProduction(account.id, first.id);
    if (place) go(place);
    onStart();
  }

  const isClient = role === 'client';
  const isSupervisor = role === 'supervisor';
  const isLead = role === 'manager' || role === 'admin';
  /** Until it is known that there is none. */
  const hasProduction = first !== undefined || !isDone;
  const beginning = beginningOf();
  function beginningOf() {
    if (isSupervisor) return { place: checks, words: t('firstSync.openMyChecks') };
    if (isLead && hasProduction) {
      return first
        ? { place: entityPlace('shots', first.id), words: t('firstSync.openProduction', { name: first.name }) }
        : { place: home, words: t('firstSync.openAProduction') };
    }
    if (!isClient) return { place: home, words: t('firstSync.openMyTasks') };
    const place = first ? playlistsPlace(first.id) : firstPlaceOf({ role, productions });
    return { place, words: t('firstSync.openPlaylists') };
  }
  // Playlists and shots are those of a production.
  const canStart = !(isClient || isLead) || first !== undefined || isDone;
  useEffect(() => startRef.current?.focus(), [canStart]);
  const studio = organisation.name || account.studioName;

  return (
    <div className={styles.page}>
      <div className={styles.columns}>
        <div>
          <h1 className={styles.title}>
            {isDone ? t('firstSync.ready', { studio }) : t('firstSync.title', { studio })}
          </h1>
          <p className={styles.subtitle}>
            {isDone
              ? t('firstSync.done', { elapsed: format.elapsed(pull?.elapsedMs ?? 0) })
              : hasFailed
                ? t('firstSync.stopped')
                : t('firstSync.soFar', { elapsed: format.elapsed(pull?.elapsedMs ?? 0) })}
          </p>
          <ol className={styles.list}>
            {/* What comes later stands below what is here or on its way. */}
            {steps
              .toSorted((one, other) => Number(isLater(one)) - Number(isLater(other)))
              .map((step) => (
                <StepRow key={step.key} step={step} />
              ))}
          </ol>
          {productions.size === 0 && isDone && <p className={styles.note}>{t('firstSync.noProduction')}</p>}
          {storage && (
            <p className={styles.note}>
              <Icon name="disk" size="sm" />
              {t('firstSync.media', {
                used: format.bytes(storage.databaseBytes + storage.mediaBytes),
                free: format.bytes(storage.freeBytes),
              })}
            </p>
          )}
          <p className={styles.note}>
            <Icon name="cloud-off" size="sm" />
            {t('firstSync.resumes')}
          </p>
        </div>
        <div className={styles.side}>
          {!isClient && <TasksPreview of={isSupervisor ? 'checks' : 'todo'} />}
          <Button
            ref={startRef}
            kind="primary"
            size="xl"
            isWide
            keys="Enter"
            isDisabled={!canStart}
            onClick={() => begin(beginning.place)}
          >
            {beginning.words}
          </Button>
          {(isSupervisor || (isLead && hasProduction)) && (
            <Button icon="todo" isWide onClick={() => begin(home)}>
              {t('firstSync.openMyTasks')}
            </Button>
          )}
          {first && !isLead && (
            <Button icon="shot" isWide onClick={() => begin(entityPlace('shots', first.id))}>
              {t('firstSync.openProduction', { name: first.name })}
            </Button>
          )}
        </div>
      </div>
      <footer className={styles.footer}>
        <span>{t('firstSync.readOnly')}</span>
        {!isDone && (
          <button
            type="button"
            className={styles.footerButton}
            onClick={() => pauseSync.start({ isPaused: !isPaused })}
          >
            {isPaused ? t('sync.resume') : t('sync.pause')}
          </button>
        )}
      </footer>
    </div>
  );
}

const isLater = ({ state }: PullStep): boolean => state === 'later';

/** The one that is here or being fetched; else the first that is offered. */
function firstProduction(
  steps: readonly PullStep[],
  productions: ReadonlyMap<string, Production>,
): Production | undefined {
  const fetched = steps.filter(({ state }) => state === 'done' || state === 'running');
  const ids = [...fetched, ...steps].flatMap(({ subject }) =>
    subject.kind === 'production' ? [subject.productionId] : [],
  );
  return ids.map((id) => productions.get(id)).find((production) => production?.isOpen);
}
