import { expect, test } from 'vitest';
import { forgetEntities, forgetTasks } from '../../../electron/engine/db/forgetRows.ts';
import { forgetFeeds } from '../../../electron/engine/sync/pull/forget.ts';
import { owedIn } from '../../../electron/engine/sync/pull/owedFeeds.ts';
import { comment, openSmallStudio, previewFile, production, today } from '../queries/support.ts';

const attachment = { id: 'note', name: 'note.txt', extension: 'txt', sizeBytes: 1, replyId: null };

test.each([
  ['vendor', ['file', 'note', 'pic1']],
  ['user', []],
] as const)('of a task that a %s loses these files leave the disk: %j', (role, gone) => {
  const { db, tables } = openSmallStudio();
  db.write(() => {
    tables.productions.replaceAll([production('film', 'Lanternfall', { role })]);
    tables.comments.upsert(comment('c', 't1', 'hana', { attachments: [attachment] }));
    tables.previewFiles.upsert(previewFile('file', 't1', 1));
  });
  db.write(() => {
    forgetEntities(tables, ['sh1']);
  });
  expect(tables.tasks.has('t1')).toBe(false);
  expect(tables.forgottenMedia.ofProduction('film').toSorted()).toEqual(gone);
});

test('one’s own hours stay when their task may not be seen any more', () => {
  const { db, tables } = openSmallStudio();
  db.write(() => {
    tables.timeSpents.upsert({ id: 'h', taskId: 't1', personId: 'camille', day: today, durationMinutes: 60 });
    forgetTasks(tables, ['t1']);
  });
  expect(tables.timeSpents.between('camille', today, today)).toHaveLength(1);
});

test('where clients are kept apart, what was said goes, and what was opened is read again', () => {
  const { db, tables } = openSmallStudio({ role: 'client' });
  db.write(() => {
    tables.comments.upsert(comment('c', 't1', 'hana'));
    tables.comments.upsert(comment('d', 'te', 'hana'));
    tables.scopes.note('task:t1', { state: 'complete' });
  });
  db.write(() => {
    forgetFeeds(tables, 'film');
  });
  expect(tables.comments.ofTask('t1')).toEqual([]);
  expect(tables.comments.ofTask('te')).toHaveLength(1);
  expect(owedIn(tables, 'film')).toEqual(['t1']);
  expect(tables.scopes.get('task:t1').state).toBe('partial');
});
