/** What a role may do to playlists, answered before anything is sent. Where servers differ the stricter rule holds. */
import type { Playlist } from '../model/playlist.ts';
import type { Role } from '../model/studio.ts';
import type { EntityActor } from './entityRights.ts';
import { allowed, inOpenProduction, isStaff, refused, type Verdict } from './taskActor.ts';

/** Vendors are shown none. */
export const maySeePlaylists = (role: Role): boolean => role !== 'vendor';

/** Clients are shown what is meant for them; older servers would tell them more. */
export const maySeePlaylist = (role: Role, { isForClient }: Pick<Playlist, 'isForClient'>): boolean =>
  maySeePlaylists(role) && (role !== 'client' || isForClient);

/** Whoever reviews it, and clients what is meant for them, get its files from the server in one piece. */
export const mayDownloadPlaylist = (role: Role, playlist: Pick<Playlist, 'isForClient'>): boolean =>
  role !== 'user' && maySeePlaylist(role, playlist);

/** The server's machines are kept busy by it. */
export const mayBuildPlaylistMovie = (role: Role): boolean => role === 'admin' || role === 'manager';

export function mayCreatePlaylist(actor: EntityActor): Verdict {
  return inOpenProduction(actor, () => (isStaff(actor) || actor.role === 'supervisor' ? allowed : refused('role')));
}

/** Staff, and supervisors what they made; where the server does not tell who did (0.20.52), it asks no more of them either. */
export function mayEditPlaylist(actor: EntityActor & { readonly playlist: Pick<Playlist, 'createdBy'> }): Verdict {
  return inOpenProduction(actor, () => {
    if (isStaff(actor)) return allowed;
    if (actor.role !== 'supervisor') return refused('role');
    const { createdBy } = actor.playlist;
    return createdBy === null || createdBy === actor.person.id ? allowed : refused('not-the-author');
  });
}

/** A link lets in whoever has it. */
export const maySharePlaylist = (role: Role): boolean => role === 'admin' || role === 'manager';
