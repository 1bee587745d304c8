import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PipelineFile } from '../../../shared/model/pipelineFile.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { localPath } from '../../../shared/rules/localPath.ts';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useSettings } from '../../data/useSettings.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { pictureOf } from '../../parts/pictureOf.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { go } from '../../place/navigation.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { TaskTypeTag } from '../../ui/TaskTypeTag.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useNow } from '../../ui/useNow.ts';
import { FileFacts } from './FileFacts.tsx';
import styles from './FileLine.module.css';

type Props = {
  readonly file: PipelineFile;
  readonly taskTypeId: Id | null;
  /** How many files came out of it, where that is known. */
  readonly outputCount: number;
};

const minuteMs = 60_000;

/** One file by where it lies on this computer; all that was told of it opens below. */
export function FileLine({ file, taskTypeId, outputCount }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  const { taskTypes, people } = useStudio();
  const { pathMappings } = useSettings();
  const copy = useCall('copyText');
  const reveal = useCall('revealPath');
  const open = useCall('openByCommand');
  const tellFailure = useTellFailure();
  const [isOpened, setIsOpened] = useState(false);
  const factsId = useId();
  const type = taskTypes.get(taskTypeId ?? '');
  const person = people.get(file.personId ?? '');
  const path = localPath(file.path, pathMappings);
  const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  const of = [file.outputTypeName, file.representation].filter(Boolean).join(', ');
  const noPath = path === '' ? t('entity.noPath') : null;
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
    <li className={styles.file} data-opened={isOpened || undefined}>
      <div className={styles.line}>
        <button
          type="button"
          className={styles.open}
          aria-expanded={isOpened}
          aria-controls={isOpened ? factsId : undefined}
          title={[path, file.comment].filter(Boolean).join('\n')}
          onClick={() => setIsOpened(!isOpened)}
        >
          <span className={styles.type}>
            <Icon name={isOpened ? 'down' : 'right'} size="xs" />
            {type && <TaskTypeTag name={type.name} color={type.color} />}
            {of !== '' && <span className={styles.of}>{of}</span>}
          </span>
          <span className={styles.path} data-canceled={file.facts.isCanceled || undefined}>
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
        </button>
        <span className={styles.tools}>
          <IconButton
            icon="copy"
            size="sm"
            label={t('entity.copyPath')}
            disabledReason={noPath}
            onClick={() => copy.start({ text: path })}
          />
          <IconButton
            icon="folder"
            size="sm"
            label={t('entity.reveal')}
            disabledReason={noPath}
            onClick={() => void show().catch(() => undefined)}
          />
          <IconButton
            icon="external"
            size="sm"
            label={t('fileCommand.open')}
            disabledReason={noPath}
            onClick={() => void openIt().catch(tellFailure)}
          />
        </span>
      </div>
      {isOpened && (
        <div id={factsId}>
          <FileFacts file={file} typeName={type?.name ?? ''} path={path} outputCount={outputCount} />
        </div>
      )}
    </li>
  );
}
