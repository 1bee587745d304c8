import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandAnswer } from '../../../shared/ipc.ts';
import type { PeopleList } from '../../../shared/model/people.ts';
import { roles, type Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useScope } from '../../data/useScope.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { FreshnessNote } from '../../parts/FreshnessNote.tsx';
import { InlineError } from '../../parts/InlineError.tsx';
import { reasonsOf } from '../../parts/refusalWords.ts';
import { useOpenAside } from '../../parts/useOpenAside.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { go, recallHere, rememberHere, rememberedProduction } from '../../place/navigation.ts';
import type { Place } from '../../place/place.ts';
import { type Action, useActions } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LineList } from '../../ui/LineList.tsx';
import { Menu, MenuEntries, type MenuEntry } from '../../ui/Menu.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { Line } from '../../ui/lines.ts';
import { useLines } from '../../ui/useLines.ts';
import { useNow } from '../../ui/useNow.ts';
import { useRowHeights } from '../../ui/rowHeights.ts';
import { PeopleHead } from './PeopleHead.tsx';
import styles from './PeoplePage.module.css';
import { PersonLine } from './PersonLine.tsx';
import { passes, type PeopleFilter, type ShownPerson, type SortChoice, sortedPeople } from './sorting.ts';

type Props = {
  /** Null: everybody of the studio. */
  readonly productionId: Id | null;
};

const firstRows = 8;
const noFilter: PeopleFilter = { text: '', departmentId: null, role: null };

/** Who works on what: the team of a production, or everybody of the studio. */
export function PeoplePage({ productionId }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const { productions, people, departments, me, role: ownRole, account } = useStudio();
  const [filter, setFilter] = useState(noFilter);
  const [sort, setSort] = useState<SortChoice>({ by: 'name', direction: 'up' });
  const [isAdding, setIsAdding] = useState(false);
  const answer = useEngine('people', { productionId, today: format.dayOf(now) });
  const list = answer.value;
  const change = useTeamChange(productionId);
  const shownProduction = productions.get(productionId ?? rememberedProduction(account.id) ?? '') ?? null;
  const title = t(productionId === null ? 'pages.people' : 'pages.team');

  const everybody = useMemo(() => shownPeople(list, people, departments), [list, people, departments]);
  const shown = useMemo(
    () =>
      sortedPeople(
        everybody.filter((one) => passes(one, filter)),
        sort,
      ),
    [everybody, filter, sort],
  );
  useScope(productionId === null ? null : { kind: 'production', productionId });
  const isFiltered = filter !== noFilter;
  const canChange = list?.canChangeTeam === true;

  useActions([
    ...(canChange
      ? [
          {
            id: 'view.new',
            label: t('people.add'),
            group: title,
            icon: 'plus',
            run: () => setIsAdding(true),
          } satisfies Action,
        ]
      : []),
    {
      id: 'view.step-back',
      label: t('entities.clearFilter'),
      group: t('actions.group.view'),
      isKeyOnly: true,
      disabledReason: isFiltered ? null : t('entities.nothingSelected'),
      run: () => setFilter(noFilter),
    },
  ]);

  return (
    <div className={styles.page}>
      <PageHeader
        title={title}
        lead={
          shownProduction !== null && (
            <Tabs
              label={t('people.ofWhich')}
              look="segments"
              value={productionId === null ? 'studio' : 'team'}
              onChange={(of) =>
                go(of === 'studio' ? { page: 'people' } : { page: 'team', productionId: shownProduction.id })
              }
              tabs={[
                { value: 'team', label: shownProduction.name },
                { value: 'studio', label: t('people.wholeStudio') },
              ]}
            />
          )
        }
      >
        {list && <FreshnessNote freshness={list.freshness} />}
        {canChange && (
          <Menu
            align="end"
            isOpen={isAdding}
            onOpenChange={setIsAdding}
            filter={{ label: t('people.addFilter'), empty: t('people.everybodyIsIn') }}
            trigger={
              <Button size="sm" icon="plus" keysOf="view.new" hasMenu>
                {t('people.add')}
              </Button>
            }
            entries={outsiders()}
          />
        )}
      </PageHeader>
      <div className={styles.tools}>
        <TextField
          label={t('people.find')}
          isLabelHidden
          icon="search"
          placeholder={t('people.find')}
          value={filter.text}
          onChange={(text) => setFilter({ ...filter, text })}
        />
        <Choice
          any={t('people.anyDepartment')}
          value={filter.departmentId}
          choices={[...departments.values()].filter(({ isArchived }) => !isArchived)}
          onChange={(departmentId) => setFilter({ ...filter, departmentId })}
        />
        <Choice
          any={t('people.anyRole')}
          value={filter.role}
          choices={roles.map((id) => ({ id, name: t(`roles.${id}`) }))}
          onChange={(chosen) => setFilter({ ...filter, role: roles.find((one) => one === chosen) ?? null })}
        />
      </div>
      {answer.error && <InlineError error={answer.error} onRetry={answer.ask} look={list ? 'line' : 'page'} />}
      {!list && !answer.error && <Skeleton rows={firstRows} height="list" label={t('ui.loading')} />}
      {list && everybody.length === 0 && (
        <EmptyState icon="users" title={t('people.none')} description={t('people.noneWhy')} />
      )}
      {list && everybody.length > 0 && (
        <>
          <PeopleHead sort={sort} onSort={setSort} />
          {shown.length === 0 ? (
            <EmptyState
              icon="filter"
              title={t('people.noMatch')}
              action={
                <Button keys="Escape" onClick={() => setFilter(noFilter)}>
                  {t('entities.clearFilter')}
                </Button>
              }
            />
          ) : (
            <Lines
              label={title}
              shown={shown}
              canChange={canChange}
              keptReason={({ person, row }) => {
                if (row.mark !== null) return t(`marks.${row.mark}`);
                return person.id === me?.id && ownRole !== 'admin' ? t('people.notYourself') : null;
              }}
              onRemove={({ person }) => change(false, [person.id])}
            />
          )}
          <footer className={styles.foot}>
            <span>{t('people.count', { count: shown.length, number: format.number(shown.length) })}</span>
            <span className={styles.counted}>
              {t('people.countedIn', {
                names: format.list(list.countedProductionIds.map((id) => productions.get(id)?.name ?? '')),
                count: list.countedProductionIds.length,
              })}
            </span>
          </footer>
        </>
      )}
    </div>
  );

  /** Who could come into the team. */
  function outsiders(): readonly MenuEntry[] {
    const inside = new Set(list?.rows.map(({ personId }) => personId));
    return [...people.values()]
      .filter(({ id, isActive, isBot }) => isActive && !isBot && !inside.has(id))
      .toSorted((one, other) => one.fullName.localeCompare(other.fullName))
      .map(({ id, fullName, role, departmentIds }) => ({
        kind: 'item',
        id,
        label: fullName,
        note: departmentIds.map((of) => departments.get(of)?.name ?? '').join(', ') || t(`roles.${role}`),
        staysOpen: true,
        onChoose: () => change(true, [id]),
      }));
  }
}

function useTeamChange(productionId: Id | null): (isMember: boolean, personIds: readonly Id[]) => void {
  const { t } = useTranslation();
  const add = useCommand('addToTeam');
  const remove = useCommand('removeFromTeam');
  const tellFailure = useTellFailure();
  const tell = (answer: CommandAnswer): void => {
    if (answer.refused.length > 0) showToast({ title: t('people.refused'), description: reasonsOf(answer, t) });
  };
  return (isMember, personIds) => {
    if (productionId === null) return;
    const input = { productionId, personIds: [...personIds] };
    (isMember ? add.run(input) : remove.run(input)).then(tell).catch(tellFailure);
  };
}

function shownPeople(
  list: PeopleList | undefined,
  people: ReturnType<typeof useStudio>['people'],
  departments: ReturnType<typeof useStudio>['departments'],
): readonly ShownPerson[] {
  return (list?.rows ?? []).flatMap((row) => {
    const person = people.get(row.personId);
    if (person === undefined) return [];
    const names = person.departmentIds.flatMap((id) => departments.get(id)?.name ?? []);
    return [{ row, person, departments: names }];
  });
}

type LinesProps = {
  readonly label: string;
  readonly shown: readonly ShownPerson[];
  readonly canChange: boolean;
  readonly keptReason: (shown: ShownPerson) => string | null;
  readonly onRemove: (shown: ShownPerson) => void;
};

type PersonLineOf = Line & { readonly shown: ShownPerson };
const scrollMemory = 'people.scroll';

function Lines({ label, shown, canChange, keptReason, onRemove }: LinesProps) {
  const { t } = useTranslation();
  const heights = useRowHeights();
  const lines = useMemo(
    () => shown.map((one): PersonLineOf => ({ key: one.person.id, isStop: true, isRow: true, shown: one })),
    [shown],
  );
  const openAside = useOpenAside();
  const copy = useCall('copyText');
  const placeOf = (line: PersonLineOf): Place => ({ page: 'person', personId: line.key, sel: [] });
  const open = (line: PersonLineOf) => go(placeOf(line));
  const view = useLines<PersonLineOf>({
    lines,
    heightOf: () => heights.row,
    rowHeight: heights.row,
    selectedKey: null,
    memory: {
      recall: () => recallHere(scrollMemory),
      remember: (scrollTop) => rememberHere(scrollMemory, scrollTop),
    },
    onChoose: open,
    onDoubleClick: open,
    onAside: (line) => openAside(placeOf(line)),
  });
  function menuOf(line: PersonLineOf): readonly MenuEntry[] {
    const { person } = line.shown;
    const kept = canChange ? keptReason(line.shown) : null;
    return [
      { kind: 'item', id: 'open', label: t('people.open'), icon: 'expand', keys: 'Enter', onChoose: () => open(line) },
      {
        kind: 'item',
        id: 'open-aside',
        label: t('keys.tableOpenAside'),
        icon: 'external',
        keys: 'Mod+Enter',
        onChoose: () => openAside(placeOf(line)),
      },
      ...(person.email === ''
        ? []
        : [
            {
              kind: 'item' as const,
              id: 'copy',
              label: t('people.person.copy'),
              icon: 'copy' as const,
              note: person.email,
              onChoose: () => {
                copy.start({ text: person.email });
                showToast({ title: t('people.person.copied') });
              },
            },
          ]),
      ...(canChange
        ? [
            { kind: 'line' as const, id: 'team-line' },
            {
              kind: 'item' as const,
              id: 'remove',
              label: t('keys.peopleRemove'),
              icon: 'close' as const,
              keysOf: 'people.remove' as const,
              isDisabled: kept !== null,
              ...(kept === null ? {} : { note: kept }),
              onChoose: () => onRemove(line.shown),
            },
          ]
        : []),
    ];
  }
  const shownNow = view.currentLine?.shown;
  useActions(
    canChange && shownNow !== undefined
      ? [
          {
            id: 'people.remove',
            label: t('keys.peopleRemove'),
            group: t('pages.team'),
            isKeyOnly: true,
            disabledReason: keptReason(shownNow),
            run: () => onRemove(shownNow),
          },
        ]
      : [],
    view.props.ref,
  );
  return (
    <LineList
      label={label}
      role="grid"
      lines={lines}
      view={view}
      renderMenu={(line) => <MenuEntries entries={menuOf(line)} />}
      renderLine={(line, index, isCurrent) => (
        <PersonLine
          shown={line.shown}
          line={index}
          isCurrent={isCurrent}
          hasTools={canChange}
          keptReason={canChange ? keptReason(line.shown) : null}
          onRemove={onRemove}
        />
      )}
    />
  );
}

type ChoiceProps = {
  readonly any: string;
  readonly value: string | null;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (id: string | null) => void;
};

function Choice({ any, value, choices, onChange }: ChoiceProps) {
  const entry = (id: string | null, label: string): MenuEntry => ({
    kind: 'item',
    id: id ?? 'any',
    label,
    isChecked: id === value,
    onChoose: () => onChange(id),
  });
  return (
    <Menu
      trigger={
        <Button kind="quiet" size="sm" hasMenu aria-pressed={value !== null}>
          {choices.find(({ id }) => id === value)?.name ?? any}
        </Button>
      }
      entries={[entry(null, any), ...choices.map(({ id, name }) => entry(id, name))]}
    />
  );
}
