import { type ReactElement, useState } from 'react';
import type { Id } from '../../../shared/model/studio.ts';
import type { MenuEntry } from '../../ui/Menu.tsx';
import { TaskMenu } from '../../parts/batch/TaskMenu.tsx';
import { ContextMenu } from '../../ui/Menu.tsx';
import { taskUnder } from './useTaskDrop.ts';

type Props = {
  readonly selectedId: Id | null;
  readonly onSelect: (taskId: Id) => void;
  /** Of the place where it stands, before what is done with the task. */
  readonly leadOf?: (taskId: Id) => readonly MenuEntry[];
  readonly children: ReactElement;
};

/** Around cards and bars, each of which says `data-task`: their menus. */
export function TaskMenuArea({ selectedId, onSelect, leadOf, children }: Props) {
  const [askedId, setAskedId] = useState<Id | null>(null);
  return (
    <ContextMenu
      entries={
        askedId === null ? null : (
          <TaskMenu
            taskId={askedId}
            isSelected={askedId === selectedId}
            onSelect={() => onSelect(askedId)}
            {...(leadOf && { lead: leadOf(askedId) })}
          />
        )
      }
      onAsk={(target) => {
        const taskId = taskUnder(target);
        setAskedId(taskId);
        return taskId !== null;
      }}
    >
      {children}
    </ContextMenu>
  );
}
