import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { SyncState } from '../../../shared/model/sync.ts';
import { messageOf } from '../../data/messages.ts';
import { useSyncState } from '../../data/useSync.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useNow } from '../../ui/useNow.ts';

/** Why the server cannot be reached or wants to be left alone: what happened, what is safe, what to do. */
export function ConnectionTrouble() {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const sync = useSyncState();
  const code = troubleOf(sync);
  if (code === null) return null;
  const seconds = sync.slowedUntil === null ? 0 : Math.max(0, Math.ceil((Date.parse(sync.slowedUntil) - now) / 1000));
  return <ErrorState look="inset" {...messageOf(t, code, { retryAfterSeconds: seconds })} />;
}

function troubleOf({ connection, slowedUntil }: SyncState): ErrorCode | null {
  if (connection.kind === 'offline') return 'offline';
  if (connection.kind === 'unreachable') return connection.code;
  return slowedUntil === null ? null : 'too-many-requests';
}
