import { useTranslation } from 'react-i18next';
import type { Session } from '../../shared/model/account.ts';
import type { SyncState } from '../../shared/model/sync.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import { type ConnectionView, connectionView } from './connection.ts';
import { useEngine } from './useEngine.ts';

const startingSync: SyncState = {
  connection: { kind: 'connecting' },
  pulling: null,
  outbox: { waiting: 0, held: 0, sending: 0, checking: 0, rejected: 0 },
  lastPulledAt: null,
  lastFullPullAt: null,
  serverVersion: '',
  clockSkewMs: 0,
  slowedUntil: null,
  isPaused: false,
};

export function useSession(): Session | undefined {
  return useEngine('session', {}).value;
}

export function useSyncState(): SyncState {
  return useEngine('sync', {}).value ?? startingSync;
}

/**
 * `now`: the age is said as of then; pass a ticking clock where it is on screen for long. `hidesPull`: a pull that has
 * only begun is not told yet, as most are over before it could be read.
 */
export function useConnection(now: number, hidesPull = false): ConnectionView {
  const { t } = useTranslation();
  const format = useFormat();
  const sync = useSyncState();
  const session = useSession() ?? { kind: 'none' };
  return connectionView(hidesPull ? { ...sync, pulling: null } : sync, session, now, t, format);
}

/** Null, or why something that needs the server cannot be done now. */
export function useNeedsConnection(): string | null {
  const { t } = useTranslation();
  const { connection } = useSyncState();
  return connection.kind === 'live' || connection.kind === 'polling' ? null : t('connection.needed');
}
