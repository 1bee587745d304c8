import type { Making } from './making.ts';
import { add } from './draft.ts';
import { assetTypeNames } from './stories/story.ts';

/** A kind of task: the row's id and what planning needs of it. */
export type TaskKind = {
  readonly id: string;
  readonly name: string;
  readonly department: string;
  readonly departmentId: string;
  /** What such a task is estimated at, in minutes. */
  readonly usualMinutes: number;
};

export type StatusName = 'todo' | 'ready' | 'wip' | 'wfa' | 'retake' | 'done';

export type Settings = {
  readonly departments: ReadonlyMap<string, string>;
  readonly statuses: Readonly<Record<StatusName, string>>;
  readonly conceptStatuses: Readonly<Record<'neutral' | 'approved' | 'rejected', string>>;
  readonly assetKinds: readonly TaskKind[];
  /** As many as the options ask for, in the order of the work. */
  readonly shotKinds: readonly TaskKind[];
  readonly sequenceKinds: readonly TaskKind[];
  readonly editKinds: readonly TaskKind[];
  readonly conceptKinds: readonly TaskKind[];
  readonly entityTypes: ReadonlyMap<string, string>;
  readonly openId: string;
  readonly closedId: string;
};

const departmentColours = {
  Concept: '#8D6E63',
  Modeling: '#78909C',
  Rigging: '#9CCC65',
  Shading: '#64B5F6',
  Layout: '#7CB342',
  Animation: '#009688',
  FX: '#26C6DA',
  Lighting: '#F9A825',
  Compositing: '#ff5252',
  Editing: '#9b298c',
} as const;

export const departmentNames = Object.keys(departmentColours);

type KindLine = readonly [
  name: string,
  department: keyof typeof departmentColours,
  colour: string,
  usualMinutes: number,
];

const assetLines: readonly KindLine[] = [
  ['Concept', 'Concept', '#8D6E63', 300],
  ['Modeling', 'Modeling', '#78909C', 600],
  ['Rigging', 'Rigging', '#9CCC65', 600],
  ['Shading', 'Shading', '#64B5F6', 360],
];

const shotLines: readonly KindLine[] = [
  ['Layout', 'Layout', '#7CB342', 480],
  ['Animation', 'Animation', '#009688', 1440],
  ['FX', 'FX', '#26C6DA', 960],
  ['Lighting', 'Lighting', '#F9A825', 720],
  ['Compositing', 'Compositing', '#ff5252', 480],
];

/** Taken up one after the other when more tasks per shot are asked for. */
const furtherShotLines: readonly KindLine[] = [
  ['Rendering', 'Lighting', '#F06292', 240],
  ['Matte Painting', 'Concept', '#FFB74D', 960],
  ['Character FX', 'FX', '#4DD0E1', 720],
  ['Roto', 'Compositing', '#A1887F', 240],
  ['Crowd', 'Animation', '#AED581', 720],
  ['Matchmove', 'Layout', '#90A4AE', 240],
  ['Grading', 'Compositing', '#BA68C8', 240],
  ['Grooming', 'FX', '#7986CB', 480],
  ['Stereo', 'Compositing', '#4DB6AC', 240],
  ['Clean-up', 'Animation', '#DCE775', 480],
];

export function makeSettings(making: Making): Settings {
  const { draft, newId, founded, options } = making;
  const head = () => ({ id: newId(), created_at: founded });
  const departments = new Map(
    Object.entries(departmentColours).map(([name, color]) => [
      name,
      add(draft, 'department', { ...head(), name, color }).id,
    ]),
  );
  const kinds = (lines: readonly KindLine[], forEntity: string): TaskKind[] =>
    lines.map(([name, department, color, usualMinutes], index) => {
      const departmentId = departments.get(department) ?? '';
      const row = add(draft, 'task_type', {
        ...head(),
        name,
        short_name: '',
        color,
        priority: index + 1,
        for_entity: forEntity,
        department_id: departmentId,
      });
      return { id: row.id, name, department, departmentId, usualMinutes };
    });
  const conceptKinds = kinds([['Concept', 'Concept', '#8D6E63', 960]], 'Concept');
  const assetKinds = kinds(assetLines, 'Asset');
  const shotKinds = kinds(
    [...shotLines, ...furtherShotLines].slice(0, Math.max(shotLines.length + 1, options.tasksPerShot)),
    'Shot',
  );
  const sequenceKinds = kinds([['Storyboard', 'Layout', '#43A047', 1920]], 'Sequence');
  const editKinds = kinds([['Edit', 'Editing', '#9b298c', 2400]], 'Edit');
  const status = (name: string, shortName: string, color: string, priority: number, flags: object) =>
    add(draft, 'task_status', {
      ...head(),
      name,
      short_name: shortName,
      color,
      priority,
      is_client_allowed: false,
      ...flags,
    }).id;
  const statuses = {
    todo: status('Todo', 'todo', '#f5f5f5', 1, { is_default: true }),
    ready: status('Ready To Start', 'ready', '#fbc02d', 2, {}),
    wip: status('Work In Progress', 'wip', '#3273dc', 3, { is_wip: true }),
    wfa: status('Waiting For Approval', 'wfa', '#ab26ff', 4, { is_feedback_request: true, is_client_allowed: true }),
    retake: status('Retake', 'retake', '#ff3860', 5, {
      is_retake: true,
      is_artist_allowed: false,
      is_client_allowed: true,
    }),
    done: status('Done', 'done', '#22d160', 6, { is_done: true, is_artist_allowed: false, is_client_allowed: true }),
  };
  const conceptStatuses = {
    neutral: status('Neutral', 'neutral', '#CCCCCC', 1, {
      is_default: true,
      for_concept: true,
      is_client_allowed: true,
    }),
    approved: status('Approved', 'approved', '#66BB6A', 2, {
      for_concept: true,
      is_artist_allowed: false,
      is_client_allowed: true,
    }),
    rejected: status('Rejected', 'rejected', '#E81123', 3, {
      for_concept: true,
      is_artist_allowed: false,
      is_client_allowed: true,
    }),
  };
  const noRig = assetKinds.filter(({ name }) => name !== 'Rigging').map(({ id }) => id);
  const entityTypes = new Map(
    [...assetTypeNames, 'Shot', 'Sequence', 'Episode', 'Scene', 'Edit', 'Concept'].map((name) => {
      const taskTypes = name === 'Environment' || name === 'FX' ? noRig : [];
      return [name, add(draft, 'entity_type', { ...head(), name, task_types: taskTypes }).id];
    }),
  );
  return {
    departments,
    statuses,
    conceptStatuses,
    assetKinds,
    shotKinds: shotKinds.slice(0, options.tasksPerShot),
    sequenceKinds,
    editKinds,
    conceptKinds,
    entityTypes,
    openId: add(draft, 'project_status', { ...head(), name: 'Open', color: '#22d160' }).id,
    closedId: add(draft, 'project_status', { ...head(), name: 'Closed', color: '#666666' }).id,
  };
}
