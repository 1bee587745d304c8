import { useTranslation } from 'react-i18next';
import type { TodoRow } from '../../../shared/model/screens.ts';
import { useLastWords } from '../../parts/useLastWords.ts';
import styles from './TodoRowLine.module.css';

type Props = { readonly row: Pick<TodoRow, 'lastComment' | 'entity'> };

/** What was said last of a task, in one line. */
export function LastWords({ row }: Props) {
  const { t } = useTranslation();
  const words = useLastWords(row);
  if (words === null) return null;
  return (
    <span className={styles.words}>
      {words.name !== '' && <span className={styles.author}>{words.name}</span>}
      {words.text === '' ? <span className={styles.wordless}>{t('todo.wordless')}</span> : words.text}
    </span>
  );
}
