import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { useActions } from '../../ui/actions.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Bar } from '../Bar.tsx';
import type { ViewerProps } from '../viewer.ts';
import { PdfPage } from './PdfPage.tsx';
import styles from './PdfViewer.module.css';
import type { PdfSheet } from './sheets.ts';
import { usePdf } from './usePdf.ts';
import { usePdfSearch } from './usePdfSearch.ts';

const zooms = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];
/** At the sides of a page, where it is as wide as there is room. */
const besidePx = 32;

export function PdfViewer({ bytes, region, onProblem }: ViewerProps) {
  const sheets = usePdf(bytes, onProblem);
  return sheets === null ? null : <Pages sheets={sheets} region={region} />;
}

type PagesProps = { readonly sheets: readonly PdfSheet[]; readonly region: ViewerProps['region'] };

/** All pages one below the other; the bar says which one is read, how large, and what is sought. */
function Pages({ sheets, region }: PagesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [room, setRoom] = useState(0);
  /** Null: as wide as there is room. */
  const [zoom, setZoom] = useState<number | null>(null);
  const [page, setPage] = useState(1);
  const [sought, setSought] = useState('');
  const [foundAt, setFoundAt] = useState(0);
  const found = usePdfSearch(sheets, sought);
  const widest = Math.max(...sheets.map(({ width }) => width));
  const scale = zoom ?? Math.max(0.1, (room - besidePx) / widest);

  useEffect(() => {
    const { current } = list;
    if (current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? 0));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);

  function goTo(number: number): void {
    list.current?.querySelector(`[data-page="${String(number)}"]`)?.scrollIntoView({ block: 'start' });
  }
  const step = (by: 1 | -1) => () => goTo(Math.min(sheets.length, Math.max(1, page + by)));
  const zoomBy = (by: 1 | -1) => () =>
    setZoom(
      (by === 1 ? zooms.find((one) => one > scale + 0.01) : zooms.findLast((one) => one < scale - 0.01)) ?? scale,
    );
  function walkFound(): void {
    if (found.length === 0) return;
    const next = (foundAt + 1) % found.length;
    setFoundAt(next);
    goTo((found[next]?.page ?? 0) + 1);
  }
  function onScroll(): void {
    const { current } = list;
    if (current === null) return;
    const middle = current.scrollTop + current.clientHeight / 2;
    const pages = [...current.querySelectorAll<HTMLElement>('[data-page]')];
    const at = pages.findLastIndex((one) => one.offsetTop <= middle);
    setPage(Math.max(0, at) + 1);
  }
  const group = t('viewer.group');
  useActions(
    [
      { id: 'viewer.previous', label: t('viewer.pdf.previous'), group, run: step(-1) },
      { id: 'viewer.next', label: t('viewer.pdf.next'), group, run: step(1) },
      { id: 'viewer.smaller', label: t('viewer.pdf.smaller'), group, run: zoomBy(-1) },
      { id: 'viewer.larger', label: t('viewer.pdf.larger'), group, run: zoomBy(1) },
      { id: 'viewer.fit', label: t('viewer.pdf.fit'), group, run: () => setZoom(null) },
      {
        id: 'viewer.find',
        label: t('viewer.pdf.find'),
        group,
        run: () => search.current?.focus(),
      },
    ],
    region,
    true,
  );
  function onSearch(event: FormEvent): void {
    event.preventDefault();
    walkFound();
  }
  return (
    <div className={styles.pdf}>
      <div
        ref={list}
        className={styles.pages}
        role="document"
        aria-label={t('viewer.pdf.pages')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that the keyboard scrolls it
        tabIndex={0}
        onScroll={onScroll}
      >
        {room > 0 &&
          sheets.map((sheet, at) => <PdfPage key={at} sheet={sheet} number={at + 1} scale={scale} sought={sought} />)}
      </div>
      <Bar label={t('viewer.pdf.bar')} facts={sought.trim() === '' ? '' : foundText()}>
        <IconButton
          icon="back"
          label={t('viewer.pdf.previous')}
          keysOf="viewer.previous"
          isDisabled={page <= 1}
          onClick={step(-1)}
        />
        <span className={styles.position}>
          {t('viewer.pdf.position', { page: format.number(page), pages: format.number(sheets.length) })}
        </span>
        <IconButton
          icon="forward"
          label={t('viewer.pdf.next')}
          keysOf="viewer.next"
          isDisabled={page >= sheets.length}
          onClick={step(1)}
        />
        <IconButton icon="minimize" label={t('viewer.pdf.smaller')} keysOf="viewer.smaller" onClick={zoomBy(-1)} />
        <span className={styles.zoom}>{format.percent(Math.round(scale * 100) / 100)}</span>
        <IconButton icon="plus" label={t('viewer.pdf.larger')} keysOf="viewer.larger" onClick={zoomBy(1)} />
        <IconButton
          icon="fit"
          label={t('viewer.pdf.fit')}
          keysOf="viewer.fit"
          isPressed={zoom === null}
          onClick={() => setZoom(null)}
        />
        <form className={styles.find} role="search" onSubmit={onSearch}>
          <TextField
            label={t('viewer.pdf.find')}
            isLabelHidden
            icon="search"
            placeholder={t('viewer.pdf.find')}
            value={sought}
            inputRef={search}
            onChange={(text) => {
              setSought(text);
              setFoundAt(-1);
            }}
          />
        </form>
      </Bar>
    </div>
  );

  function foundText(): string {
    if (found.length === 0) return t('ui.noMatch');
    if (foundAt < 0) return t('viewer.pdf.found', { count: found.length, number: format.number(found.length) });
    return t('viewer.pdf.foundAt', { at: format.number(foundAt + 1), all: format.number(found.length) });
  }
}
