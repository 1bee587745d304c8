/**
 * What a database of every released schema is filled with: every kind of command, every state and hold, drafts, queued
 * files, identities, and a little of the mirror. `{{name}}` stands for an id that the test's studio knows.
 */
import type { CommandKind } from '../../../shared/model/sync.ts';

type Value = string | number | null;
type FilledRow = Readonly<Record<string, Value>>;

const at = '2026-11-20T09:00:00.000Z';
const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
/** Of a comment that has been sent, and of one that waits. */
export const sentLocalId = uuid(901);
const waitingLocalId = uuid(902);

type FilledCommand = {
  readonly kind: CommandKind;
  readonly payload: object;
  readonly progress?: object;
  readonly state?: 'waiting' | 'sending' | 'unknown' | 'rejected';
  readonly hold?: 'by-author' | 'until-seen';
  readonly draftKey?: string;
};

const said = (taskId: string, localId: string, text: string) => ({
  taskId,
  localId,
  taskStatusId: '{{wip}}',
  text,
  checklist: [{ text: 'ticked', checked: true }],
});
const attempt = { attemptedAt: at, taskStatusId: '{{wip}}', knownIds: [] };

export const commands: readonly FilledCommand[] = [
  { kind: 'postComment', payload: said('{{task1}}', waitingLocalId, 'waits'), draftKey: 'task:{{task1}}' },
  {
    kind: 'replyToComment',
    payload: { taskId: '{{task1}}', commentId: waitingLocalId, localId: uuid(903), text: 'needs it' },
  },
  {
    kind: 'replyToComment',
    payload: { taskId: '{{task1}}', commentId: sentLocalId, localId: uuid(904), text: 'by its old id' },
  },
  {
    kind: 'postComment',
    payload: said('{{task2}}', uuid(905), 'answer lost'),
    progress: { attempt },
    state: 'unknown',
  },
  {
    kind: 'setTaskStatus',
    payload: { taskId: '{{task3}}', localId: uuid(906), taskStatusId: '{{wip}}', seenStatusId: '{{wip}}' },
    progress: { attempt },
    state: 'sending',
  },
  { kind: 'postComment', payload: said('{{task4}}', uuid(907), 'refused'), state: 'rejected' },
  { kind: 'postComment', payload: said('{{task5}}', uuid(908), 'held'), hold: 'by-author' },
  { kind: 'postComment', payload: said('{{task6}}', uuid(909), 'to be looked at'), hold: 'until-seen' },
  { kind: 'publishRevision', payload: said('{{task7}}', uuid(910), 'published') },
  { kind: 'editComment', payload: { taskId: '{{task1}}', commentId: '{{ownComment}}', text: 'edited', checklist: [] } },
  { kind: 'acknowledgeComment', payload: { taskId: '{{task1}}', commentId: '{{otherComment}}', isAcknowledged: true } },
  { kind: 'deleteReply', payload: { taskId: '{{task1}}', commentId: '{{ownComment}}', replyId: '{{ownReply}}' } },
  {
    kind: 'deleteAttachment',
    payload: { taskId: '{{task1}}', commentId: '{{ownComment}}', attachmentId: '{{attachment}}', name: 'a.txt' },
  },
  { kind: 'deleteComment', payload: { taskId: '{{task1}}', commentId: '{{doomedComment}}', text: 'doomed' } },
  { kind: 'setPriority', payload: { taskId: '{{task8}}', priority: 2, seenPriority: 0 } },
  { kind: 'editTask', payload: { taskId: '{{task8}}', change: { field: 'difficulty', value: 5 }, seen: 3 } },
  { kind: 'assignTask', payload: { taskId: '{{task8}}', personId: '{{colleague}}', wasAssigned: false } },
  { kind: 'unassignTask', payload: { taskId: '{{task9}}', personId: '{{colleague}}', wasAssigned: true } },
  { kind: 'logTime', payload: { taskId: '{{task9}}', day: '2026-11-20', durationMinutes: 90 } },
  {
    kind: 'setDaysOff',
    payload: { firstDay: '2026-11-23', lastDay: '2026-11-24', description: 'Away', isOff: true },
  },
  { kind: 'followTask', payload: { taskId: '{{task9}}', isFollowed: true } },
  {
    kind: 'createEntity',
    payload: {
      localId: uuid(911),
      productionId: '{{production}}',
      place: { kind: 'Asset', assetTypeId: '{{assetType}}', episodeId: null },
      name: 'Rope of Old',
      description: '',
      data: {},
      lengthFrames: null,
    },
  },
  {
    kind: 'editEntity',
    payload: { entityId: uuid(911), change: { field: 'description', value: 'as old as the rope' }, seen: '' },
  },
  {
    kind: 'changeCasting',
    payload: {
      productionId: '{{production}}',
      entityId: '{{shot}}',
      assetId: uuid(911),
      assetName: 'Rope of Old',
      seen: null,
      own: { occurrences: 3, label: 'fixed' },
    },
  },
  {
    kind: 'createPlaylist',
    payload: {
      localId: uuid(912),
      productionId: '{{production}}',
      name: 'Dailies of Old',
      kind: 'Shot',
      episodeId: null,
      isForAll: false,
      isForClient: false,
      taskTypeId: null,
      entries: [],
    },
  },
  {
    kind: 'changePlaylist',
    payload: {
      playlistId: uuid(912),
      change: { kind: 'add', entry: { entityId: '{{shot}}', previewFileId: null }, after: [] },
    },
  },
  {
    kind: 'editPlaylist',
    payload: { playlistId: uuid(912), change: { field: 'isForClient', value: true }, seen: false },
  },
  {
    kind: 'deletePlaylist',
    payload: { playlistId: '{{doomedPlaylist}}', seen: { name: 'Doomed', entries: [] } },
  },
  {
    kind: 'createSearch',
    payload: {
      localId: uuid(913),
      what: 'search',
      productionId: '{{production}}',
      listType: 'shot',
      name: 'Retakes of Old',
      isShared: false,
      query: 'animation=retake',
      groupId: null,
      color: '',
    },
  },
  {
    kind: 'editSearch',
    payload: { what: 'search', searchId: uuid(913), name: 'Retakes of Old', change: { query: 'animation=wfa' } },
  },
  {
    kind: 'deleteSearch',
    payload: { what: 'search', searchId: '{{doomedSearch}}', name: 'Doomed' },
  },
  {
    kind: 'createTasks',
    payload: {
      productionId: '{{production}}',
      taskTypeId: '{{taskType}}',
      kind: 'Asset',
      entityId: uuid(911),
    },
  },
  { kind: 'deleteTasks', payload: { taskId: '{{doomedTask}}', productionId: '{{production}}' } },
  { kind: 'deleteEntity', payload: { entityId: '{{doomedShot}}', kind: 'Shot', name: 'Doomed' } },
  {
    kind: 'createDescriptor',
    payload: {
      localId: uuid(914),
      productionId: '{{production}}',
      entityKind: 'Shot',
      name: 'Weather of Old',
      dataType: 'list',
      choices: ['rain', 'fog'],
      isForClient: false,
      departmentIds: [],
    },
  },
  {
    kind: 'editDescriptor',
    payload: {
      productionId: '{{production}}',
      descriptorId: uuid(914),
      name: 'Weather of Old',
      change: { choices: ['rain', 'fog', 'snow'] },
    },
  },
  {
    kind: 'orderDescriptors',
    payload: {
      productionId: '{{production}}',
      productionName: 'A production of old',
      entityKind: 'Shot',
      descriptorIds: [uuid(914)],
    },
  },
  {
    kind: 'deleteDescriptor',
    payload: { productionId: '{{production}}', descriptorId: '{{doomedDescriptor}}', name: 'Doomed' },
  },
  {
    kind: 'editOwnNotes',
    payload: { personId: '{{colleague}}', change: { field: 'isMailed', value: true } },
  },
  { kind: 'markNotifications', payload: { notificationIds: ['{{notification}}'], isRead: true } },
  {
    kind: 'sayInChat',
    payload: { entityId: uuid(962), localId: uuid(966), text: 'waits in a chat', entityName: 'SQ010 / SH0010' },
  },
  { kind: 'deleteChatMessage', payload: { entityId: uuid(962), messageId: uuid(964), text: 'said' } },
  { kind: 'pinComment', payload: { taskId: '{{task1}}', commentId: '{{otherComment}}', isPinned: true } },
  {
    kind: 'changePreview',
    payload: { taskId: '{{task7}}', previewFileId: uuid(965), revision: 1, change: { kind: 'main' } },
  },
  {
    kind: 'drawOnPreview',
    payload: {
      taskId: '{{task7}}',
      previewFileId: uuid(965),
      revision: 1,
      changes: [
        { kind: 'add', time: 1.7514, object: { id: uuid(966), type: 'path', path: [['M', 1, 2]], left: 1, top: 2 } },
      ],
    },
  },
  {
    kind: 'addToTeam',
    payload: {
      productionId: '{{production}}',
      personId: '{{colleague}}',
      personName: 'A colleague',
      wasMember: false,
    },
  },
  {
    kind: 'removeFromTeam',
    payload: { productionId: '{{production}}', personId: '{{colleague}}', personName: 'A colleague', wasMember: true },
  },
  {
    kind: 'createConcept',
    payload: {
      localId: uuid(915),
      commentLocalId: uuid(916),
      productionId: '{{production}}',
      taskTypeId: '{{conceptTaskType}}',
      name: 'Ferry of Old',
      linkedIds: [uuid(911)],
    },
  },
];

/** Queued files: a copy beside the database, and an original that there was no room to copy. */
const files = [
  {
    id: uuid(801),
    commandIndex: 0,
    name: 'note.txt',
    path: `${uuid(801)}.txt`,
    kept: 'copy',
    sha256: '{{textSum}}',
    sizeBytes: '{{textSize}}',
  },
  {
    id: uuid(802),
    commandIndex: 8,
    name: 'frame.png',
    path: '{{original}}',
    kept: 'original',
    sha256: '{{pictureSum}}',
    sizeBytes: '{{pictureSize}}',
  },
] as const;

const drafts = [
  {
    key: 'task:{{task1}}',
    value: '{"text":"half a thought","checklist":[],"taskStatusId":null,"files":[],"isPublish":false}',
    updatedAt: at,
  },
  {
    key: `reply:${waitingLocalId}`,
    value: '{"text":"half an answer","checklist":[],"taskStatusId":null,"files":[],"isPublish":false}',
    updatedAt: at,
  },
];

const commandId = (index: number): string => uuid(index + 1);
const taskOf = ({ payload }: FilledCommand): string | null =>
  'taskId' in payload && typeof payload.taskId === 'string' ? payload.taskId : null;

function chainOf(command: FilledCommand, index: number): string {
  if (command.kind === 'markNotifications') return 'notifications';
  if (command.kind === 'createEntity' || command.kind === 'editEntity') return uuid(911);
  if (command.kind === 'changeCasting') return 'casting:{{shot}}';
  if (command.kind === 'createTasks') return uuid(911);
  if (command.kind === 'createConcept') return `entity:${uuid(915)}`;
  if (command.kind === 'deleteEntity') return 'entity:{{doomedShot}}';
  if (/Descriptors?$/.test(command.kind)) return 'descriptors:{{production}}';
  if (command.kind === 'deleteSearch') return 'search:{{doomedSearch}}';
  if (command.kind === 'sayInChat' || command.kind === 'deleteChatMessage') return `chat:${uuid(962)}`;
  if (command.kind.endsWith('Team')) return 'team:{{production}}:{{colleague}}';
  if (command.kind.endsWith('Search')) return `search:${uuid(913)}`;
  if (command.kind === 'deletePlaylist') return 'playlist:{{doomedPlaylist}}';
  if (command.kind.endsWith('Playlist')) return `playlist:${uuid(912)}`;
  return taskOf(command) ?? commandId(index);
}

/** Every column that a table ever had; a schema takes those that it has. */
export const rows: Readonly<Record<string, readonly FilledRow[]>> = {
  pipeline_file: [
    {
      id: uuid(971),
      entityId: '{{shot}}',
      kind: 'working',
      taskId: '{{task1}}',
      taskTypeId: null,
      outputTypeName: '',
      instanceName: '',
      name: 'main',
      revision: 4,
      representation: '',
      path: '/work/old/main_v004.blend',
      comment: '',
      personId: '{{colleague}}',
      sizeBytes: null,
      updatedAt: '2026-11-20T10:00:00Z',
      instanceId: null,
      placeId: null,
      facts: '{"checksum":"81726354","softwareName":"Blender"}',
    },
    {
      id: uuid(972),
      entityId: '{{shot}}',
      kind: 'output',
      taskId: null,
      taskTypeId: null,
      outputTypeName: 'Alembic',
      instanceName: 'Gull_0001',
      name: 'geo',
      revision: 1,
      representation: 'abc',
      path: '/work/old/gull_0001_v001.abc',
      comment: '',
      personId: null,
      sizeBytes: null,
      updatedAt: '2026-11-20T10:00:00Z',
      instanceId: null,
      placeId: '{{shot}}',
      facts: '{}',
    },
  ],
  asset_instance: [
    { id: uuid(973), shotId: '{{shot}}', assetId: uuid(974), name: 'Gull_0001', position: 1, description: '' },
  ],
  news: [
    {
      id: uuid(961),
      productionId: '{{production}}',
      taskId: '{{task1}}',
      isStatusChange: 0,
      previewExtension: '',
      entityName: 'SQ010 / SH0010',
      createdAt: at,
    },
  ],
  chat: [
    {
      entityId: uuid(962),
      productionId: '{{production}}',
      chatId: uuid(963),
      entityName: 'SQ010 / SH0010',
      isJoined: 1,
      lastMessageAt: at,
      readUpTo: at,
    },
  ],
  chat_message: [{ id: uuid(964), entityId: uuid(962), text: 'said', attachments: '[]', createdAt: at, position: 1 }],
  outbox: commands.map((command, index) => ({
    seq: index + 1,
    commandId: commandId(index),
    kind: command.kind,
    taskId: taskOf(command),
    chain: chainOf(command, index),
    payload: JSON.stringify(command.payload),
    progress: JSON.stringify(command.progress ?? {}),
    state: command.state ?? 'waiting',
    writtenAt: at,
    attempts: command.state === undefined ? 0 : 1,
    nextAttemptAt: null,
    errorCode: command.state === 'rejected' ? 'forbidden' : null,
    errorDetail: command.state === 'rejected' ? '{"status":403,"serverMessage":"no"}' : null,
    draftKey: command.draftKey ?? null,
    hold: command.hold ?? null,
  })),
  outbox_file: files.map(({ commandIndex, ...file }) => ({
    ...file,
    commandId: commandId(commandIndex),
    position: 1,
    extension: file.name.slice(-3),
  })),
  late_command: [{ commandId: uuid(701), notedAt: at, chain: '{{task1}}' }],
  draft: drafts,
  identity: [{ localId: sentLocalId, serverId: '{{ownComment}}' }],
  sent: [
    {
      commandId: uuid(700),
      kind: 'postComment',
      taskId: '{{task1}}',
      writtenAt: at,
      sentAt: at,
      excerpt: 'sent before',
      taskStatusId: '{{wip}}',
      durationMinutes: null,
      wasRecognised: 0,
      serverId: '{{ownComment}}',
      entityId: null,
      field: null,
      playlistId: null,
      playlistDeed: null,
    },
  ],
  pinned_set: [
    {
      id: uuid(600),
      subject: '{"kind":"my-tasks"}',
      media: 'thumbnails',
      revisionCount: 1,
      hasSources: 1,
      isPaused: 1,
      createdAt: at,
    },
  ],
  meta: [{ key: 'lastPulledAt', value: at }],
  scope: [
    {
      key: 'account',
      state: 'complete',
      asOf: at,
      watermark: null,
      etag: null,
      loadedCount: null,
      expectedCount: null,
      errorCode: null,
    },
  ],
  media_file: [
    {
      kind: 'thumbnail',
      id: uuid(500),
      fileName: `${uuid(500)}.png`,
      sizeBytes: 400,
      etag: null,
      fetchedAt: at,
      usedAt: at,
      isPinned: 0,
    },
  ],
};
