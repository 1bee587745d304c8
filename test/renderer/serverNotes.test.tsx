// What the server sends by mail and chat: a name that is typed stays in its field, whatever the server answers meanwhile.
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ServerNotes } from '../../renderer/features/settings/ServerNotes.tsx';
import type { OwnNotes } from '../../shared/model/ownNotes.ts';
import type { FakeEngine } from './support/fakeEngine.ts';
import { connect, show } from './support/show.tsx';

const notes: OwnNotes = {
  id: 'camille',
  isMailed: true,
  isInSlack: true,
  slackUserId: 'U1',
  isInMattermost: false,
  mattermostUserId: '',
  isInDiscord: false,
  discordUserId: '',
};
const field = () => screen.findByRole<HTMLInputElement>('textbox', { name: /Slack/ });
const kept = (engine: FakeEngine) =>
  engine.asked.filter(({ name }) => name === 'editOwnNotes').map(({ input }) => input);

function becomes(engine: FakeEngine, slackUserId: string, isMailed = true): void {
  engine.answer({ ownNotes: () => ({ notes: { ...notes, slackUserId, isMailed }, marks: {} }) });
  engine.announce({ kind: 'changed', sources: ['*'] });
}
async function open(): Promise<FakeEngine> {
  const shown = connect();
  shown.engine.answer({ ownNotes: () => ({ notes, marks: {} }) });
  await show(<ServerNotes />, shown);
  return shown.engine;
}

test('a name that was kept leaves the focus in its field, and a newer one of the server is shown there', async () => {
  const engine = await open();
  const name = await field();
  name.focus();
  fireEvent.change(name, { target: { value: 'U22 ' } });
  fireEvent.submit(name);
  await waitFor(() => expect(kept(engine)).toEqual([{ change: { field: 'slackUserId', value: 'U22' } }]));
  becomes(engine, 'U22');
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Keep' })).toBeNull());
  expect(document.activeElement).toBe(name);
  expect(name.value).toBe('U22');
  becomes(engine, 'U333');
  await waitFor(() => expect(name.value).toBe('U333'));
});

test('what is being typed is not taken away by what comes from the server', async () => {
  const engine = await open();
  const name = await field();
  name.focus();
  fireEvent.change(name, { target: { value: 'U2' } });
  becomes(engine, 'U9', false);
  await waitFor(() => expect(screen.getByRole('switch', { name: 'Mail' }).getAttribute('aria-checked')).toBe('false'));
  expect((await field()).value).toBe('U2');
  expect(document.activeElement).toBe(name);
});
