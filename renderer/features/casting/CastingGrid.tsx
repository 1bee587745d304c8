import { type DragEvent, type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { CastableAsset, CastingRow, CastingKind } from '../../../shared/model/casting.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { go } from '../../place/navigation.ts';
import { entityPagePlace } from '../../place/place.ts';
import { useActions } from '../../ui/actions.ts';
import { CornerMark } from '../../ui/CornerMark.tsx';
import { custom } from '../../ui/custom.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import { CastChip, ComingChip } from './CastChip.tsx';
import { castColumns, type CastColumn } from './castColumns.ts';
import styles from './CastingGrid.module.css';

type Props = {
  readonly productionId: Id;
  readonly kind: CastingKind;
  readonly label: string;
  readonly rows: readonly CastingRow[];
  readonly canChange: boolean;
  readonly selectedIds: readonly Id[];
  readonly dragged: readonly CastableAsset[];
  readonly onSelect: (entityIds: readonly Id[]) => void;
  /** @param asksCount Alt was held: how often is to be asked. */
  readonly onDrop: (row: CastingRow, asksCount: boolean, at: HTMLElement) => void;
  /** A letter was typed with the focus on a row. */
  readonly onType: (row: CastingRow, letter: string, at: HTMLElement) => void;
};

/** Shots, or assets that hold others, and what plays in each, in a column for each asset type. */
export function CastingGrid(props: Props) {
  const { productionId, kind, label, rows, canChange, selectedIds, dragged, onSelect, onDrop, onType } = props;
  const { t } = useTranslation();
  const [overId, setOverId] = useState<Id | null>(null);
  /** Where Shift counts from. */
  const [anchorId, setAnchorId] = useState<Id | null>(null);
  const [currentId, setCurrentId] = useState<Id | null>(null);
  /** The row itself: on a chip the keys are the chip's. */
  const focused = useRef<HTMLElement | null>(null);
  const columns = castColumns(
    rows,
    dragged.map(({ assetTypeId, assetTypeName }) => ({ assetTypeId, name: assetTypeName })),
  );
  // Nothing comes next for an episode as such.
  const hasReady = kind !== 'Episode' || rows.some(({ nextTaskTypeId }) => nextTaskTypeId !== null);
  const chosen = new Set(selectedIds);
  const current = rows.some(({ entityId }) => entityId === currentId) ? currentId : (rows[0]?.entityId ?? null);

  function rangeTo(id: Id): readonly Id[] {
    const ids = rows.map(({ entityId }) => entityId);
    const [from, to] = [ids.indexOf(anchorId ?? id), ids.indexOf(id)].toSorted((a, b) => a - b);
    return ids.slice(from, (to ?? 0) + 1);
  }
  function select(id: Id, { shiftKey, isMod }: { readonly shiftKey: boolean; readonly isMod: boolean }): void {
    setCurrentId(id);
    if (shiftKey) {
      onSelect(rangeTo(id));
      return;
    }
    setAnchorId(id);
    if (!isMod) onSelect([id]);
    else onSelect(chosen.has(id) ? selectedIds.filter((one) => one !== id) : [...selectedIds, id]);
  }
  function rowOf(target: EventTarget): { readonly row: CastingRow; readonly element: HTMLElement } | null {
    const element = target instanceof Element ? target.closest<HTMLElement>('[data-holder]') : null;
    const row = rows.find(({ entityId }) => entityId === element?.dataset['holder']);
    return element === null || row === undefined ? null : { row, element };
  }
  const group = t('pages.casting');
  useActions(
    [
      {
        id: 'table.select-all',
        label: t('keys.selectAll'),
        group,
        run: () => onSelect(rows.map(({ entityId }) => entityId)),
      },
      {
        id: 'casting.choose',
        label: t('keys.castingChoose'),
        group,
        isKeyOnly: true,
        run: () => {
          const held = focused.current?.dataset['holder'];
          if (held !== undefined) select(held, { shiftKey: false, isMod: true });
        },
      },
    ],
    focused,
  );
  function onClick(event: MouseEvent): void {
    if (event.target instanceof Element && event.target.closest('button')) return;
    const found = rowOf(event.target);
    if (found !== null) select(found.row.entityId, { shiftKey: event.shiftKey, isMod: event.ctrlKey || event.metaKey });
  }
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const found = rowOf(event.target);
    // On a chip the keys are the chip's.
    if (found === null || found.element !== event.target || event.altKey) return;
    const isMod = event.ctrlKey || event.metaKey;
    const at = rows.indexOf(found.row);
    const step = steps[event.key];
    const next = step === undefined ? undefined : rows[Math.max(0, Math.min(rows.length - 1, at + step))];
    if (next !== undefined) {
      event.currentTarget.querySelector<HTMLElement>(`[data-holder="${CSS.escape(next.entityId)}"]`)?.focus();
      select(next.entityId, { shiftKey: event.shiftKey, isMod: false });
    } else if (canChange && event.key.length === 1 && /[\p{L}\p{N}]/u.test(event.key) && !isMod) {
      if (!chosen.has(found.row.entityId)) select(found.row.entityId, { shiftKey: false, isMod: false });
      onType(found.row, event.key, found.element);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
  /** Gets what is dragged, if it is dropped now: what is selected goes together. */
  const isMeant = (id: Id): boolean => overId !== null && (id === overId || (chosen.has(overId) && chosen.has(id)));
  function onDragOver(event: DragEvent): void {
    if (dragged.length === 0) return;
    const found = rowOf(event.target);
    setOverId(found?.row.entityId ?? null);
    if (found === null) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  }
  function drop(event: DragEvent): void {
    const found = rowOf(event.target);
    setOverId(null);
    if (found === null || dragged.length === 0) return;
    event.preventDefault();
    onDrop(found.row, event.altKey, found.element);
  }

  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the rows inside have the focus, one at a time
    <div
      className={styles.grid}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-multiselectable
      data-region="grid"
      data-bare={!hasReady || undefined}
      style={custom({ '--count': String(columns.length) })}
      onClick={onClick}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        focused.current = target.matches('[data-holder]') ? target : null;
      }}
      onDragOver={onDragOver}
      onDragLeave={() => setOverId(null)}
      onDrop={drop}
    >
      <div className={styles.head} role="row">
        <span role="columnheader">{t(`entities.nameOf.${kind}`)}</span>
        {columns.map(({ assetTypeId, name }) => (
          <span key={assetTypeId ?? '-'} role="columnheader">
            {name}
          </span>
        ))}
        {hasReady && <span role="columnheader">{t('casting.ready')}</span>}
      </div>
      {rows.map((row) => (
        <GridRow
          key={row.entityId}
          row={row}
          productionId={productionId}
          kind={kind}
          columns={columns}
          hasReady={hasReady}
          canChange={canChange}
          isSelected={chosen.has(row.entityId)}
          isCurrent={row.entityId === current}
          coming={isMeant(row.entityId) ? dragged : noAssets}
        />
      ))}
    </div>
  );
}
const noAssets: readonly CastableAsset[] = [];
const steps: Readonly<Partial<Record<string, number>>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
  Home: -100_000,
  End: 100_000,
};

type RowProps = {
  readonly row: CastingRow;
  readonly productionId: Id;
  readonly kind: CastingKind;
  readonly columns: readonly CastColumn[];
  readonly hasReady: boolean;
  readonly canChange: boolean;
  readonly isSelected: boolean;
  readonly isCurrent: boolean;
  readonly coming: readonly CastableAsset[];
};

function GridRow(props: RowProps) {
  const { row, productionId, kind, columns, hasReady, canChange, isSelected, isCurrent, coming } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const playing = row.cast.filter(({ occurrences }) => occurrences > 0);
  const known = playing.filter(({ isReady }) => isReady !== null);
  const ready = known.filter(({ isReady }) => isReady === true).length;
  const comingIds = new Set(coming.map(({ assetId }) => assetId));
  const before = (assetId: Id): number => playing.find((one) => one.assetId === assetId)?.occurrences ?? 0;
  return (
    <div
      className={styles.row}
      role="row"
      data-holder={row.entityId}
      data-over={coming.length > 0 || undefined}
      aria-selected={isSelected}
      tabIndex={isCurrent ? 0 : -1}
    >
      <div className={styles.what} role="rowheader">
        <Thumbnail
          alt=""
          size="list"
          url={row.mainPreviewFileId === null ? null : mediaUrl('thumbnail', row.mainPreviewFileId)}
        />
        <span className={styles.names}>
          <span className={styles.first}>
            <button
              type="button"
              className={styles.name}
              onClick={() => go(entityPagePlace(productionId, kind, row.entityId))}
            >
              {row.name}
            </button>
            {row.lengthFrames !== null && <span className={styles.frames}>{format.number(row.lengthFrames)}</span>}
            {row.isStandby && (
              <span className={styles.standby} title={t('casting.isStandby')}>
                <Icon name="pause" size="xs" />
              </span>
            )}
            {row.standbyMark !== null && (
              <CornerMark mark={{ kind: row.standbyMark, label: t(`marks.${row.standbyMark}`) }} place="cell" />
            )}
          </span>
          <span className={styles.description} title={row.description}>
            {row.sequenceName !== '' && <span className={styles.sequence}>{row.sequenceName} </span>}
            {row.description}
          </span>
        </span>
      </div>
      {columns.map(({ assetTypeId }) => {
        const chips = row.cast.filter((one) => one.assetTypeId === assetTypeId && !comingIds.has(one.assetId));
        const next = coming.filter((one) => one.assetTypeId === assetTypeId);
        return (
          <div key={assetTypeId ?? '-'} className={styles.cell} role="gridcell">
            {chips.map((one) => (
              <CastChip
                key={one.assetId}
                row={one}
                holder={{ entityId: row.entityId, productionId }}
                nextTaskTypeId={row.nextTaskTypeId}
                canChange={canChange}
              />
            ))}
            {next.map((asset) => (
              <ComingChip
                key={asset.assetId}
                before={before(asset.assetId)}
                row={{ ...asset, occurrences: before(asset.assetId) + 1, label: '' }}
              />
            ))}
            {chips.length + next.length === 0 && <span className={styles.none}>–</span>}
          </div>
        );
      })}
      {hasReady && (
        <div
          className={styles.ready}
          role="gridcell"
          data-all={(known.length > 0 && ready === known.length) || undefined}
        >
          {known.length > 0 && (
            <>
              <Icon name={ready === known.length ? 'check' : 'status-wip'} size="xs" />
              {t('casting.ofCount', { ready: format.number(ready), count: format.number(known.length) })}
            </>
          )}
        </div>
      )}
    </div>
  );
}
