import { describe, expect, it } from 'vitest';
import type { CommentPatch } from '../../../electron/engine/commands/overlayView.ts';
import type { Mark } from '../../../shared/model/sync.ts';
import { comment, openSmallStudio, previewFile, type SmallStudio } from './support.ts';

function withComments(who: Parameters<typeof openSmallStudio>[0] = {}): SmallStudio {
  const studio = openSmallStudio(who);
  studio.db.write(() => {
    studio.tables.previewFiles.upsert(previewFile('p1', 't1', 4));
    for (const row of [
      comment('first', 't1', 'hana', { isPinned: true, createdAt: '2026-11-18T10:00:00Z' }),
      comment('second', 't1', 'camille', {
        createdAt: '2026-11-19T10:00:00Z',
        previewFileIds: ['p1'],
        attachments: [{ id: 'a1', name: 'notes.txt', extension: 'txt', sizeBytes: 3, replyId: null }],
      }),
      comment('third', 't1', 'hana', {
        acknowledgementIds: ['hana'],
        replies: [
          { id: 'r2', personId: 'hana', text: 'later', mentionIds: [], createdAt: '2026-11-20T12:00:00Z' },
          { id: 'r1', personId: 'camille', text: 'sooner', mentionIds: [], createdAt: '2026-11-20T11:00:00Z' },
        ],
      }),
      comment('client', 't1', 'otto', { createdAt: '2026-11-21T10:00:00Z' }),
    ])
      studio.tables.comments.upsert(row);
  });
  return studio;
}

const feed = (studio: SmallStudio) => studio.queries.comments({ taskId: 't1' }).comments;
const lay = (studio: SmallStudio, ...patches: readonly CommentPatch[]) => {
  studio.lay({ comments: new Map([['t1', patches]]) });
};
const find = (studio: SmallStudio, id: string) => feed(studio).find((each) => each.id === id);

const added = (more: Partial<Extract<CommentPatch, { kind: 'add' }>> = {}): CommentPatch => ({
  kind: 'add',
  commandId: 'c1',
  mark: 'waiting',
  commentId: 'local',
  personId: 'camille',
  taskStatusId: 'wfa',
  text: 'Elbow fixed',
  checklist: [],
  writtenAt: '2026-11-24T09:00:00Z',
  files: [{ id: 'f1', name: 'still.png', extension: 'png', sizeBytes: 5 }],
  revision: null,
  ...more,
});

describe('a conversation', () => {
  it('of one second stands as the server has it, whichever came first', () => {
    const studio = openSmallStudio();
    const inOneSecond = ['b', 'a', 'c'].map((id) => comment(id, 't1', 'hana', { createdAt: '2026-11-20T10:00:00Z' }));
    studio.db.write(() => {
      for (const row of inOneSecond) studio.tables.comments.upsert(row);
      studio.tables.comments.upsert(comment('older', 't1', 'hana', { createdAt: '2026-11-19T10:00:00Z' }));
    });
    expect(feed(studio).map(({ id }) => id)).toEqual(['c', 'a', 'b', 'older']);
    studio.db.write(() => studio.tables.comments.putInOrder('t1', ['b', 'c', 'a', 'older']));
    expect(feed(studio).map(({ id }) => id)).toEqual(['b', 'c', 'a', 'older']);
  });

  it('stands pinned first, then the newest', () => {
    expect(feed(withComments({ role: 'supervisor' })).map(({ id }) => id)).toEqual([
      'first',
      'client',
      'third',
      'second',
    ]);
  });

  it.each(['user', 'vendor'] as const)('hides what clients write from a %s', (role) => {
    expect(feed(withComments({ role })).map(({ id }) => id)).toEqual(['first', 'third', 'second']);
  });

  it('says of each comment what may be done with it', () => {
    const rights = (studio: SmallStudio) =>
      feed(studio).map(({ id, isOwn, canEdit, canDelete, canCheck }) => [id, isOwn, canEdit, canDelete, canCheck]);
    expect(rights(withComments())).toEqual([
      ['first', false, false, false, true],
      ['third', false, false, false, true],
      ['second', true, true, true, true],
    ]);
    expect(rights(withComments({ role: 'manager' })).map(([, , canEdit]) => canEdit)).toEqual([true, true, true, true]);
  });

  it('has replies in their order, and one’s own can be deleted', () => {
    expect(find(withComments(), 'third')?.shownReplies.map(({ id, canDelete }) => [id, canDelete])).toEqual([
      ['r1', true],
      ['r2', false],
    ]);
  });

  it('names the revision that came with a comment', () => {
    expect(find(withComments(), 'second')?.revision).toBe(4);
    expect(find(withComments(), 'third')?.revision).toBeNull();
  });

  it('tells when a comment was written, where it was sent much later', () => {
    const studio = withComments();
    const sent = {
      kind: 'postComment',
      taskId: 't1',
      entityId: null,
      playlistId: null,
      playlistDeed: null,
      field: null,
      excerpt: '',
      taskStatusId: null,
      durationMinutes: null,
    } as const;
    studio.db.write(() => {
      studio.tables.sent.add({
        ...sent,
        commandId: 'one',
        writtenAt: '2026-11-18T08:00:00Z',
        sentAt: '2026-11-19T10:00:00Z',
        wasRecognised: false,
        serverId: 'second',
      });
      studio.tables.sent.add({
        ...sent,
        commandId: 'two',
        writtenAt: '2026-11-20T09:59:30Z',
        sentAt: '2026-11-20T10:00:00Z',
        wasRecognised: false,
        serverId: 'third',
      });
    });
    expect(find(studio, 'second')?.writtenAt).toBe('2026-11-18T08:00:00Z');
    expect(find(studio, 'third')?.writtenAt).toBeNull();
  });

  it('of an unknown task is empty', () => {
    expect(openSmallStudio().queries.comments({ taskId: 'nowhere' }).comments).toEqual([]);
  });
});

describe('what waits in a conversation', () => {
  it('a comment stands under the pinned ones with its status and files', () => {
    const studio = withComments();
    lay(studio, added());
    expect(feed(studio).map(({ id }) => id)).toEqual(['first', 'local', 'third', 'second']);
    expect(find(studio, 'local')).toMatchObject({
      taskStatusId: 'wfa',
      text: 'Elbow fixed',
      commandId: 'c1',
      mark: 'waiting',
      writtenAt: '2026-11-24T09:00:00Z',
      waitingFiles: [{ id: 'f1', name: 'still.png', sizeBytes: 5 }],
      isOwn: true,
      canEdit: false,
      canDelete: false,
    });
  });

  it('a comment that keeps the status has the status it keeps', () => {
    const studio = withComments();
    lay(studio, added(), added({ commandId: 'c2', commentId: 'local2', taskStatusId: null }));
    expect(feed(studio).map(({ id, taskStatusId }) => [id, taskStatusId])).toEqual([
      ['first', 'wip'],
      ['local2', 'wfa'],
      ['local', 'wfa'],
      ['third', 'wip'],
      ['second', 'wip'],
    ]);
  });

  it('a reply may stand under a comment that waits too', () => {
    const studio = withComments();
    const reply = {
      kind: 'reply',
      commandId: 'c2',
      mark: 'waiting',
      replyId: 'lr',
      personId: 'camille',
      text: 'and the wrist',
      writtenAt: '2026-11-24T09:05:00Z',
      files: [{ id: 'f1', name: 'wrist.png', extension: 'png', sizeBytes: 12 }],
    } as const;
    lay(studio, added(), { ...reply, commentId: 'local' });
    expect(find(studio, 'local')?.shownReplies).toMatchObject([
      { id: 'lr', mark: 'waiting', commandId: 'c2', waitingFiles: [{ id: 'f1', name: 'wrist.png', sizeBytes: 12 }] },
    ]);
    lay(studio, { ...reply, commentId: 'third' });
    expect(find(studio, 'third')?.shownReplies.map(({ id }) => id)).toEqual(['r1', 'r2', 'lr']);
  });

  it('new words are there with their mark', () => {
    const studio = withComments();
    const checklist = [{ text: 'wrist', checked: true, about: null }];
    lay(studio, { kind: 'edit', commandId: 'c1', mark: 'sending', commentId: 'second', text: 'better', checklist });
    expect(find(studio, 'second')).toMatchObject({ text: 'better', checklist, mark: 'sending', commandId: 'c1' });
    expect(feed(studio).map(({ id }) => id)).toEqual(['first', 'third', 'second']);
  });

  it.each<[Mark, readonly string[], Mark | null]>([
    ['waiting', ['first', 'third'], null],
    ['rejected', ['first', 'third', 'second'], 'rejected'],
  ])('a deletion that is %s', (mark, left, shownMark) => {
    const studio = withComments();
    lay(studio, { kind: 'delete', commandId: 'c1', mark, commentId: 'second' });
    expect(feed(studio).map(({ id }) => id)).toEqual(left);
    expect(find(studio, 'second')?.mark ?? null).toBe(shownMark);
  });

  it('a deleted reply and a deleted file are gone, unless refused', () => {
    const studio = withComments();
    const reply = { kind: 'deleteReply', commandId: 'c1', commentId: 'third', replyId: 'r1' } as const;
    const file = { kind: 'deleteAttachment', commandId: 'c2', commentId: 'second', attachmentId: 'a1' } as const;
    lay(studio, { ...reply, mark: 'waiting' }, { ...file, mark: 'waiting' });
    expect(find(studio, 'third')?.shownReplies.map(({ id }) => id)).toEqual(['r2']);
    expect(find(studio, 'second')?.attachments).toEqual([]);
    lay(studio, { ...reply, mark: 'rejected' }, { ...file, mark: 'rejected' });
    expect(find(studio, 'third')?.shownReplies.map(({ id, mark }) => [id, mark])).toEqual([
      ['r1', 'rejected'],
      ['r2', null],
    ]);
    expect(find(studio, 'second')).toMatchObject({ mark: 'rejected', attachments: [{ id: 'a1' }] });
  });

  it('an acknowledgement counts at once', () => {
    const studio = withComments();
    const patch = { kind: 'acknowledge', commandId: 'c1', commentId: 'third', personId: 'camille' } as const;
    lay(studio, { ...patch, mark: 'waiting', isAcknowledged: true });
    expect(find(studio, 'third')).toMatchObject({
      acknowledgementIds: ['hana', 'camille'],
      acknowledgeMark: 'waiting',
      mark: null,
    });
    lay(studio, { ...patch, personId: 'hana', mark: 'waiting', isAcknowledged: false });
    expect(find(studio, 'third')?.acknowledgementIds).toEqual([]);
    lay(studio, { ...patch, mark: 'rejected', isAcknowledged: true });
    expect(find(studio, 'third')).toMatchObject({ acknowledgementIds: ['hana'], acknowledgeMark: 'rejected' });
  });
});
