import type { TFunction } from 'i18next';
import type { NewsRow } from '../../../shared/model/news.ts';

/** "Camille published v5", "Hana set Retake". */
export function titleOf({ preview, isStatusChange }: NewsRow, name: string, status: string, t: TFunction): string {
  if (preview !== null && preview.revision !== null)
    return t('news.title.published', { name, revision: preview.revision });
  if (preview !== null) return t('news.title.publishedOne', { name });
  return isStatusChange && status !== '' ? t('news.title.status', { name, status }) : t('news.title.comment', { name });
}
