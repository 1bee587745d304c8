import { useTranslation } from 'react-i18next';
import type { SentRow } from '../../../shared/model/sync.ts';
import { useStudio } from '../../data/studio.ts';
import { useCommandTitle } from '../../data/useCommandTitle.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { Box } from '../../ui/Box.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Section } from '../../ui/Section.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './SentSection.module.css';
import { useState } from 'react';

const minuteMs = 60_000;
const firstShown = 20;

/** What reached the server today, newest first. */
export function SentSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = useEngine('queue', {}).value?.sentToday ?? [];
  const [isAllShown, setIsAllShown] = useState(false);
  if (rows.length === 0) return null;
  const shown = isAllShown ? rows : rows.slice(0, firstShown);
  return (
    <Section title={t('sync.sentToday')} count={format.number(rows.length)}>
      <Box>
        {shown.map((row) => (
          <SentLine key={row.commandId} row={row} />
        ))}
      </Box>
      {shown.length < rows.length && (
        <Button kind="quiet" size="sm" onClick={() => setIsAllShown(true)}>
          {t('sync.showAll', { count: rows.length })}
        </Button>
      )}
    </Section>
  );
}

function SentLine({ row }: { readonly row: SentRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  const { taskStatuses, taskTypes } = useStudio();
  const { title, taskTypeId } = useCommandTitle(row, row.field);
  const status = row.taskStatusId === null ? undefined : taskStatuses.get(row.taskStatusId);
  const taskType = taskTypeId === null ? undefined : taskTypes.get(taskTypeId);
  const facts = [
    taskType?.name ?? '',
    status ? t('sync.toStatus', { status: status.shortName }) : '',
    row.excerpt === '' ? '' : t('sync.quoted', { text: row.excerpt }),
    Date.parse(row.sentAt) - Date.parse(row.writtenAt) > minuteMs
      ? t('sync.keptSince', { time: format.when(row.writtenAt, now) })
      : '',
    row.wasRecognised ? t('sync.recognised') : '',
  ];
  return (
    <div className={styles.row}>
      <span className={styles.ok}>
        <Icon name="check" size="sm" />
      </span>
      <span className={styles.title}>{title}</span>
      <span className={styles.facts}>{facts.filter(Boolean).join(' · ')}</span>
      <span className={styles.time}>{format.time(row.sentAt)}</span>
    </div>
  );
}
