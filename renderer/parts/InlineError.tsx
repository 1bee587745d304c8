import { useTranslation } from 'react-i18next';
import type { InariError } from '../../shared/errors.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { detailsText, messageOf } from '../data/messages.ts';
import { useCall } from '../data/useCall.ts';

type Props = { readonly error: InariError; readonly onRetry?: () => void; readonly look?: 'page' | 'line' | 'inset' };

/** What failed, where its content would be, in the sentences all errors have. */
export function InlineError({ error, onRetry, look = 'page' }: Props) {
  const { t } = useTranslation();
  const copy = useCall('copyText');
  const message = messageOf(t, error.code, error.detail);
  return (
    <ErrorState
      {...message}
      look={look}
      onCopyDetails={() => copy.start({ text: detailsText(error.code, error.detail, new Date()) })}
      {...(onRetry ? { onRetry } : {})}
    />
  );
}
