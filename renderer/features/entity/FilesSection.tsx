import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PipelineFile } from '../../../shared/model/pipelineFile.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { localPath } from '../../../shared/rules/localPath.ts';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useSettings } from '../../data/useSettings.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { FreshnessNote } from '../../parts/FreshnessNote.tsx';
import { pictureOf } from '../../parts/pictureOf.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { go } from '../../place/navigation.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Section } from '../../ui/Section.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TaskTypeTag } from '../../ui/TaskTypeTag.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useNow } from '../../ui/useNow.ts';
import { FailedSection } from './FailedSection.tsx';
import styles from './FilesSection.module.css';
import { PathsDialog } from './PathsDialog.tsx';

type Props = {
  readonly entityId: Id;
  /** Of its tasks, the type of each. */
  readonly taskTypeOf: (taskId: Id) => Id | null;
};

/** The files that a pipeline told the server of, by where they lie on this computer. */
export function FilesSection({ entityId, taskTypeOf }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isSetting, setIsSetting] = useState(false);
  const answer = useEngine('entityFiles', { entityId });
  if (answer.value === undefined) return <FailedSection title={t('entity.files')} answer={answer} />;
  const { working, outputs, freshness } = answer.value;
  const count = working.length + outputs.length;
  const isComing = freshness.state === 'never' && freshness.isPulling;
  return (
    <Section
      title={t('entity.files')}
      count={format.number(count)}
      actions={
        <>
          <FreshnessNote freshness={freshness} />
          {count > 0 && (
            <Button kind="quiet" size="sm" icon="folder" onClick={() => setIsSetting(true)}>
              {t('entity.paths')}
            </Button>
          )}
        </>
      }
    >
      {isComing && <Skeleton rows={2} label={t('ui.loading')} />}
      {!isComing && count === 0 && (
        <p className={styles.none}>{t(freshness.state === 'never' ? 'entity.filesNotHere' : 'entity.noFiles')}</p>
      )}
      {count > 0 && (
        <div className={styles.box}>
          {working.length > 0 && <h3 className={styles.head}>{t('entity.workingFiles')}</h3>}
          <ul className={styles.list}>
            {working.map((file) => (
              <FileLine key={file.id} file={file} taskTypeId={file.taskId === null ? null : taskTypeOf(file.taskId)} />
            ))}
          </ul>
          {outputs.length > 0 && <h3 className={styles.head}>{t('entity.outputFiles')}</h3>}
          <ul className={styles.list}>
            {outputs.map((file) => (
              <FileLine key={file.id} file={file} taskTypeId={file.taskTypeId} />
            ))}
          </ul>
        </div>
      )}
      {isSetting && <PathsDialog onClose={() => setIsSetting(false)} />}
    </Section>
  );
}

const minuteMs = 60_000;

type LineProps = { readonly file: PipelineFile; readonly taskTypeId: Id | null };

function FileLine({ file, taskTypeId }: LineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  const { taskTypes, people } = useStudio();
  const { pathMappings } = useSettings();
  const copy = useCall('copyText');
  const reveal = useCall('revealPath');
  const open = useCall('openByCommand');
  const tellFailure = useTellFailure();
  const type = taskTypes.get(taskTypeId ?? '');
  const person = people.get(file.personId ?? '');
  const path = localPath(file.path, pathMappings);
  const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  const of = [file.instanceName, file.outputTypeName, file.representation].filter(Boolean).join(', ');
  async function show(): Promise<void> {
    const { isFound } = await reveal.run({ path });
    if (!isFound) showToast({ title: t('entity.notFound'), description: t('entity.notFoundWhy', { path }) });
  }
  async function openIt(): Promise<void> {
    const opening = await open.run({ path });
    switch (opening.kind) {
      case 'opened':
        return;
      case 'no-command':
        showToast({
          title: t('fileCommand.noCommand'),
          description: t('fileCommand.noCommandWhy'),
          action: { label: t('fileCommand.set'), run: () => go({ page: 'settings', section: 'files' }) },
        });
        return;
      case 'not-found':
        showToast({ title: t('entity.notFound'), description: t('entity.notFoundWhy', { path }) });
        return;
      case 'not-started':
        showToast({
          title: t('fileCommand.notStarted', { program: opening.program }),
          description: t(opening.reason === 'ENOENT' ? 'fileCommand.gone' : 'fileCommand.reason', {
            reason: opening.reason,
          }),
          tone: 'danger',
        });
        return;
      case 'ended':
        showToast({
          title: t('fileCommand.ended', { program: opening.program }),
          description: t('fileCommand.endedWhy', { code: opening.code }),
          tone: 'danger',
        });
    }
  }
  return (
    <li className={styles.line}>
      <span className={styles.type}>
        {type && <TaskTypeTag name={type.name} color={type.color} />}
        {of !== '' && <span className={styles.of}>{of}</span>}
      </span>
      <span className={styles.path} title={[path, file.comment].filter(Boolean).join('\n')}>
        <bdi>
          <span className={styles.folder}>{path.slice(0, cut)}</span>
          {path.slice(cut) === '' ? file.name : path.slice(cut)}
        </bdi>
      </span>
      <span className={styles.revision}>{t('task.revision', { revision: file.revision })}</span>
      <span className={styles.who}>
        {person && <Avatar name={person.fullName} pictureUrl={pictureOf(person)} size="sm" />}
        {file.updatedAt !== null && <time>{format.when(file.updatedAt, now)}</time>}
      </span>
      <span className={styles.tools}>
        <IconButton
          icon="copy"
          size="sm"
          label={t('entity.copyPath')}
          disabledReason={path === '' ? t('entity.noPath') : null}
          onClick={() => copy.start({ text: path })}
        />
        <IconButton
          icon="folder"
          size="sm"
          label={t('entity.reveal')}
          disabledReason={path === '' ? t('entity.noPath') : null}
          onClick={() => void show().catch(() => undefined)}
        />
        <IconButton
          icon="external"
          size="sm"
          label={t('fileCommand.open')}
          disabledReason={path === '' ? t('entity.noPath') : null}
          onClick={() => void openIt().catch(tellFailure)}
        />
      </span>
    </li>
  );
}
