import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CastableAsset, CastingEntry, CastingRow } from '../../../shared/model/casting.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useScope } from '../../data/useScope.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { CastPopup } from '../../parts/CastPopup.tsx';
import { EpisodeSelect } from '../../parts/EpisodeSelect.tsx';
import { FreshnessNote } from '../../parts/FreshnessNote.tsx';
import { InlineError } from '../../parts/InlineError.tsx';
import { kindIcons } from '../../parts/kindIcons.ts';
import { NotRead } from '../../parts/NotRead.tsx';
import { oneMore, useCast } from '../../parts/useCast.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { go, replacePlace } from '../../place/navigation.ts';
import { entityPagePlace, type Place } from '../../place/place.ts';
import { type Action, useActions } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { showToast } from '../../ui/toasts.ts';
import { AssetLibrary } from './AssetLibrary.tsx';
import styles from './CastingPage.module.css';
import { CastingGrid } from './CastingGrid.tsx';
import { CountPopup } from './CountPopup.tsx';
import { GroupSelect } from './GroupSelect.tsx';
import { castingText, copiedLines, pasteChanges } from './pasteCasting.ts';

type Props = { readonly place: Extract<Place, { readonly page: 'casting' }> };

type Asked =
  | { readonly kind: 'type'; readonly start: string; readonly anchor: HTMLElement }
  | {
      readonly kind: 'count';
      readonly row: CastingRow;
      readonly assets: readonly CastableAsset[];
      readonly anchor: HTMLElement;
    };

const firstRows = 8;

/** Who plays where in a production: the assets at the left, the shots of a sequence beside them. */
export function CastingPage({ place }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { productions, assetTypes } = useStudio();
  const { productionId, kind, episodeId, groupId } = place;
  const production = productions.get(productionId);
  useScope({ kind: 'production', productionId });
  useScope({ kind: 'shared-assets', productionId });
  const isShow = production?.productionType === 'tvshow';
  const episodes = useEngine('episodes', { productionId }, { isOff: !isShow }).value ?? [];
  const episode = kind === 'Shot' ? episodes.find(({ id }) => id === episodeId) : undefined;
  const sequences = useEngine(
    'sequences',
    { productionId, episodeId: episode?.id ?? null },
    { isOff: kind !== 'Shot' },
  );
  const types = (production?.assetTypeIds ?? []).flatMap((id) => assetTypes.get(id) ?? []);
  const inEpisode = (sequences.value ?? []).map(({ id, name, ownName }) => ({
    id,
    name: episode === undefined ? name : ownName,
  }));
  // All of an episode at once, or one of its sequences.
  const ofShots =
    episode === undefined
      ? inEpisode
      : [{ id: episode.id, name: t('casting.wholeEpisode', { episode: episode.name }) }, ...inEpisode];
  // Episodes are all there is of their kind.
  const ofEpisodes = episodes.length === 0 ? [] : [{ id: productionId, name: t('pages.episodes') }];
  const groups = { Shot: ofShots, Asset: types, Episode: ofEpisodes }[kind];
  const openId = groups.some(({ id }) => id === groupId) ? groupId : (groups[0]?.id ?? null);
  const answer = useEngine('castingBoard', { productionId, kind, groupId: openId ?? '-' }, { keepsPrevious: true });
  const board = answer.value;
  const isUnread = board && board.freshness.state !== 'complete';
  const canChange = board?.canChange === true;
  const assets = useEngine('castableAssets', { productionId }).value ?? [];
  const cast = useCast();
  const copyText = useCall('copyText');
  const edit = useCommand('editEntity');
  const tellFailure = useTellFailure();
  const field = useRef<HTMLInputElement>(null);
  const [rowIds, setRowIds] = useState<readonly Id[]>([]);
  const [assetIds, setAssetIds] = useState<ReadonlySet<Id>>(new Set());
  const [dragged, setDragged] = useState<readonly CastableAsset[]>([]);
  const [copied, setCopied] = useState<readonly CastingEntry[]>([]);
  const [asked, setAsked] = useState<Asked | null>(null);
  const rows = board?.rows ?? [];
  const chosen = rows.filter(({ entityId }) => rowIds.includes(entityId));
  const open = (group: Id) => replacePlace({ ...place, groupId: group });

  function castChosen(): void {
    cast(chosen.flatMap((row) => oneMore(row.entityId, row.cast, [...assetIds])));
    setAssetIds(new Set());
  }
  function copy(): void {
    const [first] = chosen;
    if (first === undefined) return;
    setCopied(copiedLines(first.cast));
    copyText.start({ text: castingText(first.cast) });
    showToast({ title: t('casting.copied', { name: first.name, count: copiedLines(first.cast).length }) });
  }
  function paste(): void {
    const changes = pasteChanges(chosen, copied);
    if (changes.length === 0) showToast({ title: t('casting.nothingToPaste') });
    else cast(changes);
  }
  /** Onto one that is selected: into all that are. Asking how often is about one. */
  function dropped(row: CastingRow, asksCount: boolean, anchor: HTMLElement): void {
    const fitting = (holder: CastingRow) => dragged.filter(({ assetId }) => assetId !== holder.entityId);
    setDragged([]);
    if (asksCount) {
      setAsked({ kind: 'count', row, assets: fitting(row), anchor });
      return;
    }
    const holders = rowIds.includes(row.entityId) ? chosen : [row];
    cast(
      holders.flatMap((holder) =>
        oneMore(
          holder.entityId,
          holder.cast,
          fitting(holder).map(({ assetId }) => assetId),
        ),
      ),
    );
  }
  function setStandby(): void {
    const isOn = chosen.some(({ isStandby }) => !isStandby);
    edit
      .run({ entityIds: chosen.map(({ entityId }) => entityId), changes: [{ field: 'isCastingStandby', value: isOn }] })
      .catch(tellFailure);
  }

  const group = t('pages.casting');
  const none = chosen.length === 0 ? t('casting.chooseRows') : null;
  useActions([
    {
      id: 'view.copy',
      label: t('casting.copy'),
      group,
      icon: 'copy',
      disabledReason: none,
      run: copy,
    },
    ...(canChange
      ? [
          {
            id: 'view.paste',
            label: t('casting.paste'),
            group,
            disabledReason: copied.length === 0 ? t('casting.nothingCopied') : none,
            run: paste,
          } satisfies Action,
          {
            id: 'casting.cast',
            label: t('casting.castChosen'),
            group,
            icon: 'casting',
            disabledReason: assetIds.size === 0 ? t('casting.chooseAssets') : none,
            run: castChosen,
          } satisfies Action,
          {
            id: 'casting.standby',
            label: t('casting.setStandby'),
            group,
            icon: 'pause',
            disabledReason: none,
            run: setStandby,
          } satisfies Action,
          {
            id: 'view.filter',
            label: t('casting.findAssets'),
            group,
            icon: 'search',
            run: () => field.current?.focus(),
          } satisfies Action,
        ]
      : []),
    {
      id: 'view.step-back',
      label: t('entities.stepBack'),
      group,
      isKeyOnly: true,
      disabledReason: assetIds.size + rowIds.length === 0 ? t('entities.nothingSelected') : null,
      run: () => (assetIds.size > 0 ? setAssetIds(new Set()) : setRowIds([])),
    },
  ]);

  const title = t('pages.casting');
  return (
    <div className={styles.page}>
      <PageHeader
        title={title}
        lead={
          <>
            {isShow && kind === 'Shot' && (
              <EpisodeSelect
                productionId={productionId}
                episodeId={episodeId}
                onChoose={(id) => go({ ...place, episodeId: id, groupId: null })}
              />
            )}
            {kind !== 'Episode' && <GroupSelect groups={groups} chosenId={openId} onChoose={open} />}
            {kind === 'Shot' && openId !== null && openId !== episode?.id && (
              <IconButton
                icon="layers"
                size="sm"
                label={t('casting.openSequence')}
                onClick={() => go(entityPagePlace(productionId, 'Sequence', openId))}
              />
            )}
          </>
        }
      >
        {board && <FreshnessNote freshness={board.freshness} />}
        <Tabs
          label={t('casting.holders')}
          look="segments"
          value={kind}
          tabs={[
            { value: 'Shot', label: t('pages.shots'), icon: 'shot' },
            { value: 'Asset', label: t('pages.assets'), icon: 'asset' },
            ...(isShow ? [{ value: 'Episode' as const, label: t('pages.episodes'), icon: kindIcons.Episode }] : []),
          ]}
          onChange={(next) => go({ ...place, kind: next, groupId: null })}
        />
        <Button size="sm" icon="copy" keysOf="view.copy" disabledReason={none} onClick={copy}>
          {t('casting.copy')}
        </Button>
        {canChange && (
          <Button
            size="sm"
            keysOf="view.paste"
            disabledReason={copied.length === 0 ? t('casting.nothingCopied') : none}
            onClick={paste}
          >
            {t('casting.paste')}
          </Button>
        )}
      </PageHeader>
      {answer.error && <InlineError error={answer.error} onRetry={answer.ask} look={board ? 'line' : 'page'} />}
      {openId === null && isUnread && (
        <NotRead
          freshness={board.freshness}
          productionId={productionId}
          notHere={t('entities.notHere')}
          rows={firstRows}
        />
      )}
      {openId === null && board && !isUnread && (
        <EmptyState icon="casting" title={t(`casting.nothingOf.${kind}`)} description={t('casting.noSequencesWhy')} />
      )}
      {!board && !answer.error && <Skeleton rows={firstRows} label={t('ui.loading')} />}
      {board && openId !== null && (
        <div className={styles.split} data-alone={!canChange || undefined}>
          {canChange && (
            <AssetLibrary
              assets={assets}
              selectedIds={assetIds}
              rowCount={chosen.length}
              field={field}
              onSelect={setAssetIds}
              onDrag={setDragged}
              onCast={castChosen}
            />
          )}
          {rows.length === 0 && !answer.isPrevious ? (
            <EmptyState icon="casting" title={t(`casting.noneOf.${kind}`)} />
          ) : (
            <CastingGrid
              productionId={productionId}
              kind={kind}
              label={title}
              rows={rows}
              canChange={canChange}
              selectedIds={rowIds}
              dragged={dragged}
              onSelect={setRowIds}
              onDrop={dropped}
              onType={(_row, start, anchor) => setAsked({ kind: 'type', start, anchor })}
            />
          )}
        </div>
      )}
      {board && rows.length > 0 && (
        <footer className={styles.foot}>
          <span>
            {t(`casting.countOf.${kind}`, {
              count: rows.length,
              number: format.number(rows.length),
            })}
          </span>
          <span>
            {t('casting.assetsCast', {
              count: new Set(rows.flatMap(({ cast: of }) => of.map(({ assetId }) => assetId))).size,
            })}
          </span>
          <span className={styles.hint}>
            {canChange ? t(kind === 'Episode' ? 'casting.hintOfEpisodes' : 'casting.hint') : t('casting.readOnly')}
          </span>
        </footer>
      )}
      {asked?.kind === 'type' && chosen.length > 0 && (
        <CastPopup
          anchor={asked.anchor}
          productionId={productionId}
          holders={chosen}
          title={
            chosen.length === 1
              ? t('casting.addTo', { name: chosen[0]?.name ?? '' })
              : t('casting.castIn', { count: chosen.length })
          }
          start={asked.start}
          onClose={() => {
            asked.anchor.focus();
            setAsked(null);
          }}
        />
      )}
      {asked?.kind === 'count' && (
        <CountPopup
          anchor={asked.anchor}
          title={t('casting.addTo', { name: asked.row.name })}
          onKeep={(occurrences) => {
            cast(asked.assets.map(({ assetId }) => ({ entityId: asked.row.entityId, assetId, occurrences })));
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}
