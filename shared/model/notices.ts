import type { Id, Instant, Role } from './studio.ts';

/** What became of a production for this account, told until it is read. */
export type ProductionNotice = {
  readonly productionId: Id;
  readonly name: string;
  readonly at: Instant;
} & ({ readonly kind: 'left' } | { readonly kind: 'closed' } | { readonly kind: 'role'; readonly role: Role });

/** The database was damaged and has been made anew: what was saved of that which exists nowhere else. */
export type RepairNotice = {
  readonly kind: 'repaired';
  readonly at: Instant;
  /** The folder beside the database that holds what it was. */
  readonly asideName: string;
  readonly commandCount: number;
  readonly draftCount: number;
  /** Queued files whose command could not be saved: they are in that folder, too. */
  readonly looseFileCount: number;
  /** False where nobody can say that this is all there was. */
  readonly isWhole: boolean;
};

export type Notice = ProductionNotice | RepairNotice;
