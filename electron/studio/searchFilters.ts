/*
 * Saved searches: list type → production (or "all") → filters; a person's own and the shared ones, those of a
 * department for its people and managers.
 */
import type { Context } from './call.ts';
import { isManager, isOpen } from './permissions.ts';
import { plain } from './relations.ts';
import type { Sent } from './serialise.ts';
import { tableNamed } from './store.ts';

type Grouped = Record<string, Record<string, Sent[]>>;

function grouped(context: Context, table: 'search_filter' | 'search_filter_group'): Grouped {
  const { studio, caller } = context;
  const result: Grouped = {};
  for (const row of studio.store[table].all()) {
    const project = studio.store.project.get(row.project_id);
    const isMine = row.person_id === caller.id || row.is_shared;
    const isCurrent = row.project_id === null || (project !== undefined && isOpen(context, project));
    const isForMe = row.department_id === null || isManager(context) || caller.departments.includes(row.department_id);
    if (!isMine || !isCurrent || !isForMe) continue;
    const whole = tableNamed(studio.store, table).get(row.id);
    ((result[row.list_type] ??= {})[row.project_id ?? 'all'] ??= []).push(plain(studio, table, whole as never));
  }
  return result;
}

export const groupedFilters = (context: Context): Grouped => grouped(context, 'search_filter');
export const groupedFilterGroups = (context: Context): Grouped => grouped(context, 'search_filter_group');
