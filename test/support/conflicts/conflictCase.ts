import type { CommandAnswer } from '../../../shared/ipc.ts';
import type { Need, Stage, Subject } from './stage.ts';

/**
 * `merged`: both are there. `the same`: there was nothing left to do. `asks`: kept as a conflict until its author decides.
 * `yours`, `theirs`: by a rule of decision 0010, nobody is asked. `refused`, `gone`: kept, with the reason.
 */
export type Outcome = 'merged' | 'the same' | 'asks' | 'yours' | 'theirs' | 'refused' | 'gone';

export type Deed<Answer> = (stage: Stage, subject: Subject) => Promise<Answer>;

export type ConflictCase = {
  readonly yours: string;
  readonly theirs: string;
  readonly outcome: Outcome;
  /** What its author decides, where it asks; yours where nothing is said. */
  readonly decides?: 'yours' | 'theirs';
  readonly needs?: readonly Need[];
  readonly give: Deed<CommandAnswer>;
  readonly meanwhile: Deed<unknown>;
  /** What is on the server in the end. */
  readonly after: Deed<void>;
};
