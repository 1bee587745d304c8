/** The studio's small tables: people, departments, types, statuses, productions. */
import { z } from 'zod';
import { editableDescriptorTypes, type Production } from '../../../../shared/model/production.ts';
import type { OwnNotes } from '../../../../shared/model/ownNotes.ts';
import type { SavedSearch, SearchGroup } from '../../../../shared/model/savedSearch.ts';
import {
  entityKinds,
  roles,
  type AssetType,
  type Department,
  type Organisation,
  type Person,
  type PreviewBackground,
  type TaskStatus,
  type TaskType,
} from '../../../../shared/model/studio.ts';
import type { Database } from '../open.ts';
import { remembered } from '../remembered.ts';
import { json, text, type Row } from '../row.ts';

/** A small table read as a whole: one JSON body a row. */
export type StudioTable<Value> = {
  readonly all: () => readonly Value[];
  readonly get: (id: string) => Value | null;
  /** Makes the table hold exactly these rows; only what differs is written. */
  readonly replaceAll: (values: readonly Value[]) => void;
  readonly put: (value: Value) => void;
  readonly remove: (ids: readonly string[]) => void;
};

export type StudioTables = {
  readonly organisations: StudioTable<Organisation>;
  readonly people: StudioTable<Person>;
  readonly departments: StudioTable<Department>;
  readonly taskTypes: StudioTable<TaskType>;
  readonly taskStatuses: StudioTable<TaskStatus>;
  readonly assetTypes: StudioTable<AssetType>;
  readonly backgrounds: StudioTable<PreviewBackground>;
  readonly productions: StudioTable<Production>;
  /** One row: of the person whose account it is. */
  readonly ownNotes: StudioTable<OwnNotes>;
  readonly searches: StudioTable<SavedSearch>;
  readonly searchGroups: StudioTable<SearchGroup>;
};

const id = z.string();
const idList = z.array(id);
const instant = z.string().nullable();
const role = z.enum(roles);

const organisation = z.object({
  id,
  name: z.string(),
  hoursByDay: z.number(),
  areTimesheetsLocked: z.boolean().default(false),
  hasAvatar: z.boolean(),
});
const person = z.object({
  id,
  firstName: z.string(),
  lastName: z.string(),
  fullName: z.string(),
  email: z.string(),
  role,
  isActive: z.boolean(),
  isBot: z.boolean(),
  hasAvatar: z.boolean(),
  departmentIds: idList,
  updatedAt: instant,
});
const department = z.object({ id, name: z.string(), color: z.string(), isArchived: z.boolean() });
const taskType = z.object({
  id,
  name: z.string(),
  shortName: z.string(),
  color: z.string(),
  priority: z.number(),
  forEntity: z.enum(entityKinds),
  departmentId: id.nullable(),
  allowTimelog: z.boolean(),
  isArchived: z.boolean(),
});
const taskStatus = z.object({
  id,
  name: z.string(),
  shortName: z.string(),
  color: z.string(),
  priority: z.number(),
  isDefault: z.boolean(),
  isDone: z.boolean(),
  isRetake: z.boolean(),
  isFeedbackRequest: z.boolean(),
  isWip: z.boolean(),
  isArtistAllowed: z.boolean(),
  isClientAllowed: z.boolean(),
  isForConcept: z.boolean(),
  isArchived: z.boolean(),
});
const assetType = z.object({ id, name: z.string(), taskTypeIds: idList, isArchived: z.boolean() });
const background = z.object({ id, name: z.string(), isArchived: z.boolean(), sizeBytes: z.number() });
const production = z.object({
  id,
  name: z.string(),
  code: z.string(),
  description: z.string(),
  productionType: z.enum(['short', 'featurefilm', 'tvshow', 'assets', 'shots']),
  fps: z.number(),
  resolution: z.string(),
  ratio: z.string(),
  startDate: z.string().nullable(),
  endDate: z.string().nullable(),
  hasAvatar: z.boolean(),
  isOpen: z.boolean(),
  isClientsIsolated: z.boolean(),
  isFrameInNumbering: z.boolean(),
  revisionPadding: z.number(),
  firstEpisodeId: id.nullable(),
  homepage: z.string(),
  role,
  taskTypes: z.array(z.object({ taskTypeId: id, priority: z.number() })),
  taskStatuses: z.array(
    z.object({
      taskStatusId: id,
      priority: z.number(),
      rolesForBoard: z.array(role),
      isClientAllowed: z.boolean().nullable(),
    }),
  ),
  assetTypeIds: idList,
  teamIds: idList,
  backgroundIds: idList.default([]),
  defaultBackgroundId: id.nullable().default(null),
  descriptors: z.array(
    z.object({
      id,
      name: z.string(),
      fieldName: z.string(),
      dataType: z.enum([...editableDescriptorTypes, 'unknown']),
      choices: z.array(z.string()),
      entityKind: z.enum([...entityKinds, 'Project', 'Task']),
      isForClient: z.boolean(),
      departmentIds: idList,
      position: z.number(),
    }),
  ),
  updatedAt: instant,
});

const ownNotes = z.object({
  id,
  isMailed: z.boolean(),
  isInSlack: z.boolean(),
  slackUserId: z.string(),
  isInMattermost: z.boolean(),
  mattermostUserId: z.string(),
  isInDiscord: z.boolean(),
  discordUserId: z.string(),
});

const searchFields = {
  id,
  name: z.string(),
  listType: z.string(),
  productionId: id.nullable(),
  isShared: z.boolean(),
  departmentId: id.nullable(),
  personId: id.nullable(),
};
const search = z.object({ ...searchFields, query: z.string(), groupId: id.nullable() });
const searchGroup = z.object({ ...searchFields, color: z.string() });

export function createStudioTables(db: Database): StudioTables {
  const all = db.prepare('SELECT id, body FROM studio_row WHERE kind = @kind');
  const upsert = db.prepare(`
    INSERT INTO studio_row (kind, id, body) VALUES (@kind, @id, @body)
    ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body WHERE body IS NOT excluded.body`);
  const removeOthers = db.prepare(
    'DELETE FROM studio_row WHERE kind = @kind AND id NOT IN (SELECT value FROM json_each(@ids))',
  );

  const removeThese = db.prepare(
    'DELETE FROM studio_row WHERE kind = @kind AND id IN (SELECT value FROM json_each(@ids))',
  );

  /** What an older app wrote and this one cannot read is left out; it comes back with the next pull. */
  const table = <Value extends { readonly id: string }>(kind: string, schema: z.ZodType<Value>): StudioTable<Value> => {
    const read = (row: Row): Value | null => schema.safeParse(json(row, 'body')).data ?? null;
    // Asked by every screen.
    const current = remembered(db, 'studio_row', () => {
      const list = all.all({ kind }).flatMap((row) => read(row) ?? []);
      return { list, byId: new Map(list.map((value) => [value.id, value])) };
    });
    return {
      all: () => current().list,
      get: (wanted) => current().byId.get(wanted) ?? null,
      put: (value) => {
        upsert.run({ kind, id: value.id, body: JSON.stringify(value) });
      },
      remove: (ids) => {
        removeThese.run({ kind, ids: JSON.stringify(ids) });
      },
      replaceAll: (values) => {
        const bodies = new Map(values.map((value) => [value.id, JSON.stringify(value)]));
        // Each catch-up reads them all anew, and hardly ever has one of them changed.
        const before = all.all({ kind });
        if (before.length === bodies.size && before.every((row) => bodies.get(text(row, 'id')) === text(row, 'body')))
          return;
        for (const [id, body] of bodies) upsert.run({ kind, id, body });
        removeOthers.run({ kind, ids: JSON.stringify(values.map((value) => value.id)) });
      },
    };
  };

  return {
    organisations: table<Organisation>('organisation', organisation),
    people: table<Person>('person', person),
    departments: table<Department>('department', department),
    taskTypes: table<TaskType>('task-type', taskType),
    taskStatuses: table<TaskStatus>('task-status', taskStatus),
    assetTypes: table<AssetType>('asset-type', assetType),
    backgrounds: table<PreviewBackground>('background', background),
    productions: table<Production>('production', production),
    ownNotes: table<OwnNotes>('own-notes', ownNotes),
    searches: table<SavedSearch>('search', search),
    searchGroups: table<SearchGroup>('search-group', searchGroup),
  };
}
