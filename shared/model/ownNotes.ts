import type { Id } from './studio.ts';
import type { Mark } from './sync.ts';

/** By which ways the server tells a person of what happens, whether this app runs or not; kept in their profile. */
export type OwnNotes = {
  /** The person's. */
  readonly id: Id;
  readonly isMailed: boolean;
  readonly isInSlack: boolean;
  readonly slackUserId: string;
  readonly isInMattermost: boolean;
  readonly mattermostUserId: string;
  readonly isInDiscord: boolean;
  readonly discordUserId: string;
};

export const noteSwitches = ['isMailed', 'isInSlack', 'isInMattermost', 'isInDiscord'] as const;
export const noteNames = ['slackUserId', 'mattermostUserId', 'discordUserId'] as const;

/** One field, as it shall be. */
export type OwnNotesChange =
  | { readonly field: (typeof noteSwitches)[number]; readonly value: boolean }
  | { readonly field: (typeof noteNames)[number]; readonly value: string };

export type ShownOwnNotes = {
  readonly notes: OwnNotes;
  readonly marks: Readonly<Partial<Record<OwnNotesChange['field'], Mark>>>;
};
