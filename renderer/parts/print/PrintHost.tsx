import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../data/useCall.ts';
import { showToast } from '../../ui/toasts.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { useNow } from '../../ui/useNow.ts';
import { useTellFailure } from '../useTellFailure.ts';
import styles from './PrintHost.module.css';
import { PrintedTable } from './PrintedTable.tsx';
import { endPrinting, type PrintJob, usePrintJob } from './printSheet.ts';

/** More columns than this do not stand side by side on an upright page. */
const mostUpright = 6;

/** Draws what is to be printed, where only a printer sees it, and has the system print it or write it as PDF. */
export function PrintHost() {
  const { t } = useTranslation();
  const job = usePrintJob();
  const print = useCall('printPage');
  const tellFailure = useTellFailure();
  useEffect(() => {
    if (job === null) return;
    const { way, sheet } = job;
    picturesAreHere()
      .then(() =>
        print.run({
          way,
          title: [sheet.title, sheet.facts[0]].filter(Boolean).join(' '),
          isLandscape: 'heads' in sheet && sheet.heads.length > mostUpright,
        }),
      )
      .then(({ outcome }) => {
        if (outcome === 'no-printer') showToast({ title: t('print.noPrinter'), description: t('print.noPrinterWhy') });
        if (outcome === 'done' && way === 'pdf') showToast({ title: t('print.saved', { title: sheet.title }) });
      })
      .catch(tellFailure)
      .finally(endPrinting);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each job
  }, [job]);
  return job === null ? null : createPortal(<Sheet sheet={job.sheet} />, document.body);
}

/** A printer does not wait for them; one that is damaged leaves its place empty. */
async function picturesAreHere(): Promise<void> {
  const pictures = document.querySelectorAll<HTMLImageElement>('[data-printed] img');
  await Promise.allSettled([...pictures].map((picture) => picture.decode()));
}

function Sheet({ sheet }: { readonly sheet: PrintJob['sheet'] }) {
  const { title, facts } = sheet;
  const format = useFormat();
  const now = useNow(60_000);
  const made = `${format.dayFull(format.dayOf(now))}, ${format.time(new Date(now).toISOString())}`;
  return (
    <div className={styles.sheet} data-printed data-theme="light">
      <header className={styles.head}>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.facts}>{[...facts, made].filter(Boolean).join(' · ')}</p>
      </header>
      {'content' in sheet ? sheet.content : <PrintedTable list={sheet} />}
    </div>
  );
}
