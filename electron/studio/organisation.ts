import { plain } from './relations.ts';
import type { Sent } from './serialise.ts';
import type { Studio } from './studio.ts';
import type { Row } from './tables.ts';

const chatSecrets = ['chat_token_slack', 'chat_webhook_mattermost', 'chat_token_discord'];

/** The one organisation; made when a studio has none. */
export function organisation({ store }: Studio): Row<'organisation'> {
  return store.organisation.all()[0] ?? store.organisation.insert({ name: 'Kitsu' });
}

/** `withChatTokens`: 0.20.52 sends them at login to everybody but admins, by mistake. */
export function sentOrganisation(studio: Studio, withChatTokens: boolean): Sent {
  const sent = plain(studio, 'organisation', organisation(studio));
  if (!withChatTokens) for (const key of chatSecrets) delete sent[key];
  return sent;
}
