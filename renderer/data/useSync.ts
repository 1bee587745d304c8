import { useTranslation } from 'react-i18next';
import type { Session } from '../../shared/model/account.ts';
import type { SyncState } from '../../shared/model/sync.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import { type ConnectionState, type ConnectionView, connectionView } from './connection.ts';
import { useEngine, useEnginePart } from './useEngine.ts';

const startingSync: SyncState = {
  connection: { kind: 'connecting' },
  pulling: null,
  outbox: { waiting: 0, held: 0, sending: 0, checking: 0, rejected: 0 },
  uploads: 0,
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
 * What a part of the page needs to know of the sync: it changes with every command that waits and goes out, and much of
 * the page asks only whether there is a connection.
 */
export function useSyncPart<Part>(partOf: (sync: SyncState) => Part): Part {
  return useEnginePart('sync', {}, partOf) ?? partOf(startingSync);
}

const isReachable = ({ connection }: SyncState): boolean => connection.kind === 'live' || connection.kind === 'polling';

const ofConnection = ({ connection, pulling, lastPulledAt, slowedUntil, isPaused }: SyncState): ConnectionState => ({
  connection,
  pulling,
  lastPulledAt,
  slowedUntil,
  isPaused,
});

/**
 * `now`: the age is said as of then; pass a ticking clock where it is on screen for long. `hidesPull`: a pull that has
 * only begun is not told yet, as most are over before it could be read.
 */
export function useConnection(now: number, hidesPull = false): ConnectionView {
  const { t } = useTranslation();
  const format = useFormat();
  const sync = useSyncPart(ofConnection);
  const session = useSession() ?? { kind: 'none', unopened: null };
  return connectionView(hidesPull ? { ...sync, pulling: null } : sync, session, now, t, format);
}

/** Null, or why something that needs the server cannot be done now. */
export function useNeedsConnection(): string | null {
  const { t } = useTranslation();
  return useSyncPart(isReachable) ? null : t('connection.needed');
}
