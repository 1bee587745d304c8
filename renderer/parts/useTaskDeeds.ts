/** What is done with one task wherever it is shown, and changes nothing of it. */
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../shared/model/screens.ts';
import { isTableKind } from '../../shared/model/studio.ts';
import { useStudio } from '../data/studio.ts';
import { useCall } from '../data/useCall.ts';
import { linkOf } from '../place/path.ts';
import { pageOfKind } from '../place/place.ts';
import { showToast } from '../ui/toasts.ts';
import { usePinDialog } from './pinning.ts';

export function useTaskDeeds({ task, entity, production }: Pick<TaskDetail, 'task' | 'entity' | 'production'>) {
  const { t } = useTranslation();
  const { account } = useStudio();
  const pin = usePinDialog();
  const copyText = useCall('copyText');
  const kind = isTableKind(entity.kind) ? entity.kind : 'Shot';
  const place = { page: 'task', productionId: production.id, list: pageOfKind(kind), taskId: task.id } as const;
  return {
    kind,
    place,
    pin: () =>
      pin({ subject: { kind: 'selection', productionId: production.id, taskIds: [task.id] }, name: production.name }),
    copyLink: () => {
      copyText.start({ text: linkOf(place, account.serverUrl) });
      showToast({ title: t('entities.linkCopied') });
    },
  };
}
