import { type ReactElement, useState } from 'react';
import type { Id } from '../../../shared/model/studio.ts';
import { TaskMenu } from '../../parts/batch/TaskMenu.tsx';
import { ContextMenu } from '../../ui/Menu.tsx';
import { taskUnder } from './useTaskDrop.ts';

type Props = {
  readonly selectedId: Id | null;
  readonly onSelect: (taskId: Id) => void;
  readonly children: ReactElement;
};

/** Around cards and bars, each of which says `data-task`: their menus. */
export function TaskMenuArea({ selectedId, onSelect, children }: Props) {
  const [askedId, setAskedId] = useState<Id | null>(null);
  return (
    <ContextMenu
      entries={
        askedId === null ? null : (
          <TaskMenu taskId={askedId} isSelected={askedId === selectedId} onSelect={() => onSelect(askedId)} />
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
