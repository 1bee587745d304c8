/** A file of this computer that is dropped on the player stands beside what is on screen, as B. */
import { useTranslation } from 'react-i18next';
import { previewMedia } from '../../../../shared/rules/previewMedia.ts';
import { useFilesHeld } from '../../../ui/useFilesHeld.ts';
import { showToast } from '../../../ui/toasts.ts';
import type { Comparing } from './useComparing.ts';

export function useDropToCompare(comparing: Comparing, isOff: boolean) {
  const { t } = useTranslation();

  async function take(files: readonly File[]): Promise<void> {
    for (const dropped of files) {
      const file = await window.inari.handleOf(dropped);
      if (file === null || previewMedia(file.extension) === 'other') continue;
      comparing.choose(0, { kind: 'local', file });
      return;
    }
    showToast({ title: t('review.drop.cannot'), description: t('review.drop.cannotWhy'), tone: 'danger' });
  }

  return useFilesHeld(isOff, (files) => {
    take(files).catch((error: unknown) => console.error('not taken', error));
  });
}
