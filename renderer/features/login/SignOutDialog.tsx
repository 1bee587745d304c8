import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { messageOf } from '../../data/messages.ts';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useNeedsConnection, useSyncState } from '../../data/useSync.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';

type Choice = 'send' | 'keep' | 'discard';
type Props = { readonly isOpen: boolean; readonly onClose: () => void };

/** With changes that were not sent one chooses what becomes of them; discarding asks for their number to be typed. */
export function SignOutDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const { account } = useStudio();
  const { outbox } = useSyncState();
  const needsConnection = useNeedsConnection();
  const signOut = useCall('signOut');
  const retryAll = useCall('retryAll');
  const [chosen, setChosen] = useState<Choice | null>(null);
  const [isForgetting, setIsForgetting] = useState(false);
  const [typed, setTyped] = useState('');
  const [isSending, setIsSending] = useState(false);

  const count = outbox.waiting + outbox.held + outbox.sending + outbox.checking + outbox.rejected;
  const canSend = needsConnection === null;
  const choice: Choice = chosen === 'send' && !canSend ? 'keep' : (chosen ?? (canSend ? 'send' : 'keep'));
  // Forgetting the data and keeping what waits cannot both be.
  const forgets = isForgetting && (count === 0 || choice !== 'keep');
  const { start } = signOut;
  const hasNothingLeft = isSending && count === 0;

  useEffect(() => {
    if (hasNothingLeft) start({ accountId: account.id, data: forgets ? 'forget' : 'keep', outbox: 'keep' });
    // Once, when the last change has gone.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only the moment matters
  }, [hasNothingLeft]);

  function confirm() {
    if (count > 0 && choice === 'send') {
      setIsSending(true);
      retryAll.start({});
      return;
    }
    start({
      accountId: account.id,
      data: forgets ? 'forget' : 'keep',
      outbox: choice === 'discard' && count > 0 ? 'discard' : 'keep',
    });
  }

  const isTypedRight = choice !== 'discard' || typed.trim() === String(count);
  const message = signOut.error ? messageOf(t, signOut.error.code, signOut.error.detail) : null;

  return (
    <Dialog
      isOpen={isOpen}
      onClose={() => {
        setIsSending(false);
        onClose();
      }}
      title={t('signOut.title', { studio: account.studioName })}
      description={count === 0 ? t('signOut.nothingWaits') : t('signOut.waits', { count })}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            kind={choice === 'discard' && count > 0 ? 'danger' : 'primary'}
            isBusy={signOut.isRunning || isSending}
            isDisabled={count > 0 && !isTypedRight}
            onClick={confirm}
          >
            {isSending
              ? t('signOut.sending', { count })
              : count === 0
                ? t('signOut.confirm')
                : t(`signOut.confirmWith.${choice}`, { count })}
          </Button>
        </>
      }
    >
      {count > 0 && (
        <RadioGroup<Choice>
          label={t('signOut.what')}
          value={choice}
          onChange={setChosen}
          options={[
            {
              value: 'send',
              label: t('signOut.send'),
              description: needsConnection ?? t('signOut.sendNote'),
              isDisabled: !canSend,
            },
            { value: 'keep', label: t('signOut.keep'), description: t('signOut.keepNote') },
            { value: 'discard', label: t('signOut.discard', { count }), description: t('signOut.discardNote') },
          ]}
        />
      )}
      {count > 0 && choice === 'discard' && (
        <TextField label={t('signOut.typeCount', { count })} inputMode="numeric" value={typed} onChange={setTyped} />
      )}
      <Checkbox isChecked={forgets} isDisabled={count > 0 && choice === 'keep'} onChange={setIsForgetting}>
        {t('signOut.forget')}
      </Checkbox>
      {message && <ErrorState look="inset" {...message} />}
    </Dialog>
  );
}
