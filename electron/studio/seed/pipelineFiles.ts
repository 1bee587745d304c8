import { createHash } from 'node:crypto';
import type { AssetPlan } from './assets.ts';
import type { Content } from './content.ts';
import { add, type Writable } from './draft.ts';
import { timeText } from './calendar.ts';
import type { Making } from './making.ts';
import type { PlannedTask } from './planned.ts';
import type { ShotPlan } from './shots.ts';

const software = [
  ['Maya', 'maya', 'ma'],
  ['Houdini', 'hou', 'hip'],
  ['Katana', 'kat', 'katana'],
  ['Nuke', 'nuke', 'nk'],
  ['Blender', 'blend', 'blend'],
] as const;

const outputTypes = [
  ['Alembic', 'abc', 'abc'],
  ['Playblast', 'pb', 'mov'],
  ['Camera', 'cam', 'abc'],
  ['Images', 'img', 'exr'],
  ['Texture', 'tex', 'tx'],
] as const;

const usedFor: Readonly<
  Record<string, { readonly software: number; readonly output: number; readonly short: string }>
> = {
  Layout: { software: 0, output: 2, short: 'lay' },
  Animation: { software: 0, output: 1, short: 'anim' },
  FX: { software: 1, output: 0, short: 'fx' },
  Lighting: { software: 2, output: 3, short: 'lgt' },
  Compositing: { software: 3, output: 3, short: 'comp' },
  Modeling: { software: 4, output: 0, short: 'mod' },
  Rigging: { software: 0, output: 0, short: 'rig' },
  Shading: { software: 4, output: 4, short: 'shd' },
};

type FileKinds = {
  readonly tools: readonly Writable<'software'>[];
  readonly types: readonly Writable<'output_type'>[];
  readonly availableId: string;
};

/** What the files of all productions are made with, and what they are. */
export function makeFileKinds({ draft, newId, founded }: Making): FileKinds {
  const tools = software.map(([name, short, extension]) =>
    add(draft, 'software', { id: newId(), created_at: founded, name, short_name: short, file_extension: extension }),
  );
  const types = outputTypes.map(([name, short]) =>
    add(draft, 'output_type', { id: newId(), created_at: founded, name, short_name: short }),
  );
  const [available] = ['Available', 'Pending', 'Archived'].map((name, index) =>
    add(draft, 'file_status', {
      id: newId(),
      created_at: founded,
      name,
      color: ['#22d160', '#fbc02d', '#999999'][index] ?? '#999999',
    }),
  );
  return { tools, types, availableId: available?.id ?? '' };
}

/** The scenes people work in and what they write out: several revisions for the tasks begun first. */
export function makePipelineFiles(making: Making, { tools, types, availableId }: FileKinds, content: Content): void {
  const { draft, newId, calendar } = making;
  const { production, tasks } = content;
  const random = making.chance(`pipeline files of ${production.name}`);
  const begun = tasks.filter(
    ({ row, entity }) => row.real_start_date !== null && (entity.kind === 'shot' || entity.kind === 'asset'),
  );
  const placement = placementIn(content, begun);
  const hero = begun.filter(({ entity }) => entity === placement?.shot);
  for (const { row, entity, kind, assignees } of [
    ...hero,
    ...begun.filter((task) => !hero.includes(task)).filter((_, index) => index % 23 === 0),
  ].slice(0, 60)) {
    const used = usedFor[kind.name];
    const person = assignees[0];
    if (!used || !person) continue;
    const stem = `${entity.path.replaceAll(/[/ ]/g, '_').toLowerCase()}_${used.short}`;
    const folder = `${folderOf(content)}/${entity.kind === 'shot' ? 'shots' : 'assets'}/${entity.path.replaceAll(' ', '_')}`;
    const revisions = random.whole(2, 6);
    const tool = tools[used.software];
    for (let revision = 1; revision <= revisions; revision += 1) {
      const created = timeText(calendar.momentMs(calendar.workday(-(revisions - revision) * 2 - 1), 10 + revision, 58));
      const number = `v${String(revision).padStart(3, '0')}`;
      const working = add(draft, 'working_file', {
        id: newId(),
        created_at: created,
        name: 'main',
        comment: revision === revisions ? 'Ready for the review' : null,
        revision,
        size: random.whole(2_000, 90_000) * 1000,
        // A number of 32 bits, as the column holds.
        checksum: parseInt(sumOf(`${stem}_${number}`).slice(0, 7), 16),
        path: `/mnt/${folder}/work/${stem}_${number}.${software[used.software]?.[2] ?? 'ma'}`,
        task_id: row.id,
        entity_id: entity.row.id,
        person_id: person.id,
        software_id: tool?.id ?? null,
      });
      if (revision % 2 === 1) continue;
      const extension = outputTypes[used.output]?.[2] ?? 'abc';
      add(draft, 'output_file', {
        id: newId(),
        created_at: created,
        name: stem,
        extension,
        revision,
        representation: extension,
        nb_elements: extension === 'exr' ? entity.durationFrames : 1,
        path: `/mnt/${folder}/output/${outputTypes[used.output]?.[0]?.toLowerCase() ?? 'output'}/${stem}_${number}.${extension}`,
        size: random.whole(1_000, 60_000) * 1000,
        checksum: sumOf(`${stem}_${number}.${extension}`),
        comment: revision === revisions ? 'As in the review' : null,
        file_status_id: availableId,
        entity_id: entity.row.id,
        output_type_id: types[used.output]?.id ?? null,
        task_type_id: kind.id,
        person_id: person.id,
        source_file_id: working.id,
        data: {},
      });
    }
  }
  if (placement) makeInstances(making, content, placement, availableId, types[0]?.id ?? null);
}

/** What a pipeline would have made of the file's bytes. */
const sumOf = (name: string): string => createHash('md5').update(name).digest('hex');

const folderOf = ({ production }: Content) => production.name.toLowerCase().replaceAll(' ', '_');

type Placement = { readonly asset: AssetPlan; readonly shot: ShotPlan; readonly taskTypeId: string };

/** The asset placed more than once: three gulls in the film's lantern shot; elsewhere the first asset of the first shot begun. */
function placementIn({ assets, sequences, castings }: Content, begun: readonly PlannedTask[]): Placement | undefined {
  const shots = sequences.flatMap((sequence) => sequence.shots);
  const taskOf = (shot: ShotPlan) => begun.find(({ entity }) => entity === shot);
  const shot =
    shots.find(({ path }) => path === 'SQ020/SH0040') ??
    shots.find((each) => castings.get(each.row.id)?.length && taskOf(each));
  const asset = assets.find(({ path }) => path === 'Gull') ?? (shot && castings.get(shot.row.id)?.[0]);
  const task = (shot && taskOf(shot)) ?? begun[0];
  return shot && asset && task && { asset, shot, taskTypeId: task.kind.id };
}

/** Three of the placed asset in its shot, and two lamps on the film's boat. */
function makeInstances(
  { draft, newId }: Making,
  content: Content,
  { asset, shot, taskTypeId }: Placement,
  availableId: string,
  cacheId: string | null,
): void {
  const created_at = asset.row.created_at;
  const instances = [1, 2, 3].map((number) =>
    add(draft, 'asset_instance', {
      id: newId(),
      created_at,
      asset_id: asset.row.id,
      entity_type_id: asset.row.entity_type_id,
      name: `${asset.path.replaceAll(' ', '_')}_${String(number).padStart(4, '0')}`,
      number,
      entity_id: shot.row.id,
      data: {},
    }),
  );
  const [petrel, lantern] = ['Petrel', 'Stern light'].map((name) => content.assets.find(({ path }) => path === name));
  if (petrel && lantern) {
    for (const number of [1, 2]) {
      add(draft, 'asset_instance', {
        id: newId(),
        created_at,
        asset_id: lantern.row.id,
        target_asset_id: petrel.row.id,
        entity_type_id: lantern.row.entity_type_id,
        name: `Stern_light_${String(number).padStart(4, '0')}`,
        number,
        data: {},
      });
    }
  }
  shot.row.instance_casting = instances.map(({ id }) => id);
  for (const instance of instances) {
    add(draft, 'output_file', {
      id: newId(),
      created_at,
      name: 'geo',
      extension: 'abc',
      revision: 1,
      representation: 'abc',
      size: 1_240_000 + 4_000 * (instance.number ?? 0),
      checksum: sumOf(instance.name ?? ''),
      path: `/mnt/${folderOf(content)}/shots/${shot.path}/output/alembic/${instance.name?.toLowerCase()}_v001.abc`,
      file_status_id: availableId,
      entity_id: asset.row.id,
      asset_instance_id: instance.id,
      temporal_entity_id: shot.row.id,
      output_type_id: cacheId,
      // The last revisions of instances are told by task type: without one the server leaves them out.
      task_type_id: taskTypeId,
      data: {},
    });
  }
}
