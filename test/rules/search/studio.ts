/** A studio small enough to know by heart: eight rows that the search fixtures speak of. */
import type { EntityData } from '../../../shared/model/entity.ts';
import type { DescriptorType, MetadataDescriptor } from '../../../shared/model/production.ts';
import type { TaskStatus } from '../../../shared/model/studio.ts';
import type { SearchRow, SearchTask } from '../../../shared/rules/search/match.ts';
import type { SearchVocabulary } from '../../../shared/rules/search/vocabulary.ts';

const status = (shortName: string, flags: Partial<TaskStatus> = {}): TaskStatus => ({
  id: `status-${shortName.toLowerCase()}`,
  name: shortName,
  shortName,
  color: '#000000',
  priority: 1,
  isDefault: false,
  isDone: false,
  isRetake: false,
  isFeedbackRequest: false,
  isWip: false,
  isArtistAllowed: true,
  isClientAllowed: true,
  isForConcept: false,
  isArchived: false,
  ...flags,
});

export const statuses: readonly TaskStatus[] = [
  status('TODO', { isDefault: true }),
  status('WIP', { isWip: true }),
  status('WFA', { isFeedbackRequest: true }),
  status('Retake', { isRetake: true }),
  status('Done', { isDone: true }),
];

const descriptor = (name: string, dataType: DescriptorType, choices: readonly string[] = []): MetadataDescriptor => ({
  id: `descriptor-${name}`,
  name,
  fieldName: name.toLowerCase().replaceAll(' ', '_'),
  dataType,
  choices,
  entityKind: 'Shot',
  isForClient: false,
  departmentIds: [],
  position: 0,
});

export const vocabulary: SearchVocabulary = {
  taskTypes: [
    { id: 'layout', name: 'Layout', departmentId: 'dep-anim' },
    { id: 'animation', name: 'Animation', departmentId: 'dep-anim' },
    { id: 'fx', name: 'FX', departmentId: 'dep-fx' },
    { id: 'cfx', name: 'CFX', departmentId: 'dep-fx' },
    { id: 'facial', name: 'Mode Facial', departmentId: 'dep-anim' },
    { id: 'compositing', name: 'Compositing', departmentId: 'dep-comp' },
    { id: 'compout', name: 'Comp Out', departmentId: 'dep-comp' },
  ],
  readyForTaskTypes: [
    { id: 'layout', name: 'Layout' },
    { id: 'animation', name: 'Animation' },
  ],
  taskStatuses: statuses,
  people: [
    { id: 'ada', fullName: 'Ada Roy' },
    { id: 'ada-2', fullName: 'Ada  roy' },
    { id: 'jean', fullName: 'Jean-Luc Le Gall' },
    { id: 'bob', fullName: 'Bob' },
  ],
  assetTypes: [
    { id: 'props', name: 'Props' },
    { id: 'main-props', name: 'Main Props' },
    { id: 'sets', name: 'Sets, big' },
  ],
  departments: [
    { id: 'dep-anim', name: 'Animation' },
    { id: 'dep-fx', name: 'FX' },
    { id: 'dep-comp', name: 'Compositing' },
  ],
  descriptors: [
    descriptor('Size', 'list', ['big', 'small', 'bigger']),
    descriptor('Camera Note', 'string'),
    descriptor('Takes', 'number'),
    descriptor('Delivery', 'checklist', ['[ ] slate', '[x] audio']),
    descriptor('Crowd', 'boolean'),
    descriptor('Tags', 'taglist', ['night', 'water']),
    descriptor('Owner', 'person'),
    descriptor('type', 'string'),
    descriptor('fx', 'string'),
  ],
  today: '2026-11-24',
  hoursByDay: 8,
};

const task = (taskTypeId: string, statusName: string, more: Partial<SearchTask> = {}): SearchTask => ({
  taskTypeId,
  taskStatusId: `status-${statusName}`,
  assigneeIds: [],
  priority: 0,
  readyAssetCount: 0,
  retakeCount: 0,
  estimationMinutes: 0,
  durationMinutes: 0,
  startDate: null,
  dueDate: null,
  mark: null,
  ...more,
});

export type Fixture = SearchRow & { readonly id: string };

const row = (
  id: string,
  words: readonly string[],
  tasks: readonly SearchTask[],
  more: Partial<Omit<SearchRow, 'data'>> & { readonly data?: EntityData } = {},
): Fixture => ({
  id,
  words: words.join('\n').toLowerCase(),
  assetTypeId: null,
  departmentIds: [
    ...new Set(
      tasks.flatMap(
        (each) => vocabulary.taskTypes.find(({ id: typeId }) => typeId === each.taskTypeId)?.departmentId ?? [],
      ),
    ),
  ],
  readyForTaskTypeId: null,
  hasThumbnail: false,
  castCount: 0,
  lengthFrames: null,
  fps: 25,
  isCanceled: false,
  data: {},
  task: (taskTypeId) => tasks.find((each) => each.taskTypeId === taskTypeId) ?? null,
  tasks,
  ...more,
});

export const rows: readonly Fixture[] = [
  row(
    's1',
    ['SH0010', 'SQ010'],
    [
      task('layout', 'done', { assigneeIds: ['ada'] }),
      task('animation', 'wip', { assigneeIds: ['ada', 'bob'], priority: 2, readyAssetCount: 2, dueDate: '2026-11-20' }),
    ],
    {
      castCount: 2,
      lengthFrames: 96,
      hasThumbnail: true,
      data: { size: 'big', takes: 3, delivery: '{"slate":true}', crowd: 'true' },
    },
  ),
  row(
    's2',
    ['SH0020', 'SQ010'],
    [
      task('layout', 'done'),
      task('animation', 'wfa', { assigneeIds: ['jean'], readyAssetCount: 1, dueDate: '2026-11-28' }),
      task('fx', 'todo'),
    ],
    {
      castCount: 3,
      lengthFrames: 72,
      fps: 24,
      data: { size: 'small', takes: '4,5', camera_note: 'Dolly in, slow', crowd: 'false' },
    },
  ),
  row(
    's3',
    ['SH0030', 'SQ020'],
    [task('animation', 'retake', { mark: 'waiting', retakeCount: 2 }), task('cfx', 'done', { assigneeIds: ['bob'] })],
    { lengthFrames: 120, hasThumbnail: true, data: { tags: 'night,water', delivery: '{"slate":false,"audio":true}' } },
  ),
  row('s4', ['SH0040', 'SQ020'], [task('facial', 'wip', { assigneeIds: ['ada-2'], estimationMinutes: 960 })], {
    data: { size: 'bigger', owner: 'ada', camera_note: 'handheld' },
  }),
  row('s5', ['SH0050', 'SQ030'], [], { isCanceled: true, data: { fx: 'smoke' } }),
  row('a1', ['FurryBunny', 'Props'], [task('compositing', 'done', { priority: 3 })], {
    assetTypeId: 'props',
    readyForTaskTypeId: 'animation',
    hasThumbnail: true,
  }),
  row('a2', ['old boat', 'Main Props'], [task('compout', 'wip', { dueDate: '2026-12-08' })], {
    assetTypeId: 'main-props',
    readyForTaskTypeId: 'layout',
  }),
  row('a3', ['harbour_wall', 'Sets, big'], [], { assetTypeId: 'sets' }),
];
