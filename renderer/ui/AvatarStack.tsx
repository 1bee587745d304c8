import { Avatar } from './Avatar.tsx';
import { MoreBadge } from './MoreBadge.tsx';
import styles from './AvatarStack.module.css';

export type StackedPerson = { readonly id: string; readonly name: string; readonly pictureUrl: string | null };

type Props = {
  readonly people: readonly StackedPerson[];
  /** How many are drawn; the others are a number. */
  readonly limit?: number;
  readonly size?: 'cell' | 'sm' | 'md';
};

export function AvatarStack({ people, limit = 3, size = 'cell' }: Props) {
  const shown = people.slice(0, limit);
  return (
    <span className={styles.stack}>
      {shown.map((person, index) => (
        // By their places: another person is drawn over the one before, and nothing of that one stays.
        <Avatar key={index} name={person.name} pictureUrl={person.pictureUrl} size={size} />
      ))}
      <MoreBadge names={people.slice(limit).map(({ name }) => name)} />
    </span>
  );
}
