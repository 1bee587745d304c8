import { checkFiles, isUnfit, targetOf } from '../checkedFiles.ts';
import type { CommandDefinition } from '../command.ts';
import { exitCodes } from '../exitCodes.ts';
import { Failure, usage } from '../failure.ts';
import { findTask } from '../findTask.ts';
import { findingWords } from '../findingWords.ts';
import { publishByName } from '../publishByName.ts';
import { reportQueued, settlingIfAsked, waitOption, waitWords } from '../queued.ts';

export const publish: CommandDefinition = {
  usage: 'TASK FILE… | --by-name FILE…',
  summary: 'publishes files as a new revision of a task',
  details: [
    'Several files become one revision. Each is checked, then copied before it counts as queued: the original may go.',
    'With --by-name each goes to the task its name speaks of, as in SQ010_SH0040_animation_v012.mov; where one may be of two tasks or of none, nothing is published.',
  ],
  options: {
    text: { type: 'string' },
    status: { type: 'string' },
    'by-name': { type: 'boolean' },
    in: { type: 'string' },
    'dry-run': { type: 'boolean' },
    ...waitOption,
  },
  optionWords: [
    ['--text TEXT', 'the comment it comes with'],
    ['--status NAME', 'the task’s new status, by its short or long name'],
    ['--by-name', 'finds the task of each file by its name'],
    ['--in PRODUCTION', 'where --by-name looks first; else in all open ones'],
    ['--dry-run', 'with --by-name: says what would go where, and queues nothing'],
    waitWords,
  ],
  words: [1, 201],
  isOnline: (values) => values['wait'] === true && values['dry-run'] !== true,
  run: async (run) => {
    const words = await run.words();
    const status = run.text('status');
    const taskStatusId = status === null ? null : words.findStatus(status);
    if (run.flag('by-name')) return publishByName(run, words, run.positionals, taskStatusId);
    const [given = '', ...paths] = run.positionals;
    if (paths.length === 0) throw usage('It is: inari publish TASK FILE…, or --by-name FILE…', 'publish');
    const taskId = await findTask(run.door, words, given);
    const target = await targetOf(run.door, taskId);
    const files = await checkFiles(run.door, paths, () => target);
    for (const { name, findings } of files.filter((file) => !isUnfit(file)))
      for (const finding of findings) run.note(`${name}: ${findingWords(finding)}`);
    const unfit = files.filter(isUnfit);
    if (unfit.length > 0)
      throw new Failure(
        'not-allowed',
        exitCodes.refused,
        {
          happened: `Kitsu would refuse it. ${unfit.map(({ name, findings }) => `${name}: ${findings.map(findingWords).join('; ')}`).join('. ')}.`,
          safe: 'Nothing was queued.',
          todo: 'Write it anew, or leave it out.',
        },
        { unfit: unfit.map(({ name }) => name) },
      );
    const waiting = await settlingIfAsked(run);
    const answer = await run.door.command('publishRevision', {
      taskId,
      taskStatusId,
      text: run.text('text') ?? '',
      checklist: [],
      handles: files.map(({ handle }) => handle),
      draftKey: null,
    });
    return reportQueued(run, answer, taskId, waiting);
  },
};
