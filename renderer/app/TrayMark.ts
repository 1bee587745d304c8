import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodoRow } from '../../shared/model/screens.ts';
import { type TrayView, trayView } from '../../shared/trayView.ts';
import { useBridge } from '../data/EngineProvider.tsx';
import { entityName } from '../data/commandWords.ts';
import { useStudio } from '../data/studio.ts';
import { useSettings } from '../data/useSettings.ts';
import { useConnection, useSyncState } from '../data/useSync.ts';
import { taskPlace } from '../features/todo/openTask.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import { pathOf } from '../place/path.ts';
import { useNow } from '../ui/useNow.ts';

/** Nobody looks at the tray while the window is being drawn. */
const afterStartMs = 2_000;

/** Tells the mark in the system's tray how the sync is and what is due next, whenever that changes. Draws nothing here. */
export function TrayMark(): null {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { tray, isQuiet } = useSettings();
  const [hasStarted, setHasStarted] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setHasStarted(true), afterStartMs);
    return () => clearTimeout(timer);
  }, []);
  const isOff = !hasStarted || tray === 'off';
  const due = useNextDue(isOff);
  const { isOffline } = useConnection(0);
  const { outbox, pulling } = useSyncState();
  const waiting = outbox.waiting + outbox.sending + outbox.checking;
  const state = stateOf();

  const view: TrayView = {
    state,
    words: {
      state: [
        t(`tray.${state}`),
        waiting > 0 ? t('outbox.waiting', { count: waiting }) : '',
        isQuiet ? t('actions.quiet') : '',
      ]
        .filter(Boolean)
        .join(' · '),
      open: t('tray.open'),
      sync: t('actions.syncNow'),
      quiet: t('actions.quiet'),
      quit: t('tray.quit'),
    },
    isQuiet,
    due,
    staysOpen: tray === 'stays',
  };
  const told = JSON.stringify(view);
  useEffect(() => {
    if (!hasStarted) return;
    // A desktop without a tray is no failure of the app's.
    bridge.call('showTray', tray === 'off' ? null : trayView.parse(JSON.parse(told))).catch(() => undefined);
  }, [bridge, hasStarted, tray, told]);
  return null;

  function stateOf(): TrayView['state'] {
    if (outbox.rejected > 0) return 'failed';
    if (isOffline) return 'offline';
    return pulling !== null || outbox.sending > 0 ? 'syncing' : 'ok';
  }
}

/**
 * The task whose date comes first, or has passed by the longest. Asked once a minute, not with every change of a task: nobody
 * waits for it, and while a production is pulled it would be the to-do list all over again, four times a second.
 */
function useNextDue(isOff: boolean): TrayView['due'] {
  const { t } = useTranslation();
  const format = useFormat();
  const bridge = useBridge();
  const { taskTypes } = useStudio();
  const now = useNow(minuteMs);
  const [row, setRow] = useState<TodoRow | null>(null);
  useEffect(() => {
    if (isOff) return;
    let isGone = false;
    const input = { tab: 'todo', search: '', grouping: 'none', sort: 'due', today: format.dayOf(now) } as const;
    bridge.query('todoList', input).then(
      ({ value: { rows } }) => {
        if (!isGone) setRow(rows.find(({ dueDate }) => dueDate !== null) ?? null);
      },
      (error: unknown) => console.error('what is due next is not known', error),
    );
    return () => {
      isGone = true;
    };
  }, [bridge, format, isOff, now]);
  if (row === null || row.dueDate === null) return null;
  const name = entityName(row.entity);
  const type = taskTypes.get(row.taskTypeId)?.name ?? '';
  return { label: t('tray.due', { name, type, day: format.day(row.dueDate, now) }), path: pathOf(taskPlace(row)) };
}
const minuteMs = 60_000;
