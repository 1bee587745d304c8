/*
 * Chats: one an entity; whoever joined may post.
 */
import { attach, removeAttachment } from '../actions/attachments.ts';
import { answer, created, noContent, type Answer } from '../answer.ts';
import { files, isId, param, requiredText, type Call } from '../call.ts';
import { crash, forbidden, wrongParameter } from '../errors.ts';
import { emit, eventTime } from '../events.ts';
import { fullEntityName } from '../names.ts';
import { needEntity } from '../lookups.ts';
import { oldestFirst } from '../paging.ts';
import { checkEntityRead, isAdmin } from '../permissions.ts';
import { plain, whole } from '../relations.ts';
import { del, get, post, type Route } from '../route.ts';
import type { Sent } from '../serialise.ts';
import type { EntityRow, Row } from '../tables.ts';

type Chat = Row<'chat'>;
type Message = Row<'chat_message'>;

function readable(call: Call): EntityRow {
  const entity = needEntity(call, param(call, 'entity_id'));
  checkEntityRead(call, entity);
  return entity;
}

/** The entity's chat; made when first asked for. */
function chatOf({ studio }: Call, entityId: string): Chat {
  return studio.store.chat.by('object_id', entityId)[0] ?? studio.store.chat.insert({ object_id: entityId });
}

const fileOf = (file: Row<'attachment_file'>): Sent => ({ id: file.id, name: file.name, extension: file.extension });

const present = (call: Call, message: Message): Sent => ({
  ...plain(call.studio, 'chat_message', message),
  attachment_files: call.studio.store.attachment_file.by('chat_message_id', message.id).map(fileOf),
});

/** Its messages are looked for by the entity's id: there are never any. */
function chat(call: Call): Answer {
  const entity = readable(call);
  return answer({ ...whole(call.studio, 'chat', chatOf(call, entity.id)), messages: [] });
}

function messages(call: Call): Answer {
  const entity = readable(call);
  const rows = call.studio.store.chat_message.by('chat_id', chatOf(call, entity.id).id).sort(oldestFirst);
  return answer(rows.map((row) => present(call, row)));
}

function say(call: Call): Answer {
  const { studio, caller } = call;
  const entity = readable(call);
  const text = requiredText(call, 'message');
  const own = chatOf(call, entity.id);
  if (!own.participants.includes(caller.id)) throw wrongParameter('You are not a participant of this chat');
  const message = studio.store.chat_message.insert({ chat_id: own.id, person_id: caller.id, text });
  studio.store.chat.update(own.id, { last_message: message.created_at });
  const attached = files(call).map((file) => attach(call, { chat_message_id: message.id }, file));
  emit(
    call,
    'chat:new-message',
    { chat_id: own.id, chat_message_id: message.id, last_message: eventTime(message.created_at) },
    { isLive: true },
  );
  const sent = plain(studio, 'chat_message', message);
  if (attached.length === 0) return created(sent);
  return created({ ...sent, attachment_files: attached.map((file) => ({ ...fileOf(file), size: file.size })) });
}

/** No not-found check in either version: an unknown message is a crash. */
function message(call: Call): Message {
  const id = param(call, 'chat_message_id');
  const { store, isNew } = call.studio;
  const row = isId(id) ? store.chat_message.get(id) : undefined;
  if (row === undefined) throw crash();
  if (isNew && store.chat.get(row.chat_id)?.object_id !== param(call, 'entity_id')) throw forbidden();
  return row;
}

function oneMessage(call: Call): Answer {
  readable(call);
  return answer(present(call, message(call)));
}

function removeMessage(call: Call): Answer {
  const { studio, caller } = call;
  const entity = readable(call);
  const row = message(call);
  if (studio.isNew && studio.store.chat.get(row.chat_id)?.object_id !== entity.id) throw forbidden();
  if (row.person_id !== caller.id && !(studio.isNew && isAdmin(call))) throw forbidden();
  for (const file of studio.store.attachment_file.by('chat_message_id', row.id)) removeAttachment(call, file.id);
  studio.store.chat_message.delete(row.id);
  emit(call, 'chat:deleted-message', { chat_id: row.chat_id, chat_message_id: row.id }, { isLive: true });
  return noContent();
}

function join(call: Call): Answer {
  const { studio, caller } = call;
  const own = chatOf(call, readable(call).id);
  const participants = [...new Set([...own.participants, caller.id])];
  const changed = studio.store.chat.amend(own.id, { participants });
  emit(call, 'chat:joined', { chat_id: own.id, person_id: caller.id }, { isLive: true });
  return answer(plain(studio, 'chat', changed));
}

function leave(call: Call): Answer {
  const { studio, caller } = call;
  const own = chatOf(call, readable(call).id);
  if (!own.participants.includes(caller.id)) {
    if (!studio.isNew) throw crash();
    return noContent();
  }
  studio.store.chat.amend(own.id, { participants: own.participants.filter((id) => id !== caller.id) });
  emit(call, 'chat:left', { chat_id: own.id, person_id: caller.id }, { isLive: true });
  return noContent();
}

/** Chats the caller joined, in productions whose status is exactly "Open". */
function own(call: Call): Answer {
  const { studio, caller } = call;
  const { store } = studio;
  const sent = store.chat.by('participants', caller.id).flatMap((row) => {
    const entity = store.entity.get(row.object_id);
    const project = store.project.get(entity?.project_id);
    if (entity === undefined || store.project_status.get(project?.project_status_id)?.name !== 'Open') return [];
    return [
      {
        id: row.id,
        object_id: row.object_id,
        last_message: row.last_message === null ? null : eventTime(row.last_message),
        entity_name: fullEntityName(studio, entity).name,
        project_id: entity.project_id,
        preview_file_id: entity.preview_file_id,
      },
    ];
  });
  return answer(sent);
}

export const chatRoutes: readonly Route[] = [
  get('/data/entities/:entity_id/chat', chat),
  get('/data/entities/:entity_id/chat/messages', messages),
  post('/data/entities/:entity_id/chat/messages', say),
  get('/data/entities/:entity_id/chat/messages/:chat_message_id', oneMessage),
  del('/data/entities/:entity_id/chat/messages/:chat_message_id', removeMessage),
  get('/data/user/chats', own),
  post('/actions/user/chats/:entity_id/join', join),
  del('/actions/user/chats/:entity_id/join', leave),
];
