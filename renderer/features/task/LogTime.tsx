import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { parseDuration } from '../../../shared/rules/parseDuration.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './LogTime.module.css';

/** Kitsu's: one press each. */
const quickHours = [1, 4, 8] as const;
const mostDraggedMinutes = 12 * 60;
const draggedStepMinutes = 15;

type Props = { readonly taskId: Id; readonly isOpen: boolean; readonly onOpenChange: (isOpen: boolean) => void };

/** As one would type it, in any language: `1h30`. */
const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60))}h${String(minutes % 60).padStart(2, '0')}`;

/** Today's time on this task, as it shall be: `1h30`, `1.5`, `90m`, `½d`. Nothing or 0 takes it away. */
export function LogTime({ taskId, isOpen, onOpenChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { organisation } = useStudio();
  const day = format.dayOf(useNow(60_000));
  const log = useEngine('dayLog', { day }, { isOff: !isOpen }).value;
  const logTime = useCommand('logTime');
  const [typed, setTyped] = useState<string | null>(null);
  const known = log?.entries.find((entry) => entry.taskId === taskId)?.durationMinutes ?? 0;
  const text = typed ?? (known === 0 ? '' : format.duration(known));
  const minutes = text.trim() === '' ? 0 : parseDuration(text, organisation.hoursByDay);

  async function keep(durationMinutes: number) {
    await logTime.run({ taskId, day, durationMinutes });
    setTyped(null);
    onOpenChange(false);
  }
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (minutes !== null) await keep(minutes);
  }
  return (
    <Popover
      title={t('task.logTime')}
      align="end"
      isOpen={isOpen}
      onOpenChange={(open) => {
        setTyped(null);
        onOpenChange(open);
      }}
      trigger={<IconButton icon="plus" size="sm" label={t('task.logTime')} keysOf="task.log-time" />}
    >
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('task.timeToday')}
          value={text}
          onChange={setTyped}
          placeholder={t('task.timeExample')}
          hint={
            minutes === null
              ? t('task.timeUnreadable')
              : t('task.timeDay', {
                  logged: format.duration((log?.totalMinutes ?? 0) - known + minutes),
                  day: format.duration(log?.dayMinutes ?? organisation.hoursByDay * 60),
                })
          }
        />
        <div className={styles.quick}>
          {quickHours.map((h) => (
            <Button key={h} size="sm" isDisabled={logTime.isRunning} onClick={() => void keep(h * 60)}>
              {t('format.hours', { h })}
            </Button>
          ))}
        </div>
        <Slider
          label={t('task.timeDragged')}
          shown={minutes === null ? '' : format.duration(minutes)}
          value={minutes ?? 0}
          least={0}
          most={mostDraggedMinutes}
          step={draggedStepMinutes}
          onChange={(dragged) => setTyped(clockOf(dragged))}
          onRelease={(dragged) => void keep(dragged)}
        />
        <Button type="submit" kind="primary" size="sm" isDisabled={minutes === null} isBusy={logTime.isRunning}>
          {t('task.keepTime')}
        </Button>
      </form>
    </Popover>
  );
}
