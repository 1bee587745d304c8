// What a probe finds on a server, whoever runs it: people of every role, two productions, and fresh things to work on.
import { z } from 'zod';
import { get, post, put, Session, type Answer, type Call } from './client.ts';
import { EventStream } from './events.ts';
import type { Subject } from './subject.ts';
import type { Version } from './version.ts';

export type Role = 'admin' | 'manager' | 'supervisor' | 'artist' | 'client' | 'vendor';
/** `outsider` is not in the team of the series; `nobody` has no token. */
export type Caller = Role | 'outsider' | 'nobody';

const idRow = z.object({ id: z.string() });
const production = z.object({
  id: z.string(),
  name: z.string(),
  production_type: z.string().nullable(),
  team: z.array(z.string()),
});
export type Production = z.infer<typeof production>;
const boardRow = z.object({
  id: z.string(),
  canceled: z.boolean(),
  tasks: z.array(
    z.object({
      id: z.string(),
      task_type_id: z.string(),
      task_status_id: z.string(),
      assignees: z.array(z.string()),
      is_subscribed: z.boolean(),
    }),
  ),
});
export type BoardRow = z.infer<typeof boardRow>;
export type TaskPlace = {
  readonly id: string;
  readonly shotId: string;
  readonly taskTypeId: string;
  readonly statusId: string;
};
export type Person = { readonly id: string; readonly session: Session };

/** Reads what a set-up step needs; the strict shapes are the probes' own matter. */
export function read<Output>(schema: z.ZodType<Output>, answer: Answer): Output {
  if (answer.status >= 400)
    throw new Error(`answered ${answer.status}: ${answer.bytes.toString('utf8').slice(0, 200)}`);
  return schema.parse(answer.body);
}

async function signIn(url: string, email: string, password: string): Promise<Person> {
  const answer = await new Session(url).send(post('/auth/login', { email, password }));
  const { user, access_token: token } = read(z.object({ user: idRow, access_token: z.string() }), answer);
  const session = new Session(url, token);
  session.keepCookie(answer);
  return { id: user.id, session };
}

export class World {
  readonly version: Version;
  readonly subject: Subject;
  readonly people: Readonly<Record<Role | 'outsider', Person>>;
  readonly feature: Production;
  readonly series: Production;
  readonly events: EventStream;
  readonly #nobody: Session;
  #shotsTaken = 0;

  private constructor(found: Pick<World, 'subject' | 'people' | 'feature' | 'series' | 'events'>) {
    this.subject = found.subject;
    this.version = found.subject.version;
    this.people = found.people;
    this.feature = found.feature;
    this.series = found.series;
    this.events = found.events;
    this.#nobody = new Session(found.subject.url);
  }

  static async enter(subject: Subject): Promise<World> {
    const sign = (account: { readonly email: string; readonly password: string }) =>
      signIn(subject.url, account.email, account.password);
    const ofRole = (role: Role) => {
      const names = role === 'artist' ? ['user', 'artist'] : [role];
      const account = subject.accounts.find((candidate) => names.includes(candidate.role));
      if (account === undefined) throw new Error(`no account of the role ${role}`);
      return sign(account);
    };
    const [admin, manager, supervisor, artist, client, vendor] = await Promise.all([
      ofRole('admin'),
      ofRole('manager'),
      ofRole('supervisor'),
      ofRole('artist'),
      ofRole('client'),
      ofRole('vendor'),
    ]);
    const productions = read(z.array(production), await admin.session.send(get('/data/projects/open')));
    const everyone = [manager, supervisor, artist, client, vendor];
    const feature = productions.find(
      (each) => each.production_type !== 'tvshow' && everyone.every((person) => each.team.includes(person.id)),
    );
    if (feature === undefined) throw new Error('no production that is not a series has one of each role in its team');
    const series = productions.find((each) => each.production_type === 'tvshow' && each.team.includes(artist.id));
    if (series === undefined) throw new Error('no series has the artist in its team');
    const outsider = await findOutsider(subject, series, admin.session, sign);
    const events = await EventStream.open(admin.session);
    // Main previews are set by hand in the feature, and by the upload in the series: uploads announce more there. The
    // seed has it so from the start, since a real server takes its time to notice such a change.
    for (const [project, isAutomated] of [
      [feature, false],
      [series, true],
    ] as const) {
      await admin.session.send(put(`/data/projects/${project.id}`, { is_set_preview_automated: isAutomated }));
    }
    const people = { admin, manager, supervisor, artist, client, vendor, outsider };
    return new World({ subject, people, feature, series, events });
  }

  session(caller: Caller): Session {
    return caller === 'nobody' ? this.#nobody : this.people[caller].session;
  }

  /** Sends a call that must succeed and reads its answer. */
  async read<Output>(schema: z.ZodType<Output>, caller: Caller, call: Call): Promise<Output> {
    try {
      return read(schema, await this.session(caller).send(call));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new Error(`${call.method} ${call.path} as ${caller}: ${message}`, { cause: error });
    }
  }

  /** The first id of a list. */
  async firstId(caller: Caller, call: Call): Promise<string> {
    const [first] = await this.read(z.array(idRow), caller, call);
    if (first === undefined) throw new Error(`${call.path} is empty`);
    return first.id;
  }

  /** A shot of the feature with tasks that no other probe works on. */
  async takeShot(): Promise<BoardRow> {
    const shots = await workedShots(this);
    const shot = shots[this.#shotsTaken++ % shots.length];
    if (shot === undefined) throw new Error('the feature has no shot with tasks');
    return shot;
  }

  /** A task of an untouched shot: the artist's alone, in a status that artists may set. */
  async takeTask(): Promise<TaskPlace> {
    const shot = await this.takeShot();
    const [task] = shot.tasks;
    if (task === undefined) throw new Error(`shot ${shot.id} has no task`);
    // Nobody else: who is told of what happens depends on it.
    await this.read(z.unknown(), 'manager', put('/actions/tasks/clear-assignation', { task_ids: [task.id] }));
    await this.assign(this.people.artist.id, task.id);
    const statusId = await openStatus(this);
    await this.read(z.unknown(), 'manager', put(`/data/tasks/${task.id}`, { task_status_id: statusId }));
    return { id: task.id, shotId: shot.id, taskTypeId: task.task_type_id, statusId };
  }

  async assign(personId: string, taskId: string): Promise<void> {
    await this.read(z.unknown(), 'manager', put(`/actions/persons/${personId}/assign`, { task_ids: [taskId] }));
  }
}

async function findOutsider(
  subject: Subject,
  series: Production,
  admin: Session,
  sign: (account: { readonly email: string; readonly password: string }) => Promise<Person>,
): Promise<Person> {
  const rows = z.array(z.object({ id: z.string(), email: z.string().nullable().optional() }));
  const persons = read(rows, await admin.send(get('/data/persons')));
  const away = new Set(persons.filter((person) => !series.team.includes(person.id)).map((person) => person.email));
  const account = subject.accounts.find((candidate) => candidate.role !== 'admin' && away.has(candidate.email));
  if (account === undefined) throw new Error(`everybody with an account is in the team of the series ${series.name}`);
  return sign(account);
}

/** Something that all probes of a server share, found or made when first asked for. */
export function perWorld<Value>(make: (world: World) => Promise<Value>): (world: World) => Promise<Value> {
  const made = new WeakMap<World, Promise<Value>>();
  return (world) => {
    const value = made.get(world) ?? make(world);
    made.set(world, value);
    return value;
  };
}

const workedShots = perWorld(async (world) => {
  const rows = await world.read(
    z.array(boardRow),
    'supervisor',
    get('/data/shots/with-tasks', { project_id: world.feature.id }),
  );
  const vendor = world.people.vendor.id;
  // The vendor may see a shot they work on, and a subscriber is told what happens: the probes need shots without both.
  const isPlain = (task: BoardRow['tasks'][number]) => !task.assignees.includes(vendor) && !task.is_subscribed;
  return rows.filter((row) => !row.canceled && row.tasks.length > 0 && row.tasks.every(isPlain));
});

export const episodeId = perWorld((world) =>
  world.firstId('manager', get(`/data/projects/${world.series.id}/episodes`)),
);

export const assetTypeId = perWorld((world) => world.firstId('admin', get('/data/asset-types')));

const taskStatuses = perWorld((world) =>
  world.read(
    z.array(
      z.object({
        id: z.string(),
        is_default: z.boolean(),
        is_done: z.boolean(),
        is_retake: z.boolean(),
        is_feedback_request: z.boolean(),
        is_artist_allowed: z.boolean(),
        is_client_allowed: z.boolean(),
        for_concept: z.boolean(),
      }),
    ),
    'admin',
    get('/data/task-status'),
  ),
);

/** Work that is neither done nor before somebody's eyes. */
export const openStatus = perWorld(async (world) => {
  const found = (await taskStatuses(world)).find(
    (status) =>
      status.is_artist_allowed &&
      !(status.is_done || status.is_retake || status.is_feedback_request || status.for_concept),
  );
  if (found === undefined) throw new Error('artists may set no status of open work');
  return found.id;
});

type StatusFlag = 'is_default' | 'is_done' | 'is_retake' | 'is_feedback_request' | 'is_client_allowed';

export async function statusWith(world: World, flag: StatusFlag): Promise<string> {
  const found = (await taskStatuses(world)).find((status) => status[flag] && !status.for_concept);
  if (found === undefined) throw new Error(`no task status has ${flag}`);
  return found.id;
}
