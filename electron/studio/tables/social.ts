import {
  flag,
  ids,
  object,
  optionalChoice,
  reference,
  required,
  sinceOne,
  table,
  text,
  textOr,
  time,
} from '../columns.ts';

export const socialTables = {
  news: table('News', {
    change: flag(),
    author_id: required(reference('person')),
    comment_id: reference('comment'),
    task_id: required(reference('task')),
    preview_file_id: reference('preview_file'),
  }),
  notification: table(
    'Notification',
    {
      read: flag(),
      change: flag(),
      type: required(optionalChoice(['comment', 'mention', 'assignation', 'reply', 'reply-mention', 'playlist-ready'])),
      person_id: required(reference('person')),
      author_id: required(reference('person')),
      comment_id: reference('comment'),
      task_id: reference('task'),
      playlist_id: sinceOne(reference('playlist')),
      reply_id: reference(null),
    },
    {
      unique: [
        {
          constraint: 'notification_uc',
          columns: ['person_id', 'author_id', 'comment_id', 'reply_id', 'playlist_id', 'type'],
        },
      ],
    },
  ),
  subscription: table(
    'Subscription',
    {
      person_id: required(reference('person')),
      task_id: reference('task'),
      entity_id: reference('entity'),
      task_type_id: reference('task_type'),
    },
    {
      unique: [
        { constraint: 'subscription_entity_uc', columns: ['person_id', 'task_type_id', 'entity_id'] },
        { constraint: 'subscription_task_uc', columns: ['person_id', 'task_id'] },
      ],
    },
  ),
  search_filter: table('SearchFilter', {
    list_type: required(text(80)),
    entity_type: text(80),
    name: textOr('', 200),
    search_query: textOr('', 500),
    is_shared: flag(),
    department_id: reference('department'),
    search_filter_group_id: reference('search_filter_group'),
    person_id: reference('person'),
    project_id: reference('project'),
  }),
  search_filter_group: table('SearchFilterGroup', {
    list_type: required(text(80)),
    entity_type: text(80),
    name: textOr('', 200),
    color: textOr('', 8),
    is_shared: flag(),
    person_id: reference('person'),
    project_id: reference('project'),
    department_id: reference('department'),
  }),
  chat: table('Chat', {
    object_id: required(reference(null)),
    object_type: textOr('entity', 80),
    last_message: time(),
    participants: ids('person'),
  }),
  chat_message: table('ChatMessage', {
    chat_id: required(reference('chat')),
    person_id: required(reference('person')),
    text: text(),
  }),
  api_event: table('ApiEvent', {
    name: required(text(80)),
    user_id: reference('person'),
    project_id: reference('project'),
    data: object(),
  }),
} as const;
