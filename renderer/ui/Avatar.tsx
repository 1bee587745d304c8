import { nameHue } from './nameHue.ts';
import styles from './Avatar.module.css';
import { sharedLook } from './sharedLook.ts';

type Props = {
  readonly name: string;
  /** Null: initials. */
  readonly pictureUrl: string | null;
  readonly size?: 'cell' | 'sm' | 'md' | 'lg';
  /** False where the name stands beside it anyway. */
  readonly isNamed?: boolean;
};

/** One element: a table has hundreds of them. Nobody (an empty name) keeps its place and shows nothing. */
export function Avatar({ name, pictureUrl, size = 'cell', isNamed = true }: Props) {
  const picture = pictureUrl === null ? {} : { '--picture': `url(${JSON.stringify(pictureUrl)})` };
  return (
    <span
      className={`${styles.avatar} ${sharedLook({ '--hue': nameHue(name), ...picture })}`}
      data-size={size}
      data-colour="person"
      // Drawn, not written: as text they would be part of the words that whatever holds them is called by.
      data-initials={initials(name)}
      data-nobody={name === '' || undefined}
      data-picture={pictureUrl !== null || undefined}

      {...(isNamed && name !== '' ? { role: 'img', 'aria-label': name, title: name } : { 'aria-hidden': true })}
    />
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1);
  return letters
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toLocaleUpperCase();
}
