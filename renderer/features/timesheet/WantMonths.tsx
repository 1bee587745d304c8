import { monthsBetween } from '../../../shared/rules/days.ts';
import { useScope } from '../../data/useScope.ts';
import type { Range } from './spans.ts';

type Props = { readonly range: Range };

/** Has the months of a span fetched and kept fresh while it is on screen. */
export function WantMonths({ range }: Props) {
  return monthsBetween(range.from, range.to).map((month) => <WantMonth key={month} month={month} />);
}

function WantMonth({ month }: { readonly month: string }) {
  useScope({ kind: 'time', month });
  return null;
}
