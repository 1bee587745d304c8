import { Switch as BaseSwitch } from '@base-ui/react/switch';
import styles from './Switch.module.css';

type Props = {
  /** Read out; the visible label stands beside it. */
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
};

export function Switch({ label, isOn, onChange }: Props) {
  return (
    <BaseSwitch.Root
      className={styles.track}
      aria-label={label}
      checked={isOn}
      onCheckedChange={(next) => onChange(next)}
    >
      <BaseSwitch.Thumb className={styles.knob} />
    </BaseSwitch.Root>
  );
}
