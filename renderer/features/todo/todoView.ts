/** How a list of tasks is shown, grouped and sorted, and which groups are folded: this computer remembers. */
import { useState } from 'react';
import { z } from 'zod';
import type { TodoGrouping, TodoSort } from '../../../shared/model/screens.ts';

/** In the order of the menus. */
export const groupings = ['status', 'production', 'taskType', 'due', 'none'] as const satisfies readonly TodoGrouping[];
export const sorts = ['default', 'due', 'priority', 'lastComment', 'name'] as const satisfies readonly TodoSort[];

export const looks = ['list', 'board', 'calendar'] as const;
export type TodoLook = (typeof looks)[number];

const view = z.object({
  look: z.enum(looks).default('list'),
  grouping: z.enum(groupings),
  sort: z.enum(sorts),
  /** Of every grouping: statuses, productions and task types have ids of their own, due buckets names. */
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
  const [held, setHeld] = useState(() => read(list));
  const change = (part: Partial<TodoView>) => {
    const next = { ...held, ...part };
    localStorage.setItem(keyOf(list), JSON.stringify(next));
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

const keyOf = (list: ListName): string => `inari.${list}`;

function read(list: ListName): TodoView {
  try {
    return view.safeParse(JSON.parse(localStorage.getItem(keyOf(list)) ?? 'null')).data ?? standards[list];
  } catch {
    // Written by something else: the standard view is no loss.
    return standards[list];
  }
}
