import { useTranslation } from 'react-i18next';
import type { TodoRow } from '../../shared/model/screens.ts';
import { useStudio } from '../data/studio.ts';

type Words = {
  /** Who said it; empty where nobody is known to have. */
  readonly name: string;
  /** Empty where something was done without a word. */
  readonly text: string;
};

/** Who said what last; of a task nobody spoke about, what is to be done in it. Null where there is neither. */
export function useLastWords({ lastComment, entity }: Pick<TodoRow, 'lastComment' | 'entity'>): Words | null {
  const { t } = useTranslation();
  const { me, people } = useStudio();
  if (lastComment === null && entity.description === '') return null;
  const author = people.get(lastComment?.personId ?? '');
  const isOwn = author !== undefined && author.id === me?.id;
  const name = lastComment === null ? t('todo.brief') : isOwn ? t('todo.you') : (author?.firstName ?? '');
  return { name, text: (lastComment?.text ?? entity.description).replaceAll(/\s+/g, ' ').trim() };
}
