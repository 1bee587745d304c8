import { createHash } from 'node:crypto';
import type { Production } from '../../../../shared/model/production.ts';
import { roles, type Id, type Person, type Role } from '../../../../shared/model/studio.ts';
import { brokenAnswer } from '../answerError.ts';
import type { Audience } from '../audience.ts';
import type { Client } from '../client.ts';
import { readDescriptors, readProduction, readProductionRoles } from '../decode/production.ts';
import { ownNotes } from '../decode/ownNotes.ts';
import { readRows, reader, type ReadRow } from '../decode/rows.ts';
import { readByList, readSavedSearch, readSearchGroup } from '../decode/savedSearch.ts';
import {
  assetType,
  department,
  organisation,
  person,
  previewBackground,
  taskStatus,
  taskType,
} from '../decode/studio.ts';
import type { Dialect } from '../drift.ts';
import type { Bootstrap } from '../kitsu.ts';
import { isList, isRecord } from '../wireJson.ts';

/** GET /auth/authenticated (which also brings the cookie of older servers), then GET /data/user/context. */
export async function readBootstrap(
  client: Client,
  dialect: Dialect,
  signal: AbortSignal | null,
): Promise<{ readonly bootstrap: Bootstrap; readonly audience: Audience }> {
  const authenticated = await client.getJson('/auth/authenticated', {}, signal);
  const context = await client.getJson('/data/user/context', {}, signal);
  if (!isRecord(authenticated) || !isRecord(context)) throw brokenAnswer(200, 'no account');

  const me = person.safeParse(authenticated['user']);
  const notes = ownNotes.safeParse(authenticated['user']);
  const studio = organisation.safeParse(authenticated['organisation']);
  if (!me.success || !notes.success || !studio.success) throw brokenAnswer(200, 'no person');

  const rowsOf = <Row>(name: string, read: ReadRow<Row>): readonly Row[] => {
    const list = context[name];
    if (!isList(list)) throw brokenAnswer(200, `no ${name}`);
    const { rows, brokenCount } = readRows(list, read);
    client.tellBroken(`/data/user/context: ${name}`, brokenCount);
    return rows;
  };

  const productionRoles = readProductionRoles(context['project_roles']);
  const roleIn = (productionId: Id): Role => roleOf(me.data.role, productionRoles.get(productionId));
  const people = rowsOf('persons', reader(person));
  const bootstrap: Bootstrap = {
    person: me.data,
    personSum: sumOf(authenticated['user']),
    ownNotes: notes.data,
    organisation: studio.data,
    people,
    departments: rowsOf('departments', reader(department)),
    taskTypes: rowsOf('task_types', reader(taskType)),
    taskStatuses: rowsOf('task_status', (row) => reader(taskStatus)(dialect.taskStatus(row))),
    assetTypes: rowsOf('asset_types', reader(assetType)),
    // A server that says nothing of them is worked with all the same: models are lit by the room of the app.
    backgrounds:
      'preview_background_files' in context ? rowsOf('preview_background_files', reader(previewBackground)) : [],
    productions: await withSeenDescriptors(
      client,
      dialect,
      me.data,
      rowsOf('projects', (row) => readProduction(row, roleIn)),
      signal,
    ),
    searches: readByList(context['search_filters'], readSavedSearch).rows,
    searchGroups: readByList(context['search_filter_groups'], readSearchGroup).rows,
  };
  const clientIds = new Set(people.filter((row) => row.role === 'client').map((row) => row.id));
  return { bootstrap, audience: { personId: me.data.id, roleIn, clientIds } };
}

/** Nobody reads what it is made of: a telephone number is none of this app's business. */
function sumOf(row: unknown): string {
  const { updated_at: _date, ...rest } = isRecord(row) ? row : {};
  // How one is told of things shows nothing else.
  const fields = Object.entries(rest)
    .filter(([name]) => !name.startsWith('notifications_'))
    .toSorted(([one], [other]) => one.localeCompare(other));
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

/** A production may give another role, but never that of an admin, and takes none from one. */
function roleOf(own: Role, inProduction: Role | undefined): Role {
  if (inProduction === undefined || own === 'admin' || inProduction === 'admin') return own;
  return roles.includes(inProduction) ? inProduction : own;
}

/** Vendors see the descriptors without a department and those of their own. */
async function withSeenDescriptors(
  client: Client,
  dialect: Dialect,
  me: Person,
  productions: readonly Production[],
  signal: AbortSignal | null,
): Promise<readonly Production[]> {
  const seen: Production[] = [];
  for (const production of productions) {
    if (production.role !== 'vendor') {
      seen.push(production);
      continue;
    }
    const descriptors = dialect.mixesDescriptorsForVendors
      ? await ownDescriptors(client, production.id, signal)
      : production.descriptors;
    const isSeen = (departmentIds: readonly Id[]): boolean =>
      departmentIds.length === 0 || departmentIds.some((id) => me.departmentIds.includes(id));
    seen.push({ ...production, descriptors: descriptors.filter(({ departmentIds }) => isSeen(departmentIds)) });
  }
  return seen;
}

async function ownDescriptors(
  client: Client,
  productionId: Id,
  signal: AbortSignal | null,
): Promise<Production['descriptors']> {
  const wire = await client.getJson(`/data/projects/${productionId}/metadata-descriptors`, {}, signal);
  if (!isList(wire)) throw brokenAnswer(200, 'no descriptors');
  return readDescriptors(wire);
}
