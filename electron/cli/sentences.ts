/**
 * What a command says of each way in which something can fail. The screens have sentences of their own: what to do next
 * is a command here, and a button there.
 */
import type { ErrorCode, ErrorDetail } from '../../shared/errors.ts';

export type Sentence = { readonly happened: string; readonly safe: string; readonly todo: string };

const kept = 'Everything on this disk can be read, and what was queued is kept.';
const nothing = 'Nothing was changed.';
const later = 'Run “inari sync” when it is back.';
const login = 'Give the password with --password-stdin, or sign in to the app.';

const sentences: Record<ErrorCode, readonly [happened: string, safe: string, todo: string]> = {
  offline: ['This computer has no network.', kept, later],
  unreachable: ['The server does not answer.', kept, `Check the address and the network. ${later}`],
  timeout: ['The server took too long to answer.', kept, 'Try again.'],
  certificate: [
    'The server’s certificate is not trusted.',
    'Nothing was sent to it.',
    'Name your studio’s certificate authority in NODE_EXTRA_CA_CERTS, or in the app.',
  ],
  proxy: ['The proxy did not let the request through.', 'Nothing was sent to the server.', 'Check the proxy.'],
  'broken-answer': [
    'The server’s answer could not be read.',
    kept,
    'A sign-in page of the network may stand in between.',
  ],
  cancelled: ['This was stopped before it was done.', nothing, 'Start it again.'],
  'not-kitsu': [
    'There is a server, but it is not a Kitsu server.',
    'Nothing but the address was sent.',
    'Use the address at which Kitsu opens in the browser.',
  ],
  unauthorized: ['The session is over.', kept, login],
  forbidden: ['The server refused this: the role or the team does not allow it.', kept, 'See “inari outbox”.'],
  'not-found': ['The server does not know this any more.', kept, 'See “inari outbox”; it may have been deleted.'],
  rejected: ['The server refused this.', kept, 'See “inari outbox”: retry it or discard it.'],
  conflict: ['Both sides changed the same thing.', kept, 'Choose in the app which one stays, or discard yours.'],
  'too-many-requests': ['The server asks to slow down.', kept, 'Try again in a minute.'],
  'server-error': [
    'The server had an error of its own.',
    kept,
    'Try again later, and tell your administrator if it stays.',
  ],
  'unsupported-version': [
    'This Kitsu is older than what Inari works with.',
    nothing,
    'Ask for an update of the server.',
  ],
  'wrong-password': ['E-mail and password do not match.', nothing, 'Check both and try again.'],
  'account-locked': ['Too many attempts: the server has locked this account for a while.', kept, 'Wait a few minutes.'],
  'account-disabled': ['This account is disabled on the server.', kept, 'Ask your studio’s administrator.'],
  'default-password': ['This is the server’s default password.', nothing, 'Choose your own in the app first.'],
  'code-needed': ['This account asks for a second step.', 'The password was right.', 'Give the code with --code.'],
  'wrong-code': ['The code is wrong or has expired.', 'The password was right.', 'Give the current one with --code.'],
  'two-factor-enrolment-needed': [
    'Your studio asks for two-step sign-in, and it is not set up yet.',
    nothing,
    'Set it up in Kitsu, in your profile.',
  ],
  'no-account': [
    'No account that fits is known here.',
    nothing,
    'Sign in once: inari login --server URL --account EMAIL --password-stdin',
  ],
  'signed-out': ['You are signed out.', kept, login],
  'invalid-input': ['This could not be used as it is.', nothing, 'Check what was given.'],
  'not-allowed': ['You may not do this here.', nothing, 'Ask a supervisor or a manager for the right.'],
  'not-on-this-disk': ['This is not on this disk yet.', nothing, 'Run “inari sync” with the name of the production.'],
  gone: ['This was deleted, or sent meanwhile.', nothing, 'See “inari outbox”.'],
  'file-missing': ['The file is not there.', nothing, 'Check its path.'],
  'file-changed': [
    'The file changed after it was queued.',
    'Nothing of it was sent.',
    'Discard the command and give it again.',
  ],
  'disk-unusable': [
    'This disk cannot be written or read any more.',
    'What was kept before is as it was.',
    'See whether it is still connected and not write-protected.',
  ],
  'disk-full': ['This disk is full.', 'What waits to be sent is safe.', 'Free some space.'],
  'too-large': [
    'This file would take more than half of what may be kept on this computer.',
    'Nothing was thrown out for it.',
    'Allow more in Sync and storage, or pin a set of originals.',
  ],
  'folder-not-writable': [
    'Inari may not write into its folder.',
    'What is in it was not touched.',
    'Name another with --data, or give yourself the right.',
  ],
  'database-newer': ['This data was written by a newer Inari.', 'It was not touched.', 'Update this Inari.'],
  'database-damaged': [
    'The local copy of this studio is damaged.',
    'It is made anew, and what waits to be sent is saved from it first.',
    'Run the command again.',
  ],
  'engine-stopped': [
    'The Inari that owned the data ended in the middle of this.',
    'What it had taken is on this disk.',
    'Look with “inari outbox” whether it was taken, then do it once more if not.',
  ],
  unexpected: ['Something failed that should not have.', kept, 'Try again. If it stays, tell us with the details.'],
};

export function sentenceOf(code: ErrorCode, detail: ErrorDetail): Sentence {
  const [happened, safe, todo] = sentences[code];
  const reasons = ['serverMessage', 'reason', 'problem', 'name', 'names', 'message'].flatMap((key) => {
    const value = detail[key];
    return value === undefined || value === null || value === '' ? [] : [String(value)];
  });
  return { happened: reasons.length === 0 ? happened : `${happened} (${reasons.join('; ')})`, safe, todo };
}
