import { custom } from './custom.ts';
import { nameHue } from './nameHue.ts';
import styles from './StudioLogo.module.css';

type Props = { readonly name: string; readonly size: 'sm' | 'lg' };

/** A studio's first letter on a colour of its own. A picture: the letter is no word of the button it stands in. */
export function StudioLogo({ name, size }: Props) {
  return (
    <span
      className={styles.logo}
      data-size={size}
      data-colour="person"
      style={custom({ '--hue': nameHue(name) })}
      data-letter={Array.from(name)[0] ?? ''}
      aria-hidden="true"
    />
  );
}
