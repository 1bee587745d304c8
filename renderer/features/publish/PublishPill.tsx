import { useTranslation } from 'react-i18next';
import { publishSheetKey, readSheet } from '../../../shared/publishSheet.ts';
import { useEngine } from '../../data/useEngine.ts';
import { runAction } from '../../ui/actions.ts';
import { Pill } from '../../ui/Pill.tsx';

/** Files that were put on the sheet and not published: never out of sight. */
export function PublishPill() {
  const { t } = useTranslation();
  const kept = useEngine('draft', { key: publishSheetKey }).value?.value ?? null;
  const count = readSheet(kept)?.files.length ?? 0;
  if (count === 0) return null;
  return <Pill tone="line" icon="file" label={t('publish.pill', { count })} onClick={() => runAction('app.publish')} />;
}
