/** A folder of a pipeline's, and where it lies on this computer. */
export type PathMapping = { readonly from: string; readonly to: string };

/** `editorial`: `,` and `.` step a frame, as in an editing room. */
export type KeyPreset = 'kitsu' | 'editorial';

/** Choices of this computer's user; kept in one file, not per account. */
export type Settings = {
  readonly theme: 'dark' | 'light' | 'system';
  readonly density: 'comfortable' | 'compact';
  /** `de-x-own`: of a file that was added. */
  readonly language: 'system' | 'en' | 'fr' | 'en-XA' | `${string}-x-own`;
  /** Which languages words are spelled in where one writes. */
  readonly spelling: 'off' | 'both' | 'en' | 'fr';
  /** Words that somebody said are right. */
  readonly ownWords: readonly string[];
  readonly motion: 'system' | 'reduced';
  readonly areStatusesSolid: boolean;
  readonly areAvatarsShown: boolean;
  readonly areSingleKeysOn: boolean;
  readonly keyPreset: KeyPreset;
  /** The keys of actions that were given others, by the action's name (`renderer/keys/catalogue.ts`). */
  readonly reboundKeys: Readonly<Record<string, readonly string[]>>;
  readonly isSideBarFolded: boolean;
  readonly panelWidthPx: number;
  readonly cacheLimitBytes: number;
  readonly zoom: number;
  /** What was given without a connection is not sent before one has looked at it. */
  readonly looksFirst: boolean;
  /** The mark in the system's tray; `stays`: the app goes on there when its last window is closed. */
  readonly tray: 'off' | 'shown' | 'stays';
  /** What the system tells of while it comes; each by itself. */
  readonly tellsMentions: boolean;
  readonly tellsRetakes: boolean;
  readonly tellsAssignments: boolean;
  readonly tellsComments: boolean;
  readonly tellsFailures: boolean;
  /** Nothing is told until that is switched off again. */
  readonly isQuiet: boolean;
  /** Nothing is told between these times of day, `20:00`; the same twice: at any time. */
  readonly quietFrom: string;
  readonly quietUntil: string;
  /** Which folder of a pipeline's lies where on this computer. */
  readonly pathMappings: readonly PathMapping[];
};

export const defaultSettings: Settings = {
  theme: 'dark',
  density: 'comfortable',
  language: 'system',
  spelling: 'both',
  ownWords: [],
  motion: 'system',
  areStatusesSolid: false,
  areAvatarsShown: true,
  areSingleKeysOn: true,
  keyPreset: 'kitsu',
  reboundKeys: {},
  isSideBarFolded: false,
  panelWidthPx: 376,
  cacheLimitBytes: 20_000_000_000,
  zoom: 1,
  looksFirst: false,
  tray: 'shown',
  tellsMentions: true,
  tellsRetakes: true,
  tellsAssignments: true,
  tellsComments: false,
  tellsFailures: true,
  isQuiet: false,
  quietFrom: '20:00',
  quietUntil: '08:00',
  pathMappings: [],
};
