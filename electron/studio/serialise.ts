/*
 * Rows as they are sent. The columns of the studio's version in Zou's order, relations among them when asked for, then
 * id, times and type. Secrets are sent only by `serialiseAll`, as 0.20.52 does in a few answers.
 */
import { shownTime } from './clock.ts';
import type { Columns } from './columns.ts';
import { tables, type KitsuVersion, type Row, type TableName } from './tables.ts';

export type Sent = { [key: string]: unknown };

type Field = { readonly key: string; readonly isTime: boolean };

type Plan = { readonly plain: readonly Field[]; readonly related: readonly Field[]; readonly secret: readonly Field[] };

const plans = new Map<string, Plan>();

function planOf(name: TableName, version: KitsuVersion): Plan {
  const key = `${name} ${version}`;
  const known = plans.get(key);
  if (known !== undefined) return known;
  const columns: Columns = tables[name].columns;
  const keys = Object.keys(columns).filter((column) => {
    const declared = columns[column];
    return declared !== undefined && declared.kind !== 'inner' && (version === '1.0.97' || !declared.isNew);
  });
  const fields = keys.map((column) => ({ key: column, isTime: columns[column]?.kind === 'time' }));
  const plan: Plan = {
    related: fields.filter((field) => columns[field.key]?.isSecret !== true),
    plain: fields.filter((field) => columns[field.key]?.isSecret !== true && columns[field.key]?.kind !== 'ids'),
    secret: fields.filter((field) => columns[field.key]?.kind !== 'ids'),
  };
  plans.set(key, plan);
  return plan;
}

function write(fields: readonly Field[], name: TableName, row: Row<TableName>): Sent {
  const values = row as unknown as Readonly<Record<string, unknown>>;
  const sent: Sent = {};
  for (const { key, isTime } of fields) {
    const value = values[key];
    sent[key] = isTime && typeof value === 'string' ? shownTime(value) : value;
  }
  sent['id'] = row.id;
  sent['created_at'] = shownTime(row.created_at);
  sent['updated_at'] = shownTime(row.updated_at);
  sent['type'] = tables[name].type;
  return sent;
}

/** A row without relations and secrets. */
export const serialise = <Name extends TableName>(name: Name, row: Row<Name>, version: KitsuVersion): Sent =>
  write(planOf(name, version).plain, name, row);

/** With the relations kept on the row; those found in other tables are added in `relations.ts`. */
export const serialiseStored = <Name extends TableName>(name: Name, row: Row<Name>, version: KitsuVersion): Sent =>
  write(planOf(name, version).related, name, row);

/** With secrets, without relations. */
export const serialiseAll = <Name extends TableName>(name: Name, row: Row<Name>, version: KitsuVersion): Sent =>
  write(planOf(name, version).secret, name, row);
