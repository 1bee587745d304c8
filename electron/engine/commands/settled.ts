/** What became of several things that were done together, each with an outcome of its own. */
import { InariError, type ErrorCode } from '../../../shared/errors.ts';
import { ApiError } from '../kitsu/ApiError.ts';
import { localRefusal } from './localRefusal.ts';

/** What is wrong with one thing alone. Anything else (no connection, no session, a broken server) meets the next as well. */
const ofOneAlone: ReadonlySet<ErrorCode> = new Set(['conflict', 'gone', 'not-found', 'forbidden', 'rejected']);

/** What becomes of each, one after the other. After a failure that is not of one alone the others are not tried. */
export async function settledInOrder<Item, Value>(
  items: readonly Item[],
  act: (item: Item) => Promise<Value>,
): Promise<readonly PromiseSettledResult<Value>[]> {
  const settled: PromiseSettledResult<Value>[] = [];
  /** Why the others are not tried, once there is a reason. */
  let untried: ApiError | null = null;
  for (const item of items) {
    if (untried !== null) {
      settled.push({ status: 'rejected', reason: untried });
      continue;
    }
    try {
      settled.push({ status: 'fulfilled', value: await act(item) });
    } catch (error) {
      if (!(error instanceof InariError) || !ofOneAlone.has(error.code)) untried = localRefusal('cancelled');
      settled.push({ status: 'rejected', reason: error });
    }
  }
  return settled;
}

export function settle<Value>(act: () => Value): PromiseSettledResult<Value> {
  try {
    return { status: 'fulfilled', value: act() };
  } catch (error) {
    return { status: 'rejected', reason: error };
  }
}

export const isFulfilledWith = <Value>(settled: PromiseSettledResult<Value> | undefined, value: Value): boolean =>
  settled?.status === 'fulfilled' && settled.value === value;
