import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import type { ViewerProps } from '../viewer.ts';
import { blockLines, decodeText, inBlocks, isBinary, laidOut } from './decodeText.ts';
import styles from './TextViewer.module.css';

/** More of a text is no more read than skimmed; all of it is in the file. */
const mostLines = 20_000;
const mostOfALine = 5_000;

/** Words to be read, with their lines counted; nothing in them is a link, a picture or a program. */
export function TextViewer({ file, bytes, onProblem }: ViewerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const text = useMemo(() => laidOut(decodeText(bytes), file.extension), [bytes, file.extension]);
  const hasNoWords = isBinary(text);
  const lines = useMemo(() => text.replace(/\r?\n$/, '').split(/\r\n|\n|\r/), [text]);
  const blocks = useMemo(
    () =>
      inBlocks(
        lines.slice(0, mostLines).map((line) => (line.length > mostOfALine ? `${line.slice(0, mostOfALine)}…` : line)),
      ),
    [lines],
  );
  useEffect(() => {
    if (hasNoWords) onProblem('damaged');
  }, [hasNoWords, onProblem]);
  if (hasNoWords) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that the keyboard scrolls it
    <div className={styles.text} role="document" aria-label={file.name} tabIndex={0}>
      {blocks.map((block, at) => (
        <div key={at} className={styles.block}>
          <pre className={styles.numbers} aria-hidden>
            {block.map((_, line) => String(at * blockLines + line + 1)).join('\n')}
          </pre>
          <pre className={styles.words}>{block.join('\n')}</pre>
        </div>
      ))}
      {lines.length > mostLines && (
        <p className={styles.more}>
          {t('viewer.text.more', { shown: format.number(mostLines), all: format.number(lines.length) })}
        </p>
      )}
    </div>
  );
}
