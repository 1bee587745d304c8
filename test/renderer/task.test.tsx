import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { TaskPage } from '../../renderer/features/task/TaskPage.tsx';
import { TaskPanel } from '../../renderer/features/task/TaskPanel.tsx';
import { currentPlace, enterStudio, usePlace } from '../../renderer/place/navigation.ts';
import { listenForKeys } from '../../renderer/ui/actions.ts';
import { Toasts } from '../../renderer/ui/Toasts.tsx';
import { emptyDraft, writeDraft } from '../../shared/draft.ts';
import type { RevisionFile, ShownComment, TaskDetail } from '../../shared/model/screens.ts';
import { marked, markedRows, queueRow, shownComment } from './support/commentFixtures.ts';
import type { FakeEngine } from './support/fakeEngine.ts';
import { complete, liveSync, previewFile, taskDetail } from './support/fixtures.ts';
import { connect, show } from './support/show.tsx';

const untouched = { source: 'none', isMain: false, mark: null, isBeingDeleted: false } as const;

const taskId = 'task-sq020-sh0040';
const offline = { kind: 'offline', since: '2026-11-24T09:42:00Z', retryAt: null } as const;
let stopKeys = () => {};

beforeAll(() => {
  Element.prototype.scrollTo = () => {};
  Element.prototype.scrollIntoView = () => {};
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  HTMLVideoElement.prototype.requestVideoFrameCallback = () => 0;
  HTMLVideoElement.prototype.cancelVideoFrameCallback = () => {};
  HTMLMediaElement.prototype.pause = () => {};
  HTMLMediaElement.prototype.load = () => {};
});
beforeEach(() => {
  stopKeys = listenForKeys(() => true);
});
afterEach(() => stopKeys());

function detailOf(part: Partial<TaskDetail> = {}): TaskDetail {
  const detail = taskDetail(taskId);
  if (detail === null) throw new Error('the fixtures know this task');
  return { ...detail, ...part };
}

type Options = { readonly detail?: TaskDetail; readonly comments?: () => readonly ShownComment[] };

async function open({ detail = detailOf(), comments = () => [] }: Options = {}): Promise<FakeEngine> {
  const shown = connect();
  shown.engine.answer({
    task: () => detail,
    comments: () => ({ comments: comments(), freshness: complete }),
  });
  await show(
    <>
      <TaskPanel taskId={taskId} onOpenTask={() => {}} />
      <Toasts />
    </>,
    shown,
  );
  await screen.findByRole('heading', { name: 'SQ020 / SH0040' });
  return shown.engine;
}

const words = () => screen.getByRole('textbox', { name: 'Write a comment' });
const type = (text: string) => fireEvent.change(words(), { target: { value: text } });
const send = () => fireEvent.keyDown(words(), { key: 'Enter', ctrlKey: true });
const inputsOf = (engine: FakeEngine, name: string) =>
  engine.asked.filter((request) => request.name === name).map(({ input }) => input);
const press = (key: string) => fireEvent.keyDown(document.body, { key });

test('a comment carries its words, its checklist and where it was written', async () => {
  const engine = await open();
  type('Elbow is **fixed**, see f1043');
  fireEvent.click(screen.getByRole('button', { name: 'Add a checklist' }));
  fireEvent.change(screen.getByRole('textbox', { name: 'Item 1 of the checklist' }), { target: { value: 'Lantern' } });
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'Item 1 of the checklist' }), { key: 'Enter' });
  send();
  await waitFor(() =>
    expect(inputsOf(engine, 'postComment')).toEqual([
      {
        taskId,
        taskStatusId: 'wip',
        text: 'Elbow is **fixed**, see f1043',
        checklist: [{ text: 'Lantern', checked: false, about: null }],
        handles: [],
        draftKey: `task:${taskId}`,
      },
    ]),
  );
  await waitFor(() => expect(words()).toHaveProperty('value', ''));
});

test('an artist on a retake, which artists may not set, comments with the status for work', async () => {
  await open();
  expect(screen.getByRole('button', { name: /^Status that comes with it/ }).textContent).toBe('wip');
});

test('whoever may set the task’s own status keeps it, unless they choose another', async () => {
  const { rights } = detailOf();
  const engine = await open({ detail: detailOf({ rights: { ...rights, statusIds: ['retake', 'done'] } }) });
  type('Fine by me');
  send();
  await waitFor(() => expect(inputsOf(engine, 'postComment')).toMatchObject([{ taskStatusId: null }]));
  fireEvent.click(screen.getByRole('button', { name: /^Status that comes with it/ }));
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: /done/ }));
  // A change of status needs no words.
  await waitFor(() => expect(screen.getByRole('button', { name: /^Comment/ }).hasAttribute('disabled')).toBe(false));
  send();
  await waitFor(() => expect(inputsOf(engine, 'postComment')).toMatchObject([{}, { taskStatusId: 'done', text: '' }]));
});

test('what is being written is kept as it is typed', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const engine = await open();
  type('Half a thou');
  await act(() => vi.advanceTimersByTimeAsync(400));
  vi.useRealTimers();
  const [kept] = inputsOf(engine, 'saveDraft');
  expect(kept).toMatchObject({ key: `task:${taskId}` });
  expect(JSON.stringify(kept)).toContain('Half a thou');
});

test('what is sent before it was kept is kept first, so that no draft of it comes after its command', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const shown = connect();
  shown.engine.answer({ task: () => detailOf() });
  await show(<TaskPanel taskId={taskId} onOpenTask={() => {}} />, shown);
  await screen.findByRole('textbox', { name: 'Write a comment' });
  // A large file is being copied, say.
  const letGo = shown.engine.hold('postComment');
  type('Sent at once');
  send();
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  letGo();
  await waitFor(() => expect(words()).toHaveProperty('value', ''));
  vi.useRealTimers();
  const order = shown.engine.asked.map(({ name }) => name).filter((name) => /^(?:saveDraft|postComment)$/.test(name));
  expect(order).toEqual(['saveDraft', 'postComment']);
});

test('what was sent does not come back into the field, whatever still comes of it', async () => {
  const draft = { text: 'Said', checklist: [], taskStatusId: null, files: [], isPublish: false };
  const shown = connect();
  shown.engine.answer({ task: () => detailOf(), draft: () => ({ value: writeDraft(draft) }) });
  await show(<TaskPanel taskId={taskId} onOpenTask={() => {}} />, shown);
  await waitFor(() => expect(words()).toHaveProperty('value', 'Said'));
  type('Said twice');
  fireEvent.blur(window);
  await waitFor(() => expect(inputsOf(shown.engine, 'saveDraft')).toHaveLength(1));
  const letGo = shown.engine.hold('draft');
  const asked = inputsOf(shown.engine, 'draft').length;
  shown.engine.announce({ kind: 'changed', sources: ['draft'] });
  await waitFor(() => expect(inputsOf(shown.engine, 'draft').length).toBeGreaterThan(asked));
  send();
  await waitFor(() => expect(words()).toHaveProperty('value', ''));
  shown.engine.answer({
    draft: () => ({ value: writeDraft({ ...draft, text: 'Said twice' }) }),
    comments: () => ({ comments: [shownComment('Said later')], freshness: complete }),
  });
  letGo();
  // Asked later, so shown later than what the draft's answer shows.
  shown.engine.announce({ kind: 'changed', sources: ['comments'] });
  await screen.findByText('Said later');
  expect(words()).toHaveProperty('value', '');
});

test('a draft of yesterday stands in the field', async () => {
  const shown = connect();
  const draft = { text: 'From yesterday', checklist: [], taskStatusId: null, files: [], isPublish: false };
  shown.engine.answer({ task: () => detailOf(), draft: () => ({ value: writeDraft(draft) }) });
  await show(<TaskPanel taskId={taskId} onOpenTask={() => {}} />, shown);
  await waitFor(() => expect(words()).toHaveProperty('value', 'From yesterday'));
});

test('what the rules turn down is said, and the words stay', async () => {
  const engine = await open();
  engine.answer({
    postComment: () => ({
      commandIds: [],
      refused: [{ taskId, entityId: null, code: 'not-allowed', detail: { reason: 'not-assigned' } }],
    }),
  });
  type('May I?');
  send();
  expect((await screen.findByRole('alert')).textContent).toContain('You are not assigned.');
  expect(words()).toHaveProperty('value', 'May I?');
});

test('offline the buttons say that it will wait', async () => {
  const engine = await open();
  engine.answer({ sync: () => ({ ...liveSync, connection: offline }) });
  engine.announce({ kind: 'changed', sources: ['sync'] });
  expect(await screen.findByRole('button', { name: /^Queue comment/ })).toBeTruthy();
  expect(await screen.findByRole('button', { name: /^Queue publish/ })).toBeTruthy();
});

const movie = { handle: 'h1', name: 'lantern_v4.mov', extension: 'mov', sizeBytes: 96_000_000 };

test('chosen files become the next revision, which asks for feedback', async () => {
  const engine = await open();
  engine.answer({ chooseFiles: () => [movie] });
  press('u');
  expect(await screen.findByText('lantern_v4.mov')).toBeTruthy();
  expect(screen.getByRole('button', { name: /^Status that comes with it/ }).textContent).toBe('wfa');
  // One writes on at once.
  expect(document.activeElement).toBe(words());
  type('Drag is in');
  send();
  await waitFor(() =>
    expect(inputsOf(engine, 'publishRevision')).toEqual([
      {
        taskId,
        taskStatusId: 'wfa',
        text: 'Drag is in',
        checklist: [],
        handles: ['h1'],
        draftKey: `task:${taskId}`,
      },
    ]),
  );
});

test('a file that Kitsu takes no revision of is named, and holds the publish back until it is attached instead', async () => {
  const engine = await open();
  engine.answer({ chooseFiles: () => [movie, { ...movie, handle: 'h2', name: 'notes.txt', extension: 'txt' }] });
  press('u');
  expect((await screen.findByRole('alert')).textContent).toContain('notes.txt');
  send();
  fireEvent.click(screen.getByRole('button', { name: 'Attach instead' }));
  send();
  await waitFor(() => expect(inputsOf(engine, 'postComment')).toMatchObject([{ handles: ['h1', 'h2'] }]));
  expect(inputsOf(engine, 'publishRevision')).toEqual([]);
});

test('attached files that could be a revision can still become one', async () => {
  const engine = await open();
  engine.answer({ chooseFiles: () => [movie] });
  fireEvent.click(screen.getByRole('button', { name: 'Attach files' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Publish as v4 instead' }));
  expect(screen.getByRole('button', { name: /^Publish(?! v4)/ })).toBeTruthy();
});

test('typing @ offers the team, and what is chosen is written as the server reads it', async () => {
  await open();
  const field = words();
  if (!(field instanceof HTMLTextAreaElement)) throw new Error('a text area');
  fireEvent.change(field, { target: { value: 'Ask @to', selectionStart: 7, selectionEnd: 7 } });
  expect(await screen.findByRole('option', { name: /Tomasz Nowak/ })).toBeTruthy();
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(field.value).toBe('Ask @Tomasz Nowak ');
});

test('comments stand oldest first, pinned above, and say who, what and when it was sent', async () => {
  await open({
    comments: () => [
      shownComment('Read this first', { isPinned: true }),
      shownComment('Second', { createdAt: '2026-11-24T10:00:00Z', writtenAt: '2026-11-24T08:00:00Z' }),
      shownComment('First'),
    ],
  });
  await screen.findByText('Second');
  const articles = screen.getAllByRole('article');
  expect(articles.map((article) => article.textContent)).toEqual([
    expect.stringContaining('Read this first'),
    expect.stringContaining('First'),
    expect.stringContaining('Second'),
  ]);
  expect(articles[2]?.querySelector('time')?.textContent).toMatch(/, sent /);
});

test('each comment that has not reached the server says how it stands, and why', async () => {
  const engine = await open({ comments: () => marked });
  engine.answer({ queue: () => ({ rows: markedRows, sentToday: [] }) });
  engine.announce({ kind: 'changed', sources: ['queue'] });
  const of = async (mark: string) =>
    within((await screen.findByText(`This one is ${mark}`)).closest('article') ?? document.body);
  expect((await of('waiting')).getByText('Waiting to be sent')).toBeTruthy();
  expect(await (await of('sending')).findByText('Step 3 of 3, sending the file')).toBeTruthy();
  expect((await of('sending')).getByRole('progressbar').getAttribute('aria-valuenow')).toBe('19');
  expect((await of('checking')).getByText('Looking on the server before sending again')).toBeTruthy();
  const refused = await of('rejected');
  expect((await refused.findByRole('alert')).textContent).toContain('your role or team does not allow it');
  fireEvent.click(refused.getByRole('button', { name: 'Retry' }));
  fireEvent.click(refused.getByRole('button', { name: 'Edit' }));
  fireEvent.click(refused.getByRole('button', { name: 'Discard' }));
  const commandId = 'rejected';
  await waitFor(() => expect(inputsOf(engine, 'discardCommand')).toEqual([{ commandId }]));
  expect(inputsOf(engine, 'retryCommand')).toEqual([{ commandId }]);
  expect(inputsOf(engine, 'editCommand')).toEqual([{ commandId }]);
  fireEvent.click((await of('conflict')).getByRole('button', { name: 'Choose' }));
  expect(await screen.findByRole('dialog', { name: 'Both of you changed it' })).toBeTruthy();
});

test('a status that was refused says so beside the task, with the server’s words', async () => {
  const engine = await open({ detail: detailOf({ mark: 'rejected', statusMark: 'rejected' }) });
  engine.answer({ queue: () => ({ rows: markedRows, sentToday: [] }) });
  engine.announce({ kind: 'changed', sources: ['queue'] });
  expect((await screen.findByRole('alert')).textContent).toContain('Status is locked');
});

test('a checklist item is ticked where one may, and the whole list is sent', async () => {
  const checklist = [
    { text: 'Elbow', checked: false, about: null },
    { text: 'Lantern', checked: false, about: null },
  ];
  const engine = await open({ comments: () => [shownComment('Two things', { checklist })] });
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Lantern' }));
  await waitFor(() =>
    expect(inputsOf(engine, 'editComment')).toEqual([
      {
        taskId,
        commentId: 'Two things',
        text: 'Two things',
        checklist: [checklist[0], { text: 'Lantern', checked: true, about: null }],
      },
    ]),
  );
});

test('one’s own comment is edited in its place, and deleted only after asking', async () => {
  const engine = await open({
    comments: () => [shownComment('My words', { personId: 'camille', canEdit: true, canDelete: true, isOwn: true })],
  });
  const choose = async (entry: string) => {
    fireEvent.click(await screen.findByRole('button', { name: 'More' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: entry }));
  };
  await choose('Edit the comment');
  const field = screen.getByRole('textbox', { name: 'Edit the comment' });
  fireEvent.change(field, { target: { value: 'Better words' } });
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
  await waitFor(() => expect(inputsOf(engine, 'editComment')).toMatchObject([{ text: 'Better words' }]));
  await choose('Delete the comment');
  const dialog = await screen.findByRole('dialog', { name: 'Delete this comment?' });
  expect(inputsOf(engine, 'deleteComment')).toEqual([]);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Delete the comment' }));
  await waitFor(() => expect(inputsOf(engine, 'deleteComment')).toEqual([{ taskId, commentId: 'My words' }]));
});

test('the comments of others are copied and acknowledged, not edited', async () => {
  const engine = await open({ comments: () => [shownComment('Hana’s words')] });
  fireEvent.click(await screen.findByRole('button', { name: 'Acknowledge' }));
  await waitFor(() =>
    expect(inputsOf(engine, 'acknowledgeComment')).toEqual([
      { taskId, commentId: 'Hana’s words', isAcknowledged: true },
    ]),
  );
  fireEvent.click(screen.getByRole('button', { name: 'More' }));
  expect((await screen.findAllByRole('menuitem')).map((entry) => entry.textContent)).toEqual([
    'Copy the text',
    'Pin on top',
  ]);
});

test('while a reply is written people are mentioned and emoji picked as in a comment', async () => {
  const engine = await open({ comments: () => [shownComment('A question')] });
  fireEvent.click(await screen.findByRole('button', { name: 'Reply' }));
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Reply' });
  const writing = within(field.parentElement ?? document.body);
  fireEvent.change(field, { target: { value: 'Nice ' } });
  field.setSelectionRange(5, 5);
  fireEvent.click(writing.getByRole('button', { name: 'Add an emoji' }));
  fireEvent.click(await screen.findByRole('button', { name: '👏' }));
  await waitFor(() => expect(field.value).toBe('Nice 👏'));
  fireEvent.click(writing.getByRole('button', { name: 'Mention someone' }));
  expect(await screen.findByRole('listbox', { name: 'Mention someone' })).toBeTruthy();
  fireEvent.change(field, { target: { value: 'Nice 👏' } });
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
  await waitFor(() => expect(inputsOf(engine, 'replyToComment')).toMatchObject([{ text: 'Nice 👏' }]));
});

test('a reply is written under its comment, and a waiting one can be taken back into its field', async () => {
  const reply = {
    id: 'r1',
    personId: 'camille',
    text: 'On it',
    mentionIds: [],
    createdAt: '2026-11-24T10:00:00Z',
    commandId: 'reply',
    mark: 'waiting',
    canDelete: false,
    waitingFiles: [],
  } as const;
  const engine = await open({ comments: () => [shownComment('A question', { shownReplies: [reply] })] });
  fireEvent.click(await screen.findByRole('button', { name: 'Reply' }));
  const field = screen.getByRole('textbox', { name: 'Reply' });
  fireEvent.change(field, { target: { value: 'Today' } });
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
  await waitFor(() =>
    expect(inputsOf(engine, 'replyToComment')).toEqual([
      { taskId, commentId: 'A question', text: 'Today', handles: [], draftKey: 'reply:A question' },
    ]),
  );
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Reply' })).toBeNull());
  engine.answer({ queue: () => ({ rows: [queueRow('reply')], sentToday: [] }) });
  engine.announce({ kind: 'changed', sources: ['queue'] });
  fireEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  expect(await screen.findByRole('textbox', { name: 'Reply' })).toBeTruthy();
});

async function replying(detail = detailOf()): Promise<{ readonly engine: FakeEngine; readonly field: HTMLElement }> {
  const engine = await open({ detail, comments: () => [shownComment('A question')] });
  fireEvent.click(await screen.findByRole('button', { name: 'Reply' }));
  return { engine, field: screen.getByRole('textbox', { name: 'Reply' }) };
}
const inReply = (field: HTMLElement) => within(field.parentElement ?? document.body);
const held = (name: string) => ({ types: ['Files'], files: [new File(['x'], name, { type: 'image/png' })] });

test('files come with a reply by a button, dropped and pasted, and a reply may be files alone', async () => {
  const { engine, field } = await replying();
  engine.answer({ chooseFiles: () => [movie] });
  // The page only ever sees handles: here a file's is its name.
  const handleOf = ({ name }: File) => Promise.resolve({ handle: name, name, extension: 'png', sizeBytes: 12 });
  Object.assign(window, { inari: { ...engine.desktop, handleOf } });
  fireEvent.click(inReply(field).getByRole('button', { name: 'Attach files' }));
  await screen.findByText('lantern_v4.mov');
  fireEvent.dragOver(field, { dataTransfer: held('dropped.png') });
  // What is held over the reply is not the panel's.
  expect(screen.getByText('Drop to attach to the reply')).toBeTruthy();
  expect(screen.queryByText(/^Drop to publish/)).toBeNull();
  fireEvent.drop(field, { dataTransfer: held('dropped.png') });
  await screen.findByText('dropped.png');
  fireEvent.paste(field, { clipboardData: held('pasted.png') });
  await screen.findByText('pasted.png');
  fireEvent.click(screen.getByRole('button', { name: 'Remove lantern_v4.mov' }));
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
  await waitFor(() =>
    expect(inputsOf(engine, 'replyToComment')).toEqual([
      {
        taskId,
        commentId: 'A question',
        text: '',
        handles: ['dropped.png', 'pasted.png'],
        draftKey: 'reply:A question',
      },
    ]),
  );
  expect(inputsOf(engine, 'saveDraft').some((input) => JSON.stringify(input).includes(`task:${taskId}`))).toBe(false);
});

test('where the server takes no files with replies the button says so, and nothing that is pasted is the comment’s', async () => {
  const { engine, field } = await replying(detailOf({ repliesTakeFiles: false }));
  const attach = inReply(field).getByRole('button', { name: /^Attach files/ });
  expect(attach.getAttribute('aria-disabled') ?? attach.getAttribute('disabled')).not.toBeNull();
  fireEvent.paste(field, { clipboardData: held('pasted.png') });
  expect(await screen.findByText('Files with replies need Kitsu 0.20.69 or newer')).toBeTruthy();
  expect(inputsOf(engine, 'keepPastedFile')).toEqual([]);
});

test('a reply that was taken back is there in its own words with its files, and one of an earlier version in its words', async () => {
  const file = { handle: 'h1', name: 'wrist.png', extension: 'png', sizeBytes: 12 };
  const kept = { ...emptyDraft, text: 'On it', files: [file] };
  const { engine, field } = await replying();
  engine.answer({ draft: ({ key }) => ({ value: key === 'reply:A question' ? writeDraft(kept) : null }) });
  engine.announce({ kind: 'changed', sources: ['draft'] });
  await waitFor(() => expect(field).toHaveProperty('value', 'On it'));
  expect(screen.getByText('wrist.png')).toBeTruthy();
  engine.answer({ draft: ({ key }) => ({ value: key === 'reply:A question' ? 'plain words' : null }) });
  engine.announce({ kind: 'changed', sources: ['draft'] });
  await waitFor(() => expect(field).toHaveProperty('value', 'plain words'));
});

test('what came with a reply stands with it, and among the files by whom and when', async () => {
  const reply = {
    id: 'r1',
    personId: 'camille',
    text: 'See here',
    mentionIds: [],
    createdAt: '2026-11-24T10:00:00Z',
    commandId: 'reply',
    mark: 'waiting',
    canDelete: false,
    waitingFiles: [{ id: 'w1', name: 'waits.png', sizeBytes: 12 }],
  } as const;
  const attachments = [
    { id: 'a1', name: 'of the comment.png', extension: 'png', sizeBytes: 1, replyId: null },
    { id: 'a2', name: 'of the reply.png', extension: 'png', sizeBytes: 1, replyId: 'r1' },
  ];
  await open({ comments: () => [shownComment('A question', { attachments, shownReplies: [reply], canDelete: true })] });
  const names = () =>
    screen.getAllByRole('list', { name: 'Attachments' }).map((list) =>
      within(list)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    );
  await screen.findByText('See here');
  expect(names()).toEqual([
    [expect.stringContaining('of the comment.png')],
    [expect.stringContaining('of the reply.png'), expect.stringContaining('waits.png')],
  ]);
  fireEvent.click(screen.getByRole('tab', { name: 'Files' }));
  await waitFor(() => expect(names()[0]).toHaveLength(2));
  expect(screen.getAllByText(/Camille|Hana/).map(({ textContent }) => textContent)).toEqual(
    expect.arrayContaining(['Camille Roy', 'Hana Okafor']),
  );
});

const revisionOf = (files: readonly RevisionFile[], revision = 3) => ({ revision, files, mark: null });

test('a frame named in a comment is a link where a movie is on screen, and words where a picture is', async () => {
  const comments = () => [shownComment('No weight at f1043')];
  await open({
    detail: detailOf({
      revisions: [revisionOf([{ file: previewFile(), media: 'movie', isOnDisk: true, ...untouched }])],
    }),
    comments,
  });
  expect(await screen.findByRole('button', { name: 'f1043' })).toBeTruthy();
});

test('where a picture is on screen, a frame is a word', async () => {
  await open({
    detail: detailOf({
      revisions: [
        revisionOf([{ file: previewFile({ extension: 'png' }), media: 'picture', isOnDisk: true, ...untouched }]),
      ],
    }),
    comments: () => [shownComment('No weight at f1043')],
  });
  await screen.findByText('f1043');
  expect(screen.queryByRole('button', { name: 'f1043' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Enlarge the picture' }));
  expect(await screen.findByRole('dialog', { name: 'SQ020 / SH0040' })).toBeTruthy();
});

test('no frame is claimed before one is on screen', async () => {
  await open({
    detail: detailOf({
      revisions: [revisionOf([{ file: previewFile(), media: 'movie', isOnDisk: true, ...untouched }])],
    }),
  });
  const player = screen.getByRole('group', { name: 'Movie' });
  expect(player.querySelector('[data-frame]')).toBeNull();
});

test('what cannot be shown is named, and can be opened and saved', async () => {
  const engine = await open({
    detail: detailOf({
      revisions: [
        revisionOf([
          {
            file: previewFile({ extension: 'blend', originalName: 'scene' }),
            media: 'other',
            isOnDisk: true,
            ...untouched,
          },
        ]),
      ],
    }),
  });
  expect(screen.getByText('scene.blend')).toBeTruthy();
  const saved: unknown[] = [];
  const opened: unknown[] = [];
  engine.answer({
    openMedia: (input) => {
      opened.push(input);
      return { isOpened: false };
    },
    saveMedia: (input) => {
      saved.push(input);
      return { isSaved: true };
    },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Save as…' }));
  await waitFor(() =>
    expect(saved).toEqual([{ url: 'kitsu-media://original/preview-1.blend', suggestedName: 'scene.blend' }]),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Open original' }));
  await screen.findByText('No program of this computer opens this file.');
  expect(opened).toEqual([
    { url: 'kitsu-media://original/preview-1.blend', suggestedName: 'scene.blend', how: 'open' },
  ]);
});

test.each([
  ['the movie that Kitsu made of it', 'none', 'kitsu-media://movie/preview-1'],
  ['the file itself where that is here', 'here', 'kitsu-media://movie-source/preview-1'],
] as const)('a movie that is dragged out of the app is %s', async (_what, source, url) => {
  const engine = await open({
    detail: detailOf({
      revisions: [revisionOf([{ file: previewFile(), media: 'movie', isOnDisk: true, ...untouched, source }])],
    }),
  });
  const dragged: unknown[] = [];
  engine.answer({
    dragMedia: (input) => {
      dragged.push(input);
      return null;
    },
  });
  fireEvent.dragStart(screen.getByRole('button', { name: 'v3' }));
  await waitFor(() => expect(dragged).toMatchObject([{ url }]));
});

test('the files of a revision are walked one by one', async () => {
  const picture = (id: string, position: number): RevisionFile => ({
    file: previewFile({ id, position, extension: 'png' }),
    media: 'picture',
    isOnDisk: true,
    ...untouched,
  });
  await open({ detail: detailOf({ revisions: [revisionOf([picture('a', 1), picture('b', 2)])] }) });
  fireEvent.click(screen.getByRole('button', { name: 'Next file' }));
  expect(screen.getByRole('img', { name: 'Preview of v3' }).getAttribute('src')).toContain('/b');
});

test('S sets the status of the task, and what was refused says why', async () => {
  const engine = await open();
  engine.answer({
    setTaskStatus: () => ({
      commandIds: [],
      refused: [{ taskId, entityId: null, code: 'not-allowed', detail: { reason: 'status-not-allowed' } }],
    }),
  });
  press('s');
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: /wfa/ }));
  expect(await screen.findByText('Your role may not set this status.')).toBeTruthy();
  expect(inputsOf(engine, 'setTaskStatus')).toEqual([{ taskIds: [taskId], taskStatusId: 'wfa' }]);
});

test('I assigns the task to oneself, T logs the day’s time as people write it', async () => {
  const engine = await open();
  press('i');
  await waitFor(() => expect(inputsOf(engine, 'assignTask')).toEqual([{ taskIds: [taskId], personId: 'camille' }]));
  press('t');
  const field = await screen.findByRole('textbox', { name: 'Time on this task today' });
  fireEvent.change(field, { target: { value: '1h30' } });
  fireEvent.submit(field);
  await waitFor(() => expect(inputsOf(engine, 'logTime')).toMatchObject([{ taskId, durationMinutes: 90 }]));
});

test('a whole day on a task is T and one press', async () => {
  const engine = await open();
  press('t');
  fireEvent.click(await screen.findByRole('button', { name: '8 h' }));
  await waitFor(() => expect(inputsOf(engine, 'logTime')).toMatchObject([{ taskId, durationMinutes: 480 }]));
  await waitFor(() => expect(screen.queryByRole('button', { name: '8 h' })).toBeNull());
});

test('another time is T and one drag, kept when the pointer lets go', async () => {
  const engine = await open();
  press('t');
  const slider = await screen.findByRole('slider', { name: 'Drag in steps of 15 minutes' });
  // Let go where it stood, it is no time.
  fireEvent.pointerDown(slider);
  fireEvent.pointerUp(slider);
  expect(engine.asked.filter(({ name }) => name === 'logTime')).toEqual([]);
  fireEvent.pointerDown(slider);
  fireEvent.change(slider, { target: { value: '90' } });
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Time on this task today' }).value).toBe('1h30');
  expect(inputsOf(engine, 'logTime')).toEqual([]);
  fireEvent.pointerUp(slider);
  await waitFor(() => expect(inputsOf(engine, 'logTime')).toMatchObject([{ taskId, durationMinutes: 90 }]));
  await waitFor(() => expect(screen.queryByRole('slider')).toBeNull());
});

test('whoever may not comment sees no field for it, and a closed production says why', async () => {
  const { rights, production } = detailOf();
  await open({
    detail: detailOf({
      rights: { ...rights, canComment: false, canPublish: false, statusIds: [] },
      production: { ...production, isOpen: false },
    }),
  });
  expect(screen.queryByRole('textbox', { name: 'Write a comment' })).toBeNull();
  expect(screen.getByText(/This production is closed/)).toBeTruthy();
});

test('a key for what one may not do on a task says why', async () => {
  const { rights } = detailOf();
  const refusals = { assign: 'not-your-department', plan: 'role', comment: 'not-assigned' } as const;
  await open({
    detail: detailOf({
      rights: {
        ...rights,
        canComment: false,
        canPublish: false,
        canAssignSelf: false,
        canUnassignSelf: false,
        refusals,
      },
    }),
  });
  for (const [key, label, why] of [
    ['a', 'Assign people', 'It belongs to another department.'],
    ['d', 'Set the due date', 'Your role does not allow it.'],
    ['c', 'Write a comment', 'You are not assigned.'],
  ] as const) {
    press(key);
    const told = await screen.findByRole('dialog', { name: label });
    expect(told.textContent).toContain(why);
  }
});

test('on its own page the tasks of the shot are walked with Alt and the arrows', async () => {
  const shown = connect();
  const siblings = [
    { taskId: 'task-layout', taskTypeId: 'layout', taskStatusId: 'done' },
    { taskId: 'task-fx', taskTypeId: 'fx', taskStatusId: 'todo' },
  ];
  shown.engine.answer({ task: () => detailOf({ siblings }) });
  enterStudio('task-page', { page: 'task', productionId: 'lanternfall', list: 'shots', taskId });
  await show(<Page />, shown);
  await screen.findByRole('heading', { name: 'SQ020 / SH0040' });
  fireEvent.keyDown(document.body, { key: 'ArrowDown', altKey: true });
  expect(currentPlace()).toMatchObject({ taskId: 'task-fx' });
});

function Page() {
  const place = usePlace();
  return place.page === 'task' ? <TaskPage place={place} /> : null;
}
