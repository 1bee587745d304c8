import { z } from 'zod';
import {
  flag,
  free,
  id,
  listOf,
  moment,
  newer,
  number,
  older,
  orNull,
  row,
  stored,
  text,
  type Shape,
} from './values.ts';
import type { Version } from '../version.ts';

const personFields = (version: Version) => ({
  ...stored('Person'),
  first_name: text,
  last_name: text,
  full_name: text,
  email: orNull(text),
  phone: orNull(text),
  contract_type: text,
  active: flag,
  archived: flag,
  last_presence: orNull(text),
  desktop_login: orNull(text),
  totp_enabled: flag,
  email_otp_enabled: flag,
  fido_enabled: flag,
  preferred_two_factor_authentication: orNull(text),
  shotgun_id: orNull(number),
  timezone: text,
  locale: text,
  data: orNull(free),
  role: z.enum(['admin', 'manager', 'supervisor', 'user', 'client', 'vendor']),
  position: text,
  seniority: text,
  daily_salary: number,
  has_avatar: flag,
  notifications_enabled: flag,
  notifications_slack_enabled: flag,
  notifications_slack_userid: text,
  notifications_mattermost_enabled: flag,
  notifications_mattermost_userid: text,
  notifications_discord_enabled: flag,
  notifications_discord_userid: text,
  is_bot: flag,
  expiration_date: orNull(text),
  studio_id: orNull(id),
  is_generated_from_ldap: flag,
  ldap_uid: orNull(text),
  ...older(version, { login_failed_attemps: number, last_login_failed: orNull(moment), fido_devices: listOf(text) }),
  ...newer(version, {
    country: orNull(text),
    use_12_hour_clock: flag,
    display_date_format: text,
    is_guest: flag,
    preview_project_id: orNull(id),
    preview_opened_at: orNull(moment),
    preview_open_until: orNull(moment),
  }),
});

/** Somebody's complete row, as managers read it and as comments carry it. */
export const person: Shape = (version) => row(personFields(version));
export const personWithDepartments: Shape = (version) => row({ ...personFields(version), departments: listOf(id) });

/** The older login answers an unfinished row: with the token's mark, without the departments. */
export const personAtLogin: Shape = (version) =>
  version === '0.20.52'
    ? row({ ...personFields(version), jti: orNull(text) })
    : row({ ...personFields(version), departments: listOf(id) });

export const personAuthenticated: Shape = (version) =>
  row({ ...personFields(version), departments: listOf(id), fido_devices: listOf(text) });

/** What colleagues see of each other. */
export const colleague: Shape = () =>
  row({
    id,
    type: z.literal('Person'),
    first_name: text,
    last_name: text,
    full_name: text,
    has_avatar: flag,
    active: flag,
    departments: listOf(id),
    studio_id: orNull(id),
    role: text,
    desktop_login: orNull(text),
    is_bot: flag,
  });

const organisationFields = {
  ...stored('Organisation'),
  name: text,
  hours_by_day: number,
  has_avatar: flag,
  use_original_file_name: flag,
  timesheets_locked: flag,
  format_duration_in_hours: flag,
  hd_by_default: flag,
  dark_theme_by_default: flag,
};
export const organisation: Shape = () => row(organisationFields);
/** The older login gives the chat secrets away. */
export const organisationAtLogin: Shape = (version) =>
  row({
    ...organisationFields,
    ...older(version, { chat_token_slack: text, chat_webhook_mattermost: text, chat_token_discord: text }),
  });
