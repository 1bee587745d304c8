// What waited in an app of another day is sent by this one: every kind of command, out of a database of a released schema.
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import { pixel } from '../../support/files.ts';
import { asking, openedProductionOf, signedIn } from '../../support/signedIn.ts';
import { startTestEngine } from '../../support/testEngine.ts';
import { releasedVersions, writeReleased } from '../migrations/released.ts';

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});
const sumOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

test.each([1, releasedVersions().at(-1) ?? 0])(
  'an outbox of schema %i, full of every kind, reaches the server',
  async (version) => {
    const studio = await startDemoStudio({
      kitsu: '1.0.97',
      shots: 20,
      tasksPerShot: 4,
      comments: 60,
      assets: 8,
      people: 12,
    });
    opened.push(() => studio.stop());
    const before = await signedIn(studio, 'admin');
    opened.push(() => before.remove());
    const session = await before.query('session', {});
    if (session.kind !== 'open') throw new Error('not signed in');
    const productionId = await openedProductionOf(before);
    const wip = await before.statusId('wip');
    await before.close();

    const { store } = studio.studio();
    const me = session.personId;
    const tasks = store.task.filter((row) => row.project_id === productionId).slice(0, 9);
    const colleague = store.person.find(({ id, role }) => id !== me && role === 'user')?.id ?? '';
    const [task1, , task3, , , , task7, task8, task9] = tasks;
    const assetTaskType = store.task_type.find(({ for_entity }) => for_entity === 'Asset')?.id ?? '';
    // What the database speaks of by ids that are written in it.
    const chatted = store.entity.insert({
      id: '00000000-0000-4000-8000-000000000962',
      name: 'SH9620',
      project_id: productionId,
      entity_type_id: store.entity_type.find(({ name }) => name === 'Shot')?.id ?? '',
    });
    const chat = store.chat.insert({ object_id: chatted.id, participants: [me] });
    store.chat_message.insert({
      id: '00000000-0000-4000-8000-000000000964',
      chat_id: chat.id,
      person_id: me,
      text: 'said',
    });
    store.preview_file.insert({
      id: '00000000-0000-4000-8000-000000000965',
      task_id: task7?.id ?? '',
      revision: 1,
      extension: 'png',
      status: 'ready',
      person_id: me,
    });
    const doomedShot = store.entity.insert({
      name: 'Doomed',
      project_id: productionId,
      entity_type_id: chatted.entity_type_id ?? '',
    });
    const doomedTask = store.task.insert({
      project_id: productionId,
      entity_id: chatted.id,
      task_type_id: task1?.task_type_id ?? '',
      task_status_id: wip,
    });
    const doomedDescriptor = store.metadata_descriptor.insert({
      project_id: productionId,
      entity_type: 'Shot',
      name: 'Doomed',
      field_name: 'doomed',
      data_type: 'string',
    });
    const doomedSearch = store.search_filter.insert({
      project_id: productionId,
      person_id: me,
      list_type: 'shot',
      name: 'Doomed',
      search_query: 'x',
    });
    store.task.update(task3?.id ?? '', { task_status_id: wip });
    store.task.update(task8?.id ?? '', { priority: 0, difficulty: 3, assignees: [] });
    store.task.update(task9?.id ?? '', { assignees: [colleague, me] });
    const say = (text: string, person: string) =>
      store.comment.insert({
        object_id: task1?.id ?? '',
        object_type: 'Task',
        person_id: person,
        task_status_id: wip,
        text,
      }).id;
    const note = Buffer.from('what I saw');
    const original = join(before.dataFolder, 'frame.png');
    writeFileSync(original, pixel);
    const ownComment = say('mine', me);
    const ids = {
      ...Object.fromEntries(tasks.map(({ id }, index) => [`task${String(index + 1)}`, id])),
      wip,
      production: productionId,
      colleague,
      assetType:
        store.entity_type.find(
          ({ name }) => !['Shot', 'Sequence', 'Episode', 'Edit', 'Scene', 'Concept'].includes(name),
        )?.id ?? '',
      ownComment,
      otherComment: say('theirs', colleague),
      doomedComment: say('doomed', me),
      doomedPlaylist: store.playlist.insert({ name: 'Doomed', project_id: productionId, shots: [] }).id,
      shot: task1?.entity_id ?? '',
      taskType: assetTaskType,
      conceptTaskType: store.task_type.find(({ for_entity }) => for_entity === 'Concept')?.id ?? '',
      doomedShot: doomedShot.id,
      doomedTask: doomedTask.id,
      doomedDescriptor: doomedDescriptor.id,
      doomedSearch: doomedSearch.id,
      ownReply: '00000000-0000-4000-8000-000000000999',
      attachment: '00000000-0000-4000-8000-000000000998',
      notification: '00000000-0000-4000-8000-000000000997',
      original,
      textSum: sumOf(note),
      textSize: String(note.length),
      pictureSum: sumOf(pixel),
      pictureSize: String(pixel.length),
    };
    const folder = join(before.dataFolder, 'accounts', session.account.id);
    for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `mirror.db${end}`), { force: true });
    writeReleased(join(folder, 'mirror.db'), version, ids);
    mkdirSync(join(folder, 'outbox'), { recursive: true });
    writeFileSync(join(folder, 'outbox', '00000000-0000-4000-8000-000000000801.txt'), note);

    const engine = asking(await startTestEngine({ dataFolder: before.dataFolder }));
    opened.push(() => engine.close());
    await engine.call('openAccount', { accountId: session.account.id });
    await engine.call('releaseCommands', { commandIds: null });
    const rows = async () => (await engine.query('queue', {})).rows;
    await engine.until(
      async () => (await rows()).every(({ state }) => state === 'rejected'),
      'all is sent or refused',
      40_000,
    );
    // What was refused before stays so; nothing else is.
    expect((await rows()).map(({ excerpt, error }) => [excerpt, error?.code])).toEqual([['refused', 'forbidden']]);

    const texts = (text: string) => store.comment.filter((row) => row.text === text).length;
    expect(
      ['waits', 'answer lost', 'held', 'to be looked at', 'published', 'edited', 'doomed', 'refused'].map((text) => [
        text,
        texts(text),
      ]),
    ).toEqual([
      ['waits', 1],
      ['answer lost', 1],
      ['held', 1],
      ['to be looked at', 1],
      ['published', 1],
      ['edited', 1],
      ['doomed', 0],
      ['refused', 0],
    ]);
    const replies = store.comment.all().flatMap((row) => JSON.stringify(row.replies ?? []));
    for (const reply of ['needs it', 'by its old id'])
      expect(replies.filter((text) => text.includes(reply))).toHaveLength(1);
    expect(store.task.get(task8?.id ?? '')).toMatchObject({ priority: 2, difficulty: 5, assignees: [colleague] });
    expect(store.task.get(task9?.id ?? '')?.assignees).toEqual([me]);
    expect(store.entity.filter(({ name }) => name === 'Rope of Old').map(({ description }) => description)).toEqual([
      'as old as the rope',
    ]);
    expect(store.time_spent.filter((row) => row.task_id === task9?.id && row.duration === 90)).toHaveLength(1);
    expect(store.attachment_file.filter(({ name }) => name === 'note.txt')).toHaveLength(1);
    // Playlists came with the ninth.
    const playlists = store.playlist.filter(({ name }) => name === 'Doomed' || name === 'Dailies of Old');
    expect(playlists.map(({ name, for_client: isForClient }) => [name, isForClient])).toEqual(
      version < 9 ? [['Doomed', false]] : [['Dailies of Old', true]],
    );
    // Concepts came with the sixteenth.
    const rope = store.entity.find(({ name }) => name === 'Rope of Old')?.id;
    const concepts = store.entity.filter(({ name }) => name === 'Ferry of Old');
    expect(concepts.map(({ entity_concept_links: links }) => links)).toEqual(version < 16 ? [] : [[rope]]);
    expect((await engine.query('draft', { key: `task:${task1?.id ?? ''}` })).value).toContain('half a thought');
  },
  90_000,
);
