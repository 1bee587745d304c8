import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ids } from './fixtures/miniStudio.ts';
import { openStudio, type OpenStudio, type Reply } from './fixtures/openStudio.ts';

let studio: OpenStudio;
beforeEach(async () => {
  studio ??= await openStudio();
  studio.reset();
});
afterAll(() => studio.stop());

type Comment = { id: string; text: string; person_id: string; replies: { id: string; text: string }[] };

const post = (
  login: Parameters<OpenStudio['as']>[0],
  json: object,
  taskId: string = ids.shot10Animation,
): Promise<Reply> => studio.as(login, 'POST', `/actions/tasks/${taskId}/comment`, { json });
const task = (id: string = ids.shot10Animation) => {
  const row = studio.studio().store.task.get(id);
  if (row === undefined) throw new Error('the task is gone');
  return row;
};

describe('a comment', () => {
  it('changes the status of its task and says who wrote it', async () => {
    const reply = await post('artist', { task_status_id: ids.wip, comment: 'On it.' });
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({
      text: 'On it.',
      task_status_id: ids.wip,
      person: { id: ids.artist },
      task_status: { short_name: 'wip' },
      attachment_files: [],
    });
    expect(task()).toMatchObject({ task_status_id: ids.wip });
    expect(task().real_start_date).not.toBeNull();
  });

  it('that sends the task back counts as a retake, and one that approves ends it', async () => {
    await post('supervisor', { task_status_id: ids.retake, comment: 'Again.' });
    expect(task().retake_count).toBe(1);
    await post('supervisor', { task_status_id: ids.wfa, comment: 'Shown.' });
    expect(task().end_date).not.toBeNull();
    await post('supervisor', { task_status_id: ids.done, comment: 'Yes.' });
    expect(task().done_date).not.toBeNull();
  });

  it('is refused beyond the production’s limit of retakes', async () => {
    studio.studio().store.project.amend(ids.project, { max_retakes: 1 });
    expect((await post('supervisor', { task_status_id: ids.retake, comment: '' })).status).toBe(201);
    await post('supervisor', { task_status_id: ids.wip, comment: '' });
    const reply = await post('supervisor', { task_status_id: ids.retake, comment: '' });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ message: 'No more retakes allowed on this task' });
  });

  it('without a status is refused, and so is one with a status nobody knows', async () => {
    expect((await post('artist', { comment: 'No status.' })).status).toBe(400);
    expect((await post('artist', { task_status_id: ids.project, comment: '' })).status).toBe(404);
  });

  it('comes with files of a form', async () => {
    const form = new FormData();
    form.set('task_status_id', ids.wip);
    form.set('comment', 'With a note.');
    form.set('checklist', JSON.stringify([{ text: 'Hands', checked: false }]));
    form.set('file-1', new Blob(['hello'], { type: 'text/plain' }), 'note.txt');
    const reply = await studio.as('artist', 'POST', `/actions/tasks/${ids.shot10Animation}/comment`, { form });
    expect(reply.status).toBe(201);
    const { attachment_files: files, checklist } = reply.body as {
      attachment_files: { id: string; name: string }[];
      checklist: object[];
    };
    expect(checklist).toEqual([{ text: 'Hands', checked: false }]);
    const file = await studio.as('artist', 'GET', `/data/attachment-files/${files[0]?.id}/file/note.txt`);
    expect(file.bytes.toString()).toBe('hello');
  });

  it('keeps the time a manager gives it; others write now', async () => {
    const made = await post('manager', { task_status_id: ids.wip, comment: '', created_at: '2026-01-02 03:04:05' });
    expect(made.body).toMatchObject({ created_at: '2026-01-02T03:04:05' });
    const other = await post('artist', { task_status_id: ids.wip, comment: '', created_at: '2026-01-02 03:04:05' });
    expect(other.body).not.toMatchObject({ created_at: '2026-01-02T03:04:05' });
  });

  it('notifies assignees and whoever it mentions, but not its author', async () => {
    await post('supervisor', { task_status_id: ids.wip, comment: 'Please @Ida Lund' });
    const told = studio
      .studio()
      .store.notification.all()
      .map(({ person_id: id, type }) => `${type} ${id}`);
    expect(told.sort()).toEqual(
      [`comment ${ids.artist}`, `comment ${ids.vendor}`, `mention ${ids.otherArtist}`].sort(),
    );
  });

  it('is listed for the task, newest first', async () => {
    await post('artist', { task_status_id: ids.wip, comment: 'first' });
    await post('artist', { task_status_id: ids.wip, comment: 'second' });
    const list = await studio.as('artist', 'GET', `/data/tasks/${ids.shot10Animation}/comments`);
    expect((list.body as Comment[]).map(({ text }) => text)).toEqual(['second', 'first']);
  });

  it('that is deleted gives the task back the status before it', async () => {
    await post('artist', { task_status_id: ids.wip, comment: '' });
    const { body } = await post('artist', { task_status_id: ids.wfa, comment: '' });
    const path = `/data/tasks/${ids.shot10Animation}/comments/${(body as Comment).id}`;
    expect((await studio.as('artist', 'DELETE', path)).status).toBe(204);
    expect(task()).toMatchObject({ task_status_id: ids.wip });
  });
});

describe('below a comment', () => {
  const talk = async (): Promise<string> => {
    const { body } = await post('artist', { task_status_id: ids.wip, comment: 'What do you think?' });
    return `/data/tasks/${ids.shot10Animation}/comments/${(body as Comment).id}`;
  };

  it('an acknowledgement comes and goes', async () => {
    const path = await talk();
    const acknowledged = await studio.as('supervisor', 'POST', `${path}/ack`, { json: {} });
    expect(acknowledged.body).toMatchObject({ acknowledgements: [ids.supervisor] });
    const taken = await studio.as('supervisor', 'POST', `${path}/ack`, { json: {} });
    expect(taken.body).toMatchObject({ acknowledgements: [] });
  });

  it('replies stand in their order, and go by their author', async () => {
    const path = await talk();
    const reply = await studio.as('supervisor', 'POST', `${path}/reply`, { json: { text: 'Good.' } });
    expect(reply.status).toBe(200);
    const { id } = reply.body as { id: string };
    await studio.as('manager', 'POST', `${path}/reply`, { json: { text: 'Agreed.' } });
    expect((await studio.as('manager', 'DELETE', `${path}/reply/${id}`)).status).toBe(403);
    const rest = await studio.as('supervisor', 'DELETE', `${path}/reply/${id}`);
    expect((rest.body as Comment).replies.map(({ text }) => text)).toEqual(['Agreed.']);
  });
});

describe('who may comment', () => {
  const status = { task_status_id: ids.wip, comment: '' };

  it.each([
    ['admin', 201],
    ['manager', 201],
    ['supervisor', 201],
    ['artist', 201],
    ['vendor', 201],
    ['other', 403],
  ] as const)('%s on a task of the artist and the vendor: %i', async (login, expected) => {
    expect((await post(login, status)).status).toBe(expected);
  });

  it('a supervisor not in another department', async () => {
    expect((await post('supervisor', status, ids.heroModeling)).status).toBe(403);
  });

  it('a client with the statuses that are for clients', async () => {
    studio.studio().store.task_status.amend(ids.wip, { is_client_allowed: false });
    expect((await post('client', { ...status, task_status_id: ids.todo })).status).toBe(201);
    expect((await post('client', status)).status).toBe(403);
  });

  it('an artist with every status in 0.20.52, not in 1.0.97', async () => {
    const approval = { task_status_id: ids.done, comment: '' };
    expect((await post('artist', approval)).status).toBe(201);
    const newer = await openStudio({ kitsu: '1.0.97' });
    const path = `/actions/tasks/${ids.shot10Animation}/comment`;
    expect((await newer.as('artist', 'POST', path, { json: approval })).status).toBe(403);
    expect((await newer.as('artist', 'POST', path, { json: status })).status).toBe(201);
    await newer.stop();
  });

  it('clients’ words are not for artists', async () => {
    await post('client', { task_status_id: ids.todo, comment: 'Between us.' });
    const path = `/data/tasks/${ids.shot10Animation}/comments`;
    expect((await studio.as('artist', 'GET', path)).body).toEqual([]);
    expect((await studio.as('supervisor', 'GET', path)).body).toMatchObject([{ text: 'Between us.' }]);
  });
});
