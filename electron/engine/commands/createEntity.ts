/**
 * A new shot or asset. Zou has no idempotency key, and makes a twin of an asset whose name is taken: before the request
 * leaves, the server is asked who has that name and the answer is written down; after a lost answer the one that is new
 * since then, by the same person and claimed by no other command, is ours.
 */
import { z } from 'zod';
import { InariError } from '../../../shared/errors.ts';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { Entity } from '../../../shared/model/entity.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { mayCreateEntity } from '../../../shared/rules/entityRights.ts';
import { expectOpen } from './closedProduction.ts';
import type { Accepted, CommandDefinition, Plan, PlanContext, SendContext } from './command.ts';
import { entityActorOf, entityChain } from './entityActorOf.ts';
import { markOf } from './overlayBuilder.ts';

const plain = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const payload = z.object({
  localId: z.string(),
  productionId: z.string(),
  place: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('Asset'), assetTypeId: z.string(), episodeId: z.string().nullable() }),
    z.object({ kind: z.literal('Shot'), sequenceId: z.string() }),
    z.object({ kind: z.enum(['Sequence', 'Edit']), episodeId: z.string().nullable() }),
    z.object({ kind: z.literal('Episode') }),
  ]),
  name: z.string(),
  description: z.string(),
  data: z.record(z.string(), plain),
  lengthFrames: z.number().nullable(),
  /** Its author knows that others have that name, and wants one more. */
  isTwinWanted: z.boolean().default(false),
});
type Payload = z.infer<typeof payload>;
const progress = z.object({ knownIds: z.array(z.string()) });

export const createEntity: CommandDefinition<'createEntity', InputOf<Commands, 'createEntity'>, Payload> = {
  kind: 'createEntity',
  payload,
  plan: ({ productionId, place, entities }, context) => {
    const verdict = mayCreateEntity(entityActorOf(productionId, context));
    const taken = takenNames({ productionId, place }, context);
    return entities.map(({ name, description, data, lengthFrames }): Plan<Payload> => {
      const refuse = (reason: string): Plan<Payload> => ({
        kind: 'refused',
        taskId: null,
        code: 'not-allowed',
        detail: { reason, name },
      });
      if (!verdict.allowed) return refuse(verdict.reason);
      if (taken.has(name)) return refuse('name-taken');
      taken.add(name);
      const localId = context.newId();
      return {
        kind: 'accepted',
        taskId: null,
        chain: entityChain(localId),
        payload: {
          localId,
          productionId,
          place,
          name,
          description,
          data,
          // The server takes it, and no list of assets brings it back.
          lengthFrames: place.kind === 'Shot' ? lengthFrames : null,
          isTwinWanted: false,
        },
      };
    });
  },
  overlay: (builder, command) => {
    const { productionId, name } = command.payload;
    // Its answer is late or was lost, and a pull has brought it: it would stand there twice.
    const attempted = command.state === 'waiting' ? null : progress.safeParse(command.progress);
    if (attempted?.success === true) {
      const isIt = isTheSame(command.payload, attempted.data.knownIds, builder);
      if (builder.hasEntityArrived(productionId, name, isIt)) return;
    }
    const mark = markOf(command.state, command.error?.code === 'conflict');
    builder.newEntity(command.seq, mark, asEntity(command.payload, builder.personId));
  },
  send: async ({ payload: wanted }, context) => {
    const alike = await alikeOnServer(wanted, context);
    const [other] = alike;
    if (other !== undefined && !wanted.isTwinWanted)
      throw new InariError('conflict', { field: 'name', serverValue: other.name, ownValue: wanted.name });
    context.saveProgress({ knownIds: alike.map(({ id }) => id) });
    return accepted(wanted, await create(wanted, context));
  },
  recognise: async ({ payload: wanted, progress: noted }, context) => {
    const attempted = progress.safeParse(noted);
    if (!attempted.success) return null;
    const isIt = isTheSame(wanted, attempted.data.knownIds, {
      personId: context.me.id,
      isClaimed: context.isClaimed,
    });
    const found = (await alikeOnServer(wanted, context)).find(isIt);
    if (found !== undefined) return accepted(wanted, found);
    expectOpen(wanted.productionId, (await context.kitsu.bootstrap(context.signal)).productions);
    return null;
  },
  insist: (before) => ({ ...before, isTwinWanted: true }),
  describe: ({ localId }) => ({ excerpt: '', entityId: localId }),
};

/** The sequence of a shot, the episode of a sequence or an edit. */
function parentIn(place: Payload['place']): Id | null {
  if (place.kind === 'Shot') return place.sequenceId;
  return place.kind === 'Sequence' || place.kind === 'Edit' ? place.episodeId : null;
}

/** Where a second one of a name is a twin: assets of one type, shots of one sequence. */
function isAlike({ place }: Pick<Payload, 'place'>, entity: Entity): boolean {
  if (entity.kind !== place.kind || entity.isCanceled) return false;
  return place.kind === 'Asset' ? entity.assetTypeId === place.assetTypeId : entity.parentId === parentIn(place);
}

function takenNames(where: Pick<Payload, 'productionId' | 'place'>, context: PlanContext): Set<string> {
  const known = context.tables.entities.ofProduction(where.productionId, where.place.kind);
  const waiting = context.waitingEntities().filter(({ productionId }) => productionId === where.productionId);
  return new Set([...known, ...waiting].filter((entity) => isAlike(where, entity)).map(({ name }) => name));
}

async function alikeOnServer(wanted: Payload, { kitsu, signal }: SendContext): Promise<readonly Entity[]> {
  const named = await kitsu.entitiesNamed(wanted.productionId, wanted.name, signal);
  return named.filter((entity) => isAlike(wanted, entity));
}

/** A test for what an attempt may have become. */
function isTheSame(
  wanted: Payload,
  knownIds: readonly Id[],
  known: { readonly personId: Id; readonly isClaimed: (id: Id) => boolean },
): (candidate: Entity) => boolean {
  return (candidate) =>
    isAlike(wanted, candidate) &&
    candidate.name === wanted.name &&
    !knownIds.includes(candidate.id) &&
    !known.isClaimed(candidate.id) &&
    // Boards do not tell who made one.
    (candidate.createdBy === null || candidate.createdBy === known.personId);
}

function create({ productionId, place, ...wanted }: Payload, { kitsu }: SendContext): Promise<Entity> {
  if (place.kind === 'Asset')
    return kitsu.createAsset(productionId, place.assetTypeId, { ...wanted, episodeId: place.episodeId });
  if (place.kind === 'Shot') return kitsu.createShot(productionId, place.sequenceId, wanted);
  return kitsu.createOther(productionId, place.kind, { ...wanted, episodeId: parentIn(place) });
}

const accepted = ({ localId }: Payload, entity: Entity): Accepted => ({
  serverId: entity.id,
  apply: (tables) => {
    tables.entities.upsert(entity);
    tables.identities.add(localId, entity.id);
    tables.outbox.moveChain(entityChain(localId), entityChain(entity.id));
  },
});

const asEntity = (wanted: Payload, personId: Id): Entity => ({
  id: wanted.localId,
  productionId: wanted.productionId,
  kind: wanted.place.kind,
  assetTypeId: wanted.place.kind === 'Asset' ? wanted.place.assetTypeId : null,
  name: wanted.name,
  description: wanted.description,
  parentId: parentIn(wanted.place),
  sourceId: wanted.place.kind === 'Asset' ? wanted.place.episodeId : null,
  isCanceled: false,
  isShared: false,
  lengthFrames: wanted.lengthFrames,
  castCount: 0,
  isCastingStandby: false,
  readyForTaskTypeId: null,
  mainPreviewFileId: null,
  linkedIds: [],
  data: wanted.data,
  createdBy: personId,
  updatedAt: null,
});
