/** Gathers what each waiting command says of tasks, comments, revisions and time, in the order they were written. */
import type { AnnotationChange } from '../../../shared/model/annotation.ts';
import type { CastingChange } from '../../../shared/model/casting.ts';
import { fieldKey, type EntityChange, type FieldKey, type TaskChange } from '../../../shared/model/changes.ts';
import type { ChatMessage } from '../../../shared/model/chat.ts';
import type { Entity } from '../../../shared/model/entity.ts';
import type { OwnNotesChange } from '../../../shared/model/ownNotes.ts';
import type { Playlist, PlaylistEntryChange, PlaylistFieldChange } from '../../../shared/model/playlist.ts';
import type { MetadataDescriptor } from '../../../shared/model/production.ts';
import type { SavedSearch, SavedSearchChange, SearchGroup } from '../../../shared/model/savedSearch.ts';
import type { Day, Id } from '../../../shared/model/studio.ts';
import type { Mark } from '../../../shared/model/sync.ts';
import type { Comment, Priority } from '../../../shared/model/task.ts';
import type { PreviewChange } from '../../../shared/model/changes.ts';
import type { OutboxFile, OutboxState } from '../db/tables/outbox.ts';
import type {
  CastingPatch,
  ChatPatch,
  CommentPatch,
  DescriptorPatch,
  EntityPatch,
  NotificationPatch,
  Overlay,
  OwnNotesPatch,
  PlaylistPatch,
  PreviewPatch,
  SearchPatch,
  TaskPatch,
  TeamPatch,
  TimePatch,
  DaysOffPatch,
  WaitingEntity,
  WaitingFile,
  WaitingPlaylist,
  WaitingRevision,
  WaitingSearch,
} from './overlayView.ts';

export type OverlayBuilder = {
  /** The account's own person, the author of all that waits. */
  readonly personId: Id;
  readonly resolve: (id: Id) => Id;
  readonly filesOf: (commandId: Id) => readonly WaitingFile[];
  /** The newest revision number known for a task, waiting ones included. */
  readonly nextRevision: (taskId: Id) => number;
  readonly isInMirror: (commentId: Id) => boolean;
  /** True where a pull has brought a comment of the task that fits and that no command became so far. */
  readonly hasArrived: (taskId: Id, fits: (comment: Comment) => boolean) => boolean;
  readonly isClaimed: (commentId: Id) => boolean;
  readonly status: (taskId: Id, mark: Mark, taskStatusId: Id) => void;
  readonly priority: (taskId: Id, mark: Mark, priority: Priority) => void;
  readonly editTask: (taskId: Id, mark: Mark, change: TaskChange) => void;
  readonly editEntity: (entityId: Id, mark: Mark, change: EntityChange) => void;
  /** @param seq of its command: rows that wait stand in the order in which they were made. */
  readonly newEntity: (seq: number, mark: Mark, entity: Entity) => void;
  /** True where a pull has brought an entity of that name that fits. */
  readonly hasEntityArrived: (productionId: Id, name: string, fits: (entity: Entity) => boolean) => boolean;
  readonly changeCasting: (entityId: Id, mark: Mark, change: CastingChange) => void;
  readonly newPlaylist: (mark: Mark, playlist: Playlist) => void;
  readonly editPlaylist: (playlistId: Id, mark: Mark, change: PlaylistFieldChange) => void;
  readonly changePlaylist: (playlistId: Id, mark: Mark, change: PlaylistEntryChange) => void;
  readonly deletePlaylist: (playlistId: Id, mark: Mark) => void;
  /** True where a pull has brought a playlist of that name that fits. */
  readonly hasPlaylistArrived: (productionId: Id, name: string, fits: (playlist: Playlist) => boolean) => boolean;
  readonly newTask: (entityId: Id, taskTypeId: Id, mark: Mark) => void;
  readonly deleteTask: (taskId: Id, mark: Mark) => void;
  readonly deleteEntity: (entityId: Id, mark: Mark) => void;
  readonly putDescriptor: (productionId: Id, mark: Mark, descriptor: MetadataDescriptor) => void;
  readonly editDescriptor: (
    productionId: Id,
    descriptorId: Id,
    mark: Mark,
    change: Partial<MetadataDescriptor>,
  ) => void;
  readonly deleteDescriptor: (productionId: Id, descriptorId: Id, mark: Mark) => void;
  readonly newSearch: (mark: Mark, row: SavedSearch | SearchGroup) => void;
  readonly editSearch: (searchId: Id, mark: Mark, change: SavedSearchChange) => void;
  readonly deleteSearch: (searchId: Id, mark: Mark) => void;
  readonly assign: (taskId: Id, mark: Mark, personId: Id) => void;
  readonly unassign: (taskId: Id, mark: Mark, personId: Id) => void;
  readonly comment: (taskId: Id, patch: CommentPatch) => void;
  readonly revision: (taskId: Id, revision: WaitingRevision) => void;
  readonly follow: (taskId: Id, mark: Mark, isSubscribed: boolean) => void;
  readonly time: (patch: TimePatch) => void;
  readonly daysOff: (patch: DaysOffPatch) => void;
  readonly preview: (taskId: Id, previewFileId: Id, mark: Mark, change: PreviewChange) => void;
  readonly chat: (entityId: Id, patch: ChatPatch) => void;
  /** True where a pull has brought a message that fits and that no command became so far. */
  readonly hasMessageArrived: (entityId: Id, fits: (message: ChatMessage) => boolean) => boolean;
  readonly draw: (taskId: Id, previewFileId: Id, mark: Mark, changes: readonly AnnotationChange[]) => void;
  readonly team: (productionId: Id, personId: Id, mark: Mark, isMember: boolean) => void;
  readonly notifications: (ids: readonly Id[], mark: Mark, isRead: boolean) => void;
  readonly ownNotes: (personId: Id, mark: Mark, change: OwnNotesChange) => void;
};

/** The most urgent first. */
const urgency: readonly Mark[] = ['conflict', 'rejected', 'checking', 'sending', 'waiting'];

export function mostUrgent(one: Mark | null, other: Mark | null): Mark | null {
  return urgency.find((mark) => mark === one || mark === other) ?? null;
}

type Marks = Readonly<Partial<Record<FieldKey | 'any', Mark>>>;
const withMark = (marks: Marks, key: FieldKey | 'any', mark: Mark): Marks => ({
  ...marks,
  [key]: mostUrgent(marks[key] ?? null, mark) ?? mark,
});

export function markOf(state: OutboxState, isConflict: boolean): Mark {
  if (state === 'rejected') return isConflict ? 'conflict' : 'rejected';
  return state === 'unknown' ? 'checking' : state;
}

/** The server said no: what the mirror holds is what counts, the mark alone stays. */
const isHeld = (mark: Mark): boolean => mark === 'rejected' || mark === 'conflict';

const noMarks: TaskPatch['marks'] = { status: null, assignees: null, priority: null, any: null, fields: {} };

const noEntityPatch: EntityPatch = { fields: {}, links: [], data: {}, marks: {} };

const noPlaylistPatch: PlaylistPatch = {
  fields: {},
  changes: [],
  isDeleted: false,
  marks: {},
  entryMarks: new Map(),
};

/** Keys of rows in the mirror are counted from 1; a list takes them as unsigned numbers of 32 bits. */
const firstWaitingKey = 2 ** 31;

export function createOverlayBuilder(source: {
  readonly personId: Id;
  readonly resolve: (id: Id) => Id;
  readonly files: ReadonlyMap<Id, readonly OutboxFile[]>;
  readonly latestRevision: (taskId: Id) => number;
  readonly isInMirror: (commentId: Id) => boolean;
  readonly commentsOf: (taskId: Id) => readonly Comment[];
  readonly entitiesNamed: (productionId: Id, name: string) => readonly Entity[];
  readonly playlistsNamed: (productionId: Id, name: string) => readonly Playlist[];
  readonly messagesOf: (entityId: Id) => readonly ChatMessage[];
  readonly isClaimed: (commentId: Id) => boolean;
}): OverlayBuilder & { readonly build: () => Overlay } {
  const tasks = new Map<Id, TaskPatch>();
  const entities = new Map<Id, EntityPatch>();
  const newEntities = new Map<Id, WaitingEntity>();
  const castings = new Map<Id, CastingPatch>();
  const playlists = new Map<Id, PlaylistPatch>();
  const newPlaylists = new Map<Id, WaitingPlaylist>();
  const newTasks = new Map<Id, Map<Id, Mark>>();
  const descriptors = new Map<Id, Map<Id, DescriptorPatch>>();
  const searches = new Map<Id, SearchPatch>();
  const newSearches = new Map<Id, WaitingSearch>();
  const comments = new Map<Id, CommentPatch[]>();
  const revisions = new Map<Id, WaitingRevision[]>();
  const times = new Map<Day, Map<Id, TimePatch>>();
  const daysOff = new Map<Day, DaysOffPatch>();
  const notifications = new Map<Id, NotificationPatch>();
  const previews = new Map<Id, PreviewPatch>();
  const mainPreviews = new Map<Id, Id>();
  const chats = new Map<Id, ChatPatch[]>();
  const teams = new Map<Id, Map<Id, TeamPatch>>();
  const ownNotes = new Map<Id, OwnNotesPatch>();

  const patch = (
    taskId: Id,
    field: 'status' | 'assignees' | 'priority' | null,
    mark: Mark,
    change: Partial<TaskPatch>,
  ): void => {
    const before = tasks.get(taskId) ?? { marks: noMarks };
    const marks = { ...before.marks, any: mostUrgent(before.marks.any, mark) };
    if (field !== null) marks[field] = mostUrgent(before.marks[field], mark);
    tasks.set(taskId, isHeld(mark) ? { ...before, marks } : { ...before, ...change, marks });
  };

  const patchField = (taskId: Id, mark: Mark, { field, value }: TaskChange): void => {
    patch(taskId, null, mark, { fields: { ...tasks.get(taskId)?.fields, [field]: value } });
    const patched = tasks.get(taskId) ?? { marks: noMarks };
    const fields = withMark(patched.marks.fields, field, mark);
    tasks.set(taskId, { ...patched, marks: { ...patched.marks, fields } });
  };

  const patchEntity = (entityId: Id, mark: Mark, change: EntityChange): void => {
    const before: EntityPatch = entities.get(entityId) ?? noEntityPatch;
    const marks = withMark(withMark(before.marks, fieldKey(change), mark), 'any', mark);
    if (isHeld(mark)) entities.set(entityId, { ...before, marks });
    else if (change.field === 'metadata')
      entities.set(entityId, { ...before, data: { ...before.data, [change.fieldName]: change.value }, marks });
    else if (change.field === 'linkedIds')
      entities.set(entityId, { ...before, links: [...before.links, { ...change, mark }], marks });
    else entities.set(entityId, { ...before, fields: { ...before.fields, [change.field]: change.value }, marks });
  };
  const patchPlaylist = (
    playlistId: Id,
    mark: Mark,
    key: FieldKey,
    change: (before: PlaylistPatch) => Partial<PlaylistPatch>,
  ): void => {
    const before = playlists.get(playlistId) ?? noPlaylistPatch;
    const marks = withMark(withMark(before.marks, key, mark), 'any', mark);
    playlists.set(playlistId, { ...before, ...(isHeld(mark) ? {} : change(before)), marks });
  };
  const changeEntries = (playlistId: Id, mark: Mark, change: PlaylistEntryChange): void => {
    patchPlaylist(playlistId, mark, 'entries', ({ changes }) => ({ changes: [...changes, change] }));
    const patched = playlists.get(playlistId) ?? noPlaylistPatch;
    const entryMarks = new Map(patched.entryMarks);
    for (const { entityId } of change.kind === 'move' ? change.entries : [change.entry])
      entryMarks.set(entityId, mostUrgent(entryMarks.get(entityId) ?? null, mark) ?? mark);
    playlists.set(playlistId, { ...patched, entryMarks });
  };
  const patchDescriptor = (
    productionId: Id,
    descriptorId: Id,
    mark: Mark,
    change: (before: DescriptorPatch) => Partial<DescriptorPatch>,
  ): void => {
    const ofProduction = descriptors.get(productionId) ?? new Map<Id, DescriptorPatch>();
    const before = ofProduction.get(descriptorId) ?? { made: null, change: {}, isDeleted: false, mark };
    ofProduction.set(descriptorId, {
      ...before,
      ...(isHeld(mark) ? {} : change(before)),
      mark: mostUrgent(before.mark, mark) ?? mark,
    });
    descriptors.set(productionId, ofProduction);
  };
  const patchSearch = (searchId: Id, mark: Mark, patched: Partial<SearchPatch>): void => {
    const before = searches.get(searchId) ?? { change: {}, isDeleted: false, mark };
    const worst = mostUrgent(before.mark, mark) ?? mark;
    searches.set(searchId, isHeld(mark) ? { ...before, mark: worst } : { ...before, ...patched, mark: worst });
  };
  const changeCasting = (entityId: Id, mark: Mark, change: CastingChange): void => {
    const before = castings.get(entityId) ?? { changes: [], marks: new Map<Id, Mark>() };
    const marks = new Map(before.marks);
    marks.set(change.assetId, mostUrgent(before.marks.get(change.assetId) ?? null, mark) ?? mark);
    castings.set(entityId, { changes: isHeld(mark) ? before.changes : [...before.changes, change], marks });
  };
  const people = (taskId: Id, mark: Mark, add: readonly Id[], remove: readonly Id[]): void => {
    const before = tasks.get(taskId)?.assigneeIds ?? { add: [], remove: [] };
    patch(taskId, 'assignees', mark, {
      assigneeIds: {
        add: [...before.add.filter((id) => !remove.includes(id) && !add.includes(id)), ...add],
        remove: [...before.remove.filter((id) => !add.includes(id) && !remove.includes(id)), ...remove],
      },
    });
  };

  return {
    personId: source.personId,
    resolve: source.resolve,
    filesOf: (commandId) =>
      (source.files.get(commandId) ?? []).map(({ id, name, extension, sizeBytes }) => ({
        id,
        name,
        extension,
        sizeBytes,
      })),
    isInMirror: source.isInMirror,
    hasArrived: (taskId, fits) => source.commentsOf(taskId).some(fits),
    isClaimed: source.isClaimed,
    nextRevision: (taskId) =>
      1 + Math.max(source.latestRevision(taskId), ...(revisions.get(taskId) ?? []).map(({ revision }) => revision)),
    status: (taskId, mark, taskStatusId) => {
      patch(taskId, 'status', mark, { taskStatusId });
    },
    priority: (taskId, mark, priority) => {
      patch(taskId, 'priority', mark, { priority });
    },
    editTask: patchField,
    editEntity: patchEntity,
    newEntity: (seq, mark, entity) => {
      newEntities.set(entity.id, { entity, key: firstWaitingKey + seq, mark });
    },
    hasEntityArrived: (productionId, name, fits) => source.entitiesNamed(productionId, name).some(fits),
    changeCasting,
    newPlaylist: (mark, playlist) => {
      newPlaylists.set(playlist.id, { playlist, mark });
    },
    editPlaylist: (playlistId, mark, change) => {
      patchPlaylist(playlistId, mark, change.field, ({ fields }) => ({
        fields: { ...fields, [change.field]: change.value },
      }));
    },
    changePlaylist: changeEntries,
    deletePlaylist: (playlistId, mark) => {
      patchPlaylist(playlistId, mark, 'entries', () => ({ isDeleted: true }));
    },
    hasPlaylistArrived: (productionId, name, fits) => source.playlistsNamed(productionId, name).some(fits),
    newTask: (entityId, taskTypeId, mark) => {
      const ofEntity = newTasks.get(entityId) ?? new Map<Id, Mark>();
      ofEntity.set(taskTypeId, mark);
      newTasks.set(entityId, ofEntity);
    },
    deleteTask: (taskId, mark) => {
      patch(taskId, null, mark, { isDeleted: true });
    },
    deleteEntity: (entityId, mark) => {
      const before: EntityPatch = entities.get(entityId) ?? noEntityPatch;
      // That it goes is told at its name.
      const marks = withMark(withMark(before.marks, 'name', mark), 'any', mark);
      entities.set(entityId, { ...before, ...(isHeld(mark) ? {} : { isDeleted: true }), marks });
    },
    putDescriptor: (productionId, mark, descriptor) => {
      patchDescriptor(productionId, descriptor.id, mark, () => ({ made: descriptor }));
    },
    editDescriptor: (productionId, descriptorId, mark, change) => {
      patchDescriptor(productionId, descriptorId, mark, (before) => ({ change: { ...before.change, ...change } }));
    },
    deleteDescriptor: (productionId, descriptorId, mark) => {
      patchDescriptor(productionId, descriptorId, mark, () => ({ isDeleted: true }));
    },
    newSearch: (mark, row) => {
      newSearches.set(row.id, { row, mark });
    },
    ownNotes: (personId, mark, change) => {
      const { changes, marks } = ownNotes.get(personId) ?? {
        changes: [],
        marks: new Map<OwnNotesChange['field'], Mark>(),
      };
      ownNotes.set(personId, {
        changes: isHeld(mark) ? changes : [...changes, change],
        marks: new Map([...marks, [change.field, mostUrgent(marks.get(change.field) ?? null, mark) ?? mark]]),
      });
    },
    editSearch: (searchId, mark, change) => {
      patchSearch(searchId, mark, { change: { ...searches.get(searchId)?.change, ...change } });
    },
    deleteSearch: (searchId, mark) => {
      patchSearch(searchId, mark, { isDeleted: true });
    },
    assign: (taskId, mark, personId) => {
      people(taskId, mark, [personId], []);
    },
    unassign: (taskId, mark, personId) => {
      people(taskId, mark, [], [personId]);
    },
    follow: (taskId, mark, isSubscribed) => {
      patch(taskId, null, mark, { isSubscribed });
    },
    preview: (taskId, previewFileId, mark, change) => {
      patch(taskId, null, mark, {});
      const before = previews.get(previewFileId);
      const marked = { ...before, mark: mostUrgent(before?.mark ?? null, mark) ?? mark };
      if (isHeld(mark) || change.kind === 'main') previews.set(previewFileId, marked);
      else if (change.kind === 'delete') previews.set(previewFileId, { ...marked, isDeleted: true });
      else previews.set(previewFileId, { ...marked, validationStatus: change.value });
      if (!isHeld(mark) && change.kind === 'main') mainPreviews.set(taskId, previewFileId);
    },
    chat: (entityId, chatPatch) => {
      chats.set(entityId, [...(chats.get(entityId) ?? []), chatPatch]);
    },
    hasMessageArrived: (entityId, fits) => source.messagesOf(entityId).some(fits),
    draw: (taskId, previewFileId, mark, changes) => {
      patch(taskId, null, mark, {});
      const before = previews.get(previewFileId);
      const marked = { ...before, mark: mostUrgent(before?.mark ?? null, mark) ?? mark };
      previews.set(previewFileId, isHeld(mark) ? marked : { ...marked, drawn: [...(before?.drawn ?? []), ...changes] });
    },
    team: (productionId, personId, mark, isMember) => {
      const ofProduction = teams.get(productionId) ?? new Map<Id, TeamPatch>();
      ofProduction.set(personId, { mark, isMember });
      teams.set(productionId, ofProduction);
    },
    notifications: (ids, mark, isRead) => {
      // What the server refused is as the mirror holds it.
      if (!isHeld(mark)) for (const id of ids) notifications.set(id, { mark, isRead });
    },
    comment: (taskId, commentPatch) => {
      patch(taskId, null, commentPatch.mark, {});
      // What keeps the task's status keeps the one that a command before it sets.
      const shown =
        commentPatch.kind === 'add' && commentPatch.taskStatusId === null
          ? { ...commentPatch, taskStatusId: tasks.get(taskId)?.taskStatusId ?? null }
          : commentPatch;
      const list = comments.get(taskId);
      if (list === undefined) comments.set(taskId, [shown]);
      else list.push(shown);
    },
    revision: (taskId, revision) => {
      const list = revisions.get(taskId);
      if (list === undefined) revisions.set(taskId, [revision]);
      else list.push(revision);
    },
    time: (timePatch) => {
      patch(timePatch.taskId, null, timePatch.mark, {});
      const ofDay = times.get(timePatch.day) ?? new Map<Id, TimePatch>();
      // The newest wins; a refused one does not hide what the server holds.
      if (!isHeld(timePatch.mark) || !ofDay.has(timePatch.taskId)) ofDay.set(timePatch.taskId, timePatch);
      times.set(timePatch.day, ofDay);
    },
    daysOff: (given) => {
      // A refused one does not hide what waits before it.
      if (!isHeld(given.mark) || !daysOff.has(given.firstDay)) daysOff.set(given.firstDay, given);
    },
    build: () => ({
      tasks,
      entities,
      newEntities,
      castings,
      playlists,
      newPlaylists,
      newTasks,
      descriptors,
      searches,
      newSearches,
      comments,
      revisions,
      daysOff,
      timeSpents: new Map([...times].map(([day, ofDay]) => [day, [...ofDay.values()]])),
      notifications,
      previews,
      mainPreviews,
      chats,
      teams,
      ownNotes,
    }),
  };
}
