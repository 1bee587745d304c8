/**
 * Chains in which something may arrive yet that is no longer in the outbox: its author took it back after it was sent. Kept
 * in the transaction that takes it out, for the process may end before its time is over.
 */
import type { Tables } from './tables.ts';

const prefix = 'late';

export function noteLateChain({ scopes }: Pick<Tables, 'scopes'>, chain: string): void {
  scopes.note(`${prefix}:${chain}`, { state: 'partial' });
}

export const lateChains = ({ scopes }: Pick<Tables, 'scopes'>): readonly string[] => scopes.keysBelow(prefix);

export function settleLateChain({ scopes }: Pick<Tables, 'scopes'>, chain: string): void {
  scopes.remove(`${prefix}:${chain}`);
}
