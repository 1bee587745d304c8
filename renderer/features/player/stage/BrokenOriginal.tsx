import { useTranslation } from 'react-i18next';
import { StageNote } from './StageNote.tsx';

/** What one asked for is not what one sees. */
export function BrokenOriginal() {
  const { t } = useTranslation();
  return <StageNote>{t('review.form.brokenWhy')}</StageNote>;
}
