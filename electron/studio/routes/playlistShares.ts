/*
 * Links by which people without an account look at a playlist: made, listed and revoked. The page they lead to is not served here.
 */
import { randomUUID } from 'node:crypto';
import { answer, type Answer } from '../answer.ts';
import { flag, param, text, type Call } from '../call.ts';
import { notFound } from '../errors.ts';
import { need } from '../lookups.ts';
import { hashPassword } from '../passwords.ts';
import { checkStaff } from '../permissions.ts';
import { plain } from '../relations.ts';
import { del, get, post, sinceOne, type Route } from '../route.ts';
import type { Sent } from '../serialise.ts';
import type { Row } from '../tables.ts';

function shared(call: Call): Row<'playlist'> {
  const row = need(call, 'playlist', param(call, 'playlist_id'));
  checkStaff(call, row.project_id);
  return row;
}

/** Of its password no more than that there is one. */
function shown({ studio }: Call, row: Row<'playlist_share_link'>): Sent {
  return { ...plain(studio, 'playlist_share_link', row), has_password: row.password !== null };
}

function list(call: Call): Answer {
  const rows = call.studio.store.playlist_share_link.by('playlist_id', shared(call).id);
  return answer(rows.filter((row) => row.is_active).map((row) => shown(call, row)));
}

function make(call: Call): Answer {
  const playlist = shared(call);
  const day = text(call, 'expiration_date', null);
  const password = text(call, 'password', null);
  const token = randomUUID();
  const row = call.studio.store.playlist_share_link.insert({
    token,
    playlist_id: playlist.id,
    created_by: call.caller.id,
    // A day is a whole one.
    expiration_date: day === null || day.includes('T') ? day : `${day}T23:59:59`,
    can_comment: flag(call, 'can_comment', true),
    password: password === null || password === '' ? null : hashPassword(password, token),
  });
  return answer(shown(call, row), 201);
}

/** It stays, and lets nobody in any more. */
function revoke(call: Call): Answer {
  const playlist = shared(call);
  const [row] = call.studio.store.playlist_share_link.by('token', param(call, 'token'));
  if (row === undefined || row.playlist_id !== playlist.id) throw notFound();
  const revoked = call.studio.store.playlist_share_link.update(row.id, { is_active: false });
  return answer(shown(call, revoked));
}

export const playlistShareRoutes: readonly Route[] = sinceOne(
  get('/data/playlists/:playlist_id/share', list),
  post('/data/playlists/:playlist_id/share', make),
  del('/data/playlists/:playlist_id/share/:token', revoke),
);
