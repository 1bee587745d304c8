import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/Dialog.tsx';
import { NetworkForm } from './NetworkForm.tsx';

type Props = { readonly isOpen: boolean; readonly onClose: () => void };

/** The network settings before one is signed in. */
export function NetworkDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('network.open')}>
      {isOpen && <NetworkForm />}
    </Dialog>
  );
}
