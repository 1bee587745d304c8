import { useTranslation } from 'react-i18next';
import { messageOf } from '../../data/messages.ts';
import { useEngine } from '../../data/useEngine.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';

/** Below this much free space downloads are about to stop. */
const scarceBytes = 2_000_000_000;

/** Above everything else, for nothing else goes on before there is room. */
export function DiskTrouble() {
  const { t } = useTranslation();
  const storage = useEngine('storage', {}).value;
  if (storage === undefined || storage.freeBytes >= scarceBytes) return null;
  return <ErrorState look="inset" {...messageOf(t, 'disk-full')} />;
}
