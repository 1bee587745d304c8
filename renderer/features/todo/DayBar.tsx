import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { DayLog } from '../../../shared/model/screens.ts';
import { entityName } from '../../data/commandWords.ts';
import { useStudio } from '../../data/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { runAction } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { custom } from '../../ui/custom.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './DayBar.module.css';

type Props = {
  readonly day: string;
  /** A task's panel is open: it has the field for its time. */
  readonly canLog: boolean;
};

/** How much of today is logged, entry by entry; amber is what the server does not have yet. */
export function DayBar({ day, canLog }: Props) {
  const { t } = useTranslation();
  const { organisation } = useStudio();
  const log = useEngine('dayLog', { day }, { keepsPrevious: true }).value;
  const dayMinutes = log?.dayMinutes ?? organisation.hoursByDay * 60;
  const isWaiting = log?.entries.some(({ mark }) => mark !== null) ?? false;
  return (
    <footer className={styles.bar}>
      <span className={styles.label} data-waiting={isWaiting || undefined}>
        <Icon name="clock" />
        <b className={styles.total}>{hours(log?.totalMinutes ?? 0, t)}</b>
        {t('todo.ofDay', { day: hours(dayMinutes, t) })}
      </span>
      <Entries log={log} dayMinutes={dayMinutes} />
      {canLog && (
        <Button kind="quiet" size="sm" keysOf="task.log-time" onClick={() => runAction('task.log-time')}>
          {t('todo.logTime')}
        </Button>
      )}
    </footer>
  );
}

type EntriesProps = { readonly log: DayLog | undefined; readonly dayMinutes: number };

function Entries({ log, dayMinutes }: EntriesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { taskTypes } = useStudio();
  const entries = log?.entries ?? [];
  const whole = Math.max(dayMinutes, log?.totalMinutes ?? 0, 1);
  const words = entries.map(({ entity, taskTypeId, durationMinutes, mark }) =>
    [
      `${entityName(entity)} ${taskTypes.get(taskTypeId)?.name ?? ''}`.trim(),
      format.duration(durationMinutes),
      mark === null ? '' : t(`marks.${mark}`),
    ]
      .filter(Boolean)
      .join(', '),
  );
  return (
    <span
      className={styles.track}
      role="img"
      aria-label={words.length === 0 ? t('todo.nothingLogged') : words.join('; ')}
    >
      {entries.map(({ taskId, durationMinutes, mark }, index) => (
        <span
          key={taskId}
          className={styles.entry}
          data-mark={mark ?? undefined}
          title={words[index]}
          style={custom({ '--share': `${String((100 * durationMinutes) / whole)}%` })}
        />
      ))}
    </span>
  );
}

/** `5 h 30`, also past a day: "1 d of 1 d" would say nothing about a day. */
function hours(minutes: number, t: TFunction): string {
  const h = Math.floor(minutes / 60);
  const m = Math.round(minutes - h * 60);
  if (m === 0) return t('format.hours', { h });
  return h === 0 ? t('format.minutes', { m }) : t('format.hoursMinutes', { h, m: String(m).padStart(2, '0') });
}
