import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDeed, TaskDetail } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { maySeeCasting } from '../../../shared/rules/entityRights.ts';
import { roleIn, useStudio } from '../../data/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useScope } from '../../data/useScope.ts';
import { useSettings } from '../../data/useSettings.ts';
import { InlineError } from '../../parts/InlineError.tsx';
import { NotHere } from '../../parts/NotHere.tsx';
import { refusalWords } from '../../parts/refusalWords.ts';
import { useKeptForTask } from '../../parts/useBegunFromRow.ts';
import { useTaskDeeds } from '../../parts/useTaskDeeds.ts';
import { go } from '../../place/navigation.ts';
import { entityPagePlace, pageOfKind, reviewPlace } from '../../place/place.ts';
import type { ActionId } from '../../keys/catalogue.ts';
import { type Action, useActions } from '../../ui/actions.ts';
import { DropNote } from '../../ui/DropNote.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { CastStrip } from './CastStrip.tsx';
import { useCommentDraft } from './commentDraft.ts';
import { Composer } from './Composer.tsx';
import { Conversation } from './Conversation.tsx';
import { useFileDrop } from './fileDrop.ts';
import { FilesTab } from './FilesTab.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { NotSentChanges } from './NotSentChanges.tsx';
import { PreviewBox } from './PreviewBox.tsx';
import { PreviewsTab } from './PreviewsTab.tsx';
import { Properties } from './Properties.tsx';
import { PublishCard } from './PublishCard.tsx';
import { Revisions } from './Revisions.tsx';
import { Siblings } from './Siblings.tsx';
import { TaskHead } from './TaskHead.tsx';
import styles from './TaskPanel.module.css';

type Props = {
  readonly taskId: Id;
  /** Absent on the task's own page. */
  readonly onClose?: () => void;
  readonly onOpenPage?: () => void;
  readonly onOpenTask: (taskId: Id) => void;
  readonly look?: 'panel' | 'page';
  /** Comes into view, marked. The words are what one came for: the picture is here once a revision or a frame is asked for. */
  readonly shownCommentId?: Id | null;
  /** Under the head. */
  readonly lead?: ReactNode;
};

/** One task: what it is, what was shown and said, and the place to answer. The same beside a list and on its own page. */
export function TaskPanel({ taskId, ...props }: Props) {
  const { t } = useTranslation();
  useScope({ kind: 'task', taskId });
  const answer = useEngine('task', { taskId });
  const task = answer.value;

  if (answer.error && task === undefined) return <InlineError error={answer.error} onRetry={answer.ask} />;
  if (task === undefined) return <AskedFor />;
  if (task === null) return <NotHere title={t('task.notHere')} />;
  return <TaskBody key={taskId} detail={task} {...props} />;
}

/** A few milliseconds, within which one may have pressed the next key. */
function AskedFor() {
  const { t } = useTranslation();
  useKeptForTask();
  return <Skeleton rows={4} label={t('ui.loading')} />;
}

const roomyPx = 480;
const panelTabs = ['conversation', 'previews', 'files', 'history'] as const;

type BodyProps = Omit<Props, 'taskId'> & { readonly detail: TaskDetail };

function TaskBody(props: BodyProps) {
  const { detail, onClose, onOpenPage, onOpenTask, look = 'panel', shownCommentId = null, lead } = props;
  const { t } = useTranslation();
  const { rights, revisions } = detail;
  /** The newest, unless another was chosen; of its files the first. */
  const [chosen, setChosen] = useState<{ readonly revision: number; readonly position: number } | null>(null);
  const [tab, setTab] = useState<(typeof panelTabs)[number]>('conversation');
  const [frame, setFrame] = useState<{ readonly number: number; readonly asked: number } | null>(null);
  // In a narrow panel the words come first.
  const { panelWidthPx } = useSettings();
  const [isCastShown, setIsCastShown] = useState(panelWidthPx >= roomyPx);
  const seesCast = maySeeCasting(roleIn(useStudio(), detail.production.id));
  const draft = useCommentDraft(detail.task.id);
  const wordsRef = useRef<HTMLTextAreaElement>(null);
  const deeds = useTaskDeeds(detail);
  const drop = useFileDrop({
    canPublish: rights.canPublish,
    isOff: !rights.canComment,
    onFiles: draft.addFiles,
  });
  const revision = revisions.find((one) => one.revision === chosen?.revision) ?? revisions[0];
  const shown = revision?.files[revision.revision === chosen?.revision ? chosen.position : 0] ?? revision?.files[0];
  const hasFrames = shown?.media === 'movie';
  const review = (): void => {
    const list = pageOfKind(detail.entity.kind);
    const of = { productionId: detail.production.id, list, taskId: detail.task.id } as const;
    go(reviewPlace(of, { previewFileId: shown?.file.id ?? null }));
  };
  const refused = (id: ActionId, label: string, deed: TaskDeed): Action => ({
    id,
    label,
    group: t('actions.group.task'),
    disabledReason: refusalWords(rights.refusals[deed], t),
    isKeyOnly: rights.refusals[deed] === 'role',
    run: () => undefined,
  });
  useActions([
    {
      id: 'task.review',
      label: t('review.open'),
      group: t('actions.group.task'),
      icon: 'play',
      disabledReason: shown === undefined ? t('task.noPreview') : null,
      run: review,
    },
    // Where one may, the part in which it is done offers it.
    ...(rights.canComment ? [] : [refused('task.comment', t('task.writeComment'), 'comment')]),
    ...(rights.canPublish ? [] : [refused('task.publish', t('keys.publish'), 'publish')]),
    { id: 'view.pin', label: t('pins.pinHere'), group: t('actions.group.task'), icon: 'pin', run: deeds.pin },
    {
      id: 'view.copy-link',
      label: t('entities.copyLink'),
      group: t('actions.group.task'),
      icon: 'link',
      run: deeds.copyLink,
    },
  ]);

  return (
    <section className={styles.panel} data-look={look} data-drop={drop.isOver || undefined} {...drop.handlers}>
      <div className={styles.head}>
        <TaskHead
          detail={detail}
          level={look === 'page' ? 'h1' : 'h2'}
          {...(onClose ? { onClose } : {})}
          {...(onOpenPage ? { onOpenPage } : {})}
        />
      </div>
      {lead}
      <div className={styles.scroll}>
        <div className={styles.facts}>
          {!detail.production.isOpen && (
            <p className={styles.closed}>
              <Icon name="lock" size="sm" /> {t('entities.closed')}
            </p>
          )}
          {revision && shown ? (
            <>
              {(shownCommentId === null || chosen !== null || frame !== null) && (
                <PreviewBox detail={detail} revision={revision} shown={shown} askedFrame={frame} />
              )}
              <Revisions
                detail={detail}
                revision={revision}
                shown={shown}
                onRevision={(number) => setChosen({ revision: number, position: 0 })}
                onPosition={(position) => setChosen({ revision: revision.revision, position })}
                onReview={review}
              />
            </>
          ) : (
            <p className={styles.noPreview}>{t('task.noPreview')}</p>
          )}
          <Properties detail={detail} />
          <NotSentChanges detail={detail} />
          <Siblings
            detail={detail}
            isCastShown={isCastShown}
            onOpenTask={onOpenTask}
            {...(look === 'panel' && seesCast ? { onToggleCast: () => setIsCastShown(!isCastShown) } : {})}
          />
          {look === 'page' && seesCast && cast()}
        </div>
        <div className={styles.feed} role="group" aria-label={t('task.parts')}>
          <div className={styles.tabs}>
            <Tabs
              label={t('task.parts')}
              value={tab}
              onChange={setTab}
              tabs={panelTabs.map((value) => ({ value, label: t(`task.part.${value}`) }))}
            />
          </div>
          {tab === 'previews' && (
            <PreviewsTab detail={detail} onShow={(number, position) => setChosen({ revision: number, position })} />
          )}
          {tab === 'files' && <FilesTab taskId={detail.task.id} productionId={detail.task.productionId} />}
          {tab === 'history' && <HistoryTab detail={detail} />}
          {tab === 'conversation' && (
            <Conversation
              detail={detail}
              shownCommentId={shownCommentId}
              onFrame={hasFrames ? (number) => setFrame({ number, asked: Date.now() }) : undefined}
              onRevision={(number) => setChosen({ revision: number, position: 0 })}
            >
              {look === 'panel' && isCastShown && seesCast && cast()}
            </Conversation>
          )}
        </div>
      </div>
      {rights.canComment && tab === 'conversation' && (
        <div className={styles.foot}>
          {rights.canPublish && !draft.value.isPublish && (
            <PublishCard detail={detail} draft={draft} onChosen={() => wordsRef.current?.focus()} />
          )}
          <Composer detail={detail} draft={draft} fieldRef={wordsRef} />
        </div>
      )}
      {drop.isOver && (
        <DropNote over="part">
          {rights.canPublish ? t('task.dropToPublish', { revision: detail.nextRevision }) : t('task.dropToAttach')}
        </DropNote>
      )}
    </section>
  );

  function cast() {
    const open = (assetId: Id) => go(entityPagePlace(detail.production.id, 'Asset', assetId));
    return <CastStrip detail={detail} level={look === 'page' ? 'h2' : 'h3'} onOpenAsset={open} />;
  }
}
