/**
 * A new concept: a picture that is put up. To Kitsu it is an entity, what it is of, a task of the kind that concepts have, and a first
 * revision of that: each step is written down when it is done, and looked for when its answer was lost.
 */
import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { Entity } from '../../../shared/model/entity.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Task } from '../../../shared/model/task.ts';
import { withLink } from '../../../shared/rules/conceptLinks.ts';
import { conceptTaskType, freeName } from '../../../shared/rules/newConcepts.ts';
import { mayCreateConcept } from '../../../shared/rules/entityRights.ts';
import { mayAssign, mayPublish } from '../../../shared/rules/permissions.ts';
import { ApiError } from '../kitsu/ApiError.ts';
import type { Tables } from '../db/tables.ts';
import type { Accepted, Command, CommandDefinition, Plan, PlanContext, SendContext } from './command.ts';
import type { CommentToPost } from './commentOnServer.ts';
import { entityActorOf, entityChain } from './entityActorOf.ts';
import { localRefusal } from './localRefusal.ts';
import { markOf } from './overlayBuilder.ts';
import { noPublishProgress, overlayPublish, publishFiles, publishProgressShape } from './publishSteps.ts';

const payload = z.object({
  localId: z.string(),
  commentLocalId: z.string(),
  productionId: z.string(),
  taskTypeId: z.string(),
  name: z.string(),
  /** Temporary where they wait themselves. */
  linkedIds: z.array(z.string()),
});
type Payload = z.infer<typeof payload>;

const progressShape = z.object({
  /** The one that it was asked for by: free on the server then, so that who has it now is ours. */
  attemptedName: z.string().nullable().default(null),
  entityId: z.string().nullable().default(null),
  isLinked: z.boolean().default(false),
  taskId: z.string().nullable().default(null),
  publish: publishProgressShape.default(noPublishProgress),
});
type ConceptProgress = z.infer<typeof progressShape>;

export const readConceptProgress = (progress: unknown): ConceptProgress =>
  progressShape.safeParse(progress).data ?? progressShape.parse({});

export const createConcept: CommandDefinition<'createConcept', InputOf<Commands, 'createConcept'>, Payload> = {
  kind: 'createConcept',
  payload,
  plan: ({ productionId, name, linkedIds }, context) => [planConcept(productionId, name, linkedIds, context)],
  overlay: (builder, command) => {
    const { localId, productionId, taskTypeId } = command.payload;
    const mark = markOf(command.state, false);
    const { attemptedName, entityId, taskId, publish } = readConceptProgress(command.progress);
    if (taskId !== null) overlayPublish(builder, command, firstComment(command.payload, taskId), publish);
    else if (entityId !== null) builder.newTask(entityId, taskTypeId, mark);
    // Its answer is late or was lost, and a pull has brought it: it would stand there twice.
    else if (attemptedName === null || !builder.hasEntityArrived(productionId, attemptedName, isOurs(builder))) {
      const [picture] = builder.filesOf(command.commandId);
      builder.newEntity(command.seq, mark, {
        ...asEntity(command.payload, builder.personId),
        mainPreviewFileId: picture?.id ?? null,
      });
      builder.newTask(localId, taskTypeId, mark);
    }
  },
  send,
  without: (before, goneId) => ({ ...before, linkedIds: before.linkedIds.filter((id) => id !== goneId) }),
  describe: ({ localId, name, linkedIds }) => ({ excerpt: name, entityId: localId, needs: linkedIds }),
};

function planConcept(
  productionId: Id,
  wantedName: string,
  linkedIds: readonly Id[],
  context: PlanContext,
): Plan<Payload> {
  const refuse = (reason: string): Plan<Payload> => ({
    kind: 'refused',
    taskId: null,
    code: 'not-allowed',
    detail: { reason, name: wantedName },
  });
  const verdict = mayCreateConcept(entityActorOf(productionId, context));
  if (!verdict.allowed) return refuse(verdict.reason);
  const { tables } = context;
  const taskType = conceptTaskType(tables.taskTypes.all(), tables.productions.get(productionId)?.taskTypes ?? []);
  if (taskType === null) return refuse('no-concept-type');
  const waiting = context
    .waitingEntities()
    .filter((one) => one.productionId === productionId && one.kind === 'Concept');
  const known = tables.entities.ofProduction(productionId, 'Concept');
  const taken = new Set([...known, ...waiting].map(({ name }) => name));
  const localId = context.newId();
  return {
    kind: 'accepted',
    taskId: null,
    chain: entityChain(localId),
    payload: {
      localId,
      commentLocalId: context.newId(),
      productionId,
      taskTypeId: taskType.id,
      name: freeName(wantedName, (name) => taken.has(name)),
      linkedIds: linkedIds.map(tables.identities.resolve),
    },
  };
}

async function send(command: Command<Payload>, context: SendContext): Promise<Accepted> {
  const { kitsu, resolve, expectNoStraggler } = context;
  const wanted = command.payload;
  let noted = readConceptProgress(command.progress);
  const save = (change: Partial<ConceptProgress>): void => {
    noted = { ...noted, ...change };
    context.saveProgress(noted);
  };
  const saveStep = (change: Partial<ConceptProgress>, apply: (tables: Tables) => void): Promise<void> => {
    noted = { ...noted, ...change };
    return context.saveStep(noted, apply);
  };
  // A picture that is gone, or that one may not put there in the end, makes no empty concept.
  await context.openFiles();
  const isAssigned = mustBeAssigned(wanted, context);

  let { entityId } = noted;
  if (entityId === null) {
    const made = await findOrMake(wanted, noted.attemptedName, save, context);
    entityId = made.id;
    await saveStep({ entityId }, (tables) => {
      tables.entities.upsert(made);
      tables.identities.add(wanted.localId, made.id);
    });
  }
  const conceptId = entityId;

  if (!noted.isLinked && wanted.linkedIds.length > 0) {
    const linkedIds = wanted.linkedIds.map(resolve);
    expectNoStraggler();
    await kitsu.linkConcept(conceptId, linkedIds);
    await saveStep({ isLinked: true }, (tables) => {
      const known = tables.entities.get(conceptId);
      if (known !== null) tables.entities.upsert({ ...known, linkedIds });
    });
  }

  let { taskId } = noted;
  if (taskId === null) {
    const task = await makeTask(wanted, conceptId, context);
    taskId = task.id;
    // Before it counts as made: what is done twice then is done once.
    if (isAssigned) await kitsu.assign(context.me.id, [task.id]);
    await saveStep({ taskId }, (tables) => {
      tables.tasks.upsert(isAssigned ? { ...task, assigneeIds: [context.me.id] } : task);
    });
  }

  const published = await publishFiles(
    firstComment(wanted, taskId),
    noted.publish,
    {
      save: (publish) => {
        save({ publish });
      },
      saveStep: (publish, apply) => saveStep({ publish }, apply),
    },
    context,
  );
  const [previewFileId = null] = Object.values(published.published);
  if (previewFileId !== null) await showBy(previewFileId, context);
  return {
    ...published,
    serverId: conceptId,
    apply: (tables) => {
      published.apply(tables);
      const known = tables.entities.get(conceptId);
      if (known !== null) tables.entities.upsert({ ...known, mainPreviewFileId: previewFileId });
      tables.outbox.moveChain(entityChain(wanted.localId), entityChain(conceptId));
    },
  };
}

/**
 * To older servers who made a concept is a stranger to its task: they are put on it, where they may be.
 * @returns whether they are to be; fails where they neither are at home there nor may be put.
 */
function mustBeAssigned({ productionId, taskTypeId }: Payload, { kitsu, tables, me }: SendContext): boolean {
  if (kitsu.features.creatorsComment) return false;
  const production = tables.productions.get(productionId);
  const actor = {
    role: production?.role ?? me.role,
    person: me,
    production,
    task: { assigneeIds: [], taskStatusId: '' },
    taskType: tables.taskTypes.get(taskTypeId),
    entity: null,
  };
  if (mayPublish(actor).allowed) return false;
  const verdict = mayAssign({ ...actor, assignee: me });
  if (!verdict.allowed) throw localRefusal('not-allowed', { reason: verdict.reason });
  return true;
}

/** To the server the name is what tells concepts apart: of one that is taken it answers the one that is there. */
async function findOrMake(
  { productionId, name: wantedName }: Payload,
  attemptedName: string | null,
  save: (change: Partial<ConceptProgress>) => void,
  context: SendContext,
): Promise<Entity> {
  const { kitsu, me, signal, isClaimed, expectNoStraggler } = context;
  const named = async (name: string): Promise<readonly Entity[]> =>
    (await kitsu.entitiesNamed(productionId, name, signal)).filter(({ kind }) => kind === 'Concept');
  if (attemptedName !== null) {
    const found = (await named(attemptedName)).find(isOurs({ personId: me.id, isClaimed }));
    if (found !== undefined) return found;
  }
  const taken = new Set<string>();
  for (;;) {
    const name = freeName(wantedName, (one) => taken.has(one));
    if ((await named(name)).length === 0) {
      expectNoStraggler();
      save({ attemptedName: name });
      const made = await kitsu.createOther(productionId, 'Concept', {
        name,
        description: '',
        data: {},
        episodeId: null,
      });
      // Somebody else's came in between.
      if (made.createdBy === me.id) return made;
    }
    taken.add(name);
  }
}

const isOurs =
  ({ personId, isClaimed }: { readonly personId: Id; readonly isClaimed: (id: Id) => boolean }) =>
  (candidate: Entity): boolean =>
    candidate.kind === 'Concept' &&
    // Boards do not tell who made one.
    (candidate.createdBy === null || candidate.createdBy === personId) &&
    !isClaimed(candidate.id);

async function makeTask({ productionId, taskTypeId }: Payload, conceptId: Id, context: SendContext): Promise<Task> {
  const { kitsu, signal, expectNoStraggler } = context;
  expectNoStraggler();
  await kitsu.createTasks(productionId, taskTypeId, 'Concept', [conceptId]);
  // Its answer does not tell of one that was made by an attempt before.
  const [task] = await kitsu.tasksOfEntities(taskTypeId, [conceptId], signal);
  if (task === undefined) throw localRefusal('gone', { entityId: conceptId });
  return task;
}

/** It is there all the same where that is not one's own to say. */
async function showBy(previewFileId: Id, { kitsu }: SendContext): Promise<void> {
  try {
    await kitsu.setMainPreview(previewFileId);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'forbidden') throw error;
  }
}

const firstComment = ({ commentLocalId }: Payload, taskId: Id): CommentToPost => ({
  taskId,
  localId: commentLocalId,
  taskStatusId: null,
  text: '',
  checklist: [],
});

const asEntity = ({ localId, productionId, name, linkedIds }: Payload, personId: Id): Entity => ({
  id: localId,
  productionId,
  kind: 'Concept',
  assetTypeId: null,
  name,
  description: '',
  parentId: null,
  sourceId: null,
  isCanceled: false,
  isShared: false,
  lengthFrames: null,
  castCount: 0,
  isCastingStandby: false,
  readyForTaskTypeId: null,
  mainPreviewFileId: null,
  linkedIds: linkedIds.reduce((links: readonly Id[], linkedId) => withLink(links, { linkedId, value: true }), []),
  data: {},
  createdBy: personId,
  updatedAt: null,
});
