/** Takes a command: rules checked, files kept, written into the outbox. From then on it is never lost. */
import { randomUUID } from 'node:crypto';
import { InariError } from '../../../shared/errors.ts';
import type { CommandAnswer, Commands, InputOf } from '../../../shared/ipc.ts';
import type { Id, Instant, Person, Role } from '../../../shared/model/studio.ts';
import type { CommandKind } from '../../../shared/model/sync.ts';
import { isConceptPicture } from '../../../shared/rules/newConcepts.ts';
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
export type AcceptAll = (given: readonly Given[]) => Promise<CommandAnswer>;

type AcceptedPlan = Extract<Plan<object>, { readonly kind: 'accepted' }>;
type PlannedKind<Planned = Plan<object>> = { readonly kind: CommandKind; readonly plan: Planned };
type Planned = PlannedKind<AcceptedPlan> & { readonly commandId: Id; readonly chain: string };

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

  /** By their chains, what is given and has its files copied still. */
  const beingCopied = new Map<string, Promise<void>>();

  /**
   * Nothing overtakes what was given before it, its files copied or not. Where no copies are waited for it is planned and taken
   * in one breath: what is given right after it is planned on what it made of things.
   */
  const inTurn = async (
    plan: (context: PlanContext) => readonly PlannedKind[],
    take: (accepted: readonly Planned[]) => Promise<readonly Id[]>,
  ): Promise<CommandAnswer> => {
    for (;;) {
      const plans = plan(planContext());
      const accepted = plans.flatMap(({ kind, plan: one }): Planned[] => {
        if (one.kind === 'refused') return [];
        const commandId = randomUUID();
        return [{ kind, plan: one, commandId, chain: one.chain ?? one.taskId ?? commandId }];
      });
      const before = new Set(accepted.flatMap(({ chain }) => beingCopied.get(chain) ?? []));
      if (before.size === 0) return { commandIds: await take(accepted), refused: refusedOf(plans) };
      // What was given before may change what this is about.
      await Promise.all(before);
    }
  };

  const acceptAll: AcceptAll = (given) => {
    const writtenAt = parts.now();
    return inTurn(
      (context) => given.flatMap((one) => planOf(one, context).map((plan) => ({ kind: one.kind, plan }))),
      (accepted) => {
        const hold = holdNow();
        if (accepted.length > 0)
          db.writeOriginals(() => {
            for (const { commandId, kind, chain, plan } of accepted) {
              const { taskId, payload } = plan;
              tables.outbox.add({ commandId, kind, taskId, chain, payload, writtenAt, draftKey: null, hold }, []);
            }
          });
        const commandIds = accepted.map(({ commandId }) => commandId);
        parts.batches.note(commandIds);
        return Promise.resolve(commandIds);
      },
    );
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

  /** With its files. */
  const take = async (given: GivenDown, planned: readonly Planned[]): Promise<readonly Id[]> => {
    const { handles, draftKey, draft, sheet, writtenAt } = given;
    const commands: { readonly command: NewCommand; readonly files: readonly OutboxFile[] }[] = [];
    try {
      for (const { kind, plan, commandId, chain } of planned) {
        const files = handles.length === 0 ? [] : await parts.queuedFiles.keep(commandId, handles);
        const { taskId, payload } = plan;
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
    const fits = fitsOf(kind);
    const unfit = fits === null ? [] : handles.filter(({ name }) => !fits(extensionOf(name)));
    if (unfit.length > 0)
      throw new InariError('not-allowed', { reason: 'file-type', names: unfit.map(({ name }) => name) });
    return inTurn(
      (context) => commandRegistry[kind].plan(input, context).map((plan) => ({ kind, plan })),
      async (accepted) => {
        const taken = take(given, accepted);
        if (handles.length === 0) return taken;
        const copied = taken.then(
          () => undefined,
          () => undefined,
        );
        for (const { chain } of accepted) beingCopied.set(chain, copied);
        await copied;
        for (const { chain } of accepted) beingCopied.delete(chain);
        return taken;
      },
    );
  };

  return { accept, acceptAll };
}

/** Which files the server takes with it; null: any. */
function fitsOf(kind: CommandKind): ((extension: string) => boolean) | null {
  if (kind === 'createConcept') return isConceptPicture;
  return kind === 'publishRevision' ? isPublishable : null;
}

const planOf = <Kind extends CommandKind>(given: Given<Kind>, context: PlanContext): readonly Plan<object>[] =>
  commandRegistry[given.kind].plan(given.input, context);

const refusedOf = (plans: readonly PlannedKind[]): CommandAnswer['refused'] =>
  plans.flatMap(({ plan }) =>
    plan.kind === 'refused'
      ? [{ taskId: plan.taskId, entityId: plan.entityId ?? null, code: plan.code, detail: plan.detail }]
      : [],
  );
