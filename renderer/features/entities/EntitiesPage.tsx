import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isTableKind, type Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useScope } from '../../data/useScope.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { EpisodeSelect } from '../../parts/EpisodeSelect.tsx';
import { FreshnessNote } from '../../parts/FreshnessNote.tsx';
import { InlineError } from '../../parts/InlineError.tsx';
import { NewConceptsDialog } from '../../parts/NewConceptsDialog.tsx';
import { NotRead } from '../../parts/NotRead.tsx';
import { usePinDialog } from '../../parts/pinning.ts';
import { useSearchLanguage } from '../../parts/searchLanguage.tsx';
import { useOpenAside } from '../../parts/useOpenAside.ts';
import { go, replacePlace } from '../../place/navigation.ts';
import { entityPagePlace, type Place } from '../../place/place.ts';
import { type Action, useActions } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { DropNote } from '../../ui/DropNote.tsx';
import { FilterField } from '../../ui/FilterField.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSteady } from '../../ui/useSteady.ts';
import { SearchBuilder } from './builder/SearchBuilder.tsx';
import { ColumnPicker } from './ColumnPicker.tsx';
import { DescriptorDialogs } from './columns/DescriptorDialogs.tsx';
import { useDescriptors } from './columns/useDescriptors.ts';
import { usePrinting } from '../../parts/print/usePrinting.ts';
import { CsvDialog } from './csv/CsvDialog.tsx';
import { useCsv } from './csv/useCsv.ts';
import { usePrintedTable } from './csv/usePrintedTable.ts';
import styles from './EntitiesPage.module.css';
import { EmptyList } from './EmptyList.tsx';
import { EntityGrid } from './EntityGrid.tsx';
import { useFirstPage } from './entityRows.ts';
import { fieldColumns } from './fields.ts';
import { Footer } from './Footer.tsx';
import { gridColumns } from './gridColumns.ts';
import { standardLayout, useTableLayout } from './layout.ts';
import { kindOf, listInput, type ListPlace } from './listQuestion.ts';
import { NewEntityDialog } from './NewEntityDialog.tsx';
import { SearchDialogs } from './searches/SearchDialogs.tsx';
import { SheetTools, sheetTaskType } from './sheet/SheetTools.tsx';
import { SearchTabs } from './searches/SearchTabs.tsx';
import { useSavedSearches } from './searches/useSavedSearches.ts';
import { useMayCreate } from './useMayCreate.ts';
import { useNewConcepts } from './useNewConcepts.ts';
import { useSearchAtFirst } from './useSearchAtFirst.ts';

type Props = { readonly place: ListPlace };

const firstRows = 12;

/** Shots or assets of a production: a row each, a column for each task type. */
export function EntitiesPage({ place }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { productions, taskTypes, role: ownRole } = useStudio();
  const kind = kindOf(place);
  const { productionId, search, episodeId, sel } = place;
  const production = productions.get(productionId);
  const { layout, change } = useTableLayout(productionId, kind);
  const askToPin = usePinDialog();
  const filter = useRef<HTMLInputElement>(null);
  const atFirst = useSearchAtFirst(filter, search === '' && sel.length === 0);
  const language = useSearchLanguage({ productionId, kind });
  useScope({ kind: 'production', productionId });

  const answer = useEngine(
    'entityList',
    listInput(place, layout),
    { keepsPrevious: true },
    useFirstPage(productionId, kind),
  );
  const list = answer.value;

  const descriptors = production?.descriptors;
  const role = production?.role ?? ownRole;
  const fields = useMemo(() => fieldColumns(kind, descriptors ?? [], role, t), [kind, descriptors, role, t]);
  // As text: every answer has a list of its own, and the columns stay what they are while the same types are in it.
  const listedTypeIds = list?.taskTypeIds.join(' ') ?? '';
  const { shownFields, hiddenTaskTypeIds, columnOrder, widthsPx, stuckIds } = layout;
  const columns = useMemo(
    () =>
      gridColumns(
        fields,
        listedTypeIds.split(' ').flatMap((id) => taskTypes.get(id) ?? []),
        { shownFields, hiddenTaskTypeIds, columnOrder, widthsPx, stuckIds },
      ),
    [fields, listedTypeIds, taskTypes, shownFields, hiddenTaskTypeIds, columnOrder, widthsPx, stuckIds],
  );

  // A sheet is a table with one column: all that is done to cells is done to its pictures.
  const sheetTypeId = sheetTaskType(layout, list?.taskTypeIds ?? []);
  const sheetColumns = useMemo(
    () => gridColumns([], [taskTypes.get(sheetTypeId ?? '') ?? []].flat(), standardLayout(kind)),
    [taskTypes, sheetTypeId, kind],
  );
  const find = (text: string) => replacePlace({ ...place, search: text });
  const searches = useSavedSearches({ productionId, kind, episodeId, search, onSearch: find });
  const select = useSteady((taskIds: readonly Id[]) => replacePlace({ ...place, sel: taskIds }));
  const taskPlace = (taskId: Id): Place => ({ page: 'task', productionId, list: place.page, taskId });
  const open = useSteady((taskId: Id) => go(taskPlace(taskId)));
  const aside = useOpenAside();
  const openAside = useSteady((taskId: Id) => aside(taskPlace(taskId)));
  const openEntity = useSteady((entityId: Id, isAside: boolean) => {
    if (isTableKind(kind)) (isAside ? aside : go)(entityPagePlace(productionId, kind, entityId));
  });
  const changeLayout = useSteady(change);
  const columnsOf = useDescriptors(productionId, kind, (id) => change({ shownFields: [...shownFields, id] }));
  const mayEditColumn = useSteady(columnsOf.mayEdit);
  const { setDialog: setColumnDialog } = columnsOf;
  const columnDescriptors = useMemo(
    () => ({ mayEdit: mayEditColumn, setDialog: setColumnDialog }),
    [mayEditColumn, setColumnDialog],
  );
  const label = t(`pages.${place.page}`);
  const csv = useCsv(
    { productionId, kind, episodeId, search },
    columns,
    [production?.name, label].filter(Boolean).join(' '),
  );
  const view = t('actions.group.view');
  const [isCreating, setIsCreating] = useState(false);
  const mayCreate = useMayCreate(productionId, kind);
  // A concept is a picture that is put up, not a name: no file of names makes any.
  const mayImport = mayCreate && kind !== 'Concept';
  const concepts = useNewConcepts(kind === 'Concept' && mayCreate);
  const create = () => (kind === 'Concept' ? concepts.begin([]) : setIsCreating(true));
  useActions(
    mayCreate ? [{ id: 'view.new', label: t(`create.newOf.${kind}`), group: view, icon: 'plus', run: create }] : [],
  );
  useActions(
    mayImport
      ? [{ id: 'table.import', label: t('csv.import'), group: view, icon: 'download', run: csv.beginImport }]
      : [],
  );
  useActions([
    {
      id: 'view.filter',
      label: t('entities.filter'),
      group: view,
      icon: 'filter',
      run: () => {
        filter.current?.focus();
        filter.current?.select();
      },
    },
    ...(layout.look === 'table'
      ? [
          {
            id: 'table.thumbnails',
            label: t(layout.thumbnails === 'large' ? 'entities.toSmallThumbnails' : 'entities.toLargeThumbnails'),
            group: view,
            icon: 'shot',
            run: () => change({ thumbnails: layout.thumbnails === 'large' ? 'small' : 'large' }),
          } satisfies Action,
        ]
      : []),
    { id: 'table.export', label: t('csv.export'), group: view, icon: 'outbox', run: csv.exportList },
    {
      id: 'table.save-search',
      label: t('searches.save'),
      group: view,
      icon: 'star',
      disabledReason: searches.canSave ? null : t('searches.nothingToSave'),
      run: () => searches.setDialog({ kind: 'save', search: null }),
    },
    ...(kind === 'Shot' || kind === 'Asset'
      ? [
          {
            id: 'table.pin-search',
            label: t(search === '' ? 'pins.pinList' : 'pins.pinSearch', { text: search }),
            group: view,
            icon: 'pin',
            run: () =>
              askToPin({
                // An episode of shots is followed as a whole: what is added to it comes along, assets too.
                subject:
                  search === '' && episodeId !== null && episodeId !== 'main'
                    ? { kind: 'episode', productionId, episodeId }
                    : { kind: 'search', productionId, entityKind: kind, episodeId, search },
                name: production?.name ?? '',
              }),
          } satisfies Action,
        ]
      : []),
    {
      id: 'view.step-back',
      label: t('entities.stepBack'),
      group: view,
      isKeyOnly: true,
      disabledReason: sel.length === 0 && search === '' ? t('entities.nothingSelected') : null,
      run: () => (sel.length > 0 ? select([]) : find('')),
    },
  ]);

  const printing = usePrinting(usePrintedTable({ productionId, kind, episodeId, search }, list, columns, label));
  const isUnread = list && list.totalCount === 0 && list.freshness.state !== 'complete';
  return (
    <div
      className={styles.page}
      {...atFirst.props}
      {...(kind === 'Concept' ? concepts.held.handlers : { onDrop: mayImport ? csv.onDrop : undefined })}
    >
      {concepts.held.isOver && <DropNote over="part">{t('concepts.drop')}</DropNote>}
      <PageHeader
        title={label}
        lead={
          <>
            {production?.productionType === 'tvshow' && kind !== 'Episode' && kind !== 'Concept' && (
              <EpisodeSelect
                productionId={productionId}
                hasMainPack={kind === 'Asset'}
                episodeId={episodeId}
                onChoose={(id) => go({ ...place, episodeId: id, sel: [] })}
              />
            )}
            <SearchTabs tabs={searches} />
          </>
        }
      >
        {production?.isOpen === false && isUnread !== true && (
          <span className={styles.closed}>
            <Icon name="lock" size="sm" /> {t('entities.closed')}
          </span>
        )}
        {list && <FreshnessNote freshness={list.freshness} />}
        {list && <SheetTools taskTypeIds={list.taskTypeIds} layout={layout} onLayout={change} />}
        {list && layout.look === 'table' && (
          <ColumnPicker
            kind={kind}
            fields={fields}
            taskTypeIds={list.taskTypeIds}
            layout={layout}
            onLayout={change}
            order={columnsOf.orderOf(columns.map(({ id }) => id))}
            onNew={columnsOf.canCreate ? () => columnsOf.setDialog({ kind: 'edit', descriptor: null }) : null}
          />
        )}
        <Menu
          align="end"
          trigger={<IconButton icon="more" size="sm" label={t('csv.more')} />}
          entries={[
            ...(mayImport
              ? [
                  {
                    kind: 'item' as const,
                    id: 'import',
                    label: t('csv.import'),
                    icon: 'download' as const,
                    keysOf: 'table.import' as const,
                    onChoose: csv.beginImport,
                  },
                ]
              : []),
            {
              kind: 'item',
              id: 'export',
              label: t('csv.export'),
              icon: 'outbox',
              keysOf: 'table.export',
              onChoose: csv.exportList,
            },
            { kind: 'line', id: 'print-line' },
            ...printing,
          ]}
        />
        {mayCreate && (
          <Button size="sm" icon="plus" keysOf="view.new" onClick={create}>
            {t('create.new')}
          </Button>
        )}
      </PageHeader>
      <div className={styles.filterBar}>
        <FilterField
          ref={filter}
          label={t(`entities.filterOf.${kind}`)}
          value={search}
          onChange={find}
          tokens={language.tokensOf(search)}
          complete={language.complete}
          onEnter={() => {
            if (searches.canSave) searches.keepText();
            else atFirst.focusTable();
          }}
          onLeave={atFirst.focusTable}
          {...(list && search !== ''
            ? {
                count: t('entities.matched', {
                  matched: format.number(list.matchedCount),
                  total: format.number(list.totalCount),
                }),
              }
            : {})}
        />
        <SearchBuilder kind={kind} text={search} language={language} onChange={find} />
        {searches.canSave && (
          <Button
            kind="quiet"
            icon="star"
            keysOf="table.save-search"
            onClick={() => searches.setDialog({ kind: 'save', search: null })}
          >
            {t('searches.save')}
          </Button>
        )}
      </div>
      <DescriptorDialogs descriptors={columnsOf} />
      <SearchDialogs tabs={searches} text={search.trim()} isOnlyOurs={language.isOnlyOurs} />
      {answer.error && <InlineError error={answer.error} onRetry={answer.ask} look={list ? 'line' : 'page'} />}
      {!list && !answer.error && <Skeleton rows={firstRows} label={t('ui.loading')} />}
      {isUnread && (
        <NotRead
          freshness={list.freshness}
          productionId={productionId}
          notHere={t('entities.notHere')}
          forbidden={t('entities.forbidden')}
          rows={firstRows}
        />
      )}
      {list && !isUnread && list.matchedCount === 0 && (
        <EmptyList kind={kind} search={list.totalCount === 0 ? '' : search} onClear={() => find('')} />
      )}
      {list && list.matchedCount > 0 && (
        <EntityGrid
          productionId={productionId}
          kind={kind}
          episodeId={episodeId}
          search={search}
          label={[label, production?.name].filter(Boolean).join(', ')}
          list={list}
          columns={layout.look === 'sheet' ? sheetColumns : columns}
          layout={layout}
          onLayout={changeLayout}
          descriptors={columnDescriptors}
          selected={sel}
          onSelect={select}
          onOpen={open}
          onOpenAside={openAside}
          onOpenEntity={openEntity}
        />
      )}
      {list && list.totalCount > 0 && <Footer kind={kind} list={list} fps={production?.fps ?? 25} />}
      {csv.importing !== null && production !== undefined && (
        <CsvDialog
          production={production}
          kind={kind}
          fields={fields}
          label={label}
          words={csv.words}
          dropped={csv.importing.file}
          rowsOf={csv.rowsOf}
          onClose={csv.endImport}
        />
      )}
      {concepts.files !== null && (
        <NewConceptsDialog productionId={productionId} of={null} files={concepts.files} onClose={concepts.end} />
      )}
      {isCreating && production !== undefined && (
        <NewEntityDialog
          production={production}
          kind={kind}
          episodeId={episodeId}
          onClose={() => setIsCreating(false)}
        />
      )}
    </div>
  );
}
