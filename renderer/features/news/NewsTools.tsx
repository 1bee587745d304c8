import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewsFeed } from '../../../shared/model/news.ts';
import type { Day, Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Menu, type MenuEntry } from '../../ui/Menu.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './NewsTools.module.css';
import { isFiltered, type NewsPlace } from './useNews.ts';

type Filters = Partial<
  Pick<NewsPlace, 'personId' | 'taskTypeId' | 'taskStatusId' | 'withPreviewsOnly' | 'day' | 'productionId'>
>;
type Props = {
  readonly place: NewsPlace;
  readonly feed: NewsFeed | undefined;
  readonly onChange: (part: Filters) => void;
  readonly onClear: () => void;
};

/** Narrows the news: by who, on which kind of task, to which status, with previews, of a day. */
export function NewsTools({ place, feed, onChange, onClear }: Props) {
  const { t } = useTranslation();
  const { people, taskTypes, taskStatuses } = useStudio();
  const byName = (one: { readonly name: string }, other: { readonly name: string }) =>
    one.name.localeCompare(other.name);
  const choices = (ids: readonly Id[], nameOf: (id: Id) => string | undefined, order?: typeof byName) => {
    const named = ids.map((id) => ({ id, name: nameOf(id) ?? t('task.someone') }));
    return order ? named.toSorted(order) : named;
  };
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('news.filters')}>
      <Choice
        icon="user"
        any={t('news.anyone')}
        value={place.personId}
        choices={choices(feed?.personIds ?? [], (id) => people.get(id)?.fullName, byName)}
        onChange={(personId) => onChange({ personId })}
      />
      <Choice
        icon="layers"
        any={t('news.anyTaskType')}
        value={place.taskTypeId}
        choices={choices(
          [...taskTypes.keys()].filter((id) => feed?.taskTypeIds.includes(id)),
          (id) => taskTypes.get(id)?.name,
        )}
        onChange={(taskTypeId) => onChange({ taskTypeId })}
      />
      <Choice
        icon="status-default"
        any={t('news.anyStatus')}
        value={place.taskStatusId}
        choices={choices(
          [...taskStatuses.keys()].filter((id) => feed?.taskStatusIds.includes(id)),
          (id) => taskStatuses.get(id)?.name,
        )}
        onChange={(taskStatusId) => onChange({ taskStatusId })}
      />
      <DayChoice day={place.day} onChange={(day) => onChange({ day })} />
      <Button
        kind="quiet"
        size="sm"
        icon="review"
        aria-pressed={place.withPreviewsOnly}
        onClick={() => onChange({ withPreviewsOnly: !place.withPreviewsOnly })}
      >
        {t('news.withPreviewsOnly')}
      </Button>
      {isFiltered(place) && (
        <Button kind="quiet" size="sm" icon="close" onClick={onClear}>
          {t('news.clear')}
        </Button>
      )}
    </div>
  );
}

type ChoiceProps = {
  readonly icon: 'user' | 'layers' | 'status-default';
  readonly any: string;
  readonly value: Id | null;
  readonly choices: readonly { readonly id: Id; readonly name: string }[];
  readonly onChange: (id: Id | null) => void;
};

function Choice({ icon, any, value, choices, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const entry = (id: Id | null, label: string): MenuEntry => ({
    kind: 'item',
    id: id ?? 'any',
    label,
    isChecked: id === value,
    onChoose: () => onChange(id),
  });
  const chosen = choices.find(({ id }) => id === value)?.name;
  return (
    <Menu
      trigger={
        <Button kind="quiet" size="sm" icon={icon} hasMenu aria-pressed={value !== null}>
          {value === null ? any : (chosen ?? t('task.someone'))}
        </Button>
      }
      filter={{ label: t('ui.filter'), empty: t('ui.noMatch') }}
      entries={[entry(null, any), ...choices.map(({ id, name }) => entry(id, name))]}
    />
  );
}

function DayChoice({ day, onChange }: { readonly day: Day | null; readonly onChange: (day: Day | null) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const [isOpen, setIsOpen] = useState(false);
  const today = format.dayOf(now);
  const yesterday = format.dayOf(now - 86_400_000);
  const choose = (chosen: Day | null): void => {
    onChange(chosen);
    setIsOpen(false);
  };
  return (
    <Popover
      title={t('news.day')}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button kind="quiet" size="sm" icon="calendar" hasMenu aria-pressed={day !== null}>
          {day === null ? t('news.anyDay') : format.day(day, now)}
        </Button>
      }
    >
      <div className={styles.day}>
        <TextField
          label={t('news.day')}
          type="date"
          value={day ?? ''}
          onChange={(typed) => {
            if (/^\d{4}-\d\d-\d\d$/.test(typed)) onChange(typed);
          }}
        />
        <div className={styles.days}>
          <Button size="sm" onClick={() => choose(today)}>
            {t('format.today')}
          </Button>
          <Button size="sm" onClick={() => choose(yesterday)}>
            {t('format.yesterday')}
          </Button>
          <Button size="sm" kind="quiet" onClick={() => choose(null)}>
            {t('news.anyDay')}
          </Button>
        </div>
      </div>
    </Popover>
  );
}
