/*
 * Every table of the studio, with Zou's column names. Relations live on the rows as lists of ids (a task's `assignees`,
 * a person's `departments`, a production's `team`, a comment's `previews`…); what a production sets per task type and
 * task status is `task_type_links` and `task_status_links` on its row. Castings are rows of `entity_link`.
 */
import type { ColumnValue, Table } from './columns.ts';
import { entitiesTables } from './tables/entities.ts';
import { peopleTables } from './tables/people.ts';
import { productionTables } from './tables/production.ts';
import { settingsTables } from './tables/settings.ts';
import { socialTables } from './tables/social.ts';
import { workTables } from './tables/work.ts';

export const tables = {
  ...peopleTables,
  ...settingsTables,
  ...productionTables,
  ...entitiesTables,
  ...workTables,
  ...socialTables,
} as const;

export type TableName = keyof typeof tables;

type ColumnsOf<Name extends TableName> = (typeof tables)[Name] extends Table<infer C> ? C : never;

/** What every row has: an id (UUID v4 text) and two times as Zou writes them, `2025-06-04T12:30:05` (UTC). */
export type RowHead = { readonly id: string; readonly created_at: string; readonly updated_at: string };

export type Row<Name extends TableName> = RowHead & {
  readonly [Key in keyof ColumnsOf<Name>]: ColumnValue<ColumnsOf<Name>[Key]>;
};

export type PersonRow = Row<'person'>;
export type ProjectRow = Row<'project'>;
export type EntityRow = Row<'entity'>;
export type TaskRow = Row<'task'>;
export type CommentRow = Row<'comment'>;
export type PreviewFileRow = Row<'preview_file'>;
export type TaskTypeRow = Row<'task_type'>;
export type TaskStatusRow = Row<'task_status'>;
export type EntityTypeRow = Row<'entity_type'>;

/** The whole content of a studio: table name → rows. */
export type StudioData = { readonly [Name in TableName]: readonly Row<Name>[] };

export type KitsuVersion = '0.20.52' | '1.0.97';

/** What a made-up studio is asked to hold. The same options give the same rows. */
export type StudioOptions = {
  readonly seed: number;
  readonly shots: number;
  readonly tasksPerShot: number;
  readonly comments: number;
  readonly assets: number;
  readonly people: number;
  readonly kitsu: KitsuVersion;
  /** The present of the studio: every date hangs on it. */
  readonly now: Date;
};
