import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Gate } from '../../renderer/app/Gate.tsx';
import { SignInPage } from '../../renderer/features/login/SignInPage.tsx';
import { SignOutDialog } from '../../renderer/features/login/SignOutDialog.tsx';
import * as fixtures from './support/fixtures.ts';
import { connect, show, type Shown } from './support/show.tsx';

async function openPage(answers: Parameters<Shown['engine']['answer']>[0] = {}, platform = {}) {
  const shown = connect();
  shown.engine.answer({ session: () => ({ kind: 'none', unopened: null }), accounts: () => [], ...answers });
  await show(<SignInPage onOpenNetwork={() => {}} />, shown, platform);
  return shown;
}

function type(label: string, text: string) {
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
}

async function fillIn() {
  await screen.findByLabelText('Server');
  type('Server', 'kitsu.halcyon.tv');
  type('Email', 'camille@halcyon.tv');
  type('Password', 'secret');
}

const submit = () => fireEvent.click(screen.getByRole('button', { name: /^Sign in/ }));
const inputOf = (shown: Shown, name: string) =>
  shown.engine.asked.filter((request) => request.name === name).map(({ input }) => input);

test('the server is checked while its address is typed', async () => {
  const shown = await openPage();
  await screen.findByLabelText('Server');
  type('Server', 'kitsu');
  type('Server', 'kitsu.halcyon.tv');
  await screen.findByText('Kitsu API 0.20.52, 38 ms');
  expect(inputOf(shown, 'checkServer')).toEqual([{ url: 'kitsu.halcyon.tv' }]);
});

test('a studio that could not be opened when the app began says why, and can be opened again', async () => {
  const shown = connect();
  const { id } = fixtures.account;
  shown.engine.answer({
    session: () => ({ kind: 'none', unopened: { accountId: id, code: 'database-newer', detail: {} } }),
    accounts: () => [fixtures.account],
  });
  await show(<Gate />, shown);
  const trouble = within(await screen.findByRole('alert'));
  expect(trouble.getByText('This studio’s data was written by a newer Inari.')).toBeTruthy();
  expect(trouble.getByText('It was not touched.')).toBeTruthy();
  // Nobody could look how much there is.
  expect(screen.queryByText(/0 bytes/)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Open' }));
  await waitFor(() => expect(inputOf(shown, 'openAccount')).toEqual([{ accountId: id }]));
});

test('an unencrypted address is warned about', async () => {
  await openPage();
  await screen.findByLabelText('Server');
  type('Server', 'http://kitsu.halcyon.tv');
  expect(await screen.findByText(/anyone on this network can read the password/)).toBeTruthy();
});

test('signing in uses the address the server gave itself', async () => {
  const shown = await openPage();
  await fillIn();
  await screen.findByText(/Kitsu API/);
  submit();
  await waitFor(() =>
    expect(inputOf(shown, 'signIn')).toEqual([
      { url: 'https://kitsu.halcyon.tv', email: 'camille@halcyon.tv', password: 'secret', code: null },
    ]),
  );
});

test('a wrong password is told at the password, and the e-mail stays', async () => {
  await openPage({ signIn: () => ({ kind: 'failed', code: 'wrong-password', detail: {} }) });
  await fillIn();
  submit();
  await screen.findByText(/Email and password do not match/);
  expect(screen.getByLabelText('Password').getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByDisplayValue('camille@halcyon.tv')).toBeTruthy();
});

test('a code pasted anywhere signs in', async () => {
  const shown = await openPage({
    signIn: ({ code }) =>
      code === null
        ? { kind: 'code-needed', methods: ['totp', 'email'], preferred: 'totp', wasWrong: false }
        : { kind: 'signed-in', account: fixtures.account },
  });
  await fillIn();
  submit();
  await screen.findByText('Two-step code');
  const paste = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(paste, { clipboardData: { getData: () => ' 417 204 ' } });
  fireEvent(document.body, paste);
  await waitFor(() =>
    expect(inputOf(shown, 'signIn').at(-1)).toMatchObject({ code: { method: 'totp', value: '417204' } }),
  );
});

test('a wrong code says so and asks again', async () => {
  await openPage({
    signIn: ({ code }) => ({ kind: 'code-needed', methods: ['totp'], preferred: 'totp', wasWrong: code !== null }),
  });
  await fillIn();
  submit();
  await screen.findByText('Two-step code');
  const paste = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(paste, { clipboardData: { getData: () => '000000' } });
  fireEvent(document.body, paste);
  expect(await screen.findByText(/The code is wrong or has expired/)).toBeTruthy();
});

test('the server’s default password has to be replaced first', async () => {
  const shown = await openPage({ signIn: () => ({ kind: 'default-password', token: 'token-1' }) });
  await fillIn();
  submit();
  await screen.findByText('Choose your password');
  type('New password', 'long enough');
  type('The same again', 'something else');
  fireEvent.click(screen.getByRole('button', { name: /^Save/ }));
  await screen.findByText('The two are not the same.');
  type('The same again', 'long enough');
  fireEvent.click(screen.getByRole('button', { name: /^Save/ }));
  await waitFor(() =>
    expect(inputOf(shown, 'replaceDefaultPassword')).toMatchObject([{ token: 'token-1', password: 'long enough' }]),
  );
});

test('without a keyring the page says that the session ends with the app', async () => {
  await openPage({}, { keyStore: 'missing' });
  expect(await screen.findByText(/This computer has no keyring/)).toBeTruthy();
});

test('a studio on this disk opens without a connection', async () => {
  const shown = await openPage({
    accounts: () => [fixtures.account],
    checkServer: () => ({ kind: 'failed', code: 'offline', detail: {} }),
  });
  await screen.findByText('Halcyon Studio');
  await screen.findByText('This computer has no network.');
  fireEvent.click(screen.getByRole('button', { name: 'Open' }));
  await waitFor(() => expect(inputOf(shown, 'openAccount')).toEqual([{ accountId: 'account-1' }]));
});

async function openSignOut(waiting: number) {
  const shown = connect();
  shown.engine.answer({
    sync: () => ({
      ...fixtures.liveSync,
      connection: { kind: 'offline', since: fixtures.now, retryAt: null },
      outbox: { waiting, held: 0, sending: 0, checking: 0, rejected: 0 },
    }),
  });
  await show(<SignOutDialog isOpen onClose={() => {}} />, shown);
  return shown;
}

test('changes that were not sent are only discarded after typing how many', async () => {
  const shown = await openSignOut(3);
  await screen.findByText('3 changes have not reached the server.');
  fireEvent.click(screen.getByText('Discard 3 changes'));
  const button = screen.getByRole('button', { name: 'Discard 3 changes and sign out' });
  fireEvent.click(button);
  type('Type 3 to confirm', '3');
  fireEvent.click(button);
  await waitFor(() =>
    expect(inputOf(shown, 'signOut')).toEqual([{ accountId: 'account-1', data: 'keep', outbox: 'discard' }]),
  );
});

test('kept changes stay with their data', async () => {
  const shown = await openSignOut(2);
  await screen.findByText('2 changes have not reached the server.');
  fireEvent.click(screen.getByRole('button', { name: 'Keep and sign out' }));
  await waitFor(() =>
    expect(inputOf(shown, 'signOut')).toEqual([{ accountId: 'account-1', data: 'keep', outbox: 'keep' }]),
  );
});
