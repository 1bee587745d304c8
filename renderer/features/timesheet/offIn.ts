import type { Timesheet } from '../../../shared/model/timesheet.ts';
import type { Day } from '../../../shared/model/studio.ts';

/** The days off among these, each with why, as far as that was said. */
export const offIn = (
  { daysOff }: Pick<Timesheet, 'daysOff'>,
  days: readonly Day[],
): readonly { readonly day: Day; readonly description: string }[] =>
  days.flatMap((day) => {
    const off = daysOff.find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
    return off === undefined ? [] : [{ day, description: off.description }];
  });
