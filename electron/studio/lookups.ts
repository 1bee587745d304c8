/*
 * Rows a path names, or 404: an unknown id and a malformed one are the same to these routes.
 */
import type { Context } from './call.ts';
import { notFound } from './errors.ts';
import type { EntityRow, Row, TableName, TaskRow } from './tables.ts';

export function need<Name extends TableName>(
  { studio }: Context,
  table: Name,
  id: string | null | undefined,
): Row<Name> {
  const row = studio.store[table].get(id?.toLowerCase());
  if (row === undefined) throw notFound();
  return row;
}

export const needTask = (context: Context, id: string | null): TaskRow => need(context, 'task', id);
export const needEntity = (context: Context, id: string | null): EntityRow => need(context, 'entity', id);

/** A row whose path names a production: 1.0.97 refuses one of another production, 0.20.52 does not look. */
export function inProject<R extends { readonly project_id: string | null }>(
  { studio }: Context,
  row: R,
  projectId: string,
): R {
  if (studio.isNew && row.project_id !== projectId) throw notFound();
  return row;
}
