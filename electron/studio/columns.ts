/*
 * The words the table declarations are written in. A column says what it holds, what a row gets when a request leaves it
 * out, and from which version on the server knows it: rows are checked, filled and serialised from these declarations.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/**
 * `day` is `2025-06-04`, `time` is `2025-06-04T12:30:05` (UTC, no zone), `ids` is a relation kept on the row as a list
 * of ids, `inner` is the studio's own and never sent.
 */
export type ColumnKind =
  'text' | 'integer' | 'float' | 'boolean' | 'day' | 'time' | 'json' | 'texts' | 'id' | 'ids' | 'choice' | 'inner';

export type Column<Value> = {
  readonly kind: ColumnKind;
  readonly fallback: Value;
  readonly isRequired: boolean;
  /** Table the id points at; a value nobody has is refused as a foreign key violation. */
  readonly target: string | null;
  readonly choices: readonly string[] | null;
  readonly maxLength: number | null;
  /** Only servers of the 1.x line know this column. */
  readonly isNew: boolean;
  /** Secrets: on the row, but left out of every safe answer. */
  readonly isSecret: boolean;
};

export type ColumnValue<C> = C extends Column<infer Value> ? Value : never;

const column = <Value>(
  kind: ColumnKind,
  fallback: Value,
  more: Partial<Pick<Column<Value>, 'target' | 'choices' | 'maxLength'>> = {},
): Column<Value> => ({
  kind,
  fallback,
  isRequired: false,
  target: null,
  choices: null,
  maxLength: null,
  isNew: false,
  isSecret: false,
  ...more,
});

export const text = (maxLength: number | null = null): Column<string | null> =>
  column<string | null>('text', null, { maxLength });
export const textOr = (fallback: string, maxLength: number | null = null): Column<string> =>
  column<string>('text', fallback, { maxLength });
export const integer = (): Column<number | null> => column<number | null>('integer', null);
export const integerOr = (fallback: number): Column<number> => column<number>('integer', fallback);
export const floatOr = (fallback: number): Column<number> => column<number>('float', fallback);
export const float = (): Column<number | null> => column<number | null>('float', null);
export const flag = (fallback = false): Column<boolean> => column<boolean>('boolean', fallback);
export const optionalFlag = (): Column<boolean | null> => column<boolean | null>('boolean', null);
export const day = (): Column<string | null> => column<string | null>('day', null);
export const time = (): Column<string | null> => column<string | null>('time', null);
export const json = <Value>(fallback: Value): Column<Value> => column<Value>('json', fallback);
export const object = (): Column<JsonObject | null> => column<JsonObject | null>('json', null);
export const texts = (): Column<readonly string[] | null> => column<readonly string[] | null>('texts', null);
export const reference = (target: string | null): Column<string | null> =>
  column<string | null>('id', null, { target });
export const ids = (target: string): Column<readonly string[]> => column<readonly string[]>('ids', [], { target });
export const choice = <const Value extends string>(
  choices: readonly Value[],
  fallback: NoInfer<Value>,
): Column<Value> => column<Value>('choice', fallback, { choices });
export const optionalChoice = <const Value extends string>(choices: readonly Value[]): Column<Value | null> =>
  column<Value | null>('choice', null, { choices });
export const inner = <Value>(fallback: Value): Column<Value> => column<Value>('inner', fallback);

/** A row cannot be made without it. */
export const required = <Value>(declared: Column<Value>): Column<Exclude<Value, null>> => ({
  ...declared,
  fallback: declared.fallback as Exclude<Value, null>,
  isRequired: true,
});
export const sinceOne = <Value>(declared: Column<Value>): Column<Value> => ({ ...declared, isNew: true });
export const secret = <Value>(declared: Column<Value>): Column<Value> => ({ ...declared, isSecret: true });

export type Columns = { readonly [name: string]: Column<unknown> };

export type Table<C extends Columns> = {
  /** The `type` every row is sent with, `PreviewFile`. */
  readonly type: string;
  readonly columns: C;
  /** Sets of columns no two rows may share (a set with a null in it never clashes), with the constraint's name. */
  readonly unique: readonly { readonly constraint: string; readonly columns: readonly (keyof C & string)[] }[];
};

export const table = <C extends Columns>(
  type: string,
  columns: C,
  more: Partial<Pick<Table<C>, 'unique'>> = {},
): Table<C> => ({ type, columns, unique: more.unique ?? [] });
