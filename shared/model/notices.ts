import type { Id, Instant, Role } from './studio.ts';

/** What became of a production for this account, told until it is read. */
export type Notice = {
  readonly productionId: Id;
  readonly name: string;
  readonly at: Instant;
} & ({ readonly kind: 'left' } | { readonly kind: 'closed' } | { readonly kind: 'role'; readonly role: Role });
