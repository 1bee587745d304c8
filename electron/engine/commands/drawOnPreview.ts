import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { AnnotationChange } from '../../../shared/model/annotation.ts';
import { annotationsAfter, netChanges } from '../../../shared/rules/annotationChanges.ts';
import { mayDraw } from '../../../shared/rules/permissions.ts';
import type { Accepted, CommandDefinition, TogetherContext } from './command.ts';
import { markOf } from './overlayBuilder.ts';
import { planFor } from './taskActorOf.ts';

const object = z.looseObject({ id: z.string() });
const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['add', 'update']), time: z.number(), object }),
  z.object({ kind: z.literal('delete'), time: z.number(), objectId: z.string() }),
]);
const payload = z.object({
  taskId: z.string(),
  previewFileId: z.string(),
  revision: z.number(),
  changes: z.array(change),
  /** How many of the changes were given at once, stroke by stroke; empty where all of them were. */
  given: z.array(z.number()).default([]),
});
type Payload = z.infer<typeof payload>;

/**
 * Strokes drawn, changed and rubbed out on a preview. Objects have ids of their author's: what is added twice is there once, and
 * what is deleted twice is gone, so that a lost answer is no reason to look first, but to wait: a stroke that arrives late would be back after it was rubbed
 * out. Only what was touched is sent: others' strokes,
 * and objects this app knows nothing of, are merged by the server.
 */
export const drawOnPreview: CommandDefinition<'drawOnPreview', InputOf<Commands, 'drawOnPreview'>, Payload> = {
  kind: 'drawOnPreview',
  payload,
  plan: ({ taskId, previewFileId, changes }, context) => {
    const file = context.tables.previewFiles.get(previewFileId);
    if (file === null || file.taskId !== taskId)
      return [{ kind: 'refused', taskId, code: 'not-on-this-disk', detail: {} }];
    return [
      planFor(taskId, context, mayDraw, () => ({
        taskId,
        previewFileId,
        revision: file.revision,
        changes: [...changes],
        given: [],
      })),
    ];
  },
  overlay: (builder, { payload: { taskId, previewFileId, changes }, state }) => {
    builder.draw(taskId, previewFileId, markOf(state, false), changes);
  },
  send: async ({ payload: { previewFileId, changes } }, context) => sendChanges(previewFileId, changes, context),
  // Stroke after stroke is one request where they go at one time.
  together: {
    key: ({ previewFileId }) => previewFileId,
    inChain: true,
    send: async (commands, context) => {
      const [first] = commands;
      if (first === undefined) return [];
      const changes = commands.flatMap((command) => command.payload.changes);
      const accepted = await sendChanges(first.payload.previewFileId, changes, context);
      return commands.map((command) => ({
        status: 'fulfilled',
        value: command === first ? accepted : { serverId: null, apply: () => undefined },
      }));
    },
  },
  // A row of the queue for each stroke of a day offline would be nothing to look through.
  gather: {
    into: (waiting, next) =>
      waiting.previewFileId === next.previewFileId && !isLarge(waiting)
        ? { ...waiting, changes: [...waiting.changes, ...next.changes], given: [...givenOf(waiting), ...givenOf(next)] }
        : null,
    withoutLast: (payload) => {
      const given = givenOf(payload);
      const last = given.at(-1);
      if (last === undefined || given.length < 2) return null;
      return { ...payload, changes: payload.changes.slice(0, -last), given: given.slice(0, -1) };
    },
  },
  describe: ({ revision }) => ({ excerpt: `v${String(revision)}` }),
};

/** Each stroke writes its row anew, to the disk and in one piece: a long one begins the next row after a few. */
const mostInARow = 200;
const longEnough = 40_000;
const isLarge = ({ changes }: Payload): boolean =>
  changes.length >= mostInARow || JSON.stringify(changes).length > longEnough;

const givenOf = ({ changes, given }: Payload): readonly number[] => (given.length > 0 ? given : [changes.length]);

async function sendChanges(
  previewFileId: string,
  changes: readonly AnnotationChange[],
  { kitsu, expectNoStraggler }: Pick<TogetherContext, 'kitsu' | 'expectNoStraggler'>,
): Promise<Accepted> {
  expectNoStraggler();
  const answer = await kitsu.updateAnnotations(previewFileId, netChanges(changes));
  return {
    serverId: null,
    apply: (tables) => {
      const known = tables.previewFiles.get(previewFileId);
      if (known === null) return;
      const annotations = answer.annotations ?? annotationsAfter(known.annotations ?? [], changes);
      tables.previewFiles.upsert({ ...known, annotations, updatedAt: answer.updatedAt ?? known.updatedAt });
    },
  };
}
