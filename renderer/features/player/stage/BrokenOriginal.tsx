import { useTranslation } from 'react-i18next';
import { PictureNote } from '../../../ui/PictureNote.tsx';

/** What one asked for is not what one sees. */
export function BrokenOriginal() {
  const { t } = useTranslation();
  return <PictureNote>{t('review.form.brokenWhy')}</PictureNote>;
}
