import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { CommandKind } from '../../../shared/model/sync.ts';
import { acknowledgeComment } from './acknowledgeComment.ts';
import { addToTeam } from './addToTeam.ts';
import { assignTask } from './assignTask.ts';
import { changeCasting } from './changeCasting.ts';
import { changePlaylist } from './changePlaylist.ts';
import { changePreview } from './changePreview.ts';
import { drawOnPreview } from './drawOnPreview.ts';
import type {
  Accepted,
  Command,
  CommandDefinition,
  Described,
  Plan,
  PlanContext,
  SendContext,
  TogetherContext,
} from './command.ts';
import { createConcept } from './createConcept.ts';
import { createDescriptor } from './createDescriptor.ts';
import { createEntity } from './createEntity.ts';
import { createPlaylist } from './createPlaylist.ts';
import { createSearch } from './createSearch.ts';
import { createTasks } from './createTasks.ts';
import { deleteChatMessage } from './deleteChatMessage.ts';
import { deleteAttachment } from './deleteAttachment.ts';
import { deleteComment } from './deleteComment.ts';
import { deleteDescriptor } from './deleteDescriptor.ts';
import { deleteEntity } from './deleteEntity.ts';
import { deletePlaylist } from './deletePlaylist.ts';
import { deleteReply } from './deleteReply.ts';
import { deleteSearch } from './deleteSearch.ts';
import { deleteTasks } from './deleteTasks.ts';
import { editDescriptor } from './editDescriptor.ts';
import { editComment } from './editComment.ts';
import { editEntity } from './editEntity.ts';
import { editOwnNotes } from './editOwnNotes.ts';
import { editPlaylist } from './editPlaylist.ts';
import { editSearch } from './editSearch.ts';
import { editTask } from './editTask.ts';
import { followTask } from './followTask.ts';
import { logTime } from './logTime.ts';
import { markNotifications } from './markNotifications.ts';
import { orderDescriptors } from './orderDescriptors.ts';
import type { OverlayBuilder } from './overlayBuilder.ts';
import { pinComment } from './pinComment.ts';
import { postComment } from './postComment.ts';
import { publishRevision } from './publishRevision.ts';
import { removeFromTeam } from './removeFromTeam.ts';
import { replyToComment } from './replyToComment.ts';
import { sayInChat } from './sayInChat.ts';
import { setDaysOff } from './setDaysOff.ts';
import { setPriority } from './setPriority.ts';
import { setTaskStatus } from './setTaskStatus.ts';
import { unassignTask } from './unassignTask.ts';
import type { OutboxRecord } from '../db/tables/outbox.ts';

/** A command whose kind is known only at run time. Null where this app cannot read what an other version wrote. */
export type AnyCommand = {
  readonly record: OutboxRecord;
  readonly overlay: (builder: OverlayBuilder) => void;
  readonly send: (context: SendContext) => Promise<Accepted>;
  /** Null where it may simply be sent again. */
  readonly recognise: ((context: SendContext) => Promise<Accepted | null>) | null;
  readonly described: Described;
  /** The payload after its author insisted on it. */
  readonly insisted: () => unknown;
  /** The payload without a thing that will never be; null where nothing is left of it. */
  readonly without: (goneId: Id) => object | null;
  readonly localId: string | null;
  /** The payload with that of one given right after it; null where they wait apart. */
  readonly gathered: (next: unknown) => object | null;
  /** The payload without what was given last of several; null where there is only one. */
  readonly withoutLast: () => object | null;
  /** Commands of equal keys may go together. */
  readonly together: {
    readonly key: string;
    readonly isInChain: boolean;
    readonly send: (
      records: readonly OutboxRecord[],
      context: TogetherContext,
    ) => Promise<readonly PromiseSettledResult<Accepted>[]>;
  } | null;
};

type Registered<Kind extends CommandKind> = {
  readonly plan: (input: InputOf<Commands, Kind>, context: PlanContext) => readonly Plan<object>[];
  readonly read: (record: OutboxRecord) => AnyCommand | null;
  /** Whether one of them may wait within another. */
  readonly gathers: boolean;
};

function erase<Kind extends CommandKind, Payload extends object>(
  definition: CommandDefinition<Kind, InputOf<Commands, Kind>, Payload>,
): Registered<Kind> {
  const togetherOf = (payload: Payload): AnyCommand['together'] => {
    const key = definition.together?.key(payload) ?? null;
    const send = definition.together?.send;
    if (key === null || send === undefined) return null;
    return {
      key: `${definition.kind} ${key}`,
      isInChain: definition.together?.inChain === true,
      send: (records, context) =>
        send(
          records.map((record) => ({ ...record, payload: definition.payload.parse(record.payload) })),
          context,
        ),
    };
  };
  return {
    plan: definition.plan,
    gathers: definition.gather !== undefined,
    read: (record) => {
      const { recognise } = definition;
      const parsed = definition.payload.safeParse(record.payload);
      if (!parsed.success) return null;
      const payload = parsed.data;
      const command: Command<Payload> = { ...record, payload };
      return {
        record,
        overlay: (builder) => {
          definition.overlay(builder, command);
        },
        send: (context) => definition.send(command, context),
        recognise: recognise === undefined ? null : (context) => recognise(command, context),
        described: definition.describe(payload),
        insisted: () =>
          definition.insist === undefined || record.error === null ? payload : definition.insist(payload, record.error),
        without: (goneId) => definition.without?.(payload, goneId) ?? null,
        together: togetherOf(payload),
        gathered: (next) => {
          const given = definition.payload.safeParse(next);
          return given.success ? (definition.gather?.into(payload, given.data) ?? null) : null;
        },
        withoutLast: () => definition.gather?.withoutLast(payload) ?? null,
        localId: 'localId' in payload && typeof payload.localId === 'string' ? payload.localId : null,
      };
    },
  };
}

export const commandRegistry: { readonly [Kind in CommandKind]: Registered<Kind> } = {
  postComment: erase(postComment),
  editOwnNotes: erase(editOwnNotes),
  editComment: erase(editComment),
  deleteComment: erase(deleteComment),
  replyToComment: erase(replyToComment),
  deleteReply: erase(deleteReply),
  deleteAttachment: erase(deleteAttachment),
  acknowledgeComment: erase(acknowledgeComment),
  setTaskStatus: erase(setTaskStatus),
  setPriority: erase(setPriority),
  editTask: erase(editTask),
  createEntity: erase(createEntity),
  createConcept: erase(createConcept),
  editEntity: erase(editEntity),
  changeCasting: erase(changeCasting),
  createPlaylist: erase(createPlaylist),
  editPlaylist: erase(editPlaylist),
  changePlaylist: erase(changePlaylist),
  deletePlaylist: erase(deletePlaylist),
  createSearch: erase(createSearch),
  editSearch: erase(editSearch),
  deleteSearch: erase(deleteSearch),
  sayInChat: erase(sayInChat),
  deleteChatMessage: erase(deleteChatMessage),
  pinComment: erase(pinComment),
  changePreview: erase(changePreview),
  drawOnPreview: erase(drawOnPreview),
  addToTeam: erase(addToTeam),
  removeFromTeam: erase(removeFromTeam),
  createTasks: erase(createTasks),
  deleteTasks: erase(deleteTasks),
  deleteEntity: erase(deleteEntity),
  createDescriptor: erase(createDescriptor),
  editDescriptor: erase(editDescriptor),
  deleteDescriptor: erase(deleteDescriptor),
  orderDescriptors: erase(orderDescriptors),
  assignTask: erase(assignTask),
  unassignTask: erase(unassignTask),
  logTime: erase(logTime),
  setDaysOff: erase(setDaysOff),
  publishRevision: erase(publishRevision),
  followTask: erase(followTask),
  markNotifications: erase(markNotifications),
};

const read = new WeakMap<OutboxRecord, AnyCommand | null>();

/** The outbox is looked at with every send: a record that is the same is not read again. */
export function readCommand(record: OutboxRecord): AnyCommand | null {
  const known = read.get(record);
  if (known !== undefined) return known;
  const command = commandRegistry[record.kind].read(record);
  read.set(record, command);
  return command;
}
