import { TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { custom } from '../../ui/custom.ts';
import { findAll, piecesOf } from './findText.ts';
import { highlight } from './highlights.ts';
import styles from './PdfViewer.module.css';
import type { PdfSheet } from './sheets.ts';

type Props = {
  readonly sheet: PdfSheet;
  readonly number: number;
  readonly scale: number;
  readonly sought: string;
};

/** More than the largest canvas that graphics cards are sure to take. */
const mostPx = 8_192;

/** A page as large as it will be, and drawn when it comes near: with its words over it, to be marked and found. */
export function PdfPage({ sheet, number, scale, sought }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const [isNear, setIsNear] = useState(false);
  const [textLayer, setTextLayer] = useState<TextLayer | null>(null);
  const { page } = sheet;

  useEffect(() => {
    const { current } = box;
    if (current === null) return undefined;
    const observer = new IntersectionObserver(([entry]) => setIsNear(entry?.isIntersecting === true), {
      rootMargin: '100% 0px',
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (!isNear || canvas.current === null) return undefined;
    const largest = Math.max(sheet.width, sheet.height) * scale;
    const ratio = Math.min(window.devicePixelRatio, mostPx / largest);
    const viewport = page.getViewport({ scale: scale * ratio });
    // Drawn beside and put in its place whole: what was there stays until then.
    const drawn = document.createElement('canvas');
    drawn.width = Math.floor(viewport.width);
    drawn.height = Math.floor(viewport.height);
    const task = page.render({ canvas: drawn, viewport });
    const shown = canvas.current;
    task.promise.then(
      () => {
        shown.width = drawn.width;
        shown.height = drawn.height;
        shown.getContext('2d')?.drawImage(drawn, 0, 0);
      },
      // Cancelled, or a page that cannot be drawn: it stays white, the others are there.
      () => undefined,
    );
    return () => task.cancel();
  }, [page, sheet, scale, isNear]);

  useEffect(() => {
    if (!isNear || words.current === null) return undefined;
    const container = words.current;
    const layer = new TextLayer({
      textContentSource: page.streamTextContent(),
      container,
      viewport: page.getViewport({ scale: 1 }),
    });
    let isWanted = true;
    layer.render().then(
      () => {
        if (isWanted) setTextLayer(layer);
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
      layer.cancel();
      setTextLayer(null);
      container.replaceChildren();
    };
  }, [page, isNear]);

  useEffect(() => {
    if (textLayer === null) return undefined;
    const pieces = textLayer.textContentItemsStr;
    const ranges = findAll([pieces.join('')], sought).flatMap(({ at }) =>
      piecesOf(pieces, at, sought.length).flatMap(({ piece, start, end }) => {
        const node = textLayer.textDivs[piece]?.firstChild;
        if (!(node instanceof Text)) return [];
        const range = new Range();
        range.setStart(node, start);
        range.setEnd(node, end);
        return [range];
      }),
    );
    return highlight(ranges);
  }, [textLayer, sought]);

  return (
    <div
      ref={box}
      className={styles.page}
      data-page={number}
      role="img"
      aria-label={t('viewer.pdf.page', { page: number })}
      style={custom({
        '--total-scale-factor': scale,
        '--page-w': `${String(Math.floor(sheet.width * scale))}px`,
        '--page-h': `${String(Math.floor(sheet.height * scale))}px`,
      })}
    >
      {isNear && <canvas ref={canvas} className={styles.canvas} />}
      <div ref={words} className={styles.words} />
    </div>
  );
}
