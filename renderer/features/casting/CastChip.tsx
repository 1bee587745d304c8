import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { CastAssetRow } from '../../../shared/model/casting.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useCastLine } from '../../parts/castLine.tsx';
import { Readiness } from '../../parts/Readiness.tsx';
import { CornerMark } from '../../ui/CornerMark.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import styles from './CastChip.module.css';

type Props = {
  readonly row: CastAssetRow;
  readonly holder: { readonly entityId: Id; readonly productionId: Id };
  readonly nextTaskTypeId: Id | null;
  readonly canChange: boolean;
};

/** An asset that plays in a shot: how often, its label, whether it can be used. A press opens what can be done to it. */
export function CastChip({ row, holder, nextTaskTypeId, canChange }: Props) {
  const { t } = useTranslation();
  const { entries, keys, onFocus, onBlur } = useCastLine(holder, row, canChange);
  const isGoing = row.occurrences === 0;
  return (
    <Menu
      trigger={
        <button
          type="button"
          className={styles.chip}
          data-chip
          data-going={isGoing || undefined}
          onFocus={onFocus}
          onBlur={onBlur}
        >
          {keys}
          <ChipFace row={row} />
          <Readiness asset={row} nextTaskTypeId={nextTaskTypeId} isShort />
          {row.mark !== null && <CornerMark mark={{ kind: row.mark, label: t(`marks.${row.mark}`) }} place="chip" />}
        </button>
      }
      entries={entries}
    />
  );
}

const usualLabel = 'animate';

type FaceProps = { readonly row: Pick<CastAssetRow, 'name' | 'mainPreviewFileId' | 'occurrences' | 'label'> };

function ChipFace({ row: { name, mainPreviewFileId, occurrences, label } }: FaceProps) {
  return (
    <>
      <span className={styles.picture}>
        <Thumbnail
          size="fill"
          alt=""
          url={mainPreviewFileId === null ? null : mediaUrl('thumbnail', mainPreviewFileId)}
        />
      </span>
      <span className={styles.words}>
        <span className={styles.name} title={name}>
          {name}
        </span>
        {occurrences > 1 && <span className={styles.count}>×{occurrences}</span>}
        {/* Kitsu's usual one says nothing. */}
        {label !== '' && label !== usualLabel && <span className={styles.label}>{label}</span>}
      </span>
    </>
  );
}

type ComingProps = FaceProps & { readonly before: number };

/** What a drop would make of it, shown where it would stand. */
export function ComingChip({ row, before }: ComingProps) {
  return (
    <span className={styles.chip} data-coming>
      <ChipFace row={{ ...row, occurrences: 0 }} />
      <span className={styles.count}>
        {before > 0 ? `×${String(before)} → ×${String(row.occurrences)}` : `×${String(row.occurrences)}`}
      </span>
    </span>
  );
}
