import { useTranslation } from 'react-i18next';
import { useCall } from '../../data/useCall.ts';
import { InlineError } from '../../parts/InlineError.tsx';
import { Button } from '../../ui/Button.tsx';

type Props = { readonly url: string; readonly name: string };

/** For what cannot be shown here: out of the app, where the user says. */
export function SaveFile({ url, name }: Props) {
  const { t } = useTranslation();
  const save = useCall('saveMedia');
  return (
    <>
      <Button
        size="sm"
        icon="download"
        isBusy={save.isRunning}
        onClick={() => save.start({ url, suggestedName: name })}
      >
        {t('task.saveFile')}
      </Button>
      {save.error && <InlineError error={save.error} look="inset" />}
    </>
  );
}
