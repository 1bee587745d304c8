/**
 * One's own days off: that one has them, or has them no more. The server keeps one range for each first day and refuses what
 * reaches into another, so what it has is looked at first; then doing it twice is doing it once.
 */
import { z } from 'zod';
import { InariError } from '../../../shared/errors.ts';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { monthsBetween } from '../../../shared/rules/days.ts';
import type { TimeSpent } from '../../../shared/model/task.ts';
import type { CommandDefinition } from './command.ts';
import { doneWhenGone } from './doneWhenGone.ts';
import { markOf } from './overlayBuilder.ts';

const payload = z.object({
  firstDay: z.string(),
  lastDay: z.string(),
  description: z.string(),
  isOff: z.boolean(),
});

export const setDaysOff: CommandDefinition<'setDaysOff', InputOf<Commands, 'setDaysOff'>, z.infer<typeof payload>> = {
  kind: 'setDaysOff',
  payload,
  plan: (input) => [{ kind: 'accepted', taskId: null, chain: 'days-off', payload: input }],
  overlay: (builder, { payload: wanted, state }) => {
    builder.daysOff({ ...wanted, mark: markOf(state, false) });
  },
  send: async ({ payload: { firstDay, lastDay, description, isOff } }, context) => {
    const { kitsu, me, signal } = context;
    const known = await kitsu.daysOffOf(me.id, signal);
    const same = known.filter((one) => one.firstDay === firstDay && one.lastDay === lastDay);
    if (!isOff) {
      for (const { id } of same) {
        context.expectNoStraggler();
        await doneWhenGone(kitsu.deleteDaysOff(id));
      }
      return {
        serverId: null,
        apply: (tables) => {
          tables.daysOff.replaceAll(
            me.id,
            known.filter((one) => !same.includes(one)),
          );
        },
      };
    }
    const others = known.filter((one) => one.firstDay <= lastDay && one.lastDay >= firstDay && !same.includes(one));
    if (same.length === 0 && others.length > 0) throw new InariError('not-allowed', { reason: 'already-there' });
    context.expectNoStraggler();
    const [row = await kitsu.addDaysOff(me.id, { firstDay, lastDay, description })] = same;
    // The server has taken away what was logged on these days, and tells nobody.
    const left: TimeSpent[] = [];
    for (const month of monthsBetween(firstDay, lastDay))
      left.push(...(await kitsu.timeSpentsOfMonth(me.id, month, signal)));
    return {
      serverId: row.id,
      apply: (tables) => {
        tables.daysOff.replaceAll(me.id, [...known.filter((one) => !same.includes(one)), row]);
        const inside = left.filter(({ day }) => day >= firstDay && day <= lastDay);
        tables.timeSpents.replaceBetween(me.id, firstDay, lastDay, inside);
      },
    };
  },
  describe: ({ firstDay, lastDay }) => ({
    excerpt: firstDay === lastDay ? firstDay : `${firstDay} – ${lastDay}`,
    day: firstDay,
  }),
};
