/**
 * One line of a casting: an asset more, an asset less, another count or label. The server keeps the lines of an entity as one list,
 * and the last to write it wins: so it is read anew before, one's own changes are made in what is there then
 * (shared/rules/castingLines.ts), and those that wait together are written together. Rests on GET and PUT
 * /data/projects/{p}/entities/{e}/casting.
 */
import { z } from 'zod';
import { InariError, type ErrorDetail } from '../../../shared/errors.ts';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { CastingChange, CastingEntry, CastingLine } from '../../../shared/model/casting.ts';
import type { Entity } from '../../../shared/model/entity.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { applyCastingChange, isSameLine, lineOf } from '../../../shared/rules/castingLines.ts';
import { mayChangeCasting } from '../../../shared/rules/entityRights.ts';
import type { Tables } from '../db/tables.ts';
import type { Accepted, Command, CommandDefinition, Plan, PlanContext, TogetherContext } from './command.ts';
import { existing } from './createPlaylist.ts';
import { entityActorOf } from './entityActorOf.ts';
import { localRefusal } from './localRefusal.ts';
import { markOf } from './overlayBuilder.ts';

const line = z.object({ occurrences: z.number(), label: z.string() }).nullable();
const payload = z.object({
  productionId: z.string(),
  /** Temporary where the shot or asset itself waits, and so is the asset's. */
  entityId: z.string(),
  assetId: z.string(),
  /** As it was called: the queue says so when it is gone. */
  assetName: z.string(),
  seen: line,
  own: line,
});
type Payload = z.infer<typeof payload>;
type Input = InputOf<Commands, 'changeCasting'>;

export const changeCasting: CommandDefinition<'changeCasting', Input, Payload> = {
  kind: 'changeCasting',
  payload,
  plan: ({ changes }, context) => {
    const made = new Map<Id, readonly CastingEntry[]>();
    return changes.map((given) => planChange(given, made, context));
  },
  overlay: (builder, { payload: { entityId, assetId, seen, own }, state, error }) => {
    builder.changeCasting(builder.resolve(entityId), markOf(state, error?.code === 'conflict'), {
      assetId: builder.resolve(assetId),
      seen,
      own,
    });
  },
  send: async (command, context) => {
    const [outcome] = await sendChanges([command], context);
    if (outcome?.status === 'fulfilled') return outcome.value;
    throw outcome?.reason;
  },
  together: { key: ({ entityId }) => entityId, inChain: true, send: sendChanges },
  insist: (before, { detail: { serverValue, serverLabel } }) => ({
    ...before,
    seen:
      typeof serverValue === 'number'
        ? { occurrences: serverValue, label: typeof serverLabel === 'string' ? serverLabel : '' }
        : null,
  }),
  describe: ({ entityId, assetId, assetName, own }) => ({
    excerpt: assetName,
    entityId,
    rowId: entityId,
    needs: [entityId, assetId],
    change: { field: 'casting', value: own?.occurrences ?? null },
  }),
};

const castingChain = (entityId: Id): string => `casting:${entityId}`;

/** Each is planned on what the ones before it make of the list. */
function planChange(
  { entityId, assetId, occurrences, label }: Input['changes'][number],
  made: Map<Id, readonly CastingEntry[]>,
  context: PlanContext,
): Plan<Payload> {
  const refuse = (code: 'not-allowed' | 'not-on-this-disk', detail: ErrorDetail): Plan<Payload> => ({
    kind: 'refused',
    taskId: null,
    entityId,
    code,
    detail,
  });
  const entity = context.entityWithOverlay(entityId);
  const asset = context.entityWithOverlay(assetId);
  if (entity === null || asset === null) return refuse('not-on-this-disk', {});
  const verdict = mayChangeCasting({ ...entityActorOf(entity.productionId, context), entity });
  if (!verdict.allowed) return refuse('not-allowed', { reason: verdict.reason });
  const entries = made.get(entity.id) ?? context.castingWithOverlay(entity.id);
  const seen = lineOf(entries, asset.id);
  if (occurrences > 0 && seen === null && !isCastable(asset, entity))
    return refuse('not-allowed', { reason: 'other-kind' });
  const own: CastingLine | null = occurrences === 0 ? null : { occurrences, label: label ?? seen?.label ?? '' };
  if (isSameLine(seen, own)) return refuse('not-allowed', { reason: 'already-there' });
  made.set(entity.id, applyCastingChange(entries, { assetId: asset.id, seen, own }).entries);
  return {
    kind: 'accepted',
    taskId: null,
    chain: castingChain(entity.id),
    payload: {
      productionId: entity.productionId,
      entityId: entity.id,
      assetId: asset.id,
      assetName: asset.name,
      seen,
      own,
    },
  };
}

/** Of the same production, or shared with all; canceled ones are in no casting. */
const isCastable = (asset: Entity, { id, productionId }: Entity): boolean =>
  asset.kind === 'Asset' &&
  !asset.isCanceled &&
  asset.id !== id &&
  (asset.productionId === productionId || asset.isShared);

async function sendChanges(
  commands: readonly Command<Payload>[],
  { kitsu, resolve, signal, expectNoStraggler }: TogetherContext,
): Promise<readonly PromiseSettledResult<Accepted>[]> {
  const [first] = commands;
  if (first === undefined) return [];
  const { productionId } = first.payload;
  const entityId = resolve(first.payload.entityId);
  const changes = commands.map(({ payload: { assetId, seen, own } }): CastingChange => ({
    assetId: resolve(assetId),
    seen,
    own,
  }));
  // 0.20.52 answers for what is gone as for what has no casting.
  const found = await existing(
    [entityId, ...new Set(changes.flatMap(({ assetId, own }) => (own === null ? [] : [assetId])))],
    kitsu,
    signal,
  );
  if (!found.has(entityId))
    return commands.map(() => ({ status: 'rejected', reason: localRefusal('gone', { entityId }) }));
  const before = (await kitsu.castingOf(productionId, entityId, signal)).map(
    ({ assetId, occurrences, label }): CastingEntry => ({ assetId, occurrences, label }),
  );
  let entries: readonly CastingEntry[] = before;
  const settled = changes.map((change): PromiseSettledResult<Accepted> => {
    if (change.own !== null && !found.has(change.assetId))
      return { status: 'rejected', reason: localRefusal('gone', { entityId: change.assetId }) };
    const applied = applyCastingChange(entries, change);
    entries = applied.entries;
    return applied.outcome.kind === 'taken'
      ? { status: 'rejected', reason: conflictOf(change, applied.outcome.line) }
      : { status: 'fulfilled', value: accepted(productionId, entityId, change, () => entries !== before) };
  });
  if (entries !== before) {
    expectNoStraggler();
    await kitsu.setCasting(productionId, entityId, entries);
  }
  return settled;
}

/** The values are counts, for whoever shows them; an absent one means not cast. */
function conflictOf({ own }: CastingChange, server: CastingLine | null): InariError {
  return new InariError('conflict', {
    field: 'casting',
    serverValue: server?.occurrences ?? null,
    ownValue: own?.occurrences ?? null,
    serverLabel: server?.label ?? '',
    serverText: textOf(server),
    ownText: textOf(own),
  });
}

/** `×3 animate`; empty where it is not cast. */
const textOf = (one: CastingLine | null): string =>
  one === null ? '' : [`×${String(one.occurrences)}`, one.label].filter((part) => part !== '').join(' ');

const accepted = (productionId: Id, entityId: Id, change: CastingChange, isWritten: () => boolean): Accepted => ({
  serverId: null,
  apply: (tables) => {
    // Made once more in what is known by now: others may have gone on since, and a pull have brought that.
    const { entries } = applyCastingChange(castingEntries(tables, entityId), change);
    tables.castings.replaceOfEntity(
      entityId,
      entries.map((entry) => ({ ...entry, productionId, entityId })),
    );
    const entity = tables.entities.get(entityId);
    // The server counts when a casting is written. Where there was nothing to write, its count stays what it was.
    if (entity === null || !isWritten()) return;
    tables.entities.upsert({ ...entity, castCount: entries.length });
    if (entity.kind === 'Episode' && change.own === null) leaveShots(tables, entity, change.assetId);
    if (entity.kind === 'Shot' && change.own !== null) joinEpisode(tables, entity, change);
  },
});

/** To the server what is taken out of an episode plays in none of its shots any more. */
function leaveShots(tables: Tables, { id, productionId }: Entity, assetId: Id): void {
  const below = (ids: readonly Id[]): readonly Id[] =>
    tables.entities.kindsBelow(productionId, ids).map((one) => one.id);
  for (const shotId of below(below([id]))) {
    const entries = castingEntries(tables, shotId);
    const left = entries.filter((entry) => entry.assetId !== assetId);
    if (left.length === entries.length) continue;
    tables.castings.replaceOfEntity(
      shotId,
      left.map((entry) => ({ ...entry, productionId, entityId: shotId })),
    );
    const shot = tables.entities.get(shotId);
    if (shot !== null) tables.entities.upsert({ ...shot, castCount: left.length });
  }
}

/** And what is cast in a shot is cast in its episode. */
function joinEpisode(tables: Tables, { productionId, parentId }: Entity, { assetId, own }: CastingChange): void {
  const entityId = tables.entities.get(parentId ?? '')?.parentId ?? null;
  if (entityId === null) return;
  const entries = castingEntries(tables, entityId);
  if (entries.some((entry) => entry.assetId === assetId)) return;
  const joined = [...entries, { assetId, occurrences: 1, label: own?.label ?? '' }];
  tables.castings.replaceOfEntity(
    entityId,
    joined.map((entry) => ({ ...entry, productionId, entityId })),
  );
}

/** As the mirror holds it: of each asset one line, as the server sees to. */
export function castingEntries(tables: Tables, entityId: Id): readonly CastingEntry[] {
  return tables.castings.ofEntity(entityId).map(({ assetId, occurrences, label }) => ({ assetId, occurrences, label }));
}
