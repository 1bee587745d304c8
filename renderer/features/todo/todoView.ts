/** How a list of tasks is shown, grouped and sorted, and which groups are folded: this computer remembers it of each person. */
import { useState } from 'react';
import { z } from 'zod';
import { todoGroupings, type TodoSort } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';

/** In the order of the menu. */
export const sorts = ['default', 'due', 'priority', 'lastComment', 'name'] as const satisfies readonly TodoSort[];

export const looks = ['list', 'board', 'calendar'] as const;
export type TodoLook = (typeof looks)[number];

const view = z.object({
  look: z.enum(looks).default('list'),
  grouping: z.enum(todoGroupings),
  sort: z.enum(sorts),
  /** Of every grouping: what they are by has ids of its own, due buckets names. */
  foldedGroupIds: z.array(z.string()),
});
export type TodoView = z.infer<typeof view>;

const standards = {
  'my-tasks': { look: 'list', grouping: 'status', sort: 'default', foldedGroupIds: [] },
  'my-checks': { look: 'list', grouping: 'taskType', sort: 'default', foldedGroupIds: [] },
} as const satisfies Record<string, TodoView>;
type ListName = keyof typeof standards;

type Viewed = {
  readonly view: TodoView;
  readonly change: (part: Partial<TodoView>) => void;
  readonly fold: (groupId: string, isFolded: boolean) => void;
};

export function useTodoView(list: ListName): Viewed {
  const accountId = useStudio().account.id;
  const [held, setHeld] = useState(() => read(list, accountId));
  const change = (part: Partial<TodoView>) => {
    const next = { ...held, ...part };
    localStorage.setItem(keyOf(list, accountId), JSON.stringify(next));
    setHeld(next);
  };
  return {
    view: held,
    change,
    fold: (groupId, isFolded) => {
      const others = held.foldedGroupIds.filter((id) => id !== groupId);
      change({ foldedGroupIds: isFolded ? [...others, groupId] : others });
    },
  };
}

const keyOf = (list: ListName, accountId: Id): string => `inari.${list}.${accountId}`;

function read(list: ListName, accountId: Id): TodoView {
  // Earlier versions kept it for everyone of this computer.
  const kept = localStorage.getItem(keyOf(list, accountId)) ?? localStorage.getItem(`inari.${list}`);
  try {
    return view.safeParse(JSON.parse(kept ?? 'null')).data ?? standards[list];
  } catch {
    // Written by something else: the standard view is no loss.
    return standards[list];
  }
}
