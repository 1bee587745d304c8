import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './FilePicture.module.css';
import type { ListedFile } from './useSheet.ts';

type Props = { readonly file: ListedFile; readonly isOpen: boolean; readonly onToggle: () => void };

/** What is in the file, small, from where it is; pressing it shows it large below. */
export function FilePicture({ file, isOpen, onToggle }: Props) {
  const { t } = useTranslation();
  const content = shownContent(file);
  if (content === null)
    return (
      <span className={styles.box}>
        <Icon name="file" />
      </span>
    );
  const url = mediaUrl('chosen', file.handle);
  return (
    <button
      type="button"
      className={styles.box}
      aria-expanded={isOpen}
      aria-label={t(content === 'movie' ? 'publish.play' : 'publish.look', { name: file.name })}
      title={t(content === 'movie' ? 'publish.play' : 'publish.look', { name: file.name })}
      onClick={onToggle}
    >
      {content === 'movie' ? (
        <video className={styles.picture} src={url} preload="metadata" muted />
      ) : (
        <img className={styles.picture} src={url} alt="" draggable={false} />
      )}
      {content === 'movie' && (
        <span className={styles.play}>
          <Icon name="play" size="sm" />
        </span>
      )}
    </button>
  );
}

/** What a window can show of it; null for nothing. */
export function shownContent({ facts }: ListedFile): 'picture' | 'movie' | null {
  if (facts === null || facts.problem !== null) return null;
  if (facts.content === 'picture') return 'picture';
  return facts.content === 'movie' && facts.isPlayableHere === true ? 'movie' : null;
}
