import { Progress } from '@base-ui/react/progress';
import { custom } from './custom.ts';
import styles from './ProgressBar.module.css';

type Props = {
  readonly label: string;
  /** From 0 to 1; null where nobody knows. */
  readonly share: number | null;
  readonly tone?: 'accent' | 'quiet' | 'danger';
  /** For people who hear it: "18 of 96 MB". */
  readonly valueText?: string;
};

export function ProgressBar({ label, share, tone = 'accent', valueText }: Props) {
  return (
    <Progress.Root
      className={styles.root}
      aria-label={label}
      value={share === null ? null : Math.round(Math.min(1, Math.max(0, share)) * 100)}
      {...(valueText === undefined ? {} : { getAriaValueText: () => valueText })}
    >
      <Progress.Track className={styles.track}>
        <span
          className={styles.bar}
          data-tone={tone}
          data-unknown={share === null || undefined}
          style={custom({ '--share': share ?? 0 })}
        />
      </Progress.Track>
    </Progress.Root>
  );
}
