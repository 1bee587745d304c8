/** The cases of conversations: comments, replies, revisions. */
import { expect } from 'vitest';
import { z } from 'zod';
import { get, post, put } from '../../contract/client.ts';
import { pictureFixture } from '../files.ts';
import type { ConflictCase } from './conflictCase.ts';
import { all, nothing, say, setStatus, statusIs, texts, theyDelete, theyEdit, theySay } from './deeds.ts';
import { both } from './stage.ts';

export const talkCases: readonly ConflictCase[] = [
  // ---- conversations
  {
    yours: 'a comment',
    theirs: 'a comment',
    outcome: 'merged',
    give: say('yours'),
    meanwhile: theySay('todo', 'theirs'),
    after: texts('yours', 'theirs'),
  },
  {
    yours: 'a comment without a status',
    theirs: 'a status',
    outcome: 'theirs',
    give: say('yours'),
    meanwhile: theySay('wfa', 'theirs'),
    after: all(texts('yours', 'theirs'), statusIs('wfa')),
  },
  {
    yours: 'a comment with a status',
    theirs: 'another status',
    outcome: 'yours',
    give: say('yours', 'wip'),
    meanwhile: theySay('wfa', 'theirs'),
    after: all(texts('yours', 'theirs'), statusIs('wip')),
  },
  {
    yours: 'a comment with a status',
    theirs: 'the task deleted',
    outcome: 'gone',
    give: say('yours', 'wip'),
    meanwhile: theyDelete('task'),
    after: nothing,
  },
  {
    yours: 'a revision',
    theirs: 'a revision',
    outcome: 'merged',
    give: async ({ app }, { taskId }) =>
      app.command('publishRevision', {
        taskId,
        taskStatusId: null,
        text: 'yours',
        checklist: [],
        handles: [await pictureFixture(app, 'yours.png')],
        draftKey: null,
      }),
    meanwhile: async (stage, { taskId }) => {
      const { they, status } = stage;
      const { id } = await they.read(
        z.object({ id: z.string() }),
        post(`/actions/tasks/${taskId}/comment`, { task_status_id: status('todo'), comment: 'theirs' }),
      );
      await they.does(post(`/actions/tasks/${taskId}/comments/${id}/add-preview`, {}));
    },
    after: async ({ they }, { taskId }) => {
      const rows = z.array(z.object({ text: z.string(), previews: z.array(z.object({ revision: z.number() })) }));
      const said = await they.read(rows, get(`/data/tasks/${taskId}/comments`));
      const numbers = new Map(said.map(({ text, previews }) => [text, previews.map(({ revision }) => revision)]));
      expect(numbers).toEqual(
        new Map([
          ['theirs', [1]],
          ['yours', [2]],
        ]),
      );
    },
  },
  {
    yours: 'a reply',
    theirs: 'a reply to the same comment',
    outcome: 'merged',
    needs: ['comment'],
    give: ({ app }, { taskId, commentId }) =>
      app.command('replyToComment', { taskId, commentId, text: 'yours', handles: [], draftKey: null }),
    meanwhile: ({ they }, { taskId, commentId }) =>
      they.does(post(`/data/tasks/${taskId}/comments/${commentId}/reply`, { text: 'theirs' })),
    after: async ({ they }, { taskId }) => {
      const rows = z.array(z.object({ replies: z.array(z.object({ text: z.string() })) }));
      const [comment] = await they.read(rows, get(`/data/tasks/${taskId}/comments`));
      expect(comment?.replies.map(({ text }) => text).toSorted()).toEqual(['theirs', 'yours']);
    },
  },
  {
    yours: 'a reply',
    theirs: 'its comment deleted',
    outcome: 'gone',
    needs: ['comment'],
    give: ({ app }, { taskId, commentId }) =>
      app.command('replyToComment', { taskId, commentId, text: 'yours', handles: [], draftKey: null }),
    meanwhile: theyDelete('comment'),
    after: texts(),
  },
  {
    yours: 'other words for a comment',
    theirs: 'yet other words for it',
    outcome: 'yours',
    needs: ['comment'],
    give: ({ app }, { taskId, commentId }) =>
      app.command('editComment', { taskId, commentId, text: 'yours', checklist: [] }),
    meanwhile: ({ they }, { commentId }) => they.does(put(`/data/comments/${commentId}`, { text: 'theirs' })),
    after: texts('yours'),
  },
  {
    yours: 'a comment deleted',
    theirs: 'the same comment deleted',
    outcome: 'the same',
    needs: ['comment'],
    give: ({ app }, { taskId, commentId }) => app.command('deleteComment', { taskId, commentId }),
    meanwhile: theyDelete('comment'),
    after: texts(),
  },
  {
    yours: 'other words for a comment',
    theirs: 'the comment deleted',
    outcome: 'gone',
    needs: ['comment'],
    give: ({ app }, { taskId, commentId }) =>
      app.command('editComment', { taskId, commentId, text: 'yours', checklist: [] }),
    meanwhile: theyDelete('comment'),
    after: texts(),
  },
  {
    yours: 'retake, work in progress and retake again',
    theirs: 'a limit of one retake',
    outcome: 'refused',
    give: async (stage, subject) =>
      both(setStatus('retake')(stage, subject), setStatus('wip')(stage, subject), setStatus('retake')(stage, subject)),
    // A shot has a limit of its own only where its production has one.
    meanwhile: async (stage, subject) => {
      await stage.they.does(put(`/data/projects/${stage.productionId}`, { max_retakes: 9 }));
      await theyEdit({ data: { max_retakes: 1 } })(stage, subject);
    },
    after: statusIs('wip'),
  },
];
