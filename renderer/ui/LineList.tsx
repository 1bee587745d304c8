import { type DragEventHandler, type ReactElement, type ReactNode, useState } from 'react';
import { custom } from './custom.ts';
import type { Line } from './lines.ts';
import styles from './LineList.module.css';
import { ContextMenu } from './Menu.tsx';
import type { Lines } from './useLines.ts';

type Props<SomeLine extends Line> = {
  readonly label: string;
  /** `treegrid` where groups fold. */
  readonly role: 'grid' | 'treegrid';
  readonly lines: readonly SomeLine[];
  readonly view: Lines<SomeLine>;
  /** Of `useFilesHeldOver`, where lines take files. */
  readonly dropHandlers?: Readonly<Record<'onDragOver' | 'onDragLeave' | 'onDrop', DragEventHandler>>;
  /** The menu of a line; null where it has none. */
  readonly renderMenu?: (line: SomeLine) => ReactElement | null;
  /** The line's element says `data-line`, and is the one in the order of Tab if it is the current one. */
  readonly renderLine: (line: SomeLine, index: number, isCurrent: boolean) => ReactNode;
};

/** The lines in view, each at its place. `useLines` moves the focus among them. */
export function LineList<SomeLine extends Line>(props: Props<SomeLine>) {
  const { label, role, lines, view, dropHandlers, renderMenu, renderLine } = props;
  /** Whose menu is open, or was last. */
  const [askedKey, setAskedKey] = useState<string | null>(null);
  const list = (
    <div
      className={styles.scroller}
      role={role}
      aria-label={label}
      aria-rowcount={lines.length}
      {...view.props}
      {...dropHandlers}
    >
      <div className={styles.lines} style={custom({ '--total': `${String(view.totalPx)}px` })}>
        {view.items.map(({ index, start }) => {
          const line = lines[index];
          return (
            line && (
              <div
                key={line.key}
                className={styles.line}
                style={custom({ '--top': `${String(start)}px` })}
                role="presentation"
                data-asked={line.key === askedKey || undefined}
              >
                {renderLine(line, index, index === view.current)}
              </div>
            )
          );
        })}
      </div>
    </div>
  );
  if (renderMenu === undefined) return list;
  const asked = lines.find(({ key }) => key === askedKey);
  return (
    <ContextMenu
      entries={asked === undefined ? null : renderMenu(asked)}
      onAsk={(target) => {
        const line = view.lineAt(target);
        if (line === null || renderMenu(line) === null) return false;
        setAskedKey(line.key);
        return true;
      }}
    >
      {list}
    </ContextMenu>
  );
}
