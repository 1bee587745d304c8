import type { CommandKind, QueueRow } from '../../shared/model/sync.ts';
import { sentenceOf } from './sentences.ts';
import { duration } from './table.ts';
import type { Words } from './words.ts';

const kinds: Record<CommandKind, string> = {
  postComment: 'comment',
  editComment: 'edit of a comment',
  deleteComment: 'deletion of a comment',
  replyToComment: 'reply',
  deleteReply: 'deletion of a reply',
  deleteAttachment: 'deletion of an attachment',
  acknowledgeComment: 'acknowledgement',
  followTask: 'following',
  markNotifications: 'reading of notifications',
  editOwnNotes: 'mails and messages of the server',
  setTaskStatus: 'status',
  setPriority: 'priority',
  editTask: 'field of a task',
  createEntity: 'new shot or asset',
  createConcept: 'new concept',
  editEntity: 'field of a shot or asset',
  createPlaylist: 'new playlist',
  editPlaylist: 'field of a playlist',
  changeCasting: 'casting',
  changePlaylist: 'contents of a playlist',
  deletePlaylist: 'deletion of a playlist',
  createTasks: 'new task',
  deleteTasks: 'deletion of a task',
  deleteEntity: 'deletion of a shot or asset',
  createDescriptor: 'new metadata column',
  editDescriptor: 'change of a metadata column',
  deleteDescriptor: 'deletion of a metadata column',
  orderDescriptors: 'order of metadata columns',
  createSearch: 'new saved search',
  editSearch: 'change of a saved search',
  deleteSearch: 'deletion of a saved search',
  sayInChat: 'message in a chat',
  deleteChatMessage: 'deletion of a message',
  pinComment: 'pinned comment',
  changePreview: 'change of a preview',
  drawOnPreview: 'drawing',
  addToTeam: 'new member of a team',
  removeFromTeam: 'member taken out of a team',
  assignTask: 'assignment',
  unassignTask: 'end of an assignment',
  logTime: 'time',
  setDaysOff: 'days off',
  publishRevision: 'publish',
};

export const kindWords = (kind: CommandKind): string => kinds[kind];

/** What the command would do, in a few words. */
export function contentWords(row: QueueRow, words: Words): string {
  const parts = [
    words.status(row.taskStatusId),
    row.durationMinutes === null ? '' : `${duration(row.durationMinutes) || '0m'} on ${row.day ?? ''}`,
    row.priority === null ? '' : `priority ${String(row.priority)}`,
    words.person(row.personId),
    row.entity === null ? '' : [row.entity.parentName, row.entity.name].filter((part) => part !== '').join('/'),
    row.playlist === null ? '' : [row.playlist.deed ?? '', row.playlist.name].filter((part) => part !== '').join(': '),
    row.change === null ? '' : `${row.change.field}: ${String(row.change.value ?? '')}`,
    row.excerpt,
    row.files.map(({ name }) => name).join(', '),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

export const reasonWords = ({ error }: QueueRow): string =>
  error === null ? '' : sentenceOf(error.code, error.detail).happened;
