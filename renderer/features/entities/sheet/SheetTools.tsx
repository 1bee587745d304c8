import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../shared/model/studio.ts';
import { useStudio } from '../../../data/studio.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Select } from '../../../ui/Select.tsx';
import { largestTilePx, smallestTilePx, type TableLayout } from '../layout.ts';
import styles from './SheetTools.module.css';

type Props = {
  readonly taskTypeIds: readonly Id[];
  readonly layout: TableLayout;
  readonly onLayout: (part: Partial<TableLayout>) => void;
};

const tileStepPx = 20;

/** Table or contact sheet; and of the sheet, how large its pictures are and whose status stands under them. */
export function SheetTools({ taskTypeIds, layout, onLayout }: Props) {
  const { t } = useTranslation();
  const { taskTypes } = useStudio();
  const { look, tilePx } = layout;
  return (
    <>
      {look === 'sheet' && (
        <>
          {taskTypeIds.length > 0 && (
            <Select
              label={t('sheet.status')}
              value={sheetTaskType(layout, taskTypeIds) ?? ''}
              options={taskTypeIds.map((id) => ({ value: id, label: taskTypes.get(id)?.name ?? '' }))}
              onChange={(id) => onLayout({ sheetTaskTypeId: id })}
            />
          )}
          <input
            className={styles.size}
            type="range"
            aria-label={t('sheet.size')}
            title={t('sheet.size')}
            min={smallestTilePx}
            max={largestTilePx}
            step={tileStepPx}
            value={tilePx}
            onChange={(event) => onLayout({ tilePx: Number(event.currentTarget.value) })}
          />
        </>
      )}
      <IconButton
        icon="grid"
        size="sm"
        label={t('sheet.sheet')}
        isPressed={look === 'sheet'}
        onClick={() => onLayout({ look: look === 'sheet' ? 'table' : 'sheet' })}
      />
    </>
  );
}

/** The one that was chosen while the list has it, else its first. */
export function sheetTaskType({ sheetTaskTypeId }: TableLayout, taskTypeIds: readonly Id[]): Id | undefined {
  return sheetTaskTypeId !== null && taskTypeIds.includes(sheetTaskTypeId) ? sheetTaskTypeId : taskTypeIds[0];
}
