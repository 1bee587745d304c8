/** Takes a command: rules checked, files kept, written into the outbox. From then on it is never lost. */
import { randomUUID } from 'node:crypto';
import { InariError } from '../../../shared/errors.ts';
import type { CommandAnswer, Commands, InputOf } from '../../../shared/ipc.ts';
import type { Id, Instant, Person, Role } from '../../../shared/model/studio.ts';
import type { CommandKind } from '../../../shared/model/sync.ts';
import { isPublishable } from '../../../shared/rules/publishable.ts';
import type { Database } from '../db/open.ts';
import type { Tables } from '../db/tables.ts';
import type { NewCommand, OutboxFile } from '../db/tables/outbox.ts';
import type { Batches } from './batches.ts';
import type { Plan, PlanContext } from './command.ts';
import { extensionOf, type FileHandles, type HandledFile } from './fileHandles.ts';
import { shownCasting } from './overlayCasting.ts';
import { overlaidProduction, overlaidTask, shownEntity, shownPlaylist } from './overlay.ts';
import { byId, shownSearches, shownSearchGroups } from './overlaySearches.ts';
import type { Overlay } from './overlayView.ts';
import type { QueuedFiles } from './queuedFiles.ts';
import { commandRegistry, readCommand } from './registry.ts';

export type AcceptParts = {
  readonly db: Database;
  readonly tables: Tables;
  readonly overlay: () => Overlay;
  readonly handles: FileHandles;
  readonly queuedFiles: QueuedFiles;
  readonly me: () => Person;
  readonly roleIn: (productionId: Id) => Role;
  /** Whether what is given now waits until its author has looked at it. */
  readonly waitsForLook: () => boolean;
  readonly now: () => Instant;
  readonly batches: Batches;
  /** True while a request of the command is under way. */
  readonly isSending: (commandId: Id) => boolean;
};

export type AcceptCommand = <Kind extends CommandKind>(
  kind: Kind,
  input: InputOf<Commands, Kind>,
) => Promise<CommandAnswer>;

/** One change of any kind that needs neither files nor a draft. */
export type Given<Kind extends CommandKind = CommandKind> = {
  readonly [Name in Kind]: { readonly kind: Name; readonly input: InputOf<Commands, Name> };
}[Kind];

/** Many changes at once, in one transaction; taken back in one go as well. */
export type AcceptAll = (given: readonly Given[]) => CommandAnswer;

type AcceptedPlan = Extract<Plan<object>, { readonly kind: 'accepted' }>;
type Planned = { readonly plan: AcceptedPlan; readonly commandId: Id };

/** What belongs to a command as it is given, whatever comes before its turn. */
type GivenDown = {
  readonly writtenAt: Instant;
  readonly draftKey: string | null;
  /** What stood in the draft then. */
  readonly draft: string | null;
  readonly handles: readonly HandledFile[];
  readonly sheet: { readonly key: string; readonly rest: string | null } | null;
};

export function createAccept(parts: AcceptParts): { readonly accept: AcceptCommand; readonly acceptAll: AcceptAll } {
  const { db, tables } = parts;
  const planContext = (): PlanContext => ({
    tables,
    me: parts.me(),
    roleIn: parts.roleIn,
    taskWithOverlay: (taskId) => {
      const task = tables.tasks.get(taskId);
      return task === null ? null : overlaidTask(task, parts.overlay());
    },
    entityWithOverlay: (entityId) => shownEntity(tables.identities.resolve(entityId), tables, parts.overlay()),
    castingWithOverlay: (entityId) => shownCasting(entityId, tables, parts.overlay()),
    waitingEntities: () => [...parts.overlay().newEntities.values()].map(({ entity }) => entity),
    playlistWithOverlay: (playlistId) => shownPlaylist(tables.identities.resolve(playlistId), tables, parts.overlay()),
    waitingPlaylists: () => [...parts.overlay().newPlaylists.values()].map(({ playlist }) => playlist),
    searchWithOverlay: (searchId) => byId(shownSearches(tables, parts.overlay()), tables.identities.resolve(searchId)),
    searchGroupWithOverlay: (groupId) =>
      byId(shownSearchGroups(tables, parts.overlay()), tables.identities.resolve(groupId)),
    isTaskWaiting: (entityId, taskTypeId) => parts.overlay().newTasks.get(entityId)?.has(taskTypeId) === true,
    descriptorsWithOverlay: (productionId) => {
      const production = tables.productions.get(productionId);
      return production === null ? [] : overlaidProduction(production, parts.overlay()).descriptors;
    },
    newId: randomUUID,
    now: parts.now,
  });

  const holdNow = () => (parts.waitsForLook() ? ('until-seen' as const) : null);

  const acceptAll: AcceptAll = (given) => {
    const context = planContext();
    const planned = given.flatMap((one) =>
      planOf(one, context).map((plan) => ({ plan, kind: one.kind, commandId: randomUUID() })),
    );
    const writtenAt = parts.now();
    const hold = holdNow();
    const commandIds: Id[] = [];
    if (planned.some(({ plan }) => plan.kind === 'accepted'))
      db.writeOriginals(() => {
        for (const { plan, kind, commandId } of planned) {
          if (plan.kind === 'refused') continue;
          const { taskId, payload } = plan;
          const chain = chainOf(plan, commandId);
          tables.outbox.add({ commandId, kind, taskId, chain, payload, writtenAt, draftKey: null, hold }, []);
          commandIds.push(commandId);
        }
      });
    parts.batches.note(commandIds);
    return { commandIds, refused: refusedOf(planned.map(({ plan }) => plan)) };
  };

  /** Into one that waits, where nothing was given since and it was never tried: nobody but this app knows of it so far. */
  const gather = ({ kind, chain, payload, draftKey, hold }: NewCommand): Id | null => {
    // Of a thousand given at once each would read the queue anew.
    if (!commandRegistry[kind].gathers) return null;
    const before = tables.outbox.all().at(-1);
    if (before?.kind !== kind || before.chain !== chain || before.state !== 'waiting') return null;
    if (
      before.attempts > 0 ||
      before.hold !== hold ||
      before.hasFiles ||
      before.draftKey !== draftKey ||
      parts.isSending(before.commandId)
    )
      return null;
    const gathered = readCommand(before)?.gathered(payload) ?? null;
    if (gathered === null) return null;
    tables.outbox.setPayload(before.commandId, gathered);
    return before.commandId;
  };

  /** By their chains, what is given and has its files copied still: nothing that is given after it overtakes it. */
  const beingCopied = new Map<string, Promise<void>>();

  /** With its files. Without any all is done in one breath: what is given right after it is planned on what it made of things. */
  const take = async (kind: CommandKind, given: GivenDown, plans: readonly Planned[]): Promise<readonly Id[]> => {
    const { handles, draftKey, draft, sheet, writtenAt } = given;
    const commands: { readonly command: NewCommand; readonly files: readonly OutboxFile[] }[] = [];
    try {
      for (const { plan, commandId } of plans) {
        const files = handles.length === 0 ? [] : await parts.queuedFiles.keep(commandId, handles);
        const { taskId, payload } = plan;
        const chain = chainOf(plan, commandId);
        const command = { commandId, kind, taskId, chain, payload, writtenAt, draftKey, hold: null };
        commands.push({ command, files });
      }
      const hold = holdNow();
      const commandIds: Id[] = [];
      if (commands.length > 0)
        db.writeOriginals(() => {
          for (const { command, files } of commands) {
            const gathered = files.length === 0 ? gather({ ...command, hold }) : null;
            if (gathered === null) tables.outbox.add({ ...command, hold }, files);
            commandIds.push(gathered ?? command.commandId);
          }
          // What was typed while large files were being copied has not been sent with them.
          if (draftKey !== null && tables.drafts.get(draftKey) === draft) tables.drafts.remove(draftKey);
          if (sheet !== null && sheet.rest !== null) tables.drafts.set(sheet.key, sheet.rest, writtenAt);
          else if (sheet !== null) tables.drafts.remove(sheet.key);
        });
      parts.batches.note(commandIds);
      return commandIds;
    } catch (error) {
      // Nothing was queued: the copies belong to nobody, and a full disk has no room for them.
      await parts.queuedFiles.removeCopies(
        commands.flatMap(({ files }) => files.filter(({ kept }) => kept === 'copy').map(({ path }) => path)),
      );
      throw error;
    }
  };

  const accept: AcceptCommand = async (kind, input) => {
    const draftKey = 'draftKey' in input && typeof input.draftKey === 'string' ? input.draftKey : null;
    const given: GivenDown = {
      writtenAt: parts.now(),
      draftKey,
      draft: draftKey === null ? null : tables.drafts.get(draftKey),
      handles: 'handles' in input ? input.handles.map(parts.handles.get) : [],
      sheet: 'sheet' in input ? (input.sheet ?? null) : null,
    };
    const { handles } = given;
    const unfit = kind === 'publishRevision' ? handles.filter(({ name }) => !isPublishable(extensionOf(name))) : [];
    if (unfit.length > 0)
      throw new InariError('not-allowed', { reason: 'file-type', names: unfit.map(({ name }) => name) });
    for (;;) {
      const plans = commandRegistry[kind].plan(input, planContext());
      const accepted = plans.flatMap((plan) => (plan.kind === 'accepted' ? [{ plan, commandId: randomUUID() }] : []));
      const chains = accepted.map(({ plan, commandId }) => chainOf(plan, commandId));
      const before = chains.flatMap((chain) => beingCopied.get(chain) ?? []);
      if (before.length > 0) {
        await Promise.all(before);
        // What was given before may have changed what this one is about.
        continue;
      }
      const taken = take(kind, given, accepted);
      if (handles.length > 0) {
        const copied = taken.then(
          () => undefined,
          () => undefined,
        );
        for (const chain of chains) beingCopied.set(chain, copied);
        await copied;
        for (const chain of chains) beingCopied.delete(chain);
      }
      return { commandIds: await taken, refused: refusedOf(plans) };
    }
  };

  return { accept, acceptAll };
}

const chainOf = ({ chain, taskId }: AcceptedPlan, commandId: Id): string => chain ?? taskId ?? commandId;

const planOf = <Kind extends CommandKind>(given: Given<Kind>, context: PlanContext): readonly Plan<object>[] =>
  commandRegistry[given.kind].plan(given.input, context);

const refusedOf = (plans: readonly Plan<object>[]): CommandAnswer['refused'] =>
  plans.flatMap((plan) =>
    plan.kind === 'refused'
      ? [{ taskId: plan.taskId, entityId: plan.entityId ?? null, code: plan.code, detail: plan.detail }]
      : [],
  );
