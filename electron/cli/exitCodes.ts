import type { ErrorCode } from '../../shared/errors.ts';

/** What a command ends with; `docs/command-line.md` lists them for those who read them in scripts. */
export const exitCodes = {
  done: 0,
  unexpected: 1,
  usage: 2,
  signIn: 3,
  notFound: 4,
  notReached: 5,
  refused: 6,
  thisComputer: 7,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const byCode = {
  offline: 'notReached',
  unreachable: 'notReached',
  timeout: 'notReached',
  certificate: 'notReached',
  proxy: 'notReached',
  'broken-answer': 'notReached',
  cancelled: 'unexpected',
  'not-kitsu': 'notReached',
  unauthorized: 'signIn',
  forbidden: 'refused',
  'not-found': 'notFound',
  rejected: 'refused',
  conflict: 'refused',
  'too-many-requests': 'notReached',
  'server-error': 'notReached',
  'unsupported-version': 'notReached',
  'wrong-password': 'signIn',
  'account-locked': 'signIn',
  'account-disabled': 'signIn',
  'default-password': 'signIn',
  'code-needed': 'signIn',
  'wrong-code': 'signIn',
  'two-factor-enrolment-needed': 'signIn',
  'no-account': 'signIn',
  'signed-out': 'signIn',
  'invalid-input': 'usage',
  'not-allowed': 'refused',
  'not-on-this-disk': 'notFound',
  gone: 'notFound',
  'file-missing': 'notFound',
  'file-changed': 'refused',
  'disk-full': 'thisComputer',
  'too-large': 'thisComputer',
  'disk-unusable': 'thisComputer',
  'folder-not-writable': 'thisComputer',
  'database-newer': 'thisComputer',
  'database-damaged': 'thisComputer',
  'engine-stopped': 'thisComputer',
  unexpected: 'unexpected',
} satisfies Record<ErrorCode, keyof typeof exitCodes>;

export const exitOf = (code: ErrorCode): ExitCode => exitCodes[byCode[code]];
