import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../shared/model/inbox.ts';
import { isQuietAt, isToldOf } from '../../shared/rules/toldRules.ts';
import { entityName } from '../data/commandWords.ts';
import { useBridge } from '../data/EngineProvider.tsx';
import { useStudio } from '../data/studio.ts';
import { useCall } from '../data/useCall.ts';
import { useEngine } from '../data/useEngine.ts';
import { useSettings } from '../data/useSettings.ts';
import { currentPlace } from '../place/navigation.ts';
import { pathOf } from '../place/path.ts';
import { inbox } from '../place/place.ts';

/** More than these at once are told as one. */
const mostSingle = 3;
const mostLines = 4;

const allOfIt = { tab: 'unread', productionId: null, isFollowedOnly: false } as const;

/**
 * Hands to the system what one is told while the app runs: by the rules of the settings, not in quiet hours, not while a picture fills
 * the screen, and not what is in front of one's eyes. Draws nothing, and is a part of its own for that.
 */
export function SystemNotes(): null {
  const { t } = useTranslation();
  const { people, taskTypes } = useStudio();
  const settings = useSettings();
  const bridge = useBridge();
  const tell = useCall('tellSystem');
  const rows = useEngine('inbox', allOfIt).value?.rows;
  /** Null until the first answer: what was unread before is in the inbox, and no news. */
  const known = useRef<ReadonlySet<string> | null>(null);

  const isQuiet = () => {
    const now = new Date();
    const two = (value: number) => String(value).padStart(2, '0');
    return (
      document.fullscreenElement !== null || isQuietAt(`${two(now.getHours())}:${two(now.getMinutes())}`, settings)
    );
  };
  function titleOf(row: InboxRow): string {
    const name = people.get(row.authorId ?? '')?.fullName ?? t('task.someone');
    const tie = row.isAssigned ? 'own' : row.isFollowed ? 'followed' : 'other';
    return t(`inbox.title.${row.reason}`, { name, tie });
  }
  function tellOf(row: InboxRow) {
    const where = row.entity === null ? row.entityName : entityName(row.entity);
    const type = taskTypes.get(row.taskTypeId ?? '')?.name ?? '';
    const said = row.text.replaceAll(/\s+/g, ' ').trim().slice(0, 200);
    tell.start({
      key: row.notificationIds[0] ?? row.key,
      title: titleOf(row),
      body: [type === '' ? where : t('told.where', { where, type }), said].filter(Boolean).join('\n'),
      path: pathOf({ ...inbox, sel: row.taskId === null ? [] : [row.taskId], commentId: row.commentId }),
    });
  }
  /** Many at once, as after a night without a connection, are one note that leads to all of them. */
  function tellTogether(news: readonly InboxRow[]) {
    const lines = news.slice(0, mostLines).map(titleOf);
    tell.start({
      key: news
        .map(({ notificationIds, key }) => notificationIds[0] ?? key)
        .join(' ')
        .slice(0, 200),
      title: t('told.several', { count: news.length }),
      body: [...new Set(lines)].join('\n'),
      path: pathOf(inbox),
    });
  }
  useEffect(() => {
    if (rows === undefined) return;
    const before = known.current;
    known.current = new Set(rows.flatMap(({ notificationIds }) => notificationIds));
    if (before === null || isQuiet() || (document.hasFocus() && currentPlace().page === 'inbox')) return;
    const news = rows.filter(
      ({ notificationIds, reason }) => notificationIds.some((id) => !before.has(id)) && isToldOf(reason, settings),
    );
    if (news.length > mostSingle) tellTogether(news);
    else for (const row of news) tellOf(row);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only what comes is told, not what is said of it later
  }, [rows]);

  const onRefused = useRef<(commandId: string) => void>(() => undefined);
  useEffect(() => {
    onRefused.current = (commandId) => {
      if (!settings.tellsFailures || isQuiet() || document.hasFocus()) return;
      tell.start({ key: commandId, title: t('told.refused'), body: t('told.refusedWhy'), path: '/sync' });
    };
  });
  useEffect(
    () =>
      bridge.onEvent((event) => {
        if (event.kind === 'sent' && event.outcome === 'rejected') onRefused.current(event.commandId);
      }),
    [bridge],
  );
  return null;
}
