/**
 * Shows a file that is neither picture nor movie: in review, on a task, beside a comment. Each viewer is a part of its own that
 * is loaded when the first file of its kind is looked at; what none of them shows has its card.
 */
import { type ComponentType, lazy, type RefObject, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ViewerKind, viewerKind } from '../../shared/rules/viewerKind.ts';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { FileCard } from './FileCard.tsx';
import styles from './FileViewer.module.css';
import { useFileBytes } from './useFileBytes.ts';
import type { ViewedFile, ViewerProblem, ViewerProps } from './viewer.ts';

type Props = {
  readonly file: ViewedFile;
  /** Another one is a reason to try anew what was not here. */
  readonly attempt: string;
  /** Where the viewer's keys work; only in itself where left out. */
  readonly region?: RefObject<HTMLElement | null> | undefined;
};

const megabyte = 1_000_000;
const viewers: Readonly<Record<ViewerKind, { readonly mostBytes: number; readonly View: ComponentType<ViewerProps> }>> =
  {
    pdf: {
      mostBytes: 300 * megabyte,
      View: lazy(async () => ({ default: (await import('./pdf/PdfViewer.tsx')).PdfViewer })),
    },
    sound: {
      mostBytes: 300 * megabyte,
      View: lazy(async () => ({ default: (await import('./sound/SoundViewer.tsx')).SoundViewer })),
    },
    text: {
      mostBytes: 20 * megabyte,
      View: lazy(async () => ({ default: (await import('./text/TextViewer.tsx')).TextViewer })),
    },
    model: {
      mostBytes: 500 * megabyte,
      View: lazy(async () => ({ default: (await import('./model/ModelViewer.tsx')).ModelViewer })),
    },
  };

export function FileViewer({ file, attempt, region }: Props) {
  const kind = viewerKind(file.extension);
  return (
    <div className={styles.viewer}>
      {kind === null ? (
        <FileCard file={file} />
      ) : (
        <Shown key={file.url} file={file} kind={kind} attempt={attempt} region={region} />
      )}
    </div>
  );
}

type ShownProps = Props & { readonly kind: ViewerKind };

function Shown({ file, kind, attempt, region }: ShownProps) {
  const { t } = useTranslation();
  const own = useRef<HTMLDivElement>(null);
  const { View, mostBytes } = viewers[kind];
  const { bytes, problem: readProblem } = useFileBytes(file.url, mostBytes, attempt);
  const [shownProblem, setShownProblem] = useState<ViewerProblem | null>(null);
  const problem = readProblem ?? shownProblem;
  const waiting = (
    <p className={styles.waiting} role="status">
      {t('ui.loading')}
    </p>
  );
  if (problem !== null) return <FileCard file={file} problem={problem} />;
  return (
    <div ref={own} className={styles.shown} data-viewer={kind}>
      {bytes === null ? (
        waiting
      ) : (
        <ErrorBoundary resetKey={file.url} renderFallback={() => <FileCard file={file} problem="damaged" />}>
          <Suspense fallback={waiting}>
            <View file={file} bytes={bytes} region={region ?? own} onProblem={setShownProblem} />
          </Suspense>
        </ErrorBoundary>
      )}
    </div>
  );
}
