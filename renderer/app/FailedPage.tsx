import { useTranslation } from 'react-i18next';
import { useCall } from '../data/useCall.ts';
import { asInariError } from '../data/useEngine.ts';
import { detailsText, messageOf } from '../data/messages.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Forbidden } from '../ui/Forbidden.tsx';
import { showToast } from '../ui/toasts.ts';

type Props = { readonly error: unknown; readonly onAgain: () => void };

/** In place of a page that failed while drawing; the frame around it works on. */
export function FailedPage({ error, onAgain }: Props) {
  const { t } = useTranslation();
  const copy = useCall('copyText');
  const known = asInariError(error);
  const code = known?.code ?? 'unexpected';
  const detail = known?.detail ?? {};
  const message = messageOf(t, code, detail);
  // What one may not see is no failure: there is nothing to retry.
  if (code === 'forbidden' || code === 'not-allowed') return <Forbidden title={message.happened} />;
  return (
    <ErrorState
      {...message}
      onRetry={onAgain}
      onCopyDetails={() => {
        copy.start({ text: detailsText(code, detail, new Date()) });
        showToast({ title: t('ui.detailsCopied') });
      }}
    />
  );
}
