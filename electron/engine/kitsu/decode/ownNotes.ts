import { z } from 'zod';
import type { OwnNotes, OwnNotesChange } from '../../../../shared/model/ownNotes.ts';
import { flag, neededId, text } from './wireFields.ts';

export const wireNoteFields: Readonly<Record<OwnNotesChange['field'], string>> = {
  isMailed: 'notifications_enabled',
  isInSlack: 'notifications_slack_enabled',
  slackUserId: 'notifications_slack_userid',
  isInMattermost: 'notifications_mattermost_enabled',
  mattermostUserId: 'notifications_mattermost_userid',
  isInDiscord: 'notifications_discord_enabled',
  discordUserId: 'notifications_discord_userid',
};

/** Of one's own row, as the server tells it when one signs in. */
export const ownNotes = z
  .object({
    id: neededId,
    notifications_enabled: flag,
    notifications_slack_enabled: flag,
    notifications_slack_userid: text,
    notifications_mattermost_enabled: flag,
    notifications_mattermost_userid: text,
    notifications_discord_enabled: flag,
    notifications_discord_userid: text,
  })
  .transform((row): OwnNotes => ({
    id: row.id,
    isMailed: row.notifications_enabled,
    isInSlack: row.notifications_slack_enabled,
    slackUserId: row.notifications_slack_userid,
    isInMattermost: row.notifications_mattermost_enabled,
    mattermostUserId: row.notifications_mattermost_userid,
    isInDiscord: row.notifications_discord_enabled,
    discordUserId: row.notifications_discord_userid,
  }));
