import { useTranslation } from 'react-i18next';
import { messageOf } from '../data/messages.ts';
import { asInariError } from '../data/useEngine.ts';
import { showToast } from '../ui/toasts.ts';

/** For what was started from a menu, and could not even be kept: there is no place of its own to say it. */
export function useTellFailure(): (error: unknown) => void {
  const { t } = useTranslation();
  return (error) => {
    const known = asInariError(error);
    if (known === null) return;
    const { happened, safe } = messageOf(t, known.code, known.detail);
    showToast({ title: happened, description: safe, tone: 'danger' });
  };
}
