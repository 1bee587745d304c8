/** A file of this computer that is dropped on the player stands beside what is on screen, as B. */
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewMedia } from '../../../../shared/rules/previewMedia.ts';
import { showToast } from '../../../ui/toasts.ts';
import type { Comparing } from './useComparing.ts';

export function useDropToCompare(comparing: Comparing, isOff: boolean) {
  const { t } = useTranslation();
  const [isOver, setIsOver] = useState(false);
  const carriesFiles = (event: DragEvent) => !isOff && event.dataTransfer.types.includes('Files');

  async function take(files: readonly File[]): Promise<void> {
    for (const dropped of files) {
      const file = await window.inari.handleOf(dropped);
      if (file === null || previewMedia(file.extension) === 'other') continue;
      comparing.choose(0, { kind: 'local', file });
      return;
    }
    showToast({ title: t('review.drop.cannot'), description: t('review.drop.cannotWhy'), tone: 'danger' });
  }

  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setIsOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        const { relatedTarget } = event;
        if (!(relatedTarget instanceof Node) || !event.currentTarget.contains(relatedTarget)) setIsOver(false);
      },
      onDrop: (event: DragEvent) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setIsOver(false);
        take([...event.dataTransfer.files]).catch((error: unknown) => console.error('not taken', error));
      },
    },
  };
}
