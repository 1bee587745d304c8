import type { StatusName } from './settings.ts';

/** What the stories fix about a task; the rest is chance. */
export type TaskScript = {
  readonly status: StatusName;
  readonly assignees: readonly string[];
  readonly details: TaskDetails | null;
};

export type TaskDetails = {
  readonly dueDays: number;
  readonly estimateMinutes: number;
  readonly loggedMinutes: number;
  readonly priority?: number;
};

const initials: Readonly<Record<string, string>> = {
  JL: 'Julien Lacroix',
  AM: 'Aiko Mori',
  TN: 'Tomasz Nowak',
  LH: 'Leïla Haddad',
  CR: 'Camille Roy',
  PN: 'Priya Nair',
  MW: 'Marcus Webb',
  SD: 'Sofia Duarte',
};

// Layout, animation, FX, lighting, compositing; `-` where a shot has no such task, `?` for chance.
const boards: Readonly<Record<string, string>> = {
  'SQ010/SH0010': 'done JL, done TN, done PN, wfa MW, wip SD',
  'SQ010/SH0020': 'done JL, done LH, -, done MW, wfa SD',
  'SQ010/SH0030': 'done JL, done TN, wip PN, ready, todo',
  'SQ010/SH0110': 'done JL, wfa CR, todo, todo, todo',
  'SQ010/SH0120': 'done JL, done CR, -, wip MW, ready SD',
  'SQ010/SH0140': 'done AM, retake CR, -, todo, todo',
  'SQ020/SH0010': 'done JL, wfa CR, wip PN, todo MW, todo',
  'SQ020/SH0020': 'done JL, wfa LH, -, ready MW, todo',
  'SQ020/SH0030': 'done AM, wip LH, retake PN, todo, todo',
  'SQ020/SH0040': 'done AM, retake CR+TN, wip PN, wip MW, todo SD',
  'SQ020/SH0050': 'done AM, wip CR, -, ready MW, todo',
  'SQ020/SH0060': 'done JL, done TN, wfa PN, wip MW, ready SD',
  'SQ020/SH0070': 'done AM, ready CR, todo PN, todo, todo',
  'SQ020/SH0080': 'wip AM, todo LH, -, todo, todo',
  'SQ020/SH0090': 'done JL, ready CR, todo, todo, todo',
  'SQ020/SH0100': 'ready JL, todo, todo, todo, todo',
  'SQ020/SH0110': 'todo JL, todo, -, todo, todo',
  'SQ030/SH0020': 'done AM, wip CR, todo, todo, todo',
  'SQ030/SH0080': 'done JL, ready CR, -, todo, todo',
};

const columns = ['Layout', 'Animation', 'FX', 'Lighting', 'Compositing'] as const;

/** Camille's open work: what a signed-in artist sees first. */
const details: Readonly<Record<string, TaskDetails>> = {
  'SQ020/SH0040 Animation': { dueDays: 0, estimateMinutes: 1440, loggedMinutes: 1200, priority: 2 },
  'SQ010/SH0140 Animation': { dueDays: 1, estimateMinutes: 480, loggedMinutes: 360 },
  'SQ020/SH0050 Animation': { dueDays: 2, estimateMinutes: 1920, loggedMinutes: 600 },
  'SQ030/SH0020 Animation': { dueDays: -1, estimateMinutes: 960, loggedMinutes: 1140 },
  'SQ020/SH0070 Animation': { dueDays: 6, estimateMinutes: 1440, loggedMinutes: 0 },
  'SQ020/SH0090 Animation': { dueDays: 8, estimateMinutes: 960, loggedMinutes: 0 },
  'SQ030/SH0080 Animation': { dueDays: 10, estimateMinutes: 960, loggedMinutes: 0 },
  'SQ020/SH0010 Animation': { dueDays: 0, estimateMinutes: 960, loggedMinutes: 900 },
  'SQ010/SH0110 Animation': { dueDays: 3, estimateMinutes: 480, loggedMinutes: 420 },
  'SQ020/SH0040 FX': { dueDays: 2, estimateMinutes: 960, loggedMinutes: 360 },
  'SQ020/SH0040 Lighting': { dueDays: 6, estimateMinutes: 720, loggedMinutes: 180 },
};

const statusNames: readonly StatusName[] = ['todo', 'ready', 'wip', 'wfa', 'retake', 'done'];

/** The script of a task of the feature film; null where there is none, `absent` where the shot has no such task. */
export function taskScript(path: string, kind: string): TaskScript | 'absent' | null {
  const cell = boards[path]?.split(', ')[columns.findIndex((column) => column === kind)];
  if (cell === undefined) return null;
  if (cell === '-') return 'absent';
  const [statusText, people = ''] = cell.split(' ');
  const status = statusNames.find((name) => name === statusText);
  if (!status) return null;
  const assignees = people
    .split('+')
    .map((letters) => initials[letters])
    .filter((name) => name !== undefined);
  return { status, assignees, details: details[`${path} ${kind}`] ?? null };
}
