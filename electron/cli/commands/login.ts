import type { CommandDefinition } from '../command.ts';
import { exitCodes } from '../exitCodes.ts';

export const login: CommandDefinition = {
  usage: '--server URL --account EMAIL --password-stdin',
  summary: 'signs in, so that this computer knows the account',
  details: [
    'With the app running, or installed where there is a key store, the session is kept there. Elsewhere it ends with the',
    'command: the account is known from then on, and commands that reach the server take the password each time.',
  ],
  options: {},
  optionWords: [],
  words: [0, 0],
  isOnline: () => true,
  run: async (run) => {
    const session = await run.door.query('session', {});
    const isKept = session.kind === 'open' && session.tokenStore === 'key-store';
    const { id, serverUrl, studioName, personName, email } = run.account;
    run.print(
      { id, serverUrl, studioName, personName, email, isSessionKept: isKept },
      `Signed in to ${studioName} (${serverUrl}) as ${personName}.${isKept ? '' : ' The session is not kept: this is no app with a key store.'}`,
    );
    return exitCodes.done;
  },
};
