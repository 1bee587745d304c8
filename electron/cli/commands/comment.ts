import { newItem } from '../../../shared/model/checklist.ts';
import type { CommandDefinition } from '../command.ts';
import { usage } from '../failure.ts';
import { findTask } from '../findTask.ts';
import { reportQueued, settlingIfAsked, waitOption, waitWords } from '../queued.ts';

export const comment: CommandDefinition = {
  usage: 'TASK [TEXT]',
  summary: 'comments on a task, with a status and files',
  details: ['TEXT may be - for what comes over the standard input. Kept first, then sent, exactly once.'],
  options: {
    status: { type: 'string' },
    file: { type: 'string', multiple: true },
    check: { type: 'string', multiple: true },
    ...waitOption,
  },
  optionWords: [
    ['--status NAME', 'the task’s new status, by its short or long name'],
    ['--file FILE', 'attached to the comment; may be given again'],
    ['--check TEXT', 'an item of its checklist; may be given again'],
    waitWords,
  ],
  words: [1, 2],
  isOnline: (values) => values['wait'] === true,
  run: async (run) => {
    const words = await run.words();
    const [given = '', said = ''] = run.positionals;
    const status = run.text('status');
    const taskStatusId = status === null ? null : words.findStatus(status);
    if (said === '-' && run.flag('password-stdin'))
      throw usage('The standard input holds the password: it cannot hold the text, too.', 'comment');
    const text = said === '-' ? (await run.readInput()).trimEnd() : said;
    const files = run.texts('file');
    const checklist = run.texts('check').map((item) => newItem(item));
    if (text === '' && status === null && files.length === 0 && checklist.length === 0)
      throw usage('There is nothing to say: give a text, --status, --file or --check.', 'comment');
    const taskId = await findTask(run.door, words, given);
    const waiting = await settlingIfAsked(run);
    const answer = await run.door.command('postComment', {
      taskId,
      taskStatusId,
      text,
      checklist,
      handles: files.map(run.door.addFile),
      draftKey: null,
    });
    return reportQueued(run, answer, taskId, waiting);
  },
};
