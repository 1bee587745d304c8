/** What the title bar and the sync page say about the connection: one look and one sentence for each state. */
import type { TFunction } from 'i18next';
import type { ErrorCode } from '../../shared/errors.ts';
import type { Session } from '../../shared/model/account.ts';
import type { SyncState } from '../../shared/model/sync.ts';
import type { Format } from '../i18n/format.ts';

export type ConnectionView = {
  readonly tone: 'quiet' | 'line' | 'accent' | 'waiting' | 'danger';
  readonly icon: 'cloud' | 'cloud-off' | 'sync' | 'warning' | 'pause';
  readonly label: string;
  readonly isOffline: boolean;
};

/** What of the sync is told by the title bar. */
export type ConnectionState = Pick<SyncState, 'connection' | 'pulling' | 'lastPulledAt' | 'slowedUntil' | 'isPaused'>;

export function connectionView(
  sync: ConnectionState,
  session: Session,
  now: number,
  t: TFunction,
  format: Format,
): ConnectionView {
  const { connection } = sync;
  const isSignInDue = session.kind === 'open' && session.signIn !== 'signed-in';
  if (isSignInDue && connection.kind !== 'offline' && connection.kind !== 'unreachable') {
    return { tone: 'danger', icon: 'warning', label: t('connection.signInAgain'), isOffline: false };
  }
  switch (connection.kind) {
    case 'offline':
      return { tone: 'waiting', icon: 'cloud-off', label: ageLabel(sync, now, t, format), isOffline: true };
    case 'unreachable': {
      const seconds = connection.retryAt === null ? 0 : Math.ceil((Date.parse(connection.retryAt) - now) / 1000);
      const unanswered = seconds > 0 ? t('connection.unreachableRetry', { seconds }) : t('connection.unreachable');
      const label = whyUnreachable(connection.code, t) ?? unanswered;
      return { tone: 'waiting', icon: 'cloud-off', label, isOffline: true };
    }
    case 'signed-out':
      return { tone: 'danger', icon: 'warning', label: t('connection.signedOut'), isOffline: true };
    case 'connecting':
      return { tone: 'line', icon: 'sync', label: t('connection.connecting'), isOffline: false };
    case 'live':
    case 'polling':
      break;
  }
  const slowedSeconds = sync.slowedUntil === null ? 0 : Math.ceil((Date.parse(sync.slowedUntil) - now) / 1000);
  if (slowedSeconds > 0)
    return {
      tone: 'waiting',
      icon: 'pause',
      label: t('connection.slowed', { seconds: slowedSeconds }),
      isOffline: false,
    };
  if (sync.isPaused) return { tone: 'line', icon: 'pause', label: t('connection.paused'), isOffline: false };
  if (sync.pulling) {
    const { share } = sync.pulling;
    const label =
      share === null ? t('connection.syncing') : t('connection.syncingShare', { percent: format.percent(share) });
    return { tone: 'accent', icon: 'sync', label, isOffline: false };
  }
  const label =
    sync.lastPulledAt === null
      ? t('connection.connected')
      : t('connection.synced', { ago: format.ago(sync.lastPulledAt, now) });
  return { tone: 'quiet', icon: 'cloud', label, isOffline: false };
}

/** Null where nothing more is known than that nobody answers. What to do about it stands on the sync page. */
function whyUnreachable(code: ErrorCode, t: TFunction): string | null {
  switch (code) {
    case 'certificate':
      return t('connection.certificate');
    case 'broken-answer':
      return t('connection.notKitsu');
    case 'proxy':
      return t('connection.proxy');
    case 'server-error':
      return t('connection.serverBroken');
    default:
      return null;
  }
}

function ageLabel(sync: ConnectionState, now: number, t: TFunction, format: Format): string {
  if (sync.lastPulledAt === null) return t('connection.offline');
  return t('connection.offlineSince', { time: format.when(sync.lastPulledAt, now) });
}
