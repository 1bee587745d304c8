import { type IconName, iconShapes, iconStroke } from './iconShapes.tsx';
import styles from './Icon.module.css';

export type { IconName };

type Props = {
  readonly name: IconName;
  readonly size?: 'xs' | 'sm' | 'md' | 'lg' | 'xl';
};

/** Always beside a word or inside something that has a name: it says nothing to a screen reader. */
export function Icon({ name, size = 'md' }: Props) {
  return (
    <svg className={styles.icon} data-size={size} {...iconStroke} aria-hidden="true">
      {iconShapes[name]}
    </svg>
  );
}
