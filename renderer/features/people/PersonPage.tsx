import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonTask } from '../../../shared/model/people.ts';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { FreshnessNote } from '../../parts/FreshnessNote.tsx';
import { InlineError } from '../../parts/InlineError.tsx';
import { TaskMenu } from '../../parts/batch/TaskMenu.tsx';
import { pictureOf } from '../../parts/pictureOf.ts';
import { useOpenAside } from '../../parts/useOpenAside.ts';
import { go, recallHere, rememberHere, replacePlace } from '../../place/navigation.ts';
import { entityPlace, pageOfKind, type Place } from '../../place/place.ts';
import { useActions } from '../../ui/actions.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LineList } from '../../ui/LineList.tsx';
import type { Line } from '../../ui/lines.ts';
import { useRowHeights } from '../../ui/rowHeights.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useLines } from '../../ui/useLines.ts';
import { useNow } from '../../ui/useNow.ts';
import styles from './PersonPage.module.css';
import { PersonTaskLine } from './PersonTaskLine.tsx';

type PersonPlace = Extract<Place, { readonly page: 'person' }>;
type Props = { readonly place: PersonPlace };
type Tab = 'open' | 'checks' | 'done';

/** One person: who they are, where they work, what they have to do, to check, and have done. */
export function PersonPage({ place }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { people, departments, productions } = useStudio();
  const person = people.get(place.personId);
  const answer = useEngine('person', { personId: place.personId });
  const detail = answer.value;
  const [tab, setTab] = useState<Tab>('open');
  const copy = useCall('copyText');

  useActions([
    {
      id: 'view.step-back',
      label: t('actions.closePanel'),
      group: t('actions.group.view'),
      isKeyOnly: true,
      disabledReason: place.sel.length === 0 ? t('entities.nothingSelected') : null,
      run: () => replacePlace({ ...place, sel: [] }),
    },
  ]);

  if (answer.error && detail === undefined)
    return <InlineError error={answer.error} onRetry={answer.ask} look="page" />;
  if (person === undefined || detail === null)
    return <EmptyState icon="user" title={t('people.person.gone')} description={t('people.person.goneWhy')} />;
  const departmentNames = person.departmentIds.flatMap((id) => departments.get(id)?.name ?? []);
  const facts = [
    t(`roles.${person.role}`),
    departmentNames.join(', '),
    person.isActive ? '' : t('people.person.inactive'),
  ];
  const tasks = detail === undefined ? [] : (detail[tab] ?? []);
  const tabs = (['open', 'checks', 'done'] as const).filter((one) => detail?.[one] !== null);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Avatar name={person.fullName} pictureUrl={pictureOf(person)} size="lg" isNamed={false} />
        <div className={styles.who}>
          <h1 className={styles.name}>{person.fullName}</h1>
          <p className={styles.facts}>{facts.filter(Boolean).join(' · ')}</p>
        </div>
        {detail && <FreshnessNote freshness={detail.freshness} />}
        {person.email !== '' && (
          <Button
            kind="quiet"
            size="sm"
            icon="at"
            title={t('people.person.copy')}
            onClick={() => {
              copy.start({ text: person.email });
              showToast({ title: t('people.person.copied') });
            }}
          >
            {person.email}
          </Button>
        )}
      </header>
      {detail && detail.productionIds.length > 0 && (
        <div className={styles.productions}>
          <span className={styles.label}>{t('people.person.productions')}</span>
          {detail.productionIds.map((id) => (
            <Button
              key={id}
              size="sm"
              kind="quiet"
              title={t('people.person.inTable')}
              onClick={() => go(entityPlace('shots', id, `assignedto[]=[${person.fullName}]`))}
            >
              {productions.get(id)?.name ?? t('pages.unknownProduction')}
            </Button>
          ))}
        </div>
      )}
      <div className={styles.tabs}>
        <Tabs
          label={person.fullName}
          value={tab}
          onChange={setTab}
          tabs={tabs.map((value) => ({
            value,
            label: t(`people.person.${value}`),
            ...(detail === undefined ? {} : { count: format.number(detail[value]?.length ?? 0) }),
          }))}
        />
      </div>
      {detail === undefined && <Skeleton rows={6} label={t('ui.loading')} />}
      {detail && tasks.length === 0 && (
        <EmptyState icon="todo" title={t(`people.person.nothing.${tab}`)} description={t('people.person.nothingWhy')} />
      )}
      {tasks.length > 0 && <TaskLines key={tab} label={t(`people.person.${tab}`)} tasks={tasks} place={place} />}
    </div>
  );
}

type TaskLine = Line & { readonly task: PersonTask };
const scrollMemory = 'person.scroll';

function TaskLines({
  label,
  tasks,
  place,
}: {
  readonly label: string;
  readonly tasks: readonly PersonTask[];
  readonly place: PersonPlace;
}) {
  const heights = useRowHeights();
  const now = useNow(60_000);
  const lines = useMemo(
    () => tasks.map((task): TaskLine => ({ key: task.taskId, isStop: true, isRow: true, task })),
    [tasks],
  );
  const selectedKey = place.sel.at(-1) ?? null;
  const openAside = useOpenAside();
  const placeOf = ({ task: { productionId, entity, taskId } }: TaskLine): Place => ({
    page: 'task',
    productionId,
    list: pageOfKind(entity.kind),
    taskId,
  });
  const open = (line: TaskLine) => go(placeOf(line));
  const view = useLines<TaskLine>({
    lines,
    heightOf: () => heights.row,
    rowHeight: heights.row,
    selectedKey,
    memory: {
      recall: () => recallHere(scrollMemory),
      remember: (scrollTop) => rememberHere(scrollMemory, scrollTop),
    },
    onChoose: (line, isAgain) => (isAgain ? open(line) : replacePlace({ ...place, sel: [line.key] })),
    onDoubleClick: open,
    onAside: (line) => openAside(placeOf(line)),
  });
  return (
    <LineList
      label={label}
      role="grid"
      lines={lines}
      view={view}
      renderMenu={({ key }) => (
        <TaskMenu
          taskId={key}
          isSelected={key === selectedKey}
          onSelect={() => replacePlace({ ...place, sel: [key] })}
        />
      )}
      renderLine={(line, index, isCurrent) => (
        <PersonTaskLine
          task={line.task}
          line={index}
          now={now}
          isCurrent={isCurrent}
          isSelected={line.key === selectedKey}
        />
      )}
    />
  );
}
