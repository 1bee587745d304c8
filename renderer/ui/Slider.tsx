import { useId, useRef } from 'react';
import styles from './Slider.module.css';

type Props = {
  readonly label: string;
  /** The value in words. */
  readonly shown: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
  /** The pointer let go of it, elsewhere than where it took it. */
  readonly onRelease?: (value: number) => void;
};

export function Slider({ label, shown, value, least, most, step, onChange, onRelease }: Props) {
  const id = useId();
  const taken = useRef<string | null>(null);
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>{label}</label>
      <span className={styles.value}>{shown}</span>
      <input
        id={id}
        className={styles.range}
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        aria-valuetext={shown}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
        // What it shows may be no value of its own: between its steps, or beyond its end.
        onPointerDown={(event) => {
          taken.current = event.currentTarget.value;
        }}
        onPointerUp={(event) => {
          const { value: now } = event.currentTarget;
          if (now !== taken.current) onRelease?.(Number(now));
        }}
      />
    </div>
  );
}
