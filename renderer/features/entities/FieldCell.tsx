import type { TFunction } from 'i18next';
import type { EntityRow } from '../../../shared/model/screens.ts';
import { type StudioTables, useStudio } from '../../data/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import type { Format } from '../../i18n/format.ts';
import { metadataText, plainText } from '../../parts/metadataText.ts';
import { WaitingMark } from '../../parts/WaitingMark.tsx';
import { custom } from '../../ui/custom.ts';
import { TaskTypeTag } from '../../ui/TaskTypeTag.tsx';
import styles from './EntityRowLine.module.css';
import { type FieldColumn, fieldKeyOf, markIn } from './fields.ts';
import { focusedMark } from './focusedMark.ts';

type Props = {
  readonly t: TFunction;
  readonly field: FieldColumn;
  readonly row: EntityRow | undefined;
  readonly column: number;
  readonly stuckAt: string | null;
  readonly isFocused: boolean;
};

export function FieldCell({ t, field, row, column, stuckAt, isFocused }: Props) {
  const format = useFormat();
  const studio = useStudio();
  const text = row === undefined ? '' : textOf(field, row, { format, studio, t });
  const mark = row && markIn(field, row);
  const toldAs = isFocused && mark ? focusedMark : undefined;
  const taskType =
    field.id === 'readyFor' && row?.readyForTaskTypeId ? studio.taskTypes.get(row.readyForTaskTypeId) : undefined;
  return (
    <div
      className={styles.field}
      role="gridcell"
      aria-colindex={column + 2}
      data-column={column}
      data-number={field.isNumber || undefined}
      data-editable={field.edited !== null || undefined}
      data-stuck={stuckAt !== null || undefined}
      style={stuckAt === null ? undefined : custom({ '--stuck-at': stuckAt })}
      tabIndex={isFocused ? 0 : -1}
      title={text}
      aria-describedby={toldAs}
    >
      {mark && row && (
        <WaitingMark
          mark={mark}
          place="cell"
          toldAs={toldAs}
          of={{ entityId: row.id }}
          isMeant={({ change }) => change !== null && change.field === fieldKeyOf(field)}
        />
      )}
      {taskType ? (
        <TaskTypeTag name={taskType.name} color={taskType.color} />
      ) : (
        <span className={styles.fieldText}>{text}</span>
      )}
    </div>
  );
}

type With = { readonly format: Format; readonly studio: StudioTables; readonly t: TFunction };

function textOf({ id, descriptor }: FieldColumn, row: EntityRow, { format, studio, t }: With): string {
  if (descriptor !== null) return metadataText(descriptor, row.data[descriptor.fieldName], { format, studio, t });
  if (id === 'frames') return row.lengthFrames === null ? '' : format.number(row.lengthFrames);
  if (id === 'frameIn') return row.frameIn === null ? '' : String(row.frameIn);
  if (id === 'frameOut') return row.frameOut === null ? '' : String(row.frameOut);
  if (id === 'fps') return row.fps === null ? '' : format.number(row.fps);
  if (id === 'resolution') return row.data['resolution'] === undefined ? '' : plainText(row.data['resolution'] ?? '');
  if (id === 'cast') return row.castCount === 0 ? '' : format.number(row.castCount);
  if (id === 'estimation') return row.estimationMinutes === 0 ? '' : format.duration(row.estimationMinutes);
  if (id === 'duration') return row.durationMinutes === 0 ? '' : format.duration(row.durationMinutes);
  if (id === 'readyFor')
    return row.readyForTaskTypeId === null ? '' : (studio.taskTypes.get(row.readyForTaskTypeId)?.name ?? '');
  return '';
}
