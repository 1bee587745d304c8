import { useTranslation } from 'react-i18next';
import { QuestionDialog } from '../../../parts/QuestionDialog.tsx';
import { useTellFailure } from '../../../parts/useTellFailure.ts';
import { showToast } from '../../../ui/toasts.ts';
import { DescriptorDialog } from './DescriptorDialog.tsx';
import type { Descriptors } from './useDescriptors.ts';

/** The dialog about a column that is open, if any. */
export function DescriptorDialogs({ descriptors }: { readonly descriptors: Descriptors }) {
  const { t } = useTranslation();
  const tellFailure = useTellFailure();
  const { dialog, setDialog } = descriptors;
  if (dialog === null) return null;
  const { descriptor } = dialog;
  if (dialog.kind === 'edit') return <DescriptorDialog descriptors={descriptors} descriptor={descriptor} />;
  if (descriptor === null) return null;
  return (
    <QuestionDialog
      title={t('columns.deleteNamed', { name: descriptor.name })}
      description={t('columns.deleteWhy')}
      action={t('columns.delete')}
      isBusy={descriptors.isRunning}
      onConfirm={() => {
        descriptors
          .remove(descriptor)
          .then((refusal) => {
            if (refusal !== null) showToast({ title: refusal });
          })
          .catch(tellFailure);
      }}
      onClose={() => setDialog(null)}
    />
  );
}
