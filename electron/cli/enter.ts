/** Which account a command is for, and its session where it speaks with the server. */
import type { AccountSummary, SignInOutcome } from '../../shared/model/account.ts';
import type { Asking } from './asking.ts';
import { exitCodes } from './exitCodes.ts';
import { Failure, failureOfCode, usage } from './failure.ts';

export type Credentials = {
  /** As given: an address, or the host of one. */
  readonly server: string | null;
  /** An e-mail, an account's id or a person's name. */
  readonly account: string | null;
  readonly password: string | null;
  readonly code: string | null;
};

/** Opens the account that fits: where several do, the one that was opened last. With a password it signs in where it must. */
export async function enter(asking: Asking, given: Credentials, needsSession: boolean): Promise<AccountSummary> {
  const known = (await asking.query('accounts', {})).filter((account) => isMeant(account, given));
  const [first] = known;
  if (first === undefined) {
    if (given.password === null || !needsSession) throw failureOfCode('no-account', {});
    if (given.server === null || given.account === null)
      throw usage('The first sign-in needs --server and --account.', 'login');
    return signIn(asking, given.server, given.account, given.password, given.code);
  }
  const session = await asking.call('openAccount', { accountId: first.id });
  if (!needsSession || (session.kind === 'open' && session.signIn === 'signed-in')) return first;
  if (given.password === null) throw notSignedIn(first);
  return signIn(asking, first.serverUrl, first.email, given.password, given.code);
}

/** Signs in whatever there is already: `login` proves the password. */
export async function signInAnew(asking: Asking, given: Credentials): Promise<AccountSummary> {
  if (given.password === null) throw usage('The password comes over the standard input: --password-stdin.', 'login');
  const [known] = (await asking.query('accounts', {})).filter((account) => isMeant(account, given));
  const server = known?.serverUrl ?? given.server;
  const email = known?.email ?? given.account;
  if (server === null || email === null) throw usage('Give --server and --account.', 'login');
  return signIn(asking, server, email, given.password, given.code);
}

async function signIn(
  asking: Asking,
  url: string,
  email: string,
  password: string,
  code: string | null,
): Promise<AccountSummary> {
  const first = await asking.call('signIn', { url, email, password, code: null });
  if (first.kind !== 'code-needed' || code === null) return accountOf(first);
  const method = first.preferred === 'fido' ? 'totp' : first.preferred;
  return accountOf(await asking.call('signIn', { url, email, password, code: { method, value: code } }));
}

function accountOf(outcome: SignInOutcome): AccountSummary {
  switch (outcome.kind) {
    case 'signed-in':
      return outcome.account;
    case 'code-needed':
      throw failureOfCode(outcome.wasWrong ? 'wrong-code' : 'code-needed', {});
    case 'default-password':
      throw failureOfCode('default-password', {});
    case 'failed':
      throw failureOfCode(outcome.code, outcome.detail);
  }
}

function isMeant(known: AccountSummary, { server, account }: Credentials): boolean {
  const isServer = server === null || addressOf(server) === addressOf(known.serverUrl);
  const wanted = account?.toLowerCase() ?? null;
  return (
    isServer &&
    (wanted === null || [known.email, known.id, known.personName].some((name) => name.toLowerCase() === wanted))
  );
}

/** Host, port and sub-path: `https://kitsu.studio.tv/` and `kitsu.studio.tv` are one. */
const addressOf = (url: string): string =>
  url
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/(api\/?)?$/, '');

const notSignedIn = ({ email, serverUrl }: AccountSummary): Failure =>
  new Failure('not-signed-in', exitCodes.signIn, {
    happened: `${email} is not signed in to ${serverUrl}.`,
    safe: 'Everything on this disk can be read, and what was queued is kept.',
    todo: 'Give the password with --password-stdin, or sign in to the app.',
  });
