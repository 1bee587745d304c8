/**
 * A new playlist. Zou makes a second one of the same name where it is of no episode, so a lost answer is looked for as that of
 * a new asset: the one of its name that was not there before, by the same person and claimed by no other command.
 */
import { z } from 'zod';
import { InariError } from '../../../shared/errors.ts';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { playlistKinds, type Playlist } from '../../../shared/model/playlist.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { mayCreatePlaylist } from '../../../shared/rules/playlistRights.ts';
import type { Accepted, CommandDefinition, SendContext } from './command.ts';
import { entityActorOf } from './entityActorOf.ts';
import { markOf } from './overlayBuilder.ts';
import { entryShape, isAlike, nameVerdict, playlistChain, resolvedEntry } from './playlistPayload.ts';

const payload = z.object({
  localId: z.string(),
  productionId: z.string(),
  name: z.string(),
  kind: z.enum(playlistKinds),
  episodeId: z.string().nullable(),
  isForAll: z.boolean(),
  isForClient: z.boolean(),
  taskTypeId: z.string().nullable(),
  entries: z.array(entryShape),
  /** Its author knows that others have that name, and wants one more. */
  isTwinWanted: z.boolean().default(false),
});
type Payload = z.infer<typeof payload>;
const progress = z.object({ knownIds: z.array(z.string()) });

export const createPlaylist: CommandDefinition<'createPlaylist', InputOf<Commands, 'createPlaylist'>, Payload> = {
  kind: 'createPlaylist',
  payload,
  plan: (input, context) => {
    const localId = context.newId();
    const right = mayCreatePlaylist(entityActorOf(input.productionId, context));
    const verdict = right.allowed ? nameVerdict({ ...input, id: localId }, context) : right;
    if (!verdict.allowed)
      return [
        {
          kind: 'refused',
          taskId: null,
          code: 'not-allowed',
          detail: { reason: verdict.reason, name: input.name },
        },
      ];
    const wanted = { ...input, localId, isTwinWanted: false };
    return [{ kind: 'accepted', taskId: null, chain: playlistChain(localId), payload: wanted }];
  },
  overlay: (builder, command) => {
    const { productionId, name } = command.payload;
    // Its answer is late or was lost, and a pull has brought it: it would stand there twice.
    const attempted = command.state === 'waiting' ? null : progress.safeParse(command.progress);
    if (attempted?.success === true) {
      const isIt = isTheSame(command.payload, attempted.data.knownIds, builder);
      if (builder.hasPlaylistArrived(productionId, name, isIt)) return;
    }
    const mark = markOf(command.state, command.error?.code === 'conflict');
    builder.newPlaylist(mark, asPlaylist(command.payload, builder.personId, builder.resolve));
  },
  send: async ({ payload: wanted }, context) => {
    const alike = await alikeOnServer(wanted, context);
    const [other] = alike;
    if (other !== undefined && !wanted.isTwinWanted)
      throw new InariError('conflict', { field: 'name', serverValue: other.name, ownValue: wanted.name });
    context.saveProgress({ knownIds: alike.map(({ id }) => id) });
    const { kitsu, resolve, signal } = context;
    const entries = wanted.entries.map((entry) => resolvedEntry(entry, resolve));
    // What has been deleted meanwhile is left out of it, rather than nothing made of the rest.
    const found = await existing([...new Set(entries.map(({ entityId }) => entityId))], kitsu, signal);
    const made = await kitsu.createPlaylist(wanted.productionId, {
      ...wanted,
      entries: entries.filter(({ entityId }) => found.has(entityId)),
    });
    return accepted(wanted, made);
  },
  recognise: async ({ payload: wanted, progress: noted }, context) => {
    const attempted = progress.safeParse(noted);
    if (!attempted.success) return null;
    const isIt = isTheSame(wanted, attempted.data.knownIds, {
      personId: context.me.id,
      isClaimed: context.isClaimed,
    });
    const found = (await alikeOnServer(wanted, context)).find(isIt);
    return found === undefined ? null : accepted(wanted, found);
  },
  insist: (before) => ({ ...before, isTwinWanted: true }),
  without: (before, goneId) => ({
    ...before,
    entries: before.entries.filter(({ entityId }) => entityId !== goneId),
  }),
  describe: ({ localId, name, entries }) => ({
    excerpt: name,
    playlistId: localId,
    needs: entries.map(({ entityId }) => entityId),
  }),
};

const mostAtOnce = 100;

/** Of these shots and assets those that the server has. */
export async function existing(
  ids: readonly Id[],
  kitsu: SendContext['kitsu'],
  signal: AbortSignal,
): Promise<ReadonlySet<Id>> {
  const found = new Set<Id>();
  for (let start = 0; start < ids.length; start += mostAtOnce)
    for (const { id } of await kitsu.entitiesById(ids.slice(start, start + mostAtOnce), signal)) found.add(id);
  return found;
}

async function alikeOnServer(wanted: Payload, { kitsu, signal }: SendContext): Promise<readonly Playlist[]> {
  const named = await kitsu.playlistsNamed(wanted.productionId, wanted.name, signal);
  return named.filter((playlist) => isAlike(wanted, playlist));
}

/** A test for what an attempt may have become. */
function isTheSame(
  wanted: Payload,
  knownIds: readonly Id[],
  known: { readonly personId: Id; readonly isClaimed: (id: Id) => boolean },
): (candidate: Playlist) => boolean {
  return (candidate) =>
    isAlike(wanted, candidate) &&
    !knownIds.includes(candidate.id) &&
    !known.isClaimed(candidate.id) &&
    // Older servers do not tell who made one.
    (candidate.createdBy === null || candidate.createdBy === known.personId);
}

const accepted = ({ localId }: Payload, playlist: Playlist): Accepted => ({
  serverId: playlist.id,
  apply: (tables) => {
    tables.playlists.upsert(playlist);
    tables.identities.add(localId, playlist.id);
    tables.outbox.moveChain(playlistChain(localId), playlistChain(playlist.id));
  },
});

const asPlaylist = (wanted: Payload, personId: Id, resolve: (id: Id) => Id): Playlist => ({
  id: wanted.localId,
  productionId: wanted.productionId,
  name: wanted.name,
  episodeId: wanted.episodeId,
  isForAll: wanted.isForAll,
  isForClient: wanted.isForClient,
  kind: wanted.kind,
  taskTypeId: wanted.taskTypeId,
  entries: wanted.entries.map((entry) => resolvedEntry(entry, resolve)),
  createdBy: personId,
  createdAt: null,
  updatedAt: null,
});
