import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { draftKeyOfTask, emptyDraft, readDraft, writeDraft } from '../../../../shared/draft.ts';
import type { TaskDetail } from '../../../../shared/model/screens.ts';
import { firstFrameNumber } from '../../../../shared/rules/frameNumbers.ts';
import { entityName } from '../../../data/commandWords.ts';
import { useBridge } from '../../../data/EngineProvider.tsx';
import { useStudio } from '../../../data/studio.ts';
import { useCall } from '../../../data/useCall.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { printSheet } from '../../../parts/print/printSheet.ts';
import { useTellFailure } from '../../../parts/useTellFailure.ts';
import type { ReviewPlace } from '../../../place/place.ts';
import { useActions } from '../../../ui/actions.ts';
import type { MenuEntry } from '../../../ui/Menu.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { useNow } from '../../../ui/useNow.ts';
import type { DrawnFrame } from '../draw/drawings.ts';
import type { Medium } from '../movie/medium.ts';
import { useApart } from '../apart.ts';
import { mediumPool } from '../mediumPoolOfWindow.ts';
import type { Player } from '../playback/player.ts';
import type { ReviewFile } from '../reviewFile.ts';
import type { UsedQueue } from '../queue/useReviewQueue.ts';
import { annotatedPicture } from './annotatedPicture.tsx';
import { gatherShot } from './gatherReport.ts';
import { pictureName } from './pictureName.ts';
import { ReportSheet } from './ReportSheet.tsx';
import { reportCsv, type ReportShot } from './reviewReport.ts';

type Options = {
  readonly place: ReviewPlace;
  readonly detail: TaskDetail;
  readonly file: ReviewFile;
  readonly medium: Medium | null;
  readonly player: Player | null;
  readonly drawings: readonly DrawnFrame[];
  readonly queue: UsedQueue;
};

/** What can be taken out of a review: the frame as it is seen, and all that was said. Nothing of it asks the server. */
export function useReviewExports(options: Options): readonly MenuEntry[] {
  const { place, detail, file, medium, player, drawings, queue } = options;
  const { t } = useTranslation();
  const format = useFormat();
  const bridge = useBridge();
  const { people, taskTypes, taskStatuses } = useStudio();
  const saveFile = useCall('saveFile');
  const saveFolder = useCall('saveFolder');
  const keepPasted = useCall('keepPastedFile');
  const saveDraft = useCall('saveDraft');
  const tellFailure = useTellFailure();
  const [isBusy, setIsBusy] = useState(false);
  const { production, entity, task } = detail;
  const taskType = taskTypes.get(task.taskTypeId)?.name ?? '';
  const { revision } = file.revision;

  /** As it is on screen, with its name beneath. */
  async function picture(): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
    const frame = player?.state().shown ?? 0;
    const number = firstFrameNumber('shot', detail.frames.in) + frame;
    if (medium === null) throw new Error('nothing is on screen');
    const drawn = drawings.find((one) => one.frame === frame);
    const parts = [production.name, entity.episodeName, entity.parentName, entity.name, taskType];
    const what = `${taskType} ${t('task.revision', { revision })}`;
    const words = [production.name, entityName(entity), what, String(number)].join(' · ');
    return {
      name: pictureName(parts, revision, number),
      bytes: await annotatedPicture(medium, frame, drawn, words),
    };
  }
  async function attach(): Promise<void> {
    const { name, bytes } = await picture();
    const kept = await keepPasted.run({ name, bytes });
    const key = draftKeyOfTask(task.id);
    const draft = readDraft((await bridge.query('draft', { key })).value.value) ?? emptyDraft;
    await saveDraft.run({ key, value: writeDraft({ ...draft, files: [...draft.files, kept] }) });
    showToast({ title: t('export.attached'), topic: 'export' });
  }

  const apart = useApart();
  async function report(): Promise<readonly ReportShot[]> {
    const places = queue.items.length > 0 ? queue.items.map((item) => item.place) : [place];
    const shots: ReportShot[] = [];
    for (const [index, of] of places.entries()) {
      showToast({
        title: t('export.gathering', { at: format.number(index + 1), of: format.number(places.length) }),
        topic: 'export',
      });
      const shot = await gatherShot(of, {
        task: async (taskId) => (await bridge.query('task', { taskId })).value,
        comments: async (taskId) => (await bridge.query('comments', { taskId })).value,
        people,
        taskTypes,
        taskStatuses,
        pool: mediumPool,
        apart,
        when: format.instantFull,
        revisionWords: (number) => t('task.revision', { revision: number }),
        missingWords: (frames, more) => {
          const rest = more === 0 ? [] : [t('export.missingMore', { count: more, number: format.number(more) })];
          return t('export.missing', { frames: format.list([...frames.map(String), ...rest]) });
        },
      });
      if (shot !== null) shots.push(shot);
    }
    return shots;
  }
  const title = queue.title ?? (place.queue?.kind === 'checks' ? t('pages.my-checks') : entityName(entity));
  const today = format.dayOf(useNow(60_000));
  const name = `${title} ${today}`;
  async function onPaper(): Promise<void> {
    const shots = await report();
    printSheet(
      {
        title,
        facts: [production.name, t('export.shots', { count: shots.length })],
        content: <ReportSheet shots={shots} />,
      },
      'pdf',
    );
  }
  async function asCsv(): Promise<boolean> {
    const shots = await report();
    const pictures = shots.flatMap((shot) =>
      shot.pictures.map(({ name: file_, png }) => ({ name: file_, bytes: png })),
    );
    const table = {
      name: `${name}.csv`,
      bytes: new TextEncoder().encode(
        `\uFEFF${reportCsv(
          shots,
          columns.map((column) => t(`export.column.${column}`)),
        )}`,
      ),
    };
    return (await saveFolder.run({ suggestedName: name, files: [table, ...pictures] })).isSaved;
  }

  const run = (work: () => Promise<boolean>, done: string) => () => {
    setIsBusy(true);
    work()
      .then((isDone) => isDone && showToast({ title: done, topic: 'export' }))
      .catch(tellFailure)
      .finally(() => setIsBusy(false));
  };
  const save = run(async () => {
    const { name: suggestedName, bytes } = await picture();
    return (await saveFile.run({ suggestedName, bytes })).isSaved;
  }, t('export.saved'));
  const copy = run(async () => {
    const png = new Blob([(await picture()).bytes], { type: 'image/png' });
    await navigator.clipboard.write([new ClipboardItem({ [png.type]: png })]);
    return true;
  }, t('export.copied'));
  const attachNow = run(async () => {
    await attach();
    return false;
  }, '');
  const pdf = run(async () => {
    await onPaper();
    return false;
  }, '');
  const csv = run(asCsv, t('export.saved'));
  const nothing = medium === null ? t('review.nothingHere') : null;
  const group = t('notes.takeOut');

  useActions([
    {
      id: 'review.save-frame',
      label: t('export.saveFrame'),
      group,
      icon: 'download',
      disabledReason: nothing,
      run: save,
    },
    { id: 'review.copy-frame', label: t('export.copyFrame'), group, icon: 'copy', disabledReason: nothing, run: copy },
    ...(detail.rights.canComment
      ? [
          {
            id: 'review.attach-frame' as const,
            label: t('export.attachFrame'),
            group,
            icon: 'attachment' as const,
            disabledReason: nothing,
            run: attachNow,
          },
        ]
      : []),
    { id: 'review.report-pdf', label: t('export.pdf'), group, icon: 'file', run: pdf },
    { id: 'review.report-csv', label: t('export.csv'), group, icon: 'file', run: csv },
  ]);

  const item = (id: string, label: string, icon: 'download' | 'copy' | 'attachment' | 'file', onChoose: () => void) =>
    ({ kind: 'item', id, label, icon, onChoose }) as const;
  const offFrame = { isDisabled: isBusy || nothing !== null };
  return [
    { ...item('save', t('export.saveFrame'), 'download', save), keysOf: 'review.save-frame', ...offFrame },
    { ...item('copy', t('export.copyFrame'), 'copy', copy), keysOf: 'review.copy-frame', ...offFrame },
    ...(detail.rights.canComment
      ? [{ ...item('attach', t('export.attachFrame'), 'attachment', attachNow), ...offFrame } as const]
      : []),
    { kind: 'line', id: 'line' },
    { ...item('pdf', t('export.pdf'), 'file', pdf), isDisabled: isBusy },
    { ...item('csv', t('export.csv'), 'file', csv), isDisabled: isBusy },
  ];
}
const columns = ['shot', 'taskType', 'revision', 'status', 'frames', 'author', 'when', 'note', 'pictures'] as const;
