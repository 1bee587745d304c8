import { useTranslation } from 'react-i18next';
import { entityName } from '../../data/commandWords.ts';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { FreshnessNote } from '../../parts/FreshnessNote.tsx';
import { InlineError } from '../../parts/InlineError.tsx';
import { NotRead } from '../../parts/NotRead.tsx';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { PrintMenu } from '../../parts/print/PrintMenu.tsx';
import { replacePlace } from '../../place/navigation.ts';
import type { Place } from '../../place/place.ts';
import { useActions } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useNow } from '../../ui/useNow.ts';
import { DaysOff } from './DaysOff.tsx';
import { Overview } from './Overview.tsx';
import { daysOf, rangeOf, spans, turned } from './spans.ts';
import { offIn } from './offIn.ts';
import { timesheetCsv } from './timesheetCsv.ts';
import { TimesheetGrid } from './TimesheetGrid.tsx';
import styles from './TimesheetPage.module.css';
import { usePrintedTimesheet } from './usePrintedTimesheet.ts';
import { WantMonths } from './WantMonths.tsx';

const firstRows = 6;

type TimesheetPlace = Extract<Place, { page: 'timesheet' }>;
type Props = { readonly place: TimesheetPlace };

/** One's own time: entered by day or week, looked at by month or year. */
export function TimesheetPage({ place }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { productions, taskTypes } = useStudio();
  const today = format.dayOf(useNow(60_000));
  const save = useCall('saveTextFile');
  const tellFailure = useTellFailure();
  const { span } = place;
  const day = place.day ?? today;
  const range = rangeOf(span, day);
  const isEntered = span === 'day' || span === 'week';
  const answer = useEngine('timesheet', { ...range, withOpenTasks: isEntered }, { keepsPrevious: true });
  // Under another span's head the sheet before it would be a false one.
  const sheet = answer.isPrevious ? undefined : answer.value;
  const isHere = sheet !== undefined && (sheet.rows.length > 0 || sheet.freshness.state === 'complete');
  const turn = (direction: 1 | -1) => replacePlace({ ...place, day: turned(span, day, direction) });
  const toToday = () => replacePlace({ ...place, day: null });

  const daysOff = sheet === undefined ? [] : offIn(sheet, daysOf(range));
  function exportCsv() {
    const rows = (sheet?.rows ?? []).map((row) => ({
      row,
      production: productions.get(row.productionId)?.name ?? '',
      entity: entityName(row.entity),
      taskType: taskTypes.get(row.taskTypeId)?.name ?? '',
    }));
    const off = daysOff.map(({ day: one, description }) => ({
      day: one,
      words: [t('timesheet.off.title'), description].filter(Boolean).join(': '),
    }));
    const heads = [
      t('timesheet.csv.day'),
      t('timesheet.csv.production'),
      t('timesheet.csv.entity'),
      t('timesheet.csv.taskType'),
      t('timesheet.csv.hours'),
    ];
    save
      .run({ suggestedName: `timesheet-${range.from}-${range.to}.csv`, text: timesheetCsv(heads, rows, off) })
      .catch(tellFailure);
  }

  const makeSheet = usePrintedTimesheet(sheet, isEntered ? daysOf(range) : [], daysOff, titleOf());

  const group = t('actions.group.view');
  useActions([
    { id: 'time.back', label: t('timesheet.back'), group, icon: 'back', run: () => turn(-1) },
    { id: 'time.forward', label: t('timesheet.forward'), group, icon: 'right', run: () => turn(1) },
    { id: 'time.today', label: t('format.today'), group, icon: 'calendar', run: toToday },
    { id: 'time.csv', label: t('timesheet.export'), group, icon: 'download', run: exportCsv },
  ]);

  return (
    <div className={styles.page}>
      <WantMonths range={range} />
      <PageHeader
        title={t('pages.timesheet')}
        lead={
          <Tabs
            label={t('timesheet.spanLabel')}
            value={span}
            onChange={(next) => replacePlace({ ...place, span: next })}
            tabs={spans.map((value) => ({ value, label: t(`timesheet.span.${value}`) }))}
          />
        }
      >
        {sheet && <FreshnessNote freshness={sheet.freshness} />}
        <Button
          kind="quiet"
          icon="download"
          disabledReason={(sheet?.rows.length ?? 0) + daysOff.length === 0 ? t('timesheet.empty') : null}
          onClick={exportCsv}
        >
          {t('timesheet.export')}
        </Button>
        <PrintMenu make={makeSheet} />
      </PageHeader>
      <div className={styles.tools}>
        <IconButton icon="back" size="sm" label={t('timesheet.back')} keysOf="time.back" onClick={() => turn(-1)} />
        <h2 className={styles.title} aria-live="polite">
          {titleOf()}
        </h2>
        <IconButton
          icon="right"
          size="sm"
          label={t('timesheet.forward')}
          keysOf="time.forward"
          onClick={() => turn(1)}
        />
        <Button size="sm" keysOf="time.today" onClick={toToday}>
          {t('format.today')}
        </Button>
        {isEntered && (sheet?.rows.length ?? 0) > 0 && <p className={styles.hint}>{t('timesheet.hint')}</p>}
        {isEntered && sheet?.areDaysLocked === true && <p className={styles.hint}>{t('timesheet.locked')}</p>}
      </div>
      {sheet && <DaysOff sheet={sheet} day={range.from <= today && today <= range.to ? today : range.from} />}
      {answer.error && <InlineError error={answer.error} onRetry={answer.ask} look={sheet ? 'line' : 'page'} />}
      {!sheet && !answer.error && <Skeleton rows={firstRows} height="list" label={t('ui.loading')} />}
      {sheet && !isHere && (
        <NotRead freshness={sheet.freshness} notHere={t('timesheet.notHere')} rows={firstRows} height="list" />
      )}
      {sheet && isHere && sheet.rows.length === 0 && (
        <EmptyState
          icon="clock"
          title={t('timesheet.empty')}
          description={isEntered ? t('timesheet.emptyWhy') : undefined}
        />
      )}
      {sheet &&
        sheet.rows.length > 0 &&
        (isEntered ? (
          <TimesheetGrid key={range.from} sheet={sheet} days={daysOf(range)} today={today} />
        ) : (
          <Overview sheet={sheet} by={span === 'month' ? 'task' : 'month'} />
        ))}
    </div>
  );

  function titleOf(): string {
    if (span === 'day') return format.dayFull(day);
    if (span === 'week')
      return t('timesheet.weekTitle', { from: format.dayShort(range.from), to: format.dayShort(range.to) });
    return span === 'month' ? format.month(day) : day.slice(0, 4);
  }
}
