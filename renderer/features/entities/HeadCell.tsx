import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { custom } from '../../ui/custom.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Menu, type MenuEntry } from '../../ui/Menu.tsx';
import styles from './GridHead.module.css';

type Props = {
  readonly id: string;
  readonly label: string;
  readonly column: number;
  readonly entries: readonly MenuEntry[];
  readonly color?: string;
  readonly isNumber?: boolean;
  readonly stuckAt?: string | null;
  readonly direction: 'up' | 'down' | null;
  /** From 1, where the table is sorted by several columns. */
  readonly rank: number | null;
  readonly isFocused: boolean;
  readonly isDragged: boolean;
  readonly dropSide: 'before' | 'after' | null;
  readonly onResizing: (widthPx: number | null) => void;
  readonly onResized: (widthPx: number | null) => void;
  /** Absent where the column stays where it is. */
  readonly onDrag?: (event: 'moved' | 'dropped' | 'left', x: number, y: number) => void;
};

const dragFromPx = 6;

/** A press opens what can be done to the column, a drag moves it, its right edge makes it wider or narrower. */
export function HeadCell(props: Props) {
  const { id, label, column, entries, color, isNumber = false, stuckAt = null, direction, rank, isFocused } = props;
  const { t } = useTranslation();
  const cell = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const press = useRef<{ readonly x: number; isDrag: boolean; readonly wasOpen: boolean } | null>(null);

  const drag = {
    onPointerDown: (event: PointerEvent) => {
      press.current = { x: event.clientX, isDrag: false, wasOpen: isOpen };
    },
    onPointerMove: (event: PointerEvent) => {
      const current = press.current;
      if (current === null || props.onDrag === undefined || (event.buttons & 1) === 0) return;
      if (!current.isDrag && Math.abs(event.clientX - current.x) < dragFromPx) return;
      if (!current.isDrag) event.currentTarget.setPointerCapture(event.pointerId);
      current.isDrag = true;
      props.onDrag('moved', event.clientX, event.clientY);
    },
    onPointerUp: (event: PointerEvent) => {
      if (press.current?.isDrag) props.onDrag?.('dropped', event.clientX, event.clientY);
    },
    onPointerCancel: (event: PointerEvent) => {
      if (press.current?.isDrag) props.onDrag?.('left', event.clientX, event.clientY);
      press.current = null;
    },
  };

  return (
    <div
      ref={cell}
      className={styles.cell}
      role="columnheader"
      aria-colindex={column + 2}
      aria-sort={direction === null || (rank ?? 1) > 1 ? undefined : direction === 'up' ? 'ascending' : 'descending'}
      data-head={id}
      data-task-type={color !== undefined || undefined}
      data-number={isNumber || undefined}
      data-stuck={stuckAt !== null || undefined}
      data-dragged={props.isDragged || undefined}
      data-drop={props.dropSide ?? undefined}
      style={custom({
        ...(color === undefined ? {} : { '--task-type': color }),
        ...(stuckAt === null ? {} : { '--stuck-at': stuckAt }),
      })}
    >
      <Menu
        isOpen={isOpen}
        // It is opened by the click alone: a press may become a drag.
        onOpenChange={(open) => {
          if (!open) setIsOpen(false);
        }}
        trigger={
          <button
            type="button"
            className={styles.button}
            title={label}
            tabIndex={isFocused ? 0 : -1}
            data-column={column}
            {...drag}
            onContextMenu={(event) => {
              // The rows have another one.
              event.preventDefault();
              event.stopPropagation();
              setIsOpen(true);
            }}
            onClick={() => {
              const current = press.current;
              press.current = null;
              if (!current?.isDrag && !current?.wasOpen) setIsOpen(true);
            }}
          >
            <span className={styles.text}>{label}</span>
            {direction !== null && <Icon name={direction === 'up' ? 'up' : 'down'} size="xs" />}
            {rank !== null && <span className={styles.rank}>{rank}</span>}
          </button>
        }
        entries={entries}
      />
      <Edge
        label={t('entities.columnWidth', { column: label })}
        widthOf={() => cell.current?.getBoundingClientRect().width ?? 0}
        onResizing={props.onResizing}
        onResized={props.onResized}
      />
    </div>
  );
}

type EdgeProps = Pick<Props, 'label' | 'onResizing' | 'onResized'> & { readonly widthOf: () => number };

/** The menu says the same in words, for those who do not drag. Two presses: as wide as usual. */
function Edge({ label, widthOf, onResizing, onResized }: EdgeProps) {
  const [start, setStart] = useState<{ readonly x: number; readonly widthPx: number } | null>(null);
  const widthAt = (event: PointerEvent) => Math.round((start?.widthPx ?? 0) + event.clientX - (start?.x ?? 0));
  return (
    <span
      className={styles.edge}
      title={label}
      data-dragged={start !== null || undefined}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        setStart({ x: event.clientX, widthPx: widthOf() });
      }}
      onPointerMove={(event) => {
        if (start) onResizing(widthAt(event));
      }}
      onPointerUp={(event) => {
        if (start && event.clientX !== start.x) onResized(widthAt(event));
        setStart(null);
      }}
      onPointerCancel={() => {
        setStart(null);
        onResizing(null);
      }}
      onDoubleClick={() => onResized(null)}
    />
  );
}
