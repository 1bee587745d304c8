import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { PreviewChange } from '../../../shared/model/changes.ts';
import type { PreviewFile } from '../../../shared/model/task.ts';
import { mayChangePreview } from '../../../shared/rules/permissions.ts';
import type { Tables } from '../db/tables.ts';
import type { Kitsu } from '../kitsu/kitsu.ts';
import type { CommandDefinition } from './command.ts';
import { doneWhenGone } from './doneWhenGone.ts';
import { markOf } from './overlayBuilder.ts';
import { planFor } from './taskActorOf.ts';

const previewChangeShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('main') }),
  z.object({ kind: z.literal('validation'), value: z.enum(['neutral', 'validated', 'rejected']) }),
  z.object({ kind: z.literal('delete') }),
]);

const payload = z.object({
  taskId: z.string(),
  previewFileId: z.string(),
  revision: z.number(),
  change: previewChangeShape,
});
type Payload = z.infer<typeof payload>;

/** What is done to a file of a revision: shown for its entity, marked, or deleted. */
export const changePreview: CommandDefinition<'changePreview', InputOf<Commands, 'changePreview'>, Payload> = {
  kind: 'changePreview',
  payload,
  plan: ({ taskId, previewFileId, change }, context) => {
    const file = context.tables.previewFiles.get(previewFileId);
    if (file === null || file.taskId !== taskId)
      return [{ kind: 'refused', taskId, code: 'not-on-this-disk', detail: {} }];
    return [
      planFor(
        taskId,
        context,
        (actor) => mayChangePreview(actor, change.kind),
        () => ({ taskId, previewFileId, revision: file.revision, change }),
      ),
    ];
  },
  overlay: (builder, { payload: { taskId, previewFileId, change }, state }) => {
    builder.preview(taskId, previewFileId, markOf(state, false), change);
  },
  send: async ({ payload: { taskId, previewFileId, change } }, { kitsu, expectNoStraggler }) => {
    expectNoStraggler();
    await sendChange(kitsu, previewFileId, change);
    return {
      serverId: null,
      apply: (tables) => {
        applyChange(tables, taskId, previewFileId, change);
      },
    };
  },
  describe: ({ revision }) => ({ excerpt: `v${String(revision)}` }),
};

async function sendChange(kitsu: Kitsu, previewFileId: string, change: PreviewChange): Promise<void> {
  switch (change.kind) {
    case 'main':
      return kitsu.setMainPreview(previewFileId);
    case 'validation':
      return kitsu.setValidation(previewFileId, change.value);
    case 'delete':
      return doneWhenGone(kitsu.deletePreview(previewFileId));
  }
}

function applyChange(tables: Tables, taskId: string, previewFileId: string, change: PreviewChange): void {
  const file: PreviewFile | null = tables.previewFiles.get(previewFileId);
  if (change.kind === 'delete') tables.previewFiles.remove([previewFileId]);
  if (change.kind === 'validation' && file !== null)
    tables.previewFiles.upsert({ ...file, validationStatus: change.value });
  const entity = change.kind === 'main' ? tables.entities.get(tables.tasks.get(taskId)?.entityId ?? '') : null;
  if (entity !== null) tables.entities.upsert({ ...entity, mainPreviewFileId: previewFileId });
}
