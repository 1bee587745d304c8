/** Naming people while writing: `@` opens the team and the departments, what is chosen is written as the server reads it. */
import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/model/studio.ts';
import { productionPeople } from '../../parts/productionChoices.ts';
import { useStudio } from '../../data/studio.ts';
import { pictureOf } from '../../parts/pictureOf.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './mentions.module.css';

type Choice = {
  readonly id: string;
  readonly name: string;
  readonly pictureUrl: string | null;
  readonly isDepartment: boolean;
};
export type Mentions = ReturnType<typeof useMentions>;

const mostShown = 7;

export function useMentions(
  productionId: Id,
  text: string,
  field: RefObject<HTMLTextAreaElement | null>,
  onText: (text: string) => void,
) {
  const studio = useStudio();
  const listId = useId();
  const [at, setAt] = useState<{ readonly start: number; readonly caret: number } | null>(null);
  const [chosen, setChosen] = useState(0);
  const typed = at === null ? '' : text.slice(at.start + 1, at.caret).toLowerCase();
  const choices: readonly Choice[] =
    at === null
      ? []
      : [
          ...productionPeople(studio, productionId).map((person) => ({
            id: person.id,
            name: person.fullName,
            pictureUrl: pictureOf(person),
            isDepartment: false,
          })),
          ...[...studio.departments.values()]
            .filter(({ isArchived }) => !isArchived)
            .map(({ id, name }) => ({ id, name, pictureUrl: null, isDepartment: true })),
        ]
          .filter(
            ({ name }) =>
              name
                .toLowerCase()
                .split(' ')
                .some((word) => word.startsWith(typed)) || name.toLowerCase().startsWith(typed),
          )
          .slice(0, mostShown);

  function accept(choice: Choice) {
    if (at === null) return;
    // Followed by a space: the server reads a name before anything else as no name.
    const next = `${text.slice(0, at.start)}@${choice.name} ${text.slice(at.caret)}`;
    const caret = at.start + choice.name.length + 2;
    onText(next);
    setAt(null);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(caret, caret);
    });
  }

  const isOpen = choices.length > 0;
  const current = Math.min(chosen, choices.length - 1);
  return {
    isOpen,
    choices,
    chosen: current,
    listId,
    accept,
    close: () => setAt(null),
    aria: isOpen
      ? {
          'aria-controls': listId,
          'aria-activedescendant': `${listId}-${String(current)}`,
          'aria-autocomplete': 'list' as const,
        }
      : {},
    begin: () => {
      const caret = field.current?.selectionStart ?? text.length;
      const space = caret > 0 && !/\s/.test(text[caret - 1] ?? ' ') ? ' ' : '';
      onText(`${text.slice(0, caret)}${space}@${text.slice(caret)}`);
      setAt({ start: caret + space.length, caret: caret + space.length + 1 });
      requestAnimationFrame(() => {
        field.current?.focus();
        field.current?.setSelectionRange(caret + space.length + 1, caret + space.length + 1);
      });
    },
    onCaret: (element: HTMLTextAreaElement) => {
      const caret = element.selectionStart;
      const before = element.value.slice(0, caret);
      const found = /(?:^|\s)@([\p{L}\p{M}'’-]*(?: [\p{L}\p{M}'’-]*)?)$/u.exec(before);
      setAt(found ? { start: caret - (found[1]?.length ?? 0) - 1, caret } : null);
      setChosen(0);
    },
    onKeyDown: (event: KeyboardEvent): boolean => {
      if (choices.length === 0) return false;
      const choice = choices[Math.min(chosen, choices.length - 1)];
      if (event.key === 'ArrowDown') setChosen((chosen + 1) % choices.length);
      else if (event.key === 'ArrowUp') setChosen((chosen - 1 + choices.length) % choices.length);
      else if ((event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey && choice)
        accept(choice);
      else if (event.key === 'Escape') setAt(null);
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}

export function MentionList({ mentions }: { readonly mentions: Mentions }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.list} id={mentions.listId} role="listbox" aria-label={t('task.mention')}>
      {mentions.choices.map((choice, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the text field has the keys
        <li
          key={choice.id}
          id={`${mentions.listId}-${String(index)}`}
          className={styles.choice}
          role="option"
          aria-selected={index === mentions.chosen}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => mentions.accept(choice)}
        >
          {choice.isDepartment ? (
            <Icon name="users" size="sm" />
          ) : (
            <Avatar name={choice.name} pictureUrl={choice.pictureUrl} size="sm" isNamed={false} />
          )}
          {choice.name}
        </li>
      ))}
    </ul>
  );
}
