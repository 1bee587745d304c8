import type { Production } from '../model/production.ts';
import type { TodoSort } from '../model/screens.ts';
import {
  entityKinds,
  type Day,
  type Id,
  type Instant,
  type Person,
  type TaskStatus,
  type TaskType,
} from '../model/studio.ts';
import type { Priority } from '../model/task.ts';
import { naturalKeyOrder, naturalOrder, type NaturalKey } from './naturalOrder.ts';

/** By the production's own priority where it has one, else the status's, then by name. */
export function statusOrder(links: Production['taskStatuses']): (a: TaskStatus, b: TaskStatus) => number {
  const priorities = new Map<Id, number>(links.map((link) => [link.taskStatusId, link.priority]));
  const priorityOf = (status: TaskStatus): number => priorities.get(status.id) ?? status.priority;
  return (a, b) => priorityOf(a) - priorityOf(b) || naturalOrder(a.name, b.name);
}

/** By entity kind, then by the production's own priority where it has one, else the task type's, then by name. */
export function taskTypeOrder(links: Production['taskTypes']): (a: TaskType, b: TaskType) => number {
  const priorities = new Map<Id, number>(links.map((link) => [link.taskTypeId, link.priority]));
  const priorityOf = (type: TaskType): number => priorities.get(type.id) ?? type.priority;
  return (a, b) =>
    entityKinds.indexOf(a.forEntity) - entityKinds.indexOf(b.forEntity) ||
    priorityOf(a) - priorityOf(b) ||
    naturalOrder(a.name, b.name);
}

/** The statuses of a to-do list by what they ask for: answer retakes, go on, start, wait. */
export function todoStatusOrder(a: TaskStatus, b: TaskStatus): number {
  return askedFirst(a) - askedFirst(b) || a.priority - b.priority || naturalOrder(a.name, b.name);
}

function askedFirst(status: TaskStatus): number {
  if (status.isRetake) return 0;
  if (status.isWip) return 1;
  if (status.isDone) return 5;
  if (status.isFeedbackRequest) return 4;
  return status.isDefault ? 3 : 2;
}

/** Active ones first, then by first name. */
export function peopleOrder(a: Person, b: Person): number {
  return Number(b.isActive) - Number(a.isActive) || naturalOrder(a.fullName, b.fullName);
}

/** Open ones first, then by name. */
export function productionOrder(a: Production, b: Production): number {
  return Number(b.isOpen) - Number(a.isOpen) || naturalOrder(a.name, b.name);
}

export type EntityOrderKey = {
  /** Its place among sequences (by episode, then name) or asset types. */
  readonly groupRank: number;
  readonly isCanceled: boolean;
  readonly isShared: boolean;
  readonly nameKey: NaturalKey;
};

/**
 * Group by group; within one the canceled last, a production's own assets before those it shares, then by name. Kitsu puts
 * the canceled of all groups at the very end and repeats the heads of their groups there.
 */
export function entityOrder(a: EntityOrderKey, b: EntityOrderKey): number {
  return (
    a.groupRank - b.groupRank ||
    Number(a.isCanceled) - Number(b.isCanceled) ||
    Number(a.isShared) - Number(b.isShared) ||
    naturalKeyOrder(a.nameKey, b.nameKey)
  );
}

export type TodoOrderKey = {
  readonly priority: Priority;
  readonly dueDate: Day | null;
  readonly productionName: string;
  readonly taskTypeName: string;
  readonly entityName: string;
  readonly lastCommentAt: Instant | null;
};

type TodoOrder = (a: TodoOrderKey, b: TodoOrderKey) => number;

const byPriority: TodoOrder = (a, b) => b.priority - a.priority;
const byDue: TodoOrder = (a, b) => emptyLast(a.dueDate, b.dueDate);
const byName: TodoOrder = (a, b) => naturalOrder(a.entityName, b.entityName);
const byPlace: TodoOrder = (a, b) =>
  naturalOrder(a.productionName, b.productionName) || naturalOrder(a.taskTypeName, b.taskTypeName) || byName(a, b);
const byLastComment: TodoOrder = (a, b) => -emptyLast(a.lastCommentAt ?? '', b.lastCommentAt ?? '');

function emptyLast(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
}

/** By default as Kitsu: the most urgent first, then what is due first, production, task type, entity. */
export const todoOrders: Readonly<Record<TodoSort, TodoOrder>> = {
  default: (a, b) => byPriority(a, b) || byDue(a, b) || byPlace(a, b),
  priority: (a, b) => byPriority(a, b) || byDue(a, b) || byPlace(a, b),
  due: (a, b) => byDue(a, b) || byPriority(a, b) || byLastComment(a, b) || byPlace(a, b),
  lastComment: (a, b) => byLastComment(a, b) || byPlace(a, b),
  name: (a, b) => byName(a, b) || byPlace(a, b),
};
