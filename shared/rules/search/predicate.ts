/** What a search asks of a row, once its names have become ids. */
import type { DescriptorType } from '../../model/production.ts';
import type { Day, Id } from '../../model/studio.ts';
import type { Priority } from '../../model/task.ts';

export type Comparison = '=' | '<' | '<=' | '>' | '>=';
export type NumberField = 'frames' | 'fps' | 'cast' | 'estimation' | 'duration' | 'priority' | 'retakes';
export type DayField = 'due' | 'start';
export const rowFlags = ['waiting', 'late', 'done', 'wip', 'retake', 'feedback', 'canceled'] as const;
export type RowFlag = (typeof rowFlags)[number];

export type Predicate =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Predicate[] }
  | { readonly kind: 'not'; readonly of: Predicate }
  /** Matches nothing; negated, everything. */
  | { readonly kind: 'never' }
  /** Lower case; found anywhere inside one of the row's words. */
  | { readonly kind: 'keyword'; readonly word: string }
  | { readonly kind: 'status'; readonly taskTypeId: Id; readonly taskStatusIds: readonly Id[] }
  | { readonly kind: 'hasAssignee'; readonly taskTypeId: Id }
  /** Task type null: any task of the row. */
  | { readonly kind: 'assignedTo'; readonly taskTypeId: Id | null; readonly personIds: readonly Id[] }
  | { readonly kind: 'priority'; readonly taskTypeId: Id; readonly priority: Priority }
  | { readonly kind: 'assetType'; readonly assetTypeIds: readonly Id[] }
  | { readonly kind: 'department'; readonly departmentIds: readonly Id[] }
  | { readonly kind: 'readyFor'; readonly taskTypeId: Id }
  | { readonly kind: 'assetsReady'; readonly taskTypeId: Id }
  | { readonly kind: 'thumbnail' }
  /** Lower case; any of them. */
  | {
      readonly kind: 'metadata';
      readonly fieldName: string;
      readonly dataType: DescriptorType;
      readonly values: readonly string[];
    }
  | {
      readonly kind: 'metadataNumber';
      readonly fieldName: string;
      readonly comparison: Comparison;
      readonly value: number;
    }
  | { readonly kind: 'number'; readonly field: NumberField; readonly comparison: Comparison; readonly value: number }
  | { readonly kind: 'day'; readonly field: DayField; readonly comparison: Comparison; readonly day: Day }
  | { readonly kind: 'flag'; readonly flag: RowFlag; readonly today: Day };

export const not = (of: Predicate): Predicate => ({ kind: 'not', of });
export const negatedIf = (isNegated: boolean, of: Predicate): Predicate => (isNegated ? not(of) : of);
