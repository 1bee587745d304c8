import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { FileFinding } from '../../../shared/model/files.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { MoviePlayer } from '../../ui/MoviePlayer.tsx';
import styles from './FileLine.module.css';
import { FilePicture, shownContent } from './FilePicture.tsx';
import { factWords, findingWords } from './findingWords.ts';
import { TaskPicker } from './TaskPicker.tsx';
import { isUnfit, type ListedFile } from './useSheet.ts';

type Props = {
  readonly file: ListedFile;
  /** How the player counts. */
  readonly frames: { readonly fps: number; readonly first: number };
  readonly productionId: Id | null;
  readonly onPlace: (taskId: Id) => void;
  readonly onRemove: () => void;
};

const icons: Readonly<Record<FileFinding['severity'], IconName>> = { error: 'ban', warning: 'warning', note: 'info' };

/** One file: what it is, what stands out about it, and which task it is of where that is not clear. */
export function FileLine({ file, frames, productionId, onPlace, onRemove }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const { facts, findings, match } = file;
  const content = shownContent(file);
  const url = mediaUrl('chosen', file.handle);
  const words = facts === null ? [] : factWords(facts, t, format);
  return (
    <li className={styles.file} aria-label={file.name}>
      <div className={styles.line}>
        <FilePicture file={file} isOpen={isOpen} onToggle={() => setIsOpen(!isOpen)} />
        <div className={styles.about}>
          <p className={styles.name} title={file.name}>
            {file.name}
          </p>
          <p className={styles.facts}>{[format.bytes(facts?.sizeBytes ?? file.sizeBytes), ...words].join(' · ')}</p>
          {findings.map((finding) => (
            <p key={finding.kind} className={styles.finding} data-severity={finding.severity}>
              <Icon name={icons[finding.severity]} size="sm" /> {findingWords(finding, t, format)}
            </p>
          ))}
        </div>
        {/* What cannot be published needs no task. */}
        {!isUnfit(file) && (
          <TaskPicker
            candidates={match?.candidates ?? []}
            isKnown={isPlaced(file)}
            name={file.name}
            productionId={productionId}
            onPick={onPlace}
          />
        )}
        <IconButton icon="close" size="sm" label={t('task.removeFile', { name: file.name })} onClick={onRemove} />
      </div>
      {isOpen && content === 'movie' && (
        <div className={styles.stage}>
          <MoviePlayer
            url={url}
            poster={null}
            thumbnail={null}
            fps={facts?.fps ?? frames.fps}
            firstFrame={frames.first}
            askedFrame={null}
            isHere
          />
        </div>
      )}
      {isOpen && content === 'picture' && (
        <div className={styles.stage}>
          <img className={styles.picture} src={url} alt={file.name} draggable={false} />
        </div>
      )}
    </li>
  );
}

const isPlaced = ({ taskId, match }: ListedFile): boolean => taskId !== null || (match?.taskId ?? null) !== null;
