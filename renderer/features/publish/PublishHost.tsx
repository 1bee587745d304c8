import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/model/studio.ts';
import type { FileHandle } from '../../../shared/model/sync.ts';
import { useCall } from '../../data/useCall.ts';
import { handlesOf } from '../../parts/droppedFiles.ts';
import { useFilesForTasks } from '../../parts/publishTo.ts';
import { useActions } from '../../ui/actions.ts';
import { DropNote } from '../../ui/DropNote.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { SheetFile } from '../../../shared/publishSheet.ts';
import { PublishSheet } from './PublishSheet.tsx';
import { usePublish } from './usePublish.ts';
import { mostFiles, useSheet } from './useSheet.ts';

type Props = { readonly productionId: Id | null };

/** Files dropped anywhere on the window that nothing else takes, and the sheet in which they wait. */
export function PublishHost({ productionId }: Props) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  /** Undefined: the production one is in. */
  const [chosenId, setChosenId] = useState<Id | null | undefined>(undefined);
  const placeId = chosenId === undefined ? productionId : chosenId;
  const sheet = useSheet(placeId);
  const publishing = usePublish(sheet);
  const chooseFiles = useCall('chooseFiles');

  /** Not on the sheet yet: it may not be known, or be on its way into the queue. */
  const arrived = useRef<SheetFile[]>([]);
  const [arrivals, setArrivals] = useState(0);
  const add = useRef<(files: readonly SheetFile[]) => void>(() => undefined);
  useEffect(() => {
    add.current = (files) => {
      const beyond = sheet.add(files);
      if (beyond > 0) showToast({ title: t('publish.tooMany', { count: mostFiles }), tone: 'danger' });
    };
  });
  const isReady = sheet.isHere && publishing.progress === null;
  useEffect(() => {
    if (isReady && arrived.current.length > 0) add.current(arrived.current.splice(0));
  }, [isReady, arrivals]);
  /** @param taskId null: each finds its own by its name */
  function take(files: readonly FileHandle[], taskId: Id | null) {
    if (files.length === 0) return;
    arrived.current.push(...files.map((file) => ({ ...file, taskId })));
    setArrivals((count) => count + 1);
    setIsOpen(true);
  }
  function takeDropped(files: readonly File[], taskId: Id | null) {
    void handlesOf(files)
      .then(({ handles, lostCount }) => {
        if (lostCount > 0) showToast({ title: t('publish.noFolders', { count: lostCount }), tone: 'danger' });
        take(handles, taskId);
      })
      .catch((error: unknown) => console.error('not taken', error));
  }
  const isOver = useWindowDrop((files) => takeDropped(files, null));
  useFilesForTasks(takeDropped);

  useActions([
    {
      id: 'app.publish',
      label: t('publish.open'),
      group: t('actions.group.app'),
      icon: 'outbox',
      run: () => setIsOpen(true),
    },
  ]);

  return (
    <>
      {isOver && (
        <DropNote over="window" how={t('publish.dropHow')}>
          <Icon name="outbox" size="lg" />
          {t('publish.drop')}
        </DropNote>
      )}
      {isOpen && (
        <PublishSheet
          sheet={sheet}
          publishing={publishing}
          productionId={placeId}
          onProduction={setChosenId}
          onAddFiles={() =>
            void chooseFiles
              .run({ purpose: 'publish' })
              .then((files) => take(files, null))
              .catch((error: unknown) => console.error('no file chosen', error))
          }
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}

/** @returns whether files are held over the window, and nothing below them takes them. */
function useWindowDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const take = useRef(onFiles);
  useEffect(() => {
    take.current = onFiles;
  });
  useEffect(() => {
    const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
    function onDragOver(event: DragEvent) {
      // The task panel takes what is held over it, a row or a card of a task too.
      const isOurs = !event.defaultPrevented && carriesFiles(event);
      setIsOver(isOurs);
      if (!isOurs) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    }
    function onDragLeave(event: DragEvent) {
      if (event.relatedTarget === null) setIsOver(false);
    }
    function onDrop(event: DragEvent) {
      setIsOver(false);
      if (event.defaultPrevented || !carriesFiles(event)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) take.current(files);
    }
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  return isOver;
}
