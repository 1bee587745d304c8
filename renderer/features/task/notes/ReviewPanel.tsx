import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notesOf } from '../../../../shared/rules/notes.ts';
import { useEngine } from '../../../data/useEngine.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import type { ReviewSide } from '../../../parts/reviewSide.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { useCommentDraft } from '../commentDraft.ts';
import { NotSentChanges } from '../NotSentChanges.tsx';
import { PreviewsTab } from '../PreviewsTab.tsx';
import { Properties } from '../Properties.tsx';
import { AnswerButtons } from './AnswerButtons.tsx';
import { NoteComposer } from './NoteComposer.tsx';
import { NoteList } from './NoteList.tsx';
import styles from './ReviewPanel.module.css';

const tabs = ['notes', 'task', 'versions'] as const;

/** Beside the picture under review: its notes, its task, its revisions, and the words and statuses by which one answers. */
export function ReviewPanel(side: ReviewSide) {
  const { detail, revision, firstNumber, onRevision, exports } = side;
  const { t } = useTranslation();
  const format = useFormat();
  const [tab, setTab] = useState<(typeof tabs)[number]>('notes');
  const draft = useCommentDraft(detail.task.id);
  const answer = useEngine('comments', { taskId: detail.task.id });
  const notes = answer.value === undefined ? null : notesOf(answer.value.comments, firstNumber);
  const count = notes?.filter((note) => note.revision === revision && note.comment.revision === null).length ?? 0;

  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <Tabs
          label={t('task.parts')}
          value={tab}
          onChange={setTab}
          tabs={tabs.map((value) => ({
            value,
            label: t(`notes.tab.${value}`),
            ...(value === 'notes' && count > 0 ? { count: format.number(count) } : {}),
          }))}
        />
        {exports.length > 0 && (
          <Menu
            align="end"
            trigger={<IconButton icon="more" size="sm" label={t('notes.takeOut')} />}
            entries={exports}
          />
        )}
      </div>
      {tab === 'notes' && <NoteList side={side} answer={answer} notes={notes ?? []} draft={draft} />}
      {tab === 'task' && (
        <div className={styles.scroll}>
          <div className={styles.facts}>
            {detail.entity.description !== '' && <p className={styles.description}>{detail.entity.description}</p>}
            <Properties detail={detail} />
            <NotSentChanges detail={detail} />
          </div>
        </div>
      )}
      {tab === 'versions' && (
        <div className={styles.scroll}>
          <PreviewsTab detail={detail} onShow={(number) => onRevision(number)} />
        </div>
      )}
      {detail.rights.canComment && tab === 'notes' && (
        <div className={styles.foot}>
          <NoteComposer side={side} draft={draft} />
        </div>
      )}
      <AnswerButtons side={side} draft={draft} />
    </div>
  );
}
