import type { QueueRow } from '../../../shared/model/sync.ts';
import type { CommandDefinition } from '../command.ts';
import { noteDisk } from '../diskNotes.ts';
import { exitCodes } from '../exitCodes.ts';
import { Failure } from '../failure.ts';
import { reasonWords } from '../queueWords.ts';
import { settling } from '../settle.ts';
import { table } from '../table.ts';

export const sync: CommandDefinition = {
  usage: '[PRODUCTION…]',
  summary: 'sends what waits and brings what changed',
  details: [
    'Without names: your tasks, the production you opened last, and each that is on this disk already.',
    'Ends when both are done; exits 5 where the server did not give everything, 6 where it refused something.',
  ],
  options: { all: { type: 'boolean' } },
  optionWords: [['--all', 'every production that is open']],
  words: [0, Infinity],
  isOnline: () => true,
  run: async (run) => {
    const { door } = run;
    await noteDisk(run);
    let sentCount = 0;
    door.onEvent((event) => {
      if (event.kind === 'sent' && event.outcome === 'accepted') sentCount += 1;
    });
    const settle = await settling(door);
    await settle.untilPulled();
    const words = await run.words();
    const named = run.positionals.map((name) => words.findProduction(name).id);
    const open = words.studio.productions.filter(({ isOpen }) => isOpen).map(({ id }) => id);
    for (const productionId of run.flag('all') ? open : named) await door.call('pullProduction', { productionId });
    await settle.untilPulled();
    const left = await settle.untilSent(null);
    const { steps } = await door.query('pullSteps', {});
    const pulled = steps
      .filter(({ state }) => state === 'done' || state === 'failed')
      .map(({ subject, state, counts, error }) => ({
        what: subject.kind === 'production' ? words.production(subject.productionId) : subject.kind,
        state,
        counts: Object.fromEntries(counts.map(({ what, loaded }) => [what, loaded])),
        error,
      }));
    const refused = left.filter(({ state }) => state === 'rejected' || state === 'conflict');
    const held = left.filter(isHeld(left));
    const unsent = left.length - refused.length - held.length;
    run.print(
      {
        pulled,
        sent: sentCount,
        waiting: unsent,
        held: held.length,
        refused: refused.map(({ commandId, error }) => ({ id: commandId, error })),
      },
      [
        table(
          ['PULLED', 'STATE', 'ROWS'],
          pulled.map(({ what, state, counts }) => [
            what,
            state,
            Object.entries(counts)
              .map(([name, count]) => `${String(count)} ${name}`)
              .join(', '),
          ]),
        ),
        `${String(sentCount)} sent, ${String(unsent)} waiting, ${held.length === 0 ? '' : `${String(held.length)} held, `}${String(refused.length)} refused`,
      ].join('\n'),
    );
    const [no] = refused;
    if (no !== undefined)
      throw new Failure('rejected', exitCodes.refused, {
        happened: `The server refused ${String(refused.length)} of what was queued: ${reasonWords(no)}`,
        safe: 'It is kept in the outbox.',
        todo: 'See “inari outbox”: retry it, or discard it.',
      });
    if (unsent > 0 || pulled.some(({ state }) => state === 'failed'))
      throw new Failure('not-sent', exitCodes.notReached, {
        happened: 'The server did not take or give everything.',
        safe: 'What was queued is kept, and what came before it is on this disk.',
        todo: 'Run “inari sync” again later.',
      });
    return exitCodes.done;
  },
};

/** Held, or after something that is: it stays here until its author lets it go, and nothing failed. */
function isHeld(rows: readonly QueueRow[]): (row: QueueRow) => boolean {
  const held = new Set(rows.flatMap(({ commandId, hold }) => (hold === null ? [] : [commandId])));
  return ({ commandId, isBlockedBy }) => held.has(commandId) || (isBlockedBy !== null && held.has(isBlockedBy));
}
