import { useEffect, useMemo, useRef, useState } from 'react';
import { custom } from '../../ui/custom.ts';
import { peaksOf } from './peaks.ts';
import styles from './SoundViewer.module.css';

type Props = {
  /** How loud it is along its length, from 0 to 1. */
  readonly curve: Float32Array;
  /** How much of it has been heard, from 0 to 1. */
  readonly share: number;
};

/** Drawn once for its width; what moves is a mark over it. */
export function Waveform({ curve, share }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const { current } = canvas;
    if (current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  const barCount = Math.max(1, Math.floor(size.width / barPx));
  const peaks = useMemo(() => peaksOf([curve], barCount), [curve, barCount]);
  useEffect(() => {
    const { current } = canvas;
    const pen = current?.getContext('2d') ?? null;
    if (current === null || pen === null || size.width === 0) return;
    const ratio = window.devicePixelRatio;
    current.width = Math.round(size.width * ratio);
    current.height = Math.round(size.height * ratio);
    pen.scale(ratio, ratio);
    pen.fillStyle = getComputedStyle(current).color;
    for (const [at, peak] of peaks.entries()) {
      const height = Math.max(1, peak * size.height * 0.9);
      pen.fillRect(at * barPx, (size.height - height) / 2, barPx - 1, height);
    }
  }, [peaks, size]);
  return (
    <>
      <canvas ref={canvas} className={styles.canvas} />
      <span className={styles.heard} style={custom({ '--share': String(share) })} />
    </>
  );
}

const barPx = 3;
